"""Parts of a message, each a block and what it says as text; a message is written once, as a list of them."""

from typing import NamedTuple

from bot.core.plain.text import shorten
from bot.messages.kit.blocks import HEADER, Block, Element, Message, escape, mrkdwn, plain
from bot.messages.kit.rich import Strand
from bot.messages.kit.runs import Run, mrkdwn_of, text_of

MOST_IN_A_ROW = 25  # buttons and menus


class Part(NamedTuple):
    """A block, and what it says as text, escaped: "" where there is nothing but buttons."""

    block: Block
    text: str


def compose(*parts: Part, gap: str = "\n") -> Message:
    """Makes a message of its parts; `gap` stands between their texts."""
    text = gap.join([part.text for part in parts if part.text])
    return Message(text, [part.block for part in parts])


def bare(words: str) -> Message:
    """Makes a message of words alone, without a block."""
    return Message(escape(words))


def header(words: str) -> Part:
    """Writes a headline, cut at 150 characters."""
    shown = shorten(words, HEADER)
    return Part({"type": "header", "text": plain(shown, HEADER)}, escape(shown))


def paragraph(*runs: Run) -> Part:
    """Writes a paragraph of at most 3,000 characters, escaped and marked up."""
    return Part({"type": "section", "text": mrkdwn(mrkdwn_of(*runs))}, text_of(*runs))


def context(*runs: Run) -> Part:
    """Writes a paragraph in small and grey, of at most 3,000 characters."""
    return Part({"type": "context", "elements": [mrkdwn(mrkdwn_of(*runs))]}, text_of(*runs))


def rich_text(*strands: Strand) -> Part:
    """Puts lines, quotes and lists into one block, below each other."""
    block = {"type": "rich_text", "elements": [strand.element for strand in strands]}
    return Part(block, "\n".join([strand.text for strand in strands]))


def listed(first: Run, second: Run, button: Element) -> Part:
    """Writes one of several things to choose from, in two lines, with a button beside them."""
    block = {"type": "section", "text": mrkdwn(mrkdwn_of(first, "\n", second)), "accessory": button}
    return Part(block, f"• {text_of(first)} ({text_of(second)})")


def actions(*elements: Element) -> Part:
    """Puts 1 to 25 buttons and menus into a row. Their labels are not in the text: nobody can press them there."""
    if not 1 <= len(elements) <= MOST_IN_A_ROW:
        raise ValueError(f"{len(elements)} elements where Slack takes 1 to {MOST_IN_A_ROW}")
    return Part({"type": "actions", "elements": list(elements)}, "")
