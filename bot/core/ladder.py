"""The ladder of a framework: which levels its blocks name, in which order, and where they disagree."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.core.findings import Findings
from bot.core.framework import Criterion, Level
from bot.core.node import Place

NUMBER = re.compile(r"(?:level|l)?\s*(\d{1,4}(?:\.\d{1,4})?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """What one topic expects at one level or grade, as the file has it."""

    level: str | None
    grade: str | None
    criteria: tuple[tuple[Criterion, Place], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Ladder:
    """The levels, and each block's level key by the block's place."""

    levels: tuple[Level, ...]
    keys: Mapping[Place, str]
    graded: bool


def level_key(text: str) -> str | None:
    """The number in "3", "03", "Level 3" or "L3"; None when it is none."""
    found = NUMBER.fullmatch(text.strip())
    return ".".join(str(int(part)) for part in found[1].split(".")) if found else None


def numeric(key: str) -> tuple[int, ...]:
    """Orders level keys: 9 before 10, 1.9 before 1.10."""
    return tuple(int(part) for part in key.split("."))


def build_ladder(blocks: Sequence[Block], labels: Mapping[str, str], findings: Findings) -> Ladder:
    """Grades are the ladder as soon as there is one, in order of first appearance; otherwise levels, by number."""
    graded = any(block.grade for block in blocks)
    if graded:
        report_contradictions(blocks, findings)
        keys = graded_keys(blocks, findings)
        order = list(dict.fromkeys(keys.values()))
    else:
        keys = {block.place: block.level for block in blocks if block.level}
        order = sorted(set(keys.values()), key=numeric)
    levels = tuple(
        Level(key, ordinal, label(key, labels.get(key), graded=graded)) for ordinal, key in enumerate(order, 1)
    )
    return Ladder(levels, keys, graded)


def label(key: str, name: str | None, *, graded: bool) -> str:
    """How people say it: "Level 3", "SEO", "Grade 7", "Level 3: Senior"."""
    said = f"Level {key}" if not graded else f"Grade {key}" if key.isdecimal() else key
    return f"{said}: {name}" if name else said


def graded_keys(blocks: Sequence[Block], findings: Findings) -> dict[Place, str]:
    """Each block's grade; a block without one has the grade that its level has everywhere else."""
    spelling: dict[str, str] = {}
    grades_of: dict[str, set[str]] = {}
    for block in blocks:
        if block.grade:
            grade = spelling.setdefault(block.grade.casefold(), block.grade)
            if block.level:
                grades_of.setdefault(block.level, set()).add(grade)
    keys: dict[Place, str] = {}
    for block in blocks:
        fitting = {spelling[block.grade.casefold()]} if block.grade else grades_of.get(block.level or "", set())
        if len(fitting) == 1:
            keys[block.place] = next(iter(fitting))
        if not block.grade:
            report_missing_grade(block, fitting, findings)
    return keys


def report_missing_grade(block: Block, fitting: set[str], findings: Findings) -> None:
    """A warning where the level tells the grade, an error where it does not."""
    if len(fitting) == 1:
        (grade,) = fitting
        findings.warning(
            block.place, f"There is no grade here; level {block.level} is read as {grade}. Write `grade: '{grade}'`."
        )
    else:
        findings.error(block.place, "There is no grade here, and other blocks have one. Write `grade:`.")


def report_contradictions(blocks: Sequence[Block], findings: Findings) -> None:
    """A grade that has one level here and another there: the grade counts, and the reader is told."""
    by_grade: dict[str, list[Block]] = {}
    for block in blocks:
        if block.grade:
            by_grade.setdefault(block.grade.casefold(), []).append(block)
    for group in by_grade.values():
        first = next((block for block in group if block.level), None)
        for block in group:
            if first and block.level and block.level != first.level:
                elsewhere = levels_elsewhere(group, block)
                findings.warning(
                    block.place,
                    f"Grade {block.grade} is level {block.level} here, and elsewhere {elsewhere}. "
                    "The grade counts. Leave `level:` out, or write the same one everywhere.",
                )


def levels_elsewhere(group: Sequence[Block], block: Block) -> str:
    """The other levels of a grade, each with the first line that has it."""
    lines: dict[str | None, int] = {}
    for other in group:
        lines.setdefault(other.level, other.place.line)
    return " and ".join(
        f"level {level} (line {line})" if level else f"without a level (line {line})"
        for level, line in lines.items()
        if level != block.level
    )
