"""The sections of a page by their headings: "## Level 1", below it "### Knowledge", or the other way round."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.core.frameworks.dialect.node import Place

HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*)")
CLOSE_HEADING = re.compile(r"(#{2,6})(?=[^\W\d_])(.*)")  # "##Level 2": no space, and nothing else that it could be
LEVEL = re.compile(r"level[ -]?(\d{1,4}(?:\.\d{1,4})?)(?: ?[-:–—·(] ?(.*?)\)?)?", re.IGNORECASE)
FENCE = re.compile(r" {0,3}(?:```|~~~)")
NAMELESS = "Expectations"  # the topic of a list right below its level


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `depth` is 1 for "#"."""

    depth: int
    title: str


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page, by its number; `in_code` where it stands between the marks of a block of code."""

    number: int
    text: str
    in_code: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """What stands below a heading: the headings that it is under, its own last, and its lines, the heading's first.

    `is_leaf`: no deeper heading divides it.
    """

    headings: tuple[Heading, ...]
    lines: tuple[PageLine, ...]
    is_leaf: bool

    @property
    def place(self) -> Place:
        """Finds the place of its heading."""
        return Place(self.lines[0].number)

    @property
    def below(self) -> tuple[PageLine, ...]:
        """Gives its lines without the heading's."""
        return self.lines[1:] if self.headings else self.lines

    @property
    def text(self) -> str:
        """Gives its heading and what stands below it, as written."""
        return "\n".join(line.text for line in self.lines)

    @property
    def text_lines(self) -> list[PageLine]:
        """Gives the lines below its heading that are no code."""
        return [line for line in self.below if not line.in_code]

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands below its heading."""
        return not any(line.text.strip() for line in self.below)

    @property
    def is_silent(self) -> bool:
        """Whether nothing stands below its heading, and no deeper heading either."""
        return self.is_empty and self.is_leaf


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a section is. `level_name` is "Junior" in "## Level 1: Junior"; `group` is what is below a topic."""

    level: str
    level_name: str
    topic: str
    group: str


def read_sections(body: str, first_line: int) -> Iterator[Section]:
    """Reads all sections of a page, in its order; comments are left out."""
    headings: tuple[Heading, ...] = ()
    lines: list[PageLine] = []
    for line in read_lines(body, first_line):
        heading = None if line.in_code else read_heading(line.text)
        if heading:
            is_leaf = not headings or heading.depth <= headings[-1].depth
            yield Section(headings, tuple(lines), is_leaf)
            headings = (*(other for other in headings if other.depth < heading.depth), heading)
            lines = []
        lines.append(line)
    yield Section(headings, tuple(lines), is_leaf=True)


def read_lines(body: str, first_line: int) -> Iterator[PageLine]:
    """Reads the lines of a page; what a comment hides is blank."""
    in_code = False
    for number, text in enumerate(without_comments(body).split("\n"), first_line):
        is_fence = bool(FENCE.match(text))
        yield PageLine(number, text, in_code or is_fence)
        in_code = in_code != is_fence


def without_comments(body: str) -> str:
    """Gives a page without the comments of HTML; its lines keep their numbers."""
    shown, *others = body.split("<!--")
    for other in others:
        comment, end, behind = other.partition("-->")
        shown += "\n" * comment.count("\n") + behind if end else f"<!--{other}"
    return shown


def find_spot(headings: Sequence[Heading]) -> Spot | None:
    """Finds the level and the topic that these headings name; None where none of them names a level."""
    for position, heading in reversed(list(enumerate(headings))):
        level = LEVEL.fullmatch(heading.title)
        if level:
            topic, group = topic_and_group(headings[:position], headings[position + 1 :])
            return Spot(level[1], level[2] or "", topic, group)
    return None


def topic_and_group(above: Sequence[Heading], below: Sequence[Heading]) -> tuple[str, str]:
    """Finds the topic of a level's section: the heading below the level's, else one above that is not the file's."""
    if below:
        return below[0].title, ": ".join(heading.title for heading in below[1:])
    titles = [heading.title for heading in above if heading.depth > 1]
    return (titles[-1] if titles else NAMELESS), ""


def read_heading(line: str) -> Heading | None:
    """Reads a heading without closing marks, "## Level 1 ##", and without emphasis."""
    match = HEADING.fullmatch(line) or CLOSE_HEADING.fullmatch(line)
    if not match:
        return None
    title = match[2].strip()
    bare = title.rstrip("#")
    is_closed = bare.endswith((" ", "\t"))
    return Heading(len(match[1]), unwrap(bare if is_closed else title))


def names_level(text: str) -> bool:
    """Tells whether a text is no more than the name of a level."""
    return bool(LEVEL.fullmatch(unwrap(text)))


def unwrap(text: str) -> str:
    """Gives a line without the emphasis that is around all of it."""
    line = " ".join(text.split())
    marks = len(line) - len(line.lstrip("*_"))
    inner = line[marks:-marks]
    is_wrapped = marks and line.endswith(line[:marks]) and not {"*", "_"} & set(inner)
    return inner.strip() if is_wrapped else line
