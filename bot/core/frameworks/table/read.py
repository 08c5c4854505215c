"""Reading a table: its columns, its lines, its levels, and the framework of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.frameworks.framework import Framework
from bot.core.frameworks.table.columns import EXPECTED, Columns, read_columns
from bot.core.frameworks.table.lines import LONGEST_SAID, Line, Rows, read_lines
from bot.core.frameworks.table.rungs import WrittenLevel, WrittenLevels, make_levels, name_rungs, numbered_rung
from bot.core.frameworks.table.topics import make_topics
from bot.core.plain.problem import Problem
from bot.core.plain.text import clean, enumerate_words

MOST_NAMES_SAID = 12


@dataclass(frozen=True, slots=True)
class ReadTable:
    """The framework that a table has. `notes` say what was left out or may not be meant, a sentence each."""

    framework: Framework
    notes: Sequence[str]


@dataclass(frozen=True, slots=True)
class LevelsByName:
    """Names where numbers of levels are expected: `first` is the first, in row `row`, `all` every level in order."""

    row: int
    first: str
    all: Sequence[str]

    def __str__(self) -> str:
        """The levels for a sentence."""
        more = len(self.all) - MOST_NAMES_SAID
        return ", ".join([*self.all[:MOST_NAMES_SAID], *([f"{more} more"] if more > 0 else [])])


@dataclass(frozen=True, slots=True)
class Table:
    """What the rows of a table say, before its levels are read."""

    columns: Columns
    lines: Sequence[Line]

    @property
    def rungs(self) -> Sequence[str]:
        """The levels as they are written, each once: in the order of their columns, or of the rows."""
        written = dict.fromkeys(line.rung for line in self.lines)
        in_columns = [heading for heading in self.columns.levels.values() if heading in written]
        return in_columns or list(written)

    def row_of(self, rung: str) -> int:
        """The number of the row in which a level stands first."""
        if self.columns.levels:
            return self.columns.row
        return next(line.number for line in self.lines if line.rung == rung)


def read_table(rows: Rows, path: str, title: str) -> ReadTable | LevelsByName:
    """Reads the framework that a table has; where its levels have names, only these: somebody must say what they are.

    Raises Problem with the row's number for what is unclear.
    """
    table = read_rows(rows)
    if "grade" in table.columns.positions:
        return make_graded(table, path, title)
    rungs = read_numbers(table)
    if isinstance(rungs, LevelsByName):
        return rungs
    return make(table, Framework(path, title, make_levels(rungs, graded=False), make_topics(table.lines, rungs)))


def read_graded_table(rows: Rows, path: str, title: str) -> ReadTable:
    """Reads the framework that a table has, whose levels are grades. Raises Problem with the row's number."""
    return make_graded(read_rows(rows), path, title)


def read_rows(rows: Rows) -> Table:
    """Reads what the rows of a table say. Raises Problem with the row's number for what is unclear."""
    filled = [(number, row) for number, row in rows if any(map(clean, row))]
    if not filled:
        raise Problem(f"The table is empty. {EXPECTED}")
    columns = read_columns(*filled[0])
    lines = read_lines(filled[1:], columns)
    if not lines:
        raise Problem("There are no rows below the first. Write a row for each criterion.")
    return Table(columns, lines)


def read_numbers(table: Table) -> WrittenLevels | LevelsByName:
    """Reads the numbers of levels. Where half of them or more are names, that is meant; else Problem is raised."""
    rungs: dict[str, WrittenLevel] = {}
    names: list[str] = []
    for text in table.rungs:
        rung = numbered_rung(text)
        if rung:
            rungs[text] = rung
        else:
            names.append(text)
    if not names:
        return rungs
    row, first = table.row_of(names[0]), names[0][:LONGEST_SAID]
    if len(names) >= len(rungs):
        return LevelsByName(row, first, table.rungs)
    raise Problem(f"Row {row}: “{first}” is no number. Name the column grade, or write a number.")


def make_graded(table: Table, path: str, title: str) -> ReadTable:
    """Makes the framework of a table whose levels are grades."""
    rungs = name_rungs(table.rungs)
    levels, topics = make_levels(rungs, graded=True), make_topics(table.lines, rungs)
    return make(table, Framework(path, title, levels, topics, graded=True))


def make(table: Table, framework: Framework) -> ReadTable:
    """Gives a framework, and notes on the columns that were left out and on examples that may belong elsewhere."""
    notes = []
    if table.columns.left_out:
        notes.append(f"Left out: {name_headings(table.columns.left_out)}. {EXPECTED}")
    several = [line for line in table.lines if len(line.criteria) > 1]
    for line in several:
        if line.examples:
            notes.append(f"Row {line.number}: the example is read as one of “{line.criteria[-1][:LONGEST_SAID]}”.")
    return ReadTable(framework, notes)


def name_headings(headings: Sequence[str]) -> str:
    """Names the first headings in a sentence, and how many more there are."""
    names = [f"“{heading[:LONGEST_SAID]}”" for heading in headings[:MOST_NAMES_SAID]]
    more = len(headings) - len(names)
    return enumerate_words([*names, f"{more} more"] if more else names)
