"""The blocks of a topic: each with its level or grade and its criteria."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.frameworks.dialect.criteria import Written, read_criteria
from bot.core.frameworks.dialect.fields import read_fields, read_text
from bot.core.frameworks.dialect.findings import Findings
from bot.core.frameworks.dialect.levels import grade_key, level_key
from bot.core.frameworks.dialect.node import Node, Pairs, Place, is_empty

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
        said = "A level is expected here. Write `- level: 1` and, below it, `criteria:` with a list."
        findings.error(node.place, said)
        return None
    fields = read_fields(node, KEYS, findings)
    level, grade = read_rung(fields, node.place, findings)
    if level is None and grade is None:
        return None
    if is_empty(fields.get("criteria")) and is_empty(fields.get("exampleCriteria")):
        findings.warning(node.place, "This block expects nothing. Write `criteria:` with a list, or take it out.")
    criteria = [
        *read_criteria(fields.get("criteria"), findings),
        *read_criteria(fields.get("exampleCriteria"), findings),
    ]
    return Block(level, grade, tuple(criteria), node.place)


def read_rung(fields: Mapping[str, Node], place: Place, findings: Findings) -> tuple[str | None, str | None]:
    """The keys of a block's level and grade; both None with an error where there is neither."""
    level, grade = read_text(fields, "level", findings), read_text(fields, "grade", findings)
    key = level_key(level.value) if level else None
    if grade:
        return key, grade_key(grade.value)
    if level and not key:
        findings.error(level.place, f"“{level.value[:40]}” is no number. Write `level: 1`, or `grade:` for a name.")
    elif is_empty(fields.get("level")) and is_empty(fields.get("grade")):
        findings.error(place, "This block has neither `level:` nor `grade:`. Write which one it is for.")
    return key, None
