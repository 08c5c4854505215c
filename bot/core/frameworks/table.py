"""A framework from the rows of a spreadsheet: topic, level or grade, criterion, example."""

from collections.abc import Mapping, Sequence
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
Rows = Sequence[tuple[int, Sequence[str]]]  # each with the number of its row in the spreadsheet


@dataclass(frozen=True, slots=True)
class Line:
    """What a row says; `key` is a level's or a grade's."""

    topic: str
    key: str
    criterion: str
    example: str


def read_columns(header: Sequence[str]) -> dict[str, int]:
    """Where each column is. Raises Problem for a header that is unclear."""
    found: dict[str, int] = {}
    for position, cell in enumerate(header):
        name = next((name for name, spellings in COLUMNS.items() if clean(cell).casefold() in spellings), None)
        if name is None and clean(cell):
            raise Problem(f"Row 1: the column “{clean(cell)[:40]}” is not known. {EXPECTED}")
        if name in found:
            raise Problem(f"Row 1: there are two columns for the {name}. Keep one.")
        if name:
            found[name] = position
    missing = [name for name in ("topic", "criterion") if name not in found]
    if missing or ("level" in found) == ("grade" in found):
        rung = [] if ("level" in found) != ("grade" in found) else ["one of level and grade"]
        raise Problem(f"Row 1: the columns must have {enumerate_words([*missing, *rung])}. {EXPECTED}")
    return found


EXPECTED = "The first row names the columns: topic, level (or grade), criterion and, if you like, example."


def read_table(rows: Rows, path: str, title: str) -> Framework:
    """Raises Problem with the row's number for what is unclear."""
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
    if any(map(clean, row[width:])):
        raise Problem(f"Row {number}: there are more cells than columns. Put texts with separators into quotes.")
    said = {name: " ".join(clean(row[at]).split()) if at < len(row) else "" for name, at in columns.items()}
    for name in ("topic", "grade" if graded else "level", "criterion"):
        if not said[name]:
            raise Problem(
                f"Row {number}: there is no {name}. Each row has a topic, a level or grade, and a criterion."
            )
    if not slug(said["topic"]):
        raise Problem(f"Row {number}: the topic “{said['topic'][:40]}” has no letter in it. Give it a name.")
    key = grade_key(said["grade"]) if graded else level_key(said["level"])
    if not key:
        raise Problem(f"Row {number}: “{said['level'][:40]}” is no number. Name the column grade, or write a number.")
    return Line(said["topic"], key, said["criterion"], said.get("example", ""))


def make_topics(lines: Sequence[Line]) -> tuple[Topic, ...]:
    """In the order that they first appear; rows with the same criterion are one, with the examples of all."""
    titles: dict[str, str] = {}
    cells: dict[str, dict[str, dict[str, list[str]]]] = {}
    for line in lines:
        name = slug(line.topic)
        titles.setdefault(name, line.topic)
        examples = cells.setdefault(name, {}).setdefault(line.key, {}).setdefault(line.criterion, [])
        if line.example and line.example not in examples:
            examples.append(line.example)
    return tuple(
        Topic(
            name,
            titles[name],
            {
                key: tuple(Criterion(text, tuple(examples)) for text, examples in cell.items())
                for key, cell in by_key.items()
            },
        )
        for name, by_key in cells.items()
    )
