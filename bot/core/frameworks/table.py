"""A framework from the rows of a spreadsheet: topic, level or grade, criterion, example."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from bot.core.frameworks.dialect.levels import grade_key, label_of, level_key, order_of
from bot.core.frameworks.dialect.topics import slug
from bot.core.frameworks.framework import Criterion, Framework, Level, Topic
from bot.core.plain.problem import Problem
from bot.core.plain.text import clean, enumerate_words

COLUMNS = {
    "topic": ("topic", "topics", "skill", "area"),
    "level": ("level", "levels"),
    "grade": ("grade", "grades"),
    "criterion": ("criterion", "criteria", "expectation"),
    "example": ("example", "examples"),
}
EXPECTED = "The first row names the columns: topic, level (or grade), criterion and, if you like, example."
Rows = Sequence[tuple[int, Sequence[str]]]  # each with the number of its row in the spreadsheet


@dataclass(frozen=True, slots=True)
class Line:
    """What a row says; `key` is a level's or a grade's."""

    topic: str
    key: str
    criterion: str
    example: str


def read_columns(header: Sequence[str]) -> dict[str, int]:
    """Finds where each column is, by its name. Raises Problem for a header that is unclear."""
    columns: dict[str, int] = {}
    for position, cell in enumerate(header):
        name = column_name(clean(cell))
        if name in columns:
            raise Problem(f"Row 1: there are two columns for the {name}. Keep one.")
        if name:
            columns[name] = position
    missing = missing_columns(columns)
    if missing:
        raise Problem(f"Row 1: the columns must have {enumerate_words(missing)}. {EXPECTED}")
    return columns


def column_name(written: str) -> str:
    """Finds the name of a column that is headed so, "" for no heading. Raises Problem for one that is not known."""
    if not written:
        return ""
    for name, spellings in COLUMNS.items():
        if written.casefold() in spellings:
            return name
    raise Problem(f"Row 1: the column “{written[:40]}” is not known. {EXPECTED}")


def missing_columns(columns: Container[str]) -> list[str]:
    """Lists what a table lacks: a topic, a criterion, and either a level or a grade."""
    missing = [name for name in ("topic", "criterion") if name not in columns]
    if ("level" in columns) == ("grade" in columns):
        missing.append("one of level and grade")
    return missing


def read_table(rows: Rows, path: str, title: str) -> Framework:
    """Reads the framework that a table has. Raises Problem with the row's number for what is unclear."""
    if not rows:
        raise Problem(f"The table is empty. {EXPECTED}")
    columns = read_columns(rows[0][1])
    graded = "grade" in columns
    lines = [
        read_line(number, row, columns, graded=graded, width=len(rows[0][1]))
        for number, row in rows[1:]
        if any(map(clean, row))
    ]
    if not lines:
        raise Problem("There are no rows below the first. Write a row for each criterion.")
    keys = list(dict.fromkeys(line.key for line in lines))
    ladder = keys if graded else sorted(keys, key=order_of)
    levels = tuple(Level(key, ordinal, label_of(key, None, graded=graded)) for ordinal, key in enumerate(ladder, 1))
    return Framework(path, title, levels, make_topics(lines), graded)


def read_line(number: int, row: Sequence[str], columns: Mapping[str, int], *, graded: bool, width: int) -> Line:
    """Reads a row in the columns of a header so `width`. Raises Problem with its number for what is unclear."""
    if any(map(clean, row[width:])):
        raise Problem(f"Row {number}: there are more cells than columns. Put texts with separators into quotes.")
    cells = {name: read_cell(row, position) for name, position in columns.items()}
    rung = "grade" if graded else "level"
    for name in ("topic", rung, "criterion"):
        if not cells[name]:
            raise Problem(
                f"Row {number}: there is no {name}. Each row has a topic, a level or grade, and a criterion."
            )
    if not slug(cells["topic"]):
        raise Problem(f"Row {number}: the topic “{cells['topic'][:40]}” has no letter in it. Give it a name.")
    key = grade_key(cells[rung]) if graded else level_key(cells[rung])
    if not key:
        raise Problem(f"Row {number}: “{cells[rung][:40]}” is no number. Name the column grade, or write a number.")
    return Line(cells["topic"], key, cells["criterion"], cells.get("example", ""))


def read_cell(row: Sequence[str], position: int) -> str:
    """Reads a cell's text on one line; "" where the row ends before it."""
    text = row[position] if position < len(row) else ""
    return " ".join(clean(text).split())


Examples = dict[str, list[str]]
"""The examples of each criterion, by its text."""


def make_topics(lines: Sequence[Line]) -> tuple[Topic, ...]:
    """Makes topics in the order that they first appear; rows of the same criterion become one, with all examples."""
    titles: dict[str, str] = {}
    cells: dict[str, dict[str, Examples]] = {}
    for line in lines:
        name = slug(line.topic)
        titles.setdefault(name, line.topic)
        cell = cells.setdefault(name, {}).setdefault(line.key, {})
        add_example(cell.setdefault(line.criterion, []), line.example)
    return tuple(make_topic(name, titles[name], by_key) for name, by_key in cells.items())


def add_example(examples: list[str], example: str) -> None:
    """Adds an example, if it is one, and not there yet."""
    if example in {"", *examples}:
        return
    examples.append(example)


def make_topic(name: str, title: str, cells: Mapping[str, Examples]) -> Topic:
    """Makes a topic from its criteria by level key."""
    return Topic(name, title, {key: make_criteria(cell) for key, cell in cells.items()})


def make_criteria(cell: Examples) -> tuple[Criterion, ...]:
    """Makes the criteria of a cell."""
    return tuple(Criterion(text, tuple(examples)) for text, examples in cell.items())
