"""Markdown as people write it in a framework's file, made readable in Slack.

Slack's own `markdown` block takes 12,000 characters a message, is for messages alone, and makes mentions of what
looks like one. As rich text, nothing comes alive but the links.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain, repeat

from bot.core.plain.text import shorten

LONGEST_PASSAGE = 3_000  # characters of a line, and of a passage: what is longer is cut
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
FENCE = re.compile(r"\s*(?:```|~~~)")
HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)[\s#]*$")
ITEM = re.compile(r"(\s*)(?:[-*+]|(\d{1,4})[.)])\s+(\S.*)")
QUOTE = re.compile(r"\s{0,3}>\s?(.*)")
RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}$")
TABLE_RULE = re.compile(r"[\s|:-]*-[\s|:-]*$")


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a text: a "heading", "item", "quote", "code" or "paragraph".

    An item has an `indent`, from 0, and in a numbered list a `number`, in digits.
    """

    kind: str
    words: str
    indent: int = 0
    number: str = ""


Read = tuple[list[Passage], int]  # what was read, and the number of the line after it


def read_markdown(text: str) -> list[Passage]:
    """Reads the passages of a text, in their order; comments and rules are left out."""
    lines = [line[:LONGEST_PASSAGE] for line in COMMENT.sub("", text).expandtabs(4).splitlines()]
    passages: list[Passage] = []
    at = 0
    while at < len(lines):
        read = next(reader for starts, reader in READERS if starts(lines, at))
        more, at = read(lines, at)
        passages += more
    return [passage for passage in passages if passage.words.strip()]


def read_nothing(_lines: Sequence[str], at: int) -> Read:
    """Passes over a line."""
    return [], at + 1


def read_code(lines: Sequence[str], at: int) -> Read:
    """Reads code, up to the fence that ends it."""
    end = find_line(lines, at + 1, FENCE.match)
    return [Passage("code", shorten("\n".join(lines[at + 1 : end]), LONGEST_PASSAGE))], end + 1


def read_heading(lines: Sequence[str], at: int) -> Read:
    """Reads a heading, of whatever depth."""
    heading = HEADING.match(lines[at])
    return [Passage("heading", heading[1] if heading else "")], at + 1


def read_table(lines: Sequence[str], at: int) -> Read:
    """Reads a table, an item for each row."""
    end = find_line(lines, at + 2, lambda line: "|" not in line)
    titles = cells(lines[at])
    return [read_row(titles, cells(row)) for row in lines[at + 2 : end]], end


def read_row(titles: Sequence[str], row: Sequence[str]) -> Passage:
    """Reads a row: its first cell in bold, then the others, under their headings where they are several."""
    headings = titles[1:] if len(titles) > 2 else []
    others = [with_heading(*pair) for pair in zip(chain(headings, repeat("")), row[1:], strict=False)]
    first = f"**{row[0]}**" if row[0] else ""
    words = ": ".join(filter(None, [first, "; ".join(filter(None, others))]))
    return Passage("item", shorten(words, LONGEST_PASSAGE))


def with_heading(heading: str, cell: str) -> str:
    """Writes a cell behind its heading; nothing where the cell is empty."""
    if not cell:
        return ""
    return f"{heading}: {cell}" if heading else cell


def read_item(lines: Sequence[str], at: int) -> Read:
    """Reads an item of a list, with the lines that carry it on."""
    item = ITEM.match(lines[at])
    space, number, words = item.groups("") if item else ("", "", lines[at])
    more, end = following(lines, at + 1)
    return [Passage("item", join([words, *more]), len(space) // 2, number.lstrip("0"))], end


def read_quote(lines: Sequence[str], at: int) -> Read:
    """Reads a quotation, without its marks."""
    end = find_line(lines, at, lambda line: not QUOTE.match(line))
    return [Passage("quote", join([QUOTE.sub(r"\1", line) for line in lines[at:end]]))], end


def read_paragraph(lines: Sequence[str], at: int) -> Read:
    """Reads a paragraph, with the lines that carry it on."""
    more, end = following(lines, at + 1)
    return [Passage("paragraph", join([lines[at], *more]))], end


def following(lines: Sequence[str], at: int) -> tuple[Sequence[str], int]:
    """Gives the lines that carry a passage on: up to an empty one, or one that begins something else."""
    ends = (number for number in range(at, len(lines)) if begins_another(lines, number))
    end = next(ends, len(lines))
    return lines[at:end], end


def begins_another(lines: Sequence[str], at: int) -> bool:
    """Tells whether a line is more than a line of a paragraph."""
    return any(starts(lines, at) for starts, _ in READERS[:-1])


def find_line(lines: Sequence[str], at: int, fits: Callable[[str], object]) -> int:
    """Finds the number of the first line that fits, from `at` on; the number of lines where none does."""
    return next((number for number in range(at, len(lines)) if fits(lines[number])), len(lines))


def join(lines: Sequence[str]) -> str:
    """Makes one line of the lines of a passage."""
    return shorten(" ".join(line.strip() for line in lines), LONGEST_PASSAGE)


def cells(row: str) -> list[str]:
    """Gives the cells of a table's row."""
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def is_table(lines: Sequence[str], at: int) -> bool:
    """Tells whether a table begins in a line: a rule stands under its first row."""
    under = lines[at + 1] if at + 1 < len(lines) else ""
    return "|" in lines[at] and "|" in under and bool(TABLE_RULE.match(under))


def is_empty(lines: Sequence[str], at: int) -> bool:
    """Tells whether a line is empty, or a rule."""
    return not lines[at].strip() or bool(RULE.match(lines[at]))


def begins(pattern: re.Pattern[str]) -> Callable[[Sequence[str], int], bool]:
    """Makes the question whether a line begins with a pattern."""
    return lambda lines, at: bool(pattern.match(lines[at]))


READERS: Sequence[tuple[Callable[[Sequence[str], int], bool], Callable[[Sequence[str], int], Read]]] = (
    (begins(FENCE), read_code),
    (begins(HEADING), read_heading),
    (is_table, read_table),
    (is_empty, read_nothing),
    (begins(ITEM), read_item),
    (begins(QUOTE), read_quote),
    (lambda _lines, _at: True, read_paragraph),
)
