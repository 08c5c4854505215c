"""A Markdown body's sections by level and topic: "## Level 1", below it "### Knowledge" (or the other way round)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*)")
LEVEL = re.compile(r"level[ -]?(\d{1,4}(?:\.\d{1,4})?)(?: ?[-:–—·(] ?(.*?)\)?)?", re.IGNORECASE)
FENCE = re.compile(r" {0,3}(?:```|~~~)")
NAMELESS = "Expectations"  # the topic of a list right below its level


@dataclass(frozen=True, slots=True)
class Section:
    """The lines below a heading, with their numbers. `level_name` is "Junior" in "## Level 1: Junior"."""

    level: str
    level_name: str
    topic: str
    lines: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `depth` is 1 for "#"."""

    depth: int
    title: str


def read_sections(body: str, first_line: int) -> Iterator[Section]:
    """Reads the sections that belong to a level. Code is left out."""
    above: list[Heading] = []
    lines: list[tuple[int, str]] = []
    for number, line in outside_code(enumerate(body.split("\n"), first_line)):
        heading = read_heading(line)
        if heading:
            yield from section_of(above, lines)
            above = [*(other for other in above if other.depth < heading.depth), heading]
            lines = []
        else:
            lines.append((number, line))
    yield from section_of(above, lines)


def outside_code(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Gives the lines, with their numbers, that stand in no block of code."""
    in_code = False
    for number, line in lines:
        if FENCE.match(line):
            in_code = not in_code
        elif not in_code:
            yield number, line


def section_of(above: Sequence[Heading], lines: Sequence[tuple[int, str]]) -> Iterator[Section]:
    """Makes the section below these headings; None where none of them names a level."""
    for position, heading in reversed(list(enumerate(above))):
        level = LEVEL.fullmatch(heading.title)
        if level:
            topic = topic_title(above[:position], above[position + 1 :])
            yield Section(level[1], level[2] or "", topic, tuple(lines))
            return


def topic_title(above: Sequence[Heading], below: Sequence[Heading]) -> str:
    """Finds the topic of a level's section: the heading below the level's, else one above that is not the file's."""
    if below:
        return below[0].title
    titles = [heading.title for heading in above if heading.depth > 1]
    return titles[-1] if titles else NAMELESS


def prose_above(body: str) -> str:
    """Gives the lines above the first level."""
    lines = body.split("\n")
    first = next((position for position, line in enumerate(lines) if names_level(line)), len(lines))
    return "\n".join(lines[:first])


def names_level(line: str) -> bool:
    """Tells whether a line is the heading of a level."""
    heading = read_heading(line)
    return bool(heading and LEVEL.fullmatch(heading.title))


def read_heading(line: str) -> Heading | None:
    """Reads a heading without closing marks, "## Level 1 ##", and without emphasis."""
    match = HEADING.fullmatch(line)
    if not match:
        return None
    title = match[2].strip()
    bare = title.rstrip("#")
    is_closed = bare.endswith((" ", "\t"))
    return Heading(len(match[1]), unwrap(bare if is_closed else title))


def unwrap(text: str) -> str:
    """Gives a line without the emphasis that is around all of it."""
    line = " ".join(text.split())
    marks = len(line) - len(line.lstrip("*_"))
    inner = line[marks:-marks]
    is_wrapped = marks and line.endswith(line[:marks]) and not {"*", "_"} & set(inner)
    return inner.strip() if is_wrapped else line
