"""One block of a topic: its level, its grade and its criteria, as people meant them."""

from bot.core.criteria import read_criteria
from bot.core.fields import read_fields, read_text
from bot.core.findings import Findings
from bot.core.ladder import Block, level_key
from bot.core.node import Node, Pairs, is_empty
from bot.core.repair import tidy_line

KEYS = ("level", "grade", "criteria", "exampleCriteria")


def read_block(node: Node, findings: Findings) -> Block | None:
    """A block, or None with an error where nobody can tell which level it is for."""
    if not isinstance(node, Pairs):
        findings.error(node.place, "Here stands a block: write `level:` and, below it, `criteria:` with a list.")
        return None
    fields = read_fields(node, KEYS, findings)
    level, grade = read_text(fields, "level", findings), read_text(fields, "grade", findings)
    key = level_key(level.value) if level else None
    if level and not key:
        findings.error(level.place, f"“{level.value}” is no number. Write `level: 1`, or `grade:` for a name.")
        return None
    if not level and not grade:
        findings.error(node.place, "This block says neither `level:` nor `grade:`. Write which one it is for.")
        return None
    if is_empty(fields.get("criteria")) and is_empty(fields.get("exampleCriteria")):
        findings.warning(node.place, "This block expects nothing. Write `criteria:` with a list, or take it out.")
    criteria = [
        *read_criteria(fields.get("criteria"), findings),
        *read_criteria(fields.get("exampleCriteria"), findings),
    ]
    return Block(key, tidy_line(grade.value) if grade else None, tuple(criteria), node.place)
