"""The topics of a table's lines, with their criteria by level."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.core.frameworks.dialect.criteria import add_examples
from bot.core.frameworks.dialect.topics import slug
from bot.core.frameworks.framework import Criterion, Topic
from bot.core.frameworks.table.lines import LONGEST_SAID, Line
from bot.core.frameworks.table.rungs import WrittenLevels
from bot.core.plain.problem import Problem

ByText = dict[str, Criterion]
"""The criteria of a topic at a level, by their text."""


def make_topics(lines: Sequence[Line], rungs: WrittenLevels) -> tuple[Topic, ...]:
    """Makes topics in the order that they first appear; lines of the same criterion become one, with all examples.

    Raises Problem where two criteria have the same id.
    """
    check_names(lines)
    titles: dict[str, str] = {}
    topics: dict[str, dict[str, ByText]] = {}
    for line in lines:
        name = slug(line.topic)
        titles.setdefault(name, line.topic)
        cell = topics.setdefault(name, {}).setdefault(rungs[line.rung].key, {})
        for criterion in criteria_of(line):
            add(cell, criterion)
    return tuple(make_topic(name, titles[name], cells) for name, cells in topics.items())


def make_topic(name: str, title: str, cells: Mapping[str, ByText]) -> Topic:
    """Makes a topic from its criteria by level key."""
    return Topic(name, title, {key: tuple(cell.values()) for key, cell in cells.items()})


def criteria_of(line: Line) -> Iterator[Criterion]:
    """Makes the criteria of a line. Of several, the last has the examples."""
    *texts, last = line.criteria
    names = names_of(line)
    for text in texts:
        yield Criterion(text, name=next(names))
    yield Criterion(last, tuple(line.examples), name=next(names))


def names_of(line: Line) -> Iterator[str]:
    """Makes an id for each criterion of a line, without end: "a", "a-2", "a-3"; all "" where the line has none."""
    yield line.name
    for number in itertools.count(2):
        yield f"{line.name}-{number}" if line.name else ""


def add(cell: ByText, criterion: Criterion) -> None:
    """Adds a criterion to its cell; the same text counts once, with the examples of both."""
    first = cell.setdefault(criterion.text, criterion)
    if first is criterion:
        return
    cell[criterion.text] = add_examples(replace(first, name=first.name or criterion.name), criterion.examples)


def check_names(lines: Sequence[Line]) -> None:
    """Checks that each id is that of one criterion. Raises Problem."""
    first: dict[str, Line] = {}
    for line in lines:
        if not line.name:
            continue
        known = first.setdefault(line.name, line)
        if (known.topic, known.rung, known.criteria) != (line.topic, line.rung, line.criteria):
            name = line.name[:LONGEST_SAID]
            raise Problem(f"Row {line.number}: the id “{name}” is in row {known.number} already. Write another.")
