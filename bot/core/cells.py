"""The blocks of a topic: each with its level or grade and its criteria."""

from dataclasses import dataclass

from bot.core.criteria import Written, read_criteria
from bot.core.fields import read_fields, read_text
from bot.core.findings import Findings
from bot.core.levels import grade_key, level_key
from bot.core.node import Node, Pairs, Place, is_empty

KEYS = ("level", "grade", "criteria", "exampleCriteria")


@dataclass(frozen=True, slots=True)
class Block:
    """What one topic expects at one level or grade, as the file has it."""

    level: str | None
    grade: str | None
    criteria: tuple[Written, ...]
    place: Place


def read_block(node: Node, findings: Findings) -> Block | None:
    """A block, or None with an error where nobody can tell which level it is for."""
    if not isinstance(node, Pairs):
        findings.error(
            node.place, "A level is expected here. Write `- level: 1` and, below it, `criteria:` with a list."
        )
        return None
    fields = read_fields(node, KEYS, findings)
    level, grade = read_text(fields, "level", findings), read_text(fields, "grade", findings)
    if level and not grade and not level_key(level.value):
        findings.error(level.place, f"“{level.value[:40]}” is no number. Write `level: 1`, or `grade:` for a name.")
        return None
    if not level and not grade:
        findings.error(node.place, "This block has neither `level:` nor `grade:`. Write which one it is for.")
        return None
    if is_empty(fields.get("criteria")) and is_empty(fields.get("exampleCriteria")):
        findings.warning(node.place, "This block expects nothing. Write `criteria:` with a list, or take it out.")
    criteria = [
        *read_criteria(fields.get("criteria"), findings),
        *read_criteria(fields.get("exampleCriteria"), findings),
    ]
    return Block(
        level_key(level.value) if level else None,
        grade_key(grade.value) if grade else None,
        tuple(criteria),
        node.place,
    )
