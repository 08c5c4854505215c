"""The ladder of a framework: which levels or grades its blocks name, in which order, and where they disagree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.core.frameworks.dialect.cells import Block
from bot.core.frameworks.dialect.fields import read_line
from bot.core.frameworks.dialect.findings import Findings
from bot.core.frameworks.dialect.levels import grade_key, label_of, level_key, order_of
from bot.core.frameworks.dialect.node import Node, Pairs, Place, Text, is_empty
from bot.core.frameworks.framework import Level


@dataclass(frozen=True, slots=True)
class Ladder:
    """The levels, and each block's level key by the block's place."""

    levels: tuple[Level, ...]
    keys: Mapping[Place, str]
    graded: bool


def build_ladder(blocks: Sequence[Block], labels: Node | None, findings: Findings) -> Ladder:
    """Grades are the ladder as soon as there is one, in order of first appearance; otherwise levels, by number."""
    graded = any(block.grade for block in blocks)
    if graded:
        keys = read_grades(blocks, findings)
        report_contradictions(blocks, findings)
        order = list(dict.fromkeys(keys.values()))
    else:
        keys = {block.place: block.level for block in blocks if block.level}
        order = sorted(set(keys.values()), key=order_of)
    names = read_labels(labels, order, findings)
    levels = (
        Level(key, ordinal, label_of(key, names.get(key), graded=graded)) for ordinal, key in enumerate(order, 1)
    )
    return Ladder(tuple(levels), keys, graded)


def read_labels(node: Node | None, keys: Sequence[str], findings: Findings) -> Mapping[str, str]:
    """Names of levels by their keys, from lines such as `3: Senior`."""
    if node is None or is_empty(node):
        return {}
    if not isinstance(node, Pairs):
        findings.warning(node.place, "`labels:` is left out. Write a line for each level, such as `3: Senior`.")
        return {}
    known = {key.casefold(): key for key in keys}
    names: dict[str, str] = {}
    for written, name in node.pairs:
        spellings = (grade_key(read_line(written, findings)).casefold(), level_key(written.value))
        key = next((known[spelling] for spelling in spellings if spelling in known), None)
        if key is None:
            findings.warning(
                written.place, "No topic has this level, so its label is left out. Write a level that is there."
            )
        elif isinstance(name, Text):
            names[key] = read_line(name, findings)
        else:
            findings.warning(name.place, "A label is one text. Write a line such as `3: Senior`.")
    return names


def read_grades(blocks: Sequence[Block], findings: Findings) -> dict[Place, str]:
    """Each block's grade, spelled as where it is first; without one, the grade that its level has elsewhere."""
    spelling: dict[str, str] = {}
    grades_of: dict[str | None, set[str]] = {}
    for block in blocks:
        if block.grade:
            grade = spelling.setdefault(block.grade.casefold(), block.grade)
            grades_of.setdefault(block.level, set()).add(grade)
    keys: dict[Place, str] = {}
    for block in blocks:
        if block.grade:
            keys[block.place] = spelling[block.grade.casefold()]
        elif len(grades_of.get(block.level, ())) == 1:
            (grade,) = grades_of[block.level]
            keys[block.place] = grade
            findings.warning(
                block.place,
                f"There is no grade here; level {block.level} is read as {grade}. Write `grade: '{grade}'`.",
            )
        else:
            findings.error(block.place, "There is no grade here, and other blocks have one. Write `grade:`.")
    return keys


def report_contradictions(blocks: Sequence[Block], findings: Findings) -> None:
    """A grade that is one level here and another there: the grade counts, and the reader is told."""
    lines: dict[str, dict[str | None, int]] = {}  # by grade: the first line of each of its levels
    for block in blocks:
        if block.grade:
            lines.setdefault(block.grade.casefold(), {}).setdefault(block.level, block.place.line)
    for block in blocks:
        by_level = lines.get((block.grade or "").casefold(), {})
        first = next((level for level in by_level if level), None)
        if block.grade and block.level and block.level != first:
            others = (
                f"level {level} (line {line})" if level else f"without a level (line {line})"
                for level, line in by_level.items()
                if level != block.level
            )
            findings.warning(
                block.place,
                f"Grade {block.grade} is level {block.level} here, and elsewhere {' and '.join(islice(others, 3))}. "
                "The grade counts. Leave `level:` out, or write the same one everywhere.",
            )
