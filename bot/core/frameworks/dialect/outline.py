"""Topics that are written as headings and lists, in the shape that front matter has."""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.core.frameworks.dialect.findings import Findings
from bot.core.frameworks.dialect.headings import read_sections, unwrap
from bot.core.frameworks.dialect.node import MOST_NODES, Items, Node, Pairs, Place, Text

ITEM = re.compile(r"([ \t]*)(?:(?:[-*+]|\d{1,3}[.)])[ \t]+|-(?=[^\W\d_]))(.*)")
QUOTE = re.compile(r"[ \t]*>[ \t]?(.*)")
EXAMPLE = re.compile(r"examples?(?: \d+)?:?", re.IGNORECASE)  # the heading of a quoted example
RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*")
NESTED = 2  # columns that make an item belong to the one above
NEVER_NESTED = sys.maxsize  # columns: no item is indented by more


@dataclass(frozen=True, slots=True)
class Outline:
    """Topics and labels as front matter would have them."""

    topics: Items
    labels: Pairs


@dataclass(slots=True)
class ListItem:
    """An item of a list while its lines are gathered: its text, and what is nested in it or quoted below it.

    `open_text` is what the next line goes on with: the text or an example; None after a blank line.
    """

    place: Place
    indent: int
    text: list[str]
    open_text: list[str] | None
    examples: list[list[str]] = field(default_factory=list)

    def add_example(self, text: str) -> None:
        """Begins an example, with which the next line may go on."""
        self.open_text = [text]
        self.examples.append(self.open_text)

    def add_line(self, line: str) -> None:
        """Takes a line that begins no item: of a quote, between paragraphs, or of what is open."""
        quote = QUOTE.fullmatch(line)
        if quote:
            self.add_quote(unwrap(quote[1]))
        elif is_break(line):
            self.open_text = None
        elif self.open_text is not None:
            self.open_text.append(line.strip())

    def add_quote(self, text: str) -> None:
        """Adds a quote's line to the example that is open, or begins one. "Example 1" is a quote's heading."""
        is_heading = not text or EXAMPLE.fullmatch(text)
        if is_heading:
            self.open_text = None
            return
        example = None if self.open_text is self.text else self.open_text
        if example is None:
            self.add_example(text)
        else:
            example.append(text)


def read_outline(body: str, first_line: int, findings: Findings) -> Outline:
    """Reads the topics below headings such as "## Level 1"; none where a body has no such headings or no lists."""
    lists = [(section, read_items(section.lines)) for section in read_sections(body, first_line)]
    start = Place(first_line)
    number = sum(len(items) for _, items in lists)
    if number > MOST_NODES:
        message = f"There are more than {MOST_NODES:,} items in these lists. Make several frameworks of it."
        findings.error(start, message)
        return Outline(Items((), start), Pairs((), start))
    topics: dict[str, list[Pairs]] = {}
    labels: dict[str, tuple[Text, Text]] = {}
    for section, items in lists:
        if not items:
            continue
        place = items[0].place
        level = Text(section.level, place)
        topics.setdefault(section.topic, []).append(cell(level, items))
        if section.level_name:
            labels.setdefault(section.level, (level, Text(section.level_name, place)))
    return Outline(
        Items(tuple(topic(title, cells) for title, cells in topics.items()), start),
        Pairs(tuple(labels.values()), start),
    )


def read_items(lines: Sequence[tuple[int, str]]) -> list[ListItem]:
    """Reads the items of a section's lists, with what is nested in each."""
    lead = ListItem(Place(0), NEVER_NESTED, [], None)  # what stands before the first item, and belongs to none
    items = [lead]
    for number, line in lines:
        item = begin_item(number, line)
        if item is None:
            items[-1].add_line(line)
        elif item.indent >= items[-1].indent + NESTED:
            items[-1].add_example(unwrap(item.text[0]))
        else:
            items.append(item)
    return items[1:]


def begin_item(number: int, line: str) -> ListItem | None:
    """Reads the item that a line begins; None where it begins none."""
    match = None if is_break(line) else ITEM.fullmatch(line)
    if match is None:
        return None
    marks, text = match[1], [match[2]]
    return ListItem(Place(number, len(marks) + 1), len(marks.expandtabs(4)), text, text)


def is_break(line: str) -> bool:
    """Tells whether a line parts what is above it from what is below: it is blank, or a rule such as "---"."""
    return not line.strip() or bool(RULE.fullmatch(line))


def topic(title: str, cells: Sequence[Pairs]) -> Pairs:
    """Makes a topic with its cells."""
    place = cells[0].place
    return pairs(place, name=Text(title, place), content=Items(tuple(cells), place))


def cell(level: Text, items: Sequence[ListItem]) -> Pairs:
    """Makes the criteria of a topic at a level."""
    return pairs(level.place, level=level, criteria=Items(tuple(map(criterion, items)), level.place))


def criterion(item: ListItem) -> Pairs:
    """Makes a criterion with its examples."""
    examples = tuple(Text(" ".join(example), item.place) for example in item.examples)
    return pairs(item.place, criteria=Text(" ".join(item.text), item.place), examples=Items(examples, item.place))


def pairs(place: Place, **fields: Node) -> Pairs:
    """Pairs that stand in one place."""
    return Pairs(tuple((Text(key, place), value) for key, value in fields.items()), place)
