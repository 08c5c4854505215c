"""The ladder of a framework: which levels or grades its cells name, in which order, and where they disagree."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.core.frameworks.dialect.cells import WrittenCell
from bot.core.frameworks.dialect.fields import read_line
from bot.core.frameworks.dialect.findings import Findings
from bot.core.frameworks.dialect.levels import grade_key, label_of, level_key, order_of
from bot.core.frameworks.dialect.node import Items, Node, Pairs, Place, Text, is_empty, list_items
from bot.core.frameworks.framework import Level


@dataclass(frozen=True, slots=True)
class WrittenLadder:
    """The levels of a file, and the level key of each cell by the cell's place."""

    levels: tuple[Level, ...]
    keys: Mapping[Place, str]
    graded: bool


def build_ladder(cells: Sequence[WrittenCell], fields: Mapping[str, Node], findings: Findings) -> WrittenLadder:
    """Builds the ladder of a file with these fields: grades as soon as there is one, otherwise levels, by number.

    Grades are in the order of `grades:`, those that are not in it in order of first appearance.
    """
    graded = any(cell.grade for cell in cells)
    if graded:
        keys = read_grades(cells, findings)
        report_contradictions(cells, findings)
        in_order = read_order(fields.get("grades"), keys.values(), findings)
        order = list(dict.fromkeys((*in_order, *keys.values())))
    else:
        keys = {cell.place: cell.level for cell in cells if cell.level}
        order = sorted(set(keys.values()), key=order_of)
    names = read_labels(fields.get("labels"), order, findings)
    levels = (
        Level(key, ordinal, label_of(key, names.get(key), graded=graded)) for ordinal, key in enumerate(order, 1)
    )
    return WrittenLadder(tuple(levels), keys, graded)


def read_order(node: Node | None, keys: Iterable[str], findings: Findings) -> Iterator[str]:
    """Reads the grades of a list, the lowest first; what no topic has is left out."""
    known = {key.casefold(): key for key in keys}
    for item in list_items(node):
        key = known_key(item, known, findings) if isinstance(item, Text) else None
        if key:
            yield key
        else:
            findings.warning(item.place, "No topic has this grade, so it is left out. Write a grade that is there.")


def read_labels(node: Node | None, keys: Sequence[str], findings: Findings) -> Mapping[str, str]:
    """Reads names of levels by their keys, from lines such as `3: Senior`."""
    match node:
        case Pairs(lines):
            return read_names(lines, keys, findings)
        case Items() | Text() if not is_empty(node):
            findings.warning(node.place, "`labels:` is left out. Write a line for each level, such as `3: Senior`.")
    return {}


def read_names(lines: Iterable[tuple[Text, Node]], keys: Sequence[str], findings: Findings) -> Mapping[str, str]:
    """Reads names of levels by their keys; what is no name, or of a level that is not there, is left out."""
    known = {key.casefold(): key for key in keys}
    names: dict[str, str] = {}
    for written_key, name in lines:
        key = known_key(written_key, known, findings)
        if key is None:
            message = "No topic has this level, so its label is left out. Write a level that is there."
            findings.warning(written_key.place, message)
        elif isinstance(name, Text):
            names[key] = read_line(name, findings)
        else:
            findings.warning(name.place, "A label is one text. Write a line such as `3: Senior`.")
    return names


def known_key(written: Text, known: Mapping[str, str], findings: Findings) -> str | None:
    """Finds the key of a level that is written as a grade or as a level; None for another.

    `known` has the keys by how they may be written.
    """
    grade = grade_key(read_line(written, findings)).casefold()
    if grade in known:
        return known[grade]
    return known.get(level_key(written.value) or "")


def read_grades(cells: Sequence[WrittenCell], findings: Findings) -> dict[Place, str]:
    """Reads each cell's grade, spelled as where it is first; without one, the grade that its level has elsewhere."""
    spelling: dict[str, str] = {}
    grades_of: dict[str | None, set[str]] = {}
    for cell in cells:
        if cell.grade:
            grade = spelling.setdefault(cell.grade.casefold(), cell.grade)
            grades_of.setdefault(cell.level, set()).add(grade)
    keys: dict[Place, str] = {}
    for cell in cells:
        if cell.grade:
            keys[cell.place] = spelling[cell.grade.casefold()]
        elif len(grades_of.get(cell.level, ())) == 1:
            (grade,) = grades_of[cell.level]
            keys[cell.place] = grade
            message = f"There is no grade here; level {cell.level} is read as {grade}. Write `grade: '{grade}'`."
            findings.warning(cell.place, message)
        else:
            findings.error(cell.place, "There is no grade here, and other blocks have one. Write `grade:`.")
    return keys


def report_contradictions(cells: Sequence[WrittenCell], findings: Findings) -> None:
    """Warns where a grade is another level than in the first cell that says one: the grade counts."""
    lines = first_lines(cells)
    for cell in cells:
        by_level = lines.get((cell.grade or "").casefold(), {})
        first = next(filter(None, by_level), None)
        contradicts = cell.grade and cell.level not in {None, first}
        if contradicts:
            findings.warning(
                cell.place,
                f"Grade {cell.grade} is level {cell.level} here, and elsewhere {other_levels(cell, by_level)}. "
                "The grade counts. Leave `level:` out, or write the same one everywhere.",
            )


def first_lines(cells: Sequence[WrittenCell]) -> Mapping[str, Mapping[str | None, int]]:
    """Lists by grade the levels that it is written with (None: without one), and the first line of each."""
    lines: dict[str, dict[str | None, int]] = {}
    for cell in cells:
        if cell.grade:
            lines.setdefault(cell.grade.casefold(), {}).setdefault(cell.level, cell.place.line)
    return lines


def other_levels(cell: WrittenCell, by_level: Mapping[str | None, int]) -> str:
    """Says what else the grade of a cell is: "level 2 (line 9) and without a level (line 12)"; up to three."""
    others = (level_and_line(level, line) for level, line in by_level.items() if level != cell.level)
    return " and ".join(islice(others, 3))


def level_and_line(level: str | None, line: int) -> str:
    """Names a level and where it is written: "level 2 (line 9)"."""
    return f"level {level} (line {line})" if level else f"without a level (line {line})"
