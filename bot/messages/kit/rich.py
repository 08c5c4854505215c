"""Lines of rich text: each is written once, and is an element of a block and its text."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.messages.kit.blocks import Element
from bot.messages.kit.runs import Run, italic, rich_run, text_of

DEEPEST_INDENT = 8  # of Slack's lists


class Strand(NamedTuple):
    """An element of rich text (a line, a quote, a list …), and what it says as text, escaped."""

    element: Element
    text: str


def line(*runs: Run) -> Strand:
    """Writes a line, or a paragraph."""
    return Strand({"type": "rich_text_section", "elements": list(map(rich_run, runs))}, text_of(*runs))


def subheading(words: str) -> Strand:
    """Writes a heading within a block: in italics, or as text with a colon behind it."""
    heading = line(italic(words))
    return heading._replace(text=f"{heading.text}:")


def quote(*runs: Run) -> Strand:
    """Sets off somebody's own words."""
    return Strand({"type": "rich_text_quote", "elements": list(map(rich_run, runs))}, text_of(*runs))


def preformatted(words: str) -> Strand:
    """Shows words with their spaces and line ends as they are."""
    return Strand({"type": "rich_text_preformatted", "elements": [rich_run(words)]}, text_of(words))


def bullets(lines: Sequence[Strand], indent: int = 0) -> Strand:
    """Makes a tight list of lines."""
    return _listed("bullet", lines, ["•"] * len(lines), indent)


def numbered(lines: Sequence[Strand], first: int, indent: int = 0) -> Strand:
    """Makes a list of lines whose numbers begin with `first`."""
    numbers = [f"{number}." for number in range(first, first + len(lines))]
    strand = _listed("ordered", lines, numbers, indent)
    strand.element["offset"] = first - 1
    return strand


def _listed(style: str, lines: Sequence[Strand], marks: Sequence[str], indent: int) -> Strand:
    """Makes a list; in the text its lines stand four further in for each step, and go on below their beginning."""
    element = {
        "type": "rich_text_list",
        "style": style,
        "indent": min(indent, DEEPEST_INDENT),
        "elements": [line.element for line in lines],
    }
    margin = "    " * indent
    going_on = f"\n{margin}  "
    texts = [f"{margin}{mark} " + line.text.replace("\n", going_on) for mark, line in zip(marks, lines, strict=True)]
    return Strand(element, "\n".join(texts))
