"""Topics that are written as headings and lists, in the shape that front matter has."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.core.frameworks.dialect.findings import Findings
from bot.core.frameworks.dialect.headings import read_sections, unwrap
from bot.core.frameworks.dialect.node import MOST, Items, Node, Pairs, Place, Text

ITEM = re.compile(r"([ \t]*)(?:(?:[-*+]|\d{1,3}[.)])[ \t]+|-(?=[^\W\d_]))(.*)")
QUOTE = re.compile(r"[ \t]*>[ \t]?(.*)")
EXAMPLE = re.compile(r"examples?(?: \d+)?:?", re.IGNORECASE)  # the heading of a quoted example
RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*")
NESTED = 2  # columns that make an item belong to the one above


@dataclass(frozen=True, slots=True)
class Outline:
    """Topics and labels as front matter would have them."""

    topics: Items
    labels: Pairs


@dataclass(slots=True)
class Entry:
    """An item of a list while its lines are gathered: its text, and what is nested in it or quoted below it."""

    place: Place
    indent: int
    text: list[str]
    examples: list[list[str]] = field(default_factory=list)


def read_outline(body: str, first_line: int, findings: Findings) -> Outline:
    """What a body says below headings such as "## Level 1"; no topics where it has no such headings or no lists."""
    read = [(section, tuple(read_entries(section.lines))) for section in read_sections(body, first_line)]
    found = [(section, entries) for section, entries in read if entries]
    start = Place(first_line)
    if sum(len(entries) for _, entries in found) > MOST:
        findings.error(start, f"There are more than {MOST:,} items in these lists. Make several frameworks of it.")
        return Outline(Items((), start), Pairs((), start))
    topics: dict[str, list[Pairs]] = {}
    labels: dict[str, tuple[Text, Text]] = {}
    for section, entries in found:
        place = entries[0].place
        level = Text(section.level, place)
        topics.setdefault(section.topic, []).append(block(level, entries))
        if section.level_name:
            labels.setdefault(section.level, (level, Text(section.level_name, place)))
    return Outline(
        Items(tuple(topic(title, blocks) for title, blocks in topics.items()), start),
        Pairs(tuple(labels.values()), start),
    )


def read_entries(lines: Sequence[tuple[int, str]]) -> Iterator[Entry]:
    """The items of a section's lists."""
    entry: Entry | None = None
    open_text: list[str] | None = None  # what the next line goes on with
    for number, line in lines:
        item, quote = ITEM.fullmatch(line), QUOTE.fullmatch(line)
        indent = len(item[1].expandtabs(4)) if item else 0
        if not line.strip() or RULE.fullmatch(line):
            open_text = None
        elif entry and quote:
            open_text = add_quote(entry, open_text, unwrap(quote[1]))
        elif entry and item and indent >= entry.indent + NESTED:
            open_text = [unwrap(item[2])]
            entry.examples.append(open_text)
        elif item:
            if entry:
                yield entry
            open_text = [item[2]]
            entry = Entry(Place(number, len(item[1]) + 1), indent, open_text)
        elif open_text:
            open_text.append(line.strip())
    if entry:
        yield entry


def add_quote(entry: Entry, open_text: list[str] | None, text: str) -> list[str] | None:
    """Adds a quote's line to an entry's examples. "Example 1" is a quote's heading, and no example."""
    if not text or EXAMPLE.fullmatch(text):
        return None
    if open_text is None or open_text is entry.text:
        open_text = []
        entry.examples.append(open_text)
    open_text.append(text)
    return open_text


def topic(title: str, blocks: Sequence[Pairs]) -> Pairs:
    """A topic with its blocks."""
    place = blocks[0].place
    return pairs(place, name=Text(title, place), content=Items(tuple(blocks), place))


def block(level: Text, entries: Sequence[Entry]) -> Pairs:
    """A topic's criteria at a level."""
    return pairs(level.place, level=level, criteria=Items(tuple(map(criterion, entries)), level.place))


def criterion(entry: Entry) -> Pairs:
    """A criterion with its examples."""
    examples = tuple(Text(" ".join(example), entry.place) for example in entry.examples)
    return pairs(entry.place, criteria=Text(" ".join(entry.text), entry.place), examples=Items(examples, entry.place))


def pairs(place: Place, **fields: Node) -> Pairs:
    """Pairs that stand in one place."""
    return Pairs(tuple((Text(key, place), value) for key, value in fields.items()), place)
