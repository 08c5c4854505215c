"""The lists and paragraphs of a section: each item and each paragraph with its group and its examples."""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.core.frameworks.dialect.body.headings import PageLine, unwrap
from bot.core.frameworks.dialect.node import Place

ITEM = re.compile(
    r"([ \t]*)(?:(?:[-*+•–—]|\d{1,3}[.)])[ \t]+|[-•–—](?=[^\W\d_])|\d{1,3}[.)](?=[^\W\d_])|\*(?=\w)(?!.*\*))(.*)"
)
QUOTE = re.compile(r"[ \t]*>[ \t]?(.*)")
EXAMPLE = re.compile(r"examples?(?: \d+)?:?", re.IGNORECASE)  # the heading of a quoted example
RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*")
BOLD = re.compile(r"(\*\*|__)(?!\s)([^*_]+?):?\1[*_]?:?")
NESTED = 2  # columns that make an item belong to the one above
LINES_OF_HEADING = 2  # a group's heading has no more
NEVER_NESTED = sys.maxsize  # columns: no item is indented by more


@dataclass(slots=True)
class ListItem:
    """An item of a list, or a paragraph, while its lines are gathered: its text, and what is nested or quoted below.

    `open_text` is what the next line goes on with: the text or an example; None after a blank line. `group` is the
    heading that it stands below, and `group_place` where that is.
    """

    place: Place
    indent: int
    text: list[str]
    open_text: list[str] | None
    group: str = ""
    group_place: Place | None = None
    examples: list[list[str]] = field(default_factory=list)

    @property
    def is_paragraph(self) -> bool:
        """Whether it stands in no list."""
        return self.indent == NEVER_NESTED

    def heading(self) -> str:
        """Gives what it says as a heading of what follows, "**Craft:**"; "" where it is none."""
        is_more = self.examples or len(self.text) > LINES_OF_HEADING
        if is_more:
            return ""
        bold = BOLD.fullmatch(" ".join(self.text).strip())
        return bold[2].strip() if bold else ""

    def add_example(self, text: str) -> None:
        """Begins an example, with which the next line may go on."""
        self.open_text = [text]
        self.examples.append(self.open_text)

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

    def go_on(self, line: str) -> None:
        """Adds a line to what is open; after a blank line, to what it stands below."""
        last = self.examples[-1] if self.examples else self.text
        (last if self.open_text is None else self.open_text).append(line.strip())


def read_items(lines: Sequence[PageLine]) -> list[ListItem]:
    """Reads the items and paragraphs of a section, each with its group; a heading of a group is none of them."""
    items: list[ListItem] = []
    for line in lines:
        add_line(items, line)
    return list(grouped(items))


def add_line(items: list[ListItem], line: PageLine) -> None:
    """Adds a line to the last item, or begins another with it."""
    begun = begin_item(line)
    is_taken = begun is None and bool(items) and take_line(items[-1], line.text)
    if begun:
        add_item(items, begun)
    elif not is_taken:
        items.extend(begin_paragraph(line))


def begin_paragraph(line: PageLine) -> Iterator[ListItem]:
    """Reads the paragraph that a line begins, out of its quote; none where it says nothing."""
    text = line.text.strip().removeprefix(">").strip()
    if not is_break(text):
        lines = [text]
        yield ListItem(place_in(line), NEVER_NESTED, lines, lines)


def add_item(items: list[ListItem], item: ListItem) -> None:
    """Adds an item, or the example that it is where it is nested in another. A group's heading has none."""
    is_nested = bool(items) and item.indent >= items[-1].indent + NESTED
    is_example = is_nested and not items[-1].heading()
    if is_example:
        items[-1].add_example(unwrap(item.text[0]))
    else:
        items.append(item)


def take_line(item: ListItem, line: str) -> bool:
    """Lets an item take a line that begins none, if it belongs to it: a bold line alone never does."""
    quote = QUOTE.fullmatch(line)
    if quote:
        item.add_quote(unwrap(quote[1]))
    elif is_break(line):
        item.open_text = None
    elif is_apart(item, line):
        return False
    else:
        item.go_on(line)
    return True


def is_apart(item: ListItem, line: str) -> bool:
    """Tells whether a line belongs no longer to an item: a heading is between, or a blank line and no indentation."""
    if BOLD.fullmatch(line.strip()):
        return True
    if item.heading():
        return True
    may_go_on = not item.is_paragraph and line.startswith(("  ", "\t"))
    return item.open_text is None and not may_go_on


def grouped(items: Sequence[ListItem]) -> Iterator[ListItem]:
    """Gives the items without the headings of groups, each with its group."""
    above: ListItem | None = None
    for item, following in zip(items, [*items[1:], None], strict=False):
        above = None if ends_group(above, item) else above
        if is_heading_of(item, following):
            above = item
            continue
        if above:
            item.group, item.group_place = group_title(above), above.place
        yield item


def is_heading_of(item: ListItem, following: ListItem | None) -> bool:
    """Tells whether an item is the heading of the next: a bold paragraph, or a bold item with others nested in it.

    So is a paragraph that ends with a colon, above a list.
    """
    if following is None:
        return False
    if not item.is_paragraph:
        is_nested = not following.is_paragraph and following.indent >= item.indent + NESTED
        return is_nested and bool(item.heading())
    if following.is_paragraph:
        return bool(item.heading()) and not following.heading()
    return bool(item.heading()) or item.text[-1].endswith(":")


def ends_group(heading: ListItem | None, item: ListItem) -> bool:
    """Tells whether an item stands no longer below a heading: a bold item's group ends where its nesting does."""
    if heading is None:
        return False
    if heading.is_paragraph:
        return False
    return item.is_paragraph or item.indent < heading.indent + NESTED


def group_title(heading: ListItem) -> str:
    """Gives what a heading says, without emphasis and colon."""
    return heading.heading() or " ".join(heading.text).removesuffix(":")


def begin_item(line: PageLine) -> ListItem | None:
    """Reads the item that a line begins; None where it begins none."""
    match = None if is_break(line.text) else ITEM.fullmatch(line.text)
    if match is None:
        return None
    marks, text = match[1], [match[2]]
    return ListItem(place_in(line), len(marks.expandtabs(4)), text, text)


def place_in(line: PageLine) -> Place:
    """Finds the place of the first letter of a line."""
    return Place(line.number, len(line.text) - len(line.text.lstrip()) + 1)


def is_break(line: str) -> bool:
    """Tells whether a line parts what is above it from what is below: it is blank, or a rule such as "---"."""
    return not line.strip() or bool(RULE.fullmatch(line))
