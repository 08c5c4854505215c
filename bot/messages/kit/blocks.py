"""What Slack takes: Block Kit as plain dicts, and its limits; docs.slack.dev/reference/block-kit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Block = dict[str, Any]
Element = dict[str, Any]

MOST_BLOCKS = 40  # of Slack's 50, to leave room
MOST_CHARACTERS = (
    9_000  # escaped, in all: Slack refuses messages from about 11,300 without saying so in its documents
)
HEADER, SECTION, BUTTON, OPTION, VALUE, ID = 150, 3_000, 75, 75, 2_000, 255


@dataclass(frozen=True, slots=True)
class Message:
    """What a person reads: `blocks` to see, `text` for notifications and screen readers, saying the same."""

    text: str
    blocks: Sequence[Block] = ()


def escape(text: str) -> str:
    """Escapes Slack's three control characters: nothing in the text is a mention or a link any more."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def checked(text: str, most: int) -> str:
    """Gives back text that a caller has kept within the limit: Slack would refuse the whole message."""
    if not 0 < len(text) <= most:
        raise ValueError(f"{len(text)} characters where Slack takes 1 to {most}")
    return text


def plain(text: str, most: int) -> Element:
    """Makes words without markup, of 1 to `most` characters."""
    return {"type": "plain_text", "text": checked(text, most), "emoji": True}


def mrkdwn(text: str, most: int = SECTION) -> Element:
    """Makes text of our own markup; people's words in it are escaped by the caller, and stay dead: it is verbatim."""
    return {"type": "mrkdwn", "text": checked(text, most), "verbatim": True}
