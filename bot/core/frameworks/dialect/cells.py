"""The cells of a topic, as files have them: each with its level or grade and its criteria."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.frameworks.dialect.criteria import WrittenCriterion, read_criteria
from bot.core.frameworks.dialect.fields import are_empty, read_fields, read_text
from bot.core.frameworks.dialect.findings import Findings
from bot.core.frameworks.dialect.levels import grade_key, level_key
from bot.core.frameworks.dialect.node import Node, Pairs, Place, Text, list_items

KEYS = ("level", "grade", "criteria", "exampleCriteria")


@dataclass(frozen=True, slots=True)
class WrittenCell:
    """What one topic expects at one level or grade, as the file has it."""

    level: str | None
    grade: str | None
    criteria: tuple[WrittenCriterion, ...]
    place: Place


def read_cell(node: Node, findings: Findings) -> WrittenCell | None:
    """Reads a cell: `- level: 1` with its `criteria:`. None, with an error, where nobody can tell its level."""
    if not isinstance(node, Pairs):
        message = "A level is expected here. Write `- level: 1` and, below it, `criteria:` with a list."
        findings.error(node.place, message)
        return None
    fields = read_fields(name_examples(node, findings), KEYS, findings)
    rung = read_rung(fields, node.place, findings)
    if rung is None:
        return None
    if are_empty(fields, "criteria", "exampleCriteria"):
        findings.warning(node.place, "This block expects nothing. Write `criteria:` with a list, or take it out.")
    criteria = read_criteria(fields.get("criteria"), findings)
    criteria += read_criteria(fields.get("exampleCriteria"), findings)
    return WrittenCell(*rung, tuple(criteria), node.place)


def name_examples(node: Pairs, findings: Findings) -> Pairs:
    """Gives a cell in which `examples:` that are criteria with their examples are called `exampleCriteria:`."""
    pairs = list(node.pairs)
    for position, (key, value) in enumerate(node.pairs):
        are_criteria = any(isinstance(item, Pairs) for item in list_items(value))
        is_meant = are_criteria and key.value == "examples"
        if is_meant:
            findings.warning(key.place, "`examples:` is read as `exampleCriteria:`. Write it so.")
            pairs[position] = (Text("exampleCriteria", key.place), value)
    return Pairs(tuple(pairs), node.place)


def read_rung(fields: Mapping[str, Node], place: Place, findings: Findings) -> tuple[str | None, str | None] | None:
    """Reads the keys of a cell's level and grade, one of them at least. None, with an error, where it has neither."""
    level, grade = read_text(fields, "level", findings), read_text(fields, "grade", findings)
    key = level_key(level.value) if level else None
    if grade:
        return key, grade_key(grade.value)
    if key:
        return key, None
    if level:
        wrong = "is below every level" if level.value.startswith("-") else "is no number"
        findings.error(level.place, f"“{level.value[:40]}” {wrong}. Write `level: 1`, or `grade:` for a name.")
    elif are_empty(fields, "level", "grade"):
        findings.error(place, "This block has neither `level:` nor `grade:`. Write which one it is for.")
    return None
