"""A Markdown body's sections by level and topic: "## Level 1", below it "### Knowledge" (or the other way round)."""

import re
from collections.abc import Iterator, Sequence
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
    """The sections that belong to a level. Code is left out."""
    above: list[Heading] = []
    lines: list[tuple[int, str]] = []
    in_code = False
    for number, line in enumerate(body.split("\n"), first_line):
        heading = read_heading(line)
        if FENCE.match(line):
            in_code = not in_code
        elif heading and not in_code:
            yield from section_of(above, lines)
            above = [*(other for other in above if other.depth < heading.depth), heading]
            lines = []
        elif not in_code:
            lines.append((number, line))
    yield from section_of(above, lines)


def section_of(above: Sequence[Heading], lines: Sequence[tuple[int, str]]) -> Iterator[Section]:
    """The section below these headings, if one of them names a level."""
    for at, heading in reversed(list(enumerate(above))):
        level = LEVEL.fullmatch(heading.title)
        if level:
            over = [other.title for other in above[:at] if other.depth > 1]
            topic = next((other.title for other in above[at + 1 :]), over[-1] if over else NAMELESS)
            yield Section(level[1], level[2] or "", topic, tuple(lines))
            return


def prose_above(body: str) -> str:
    """What stands above the first level."""
    lines = body.split("\n")
    headings = ((at, read_heading(line)) for at, line in enumerate(lines))
    first = next((at for at, heading in headings if heading and LEVEL.fullmatch(heading.title)), len(lines))
    return "\n".join(lines[:first])


def read_heading(line: str) -> Heading | None:
    """A heading without closing marks, "## Level 1 ##", and without emphasis."""
    found = HEADING.fullmatch(line)
    if not found:
        return None
    title = found[2].strip()
    bare = title.rstrip("#")
    return Heading(len(found[1]), unwrap(bare if bare.endswith((" ", "\t")) else title))


def unwrap(text: str) -> str:
    """A line without the emphasis that is around all of it."""
    line = " ".join(text.split())
    marks = len(line) - len(line.lstrip("*_"))
    inner = line[marks:-marks]
    return inner.strip() if marks and line.endswith(line[:marks]) and not {"*", "_"} & set(inner) else line
