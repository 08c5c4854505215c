"""Block Kit as plain dicts, made by functions that check Slack's limits; docs.slack.dev/reference/block-kit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.core.plain.text import shorten

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
    """The text with Slack's three control characters escaped: nothing in it is a mention or a link any more."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def checked(text: str, most: int) -> str:
    """The text, which a caller must have kept within the limit: Slack would refuse the whole message."""
    if not 0 < len(text) <= most:
        raise ValueError(f"{len(text)} characters where Slack takes 1 to {most}")
    return text


def plain(text: str, most: int) -> Element:
    return {"type": "plain_text", "text": checked(text, most), "emoji": True}


def mrkdwn(text: str, most: int = SECTION) -> Element:
    """Our own markup; people's words in it are escaped by the caller, and stay dead because it is verbatim."""
    return {"type": "mrkdwn", "text": checked(text, most), "verbatim": True}


def header(text: str) -> Block:
    return {"type": "header", "text": plain(shorten(text, HEADER), HEADER)}


def section(text: str, accessory: Element | None = None) -> Block:
    return {"type": "section", "text": mrkdwn(text)} | ({"accessory": accessory} if accessory else {})


def context(text: str) -> Block:
    return {"type": "context", "elements": [mrkdwn(text)]}


def actions(*elements: Element) -> Block:
    if not 1 <= len(elements) <= 25:
        raise ValueError(f"{len(elements)} elements where Slack takes 1 to 25")
    return {"type": "actions", "elements": list(elements)}


def button(label: str, action_id: str, value: str = "", *, style: str | None = None) -> Element:
    """A button; `style` is "primary" or "danger"."""
    element = {"type": "button", "text": plain(shorten(label, BUTTON), BUTTON), "action_id": checked(action_id, ID)}
    if value:
        element["value"] = checked(value, VALUE)
    return element | ({"style": style} if style else {})


def rich_text(*elements: Element) -> Block:
    return {"type": "rich_text", "elements": list(elements)}


def line(*runs: Element) -> Element:
    """A paragraph of rich text."""
    return {"type": "rich_text_section", "elements": list(runs)}


def quote(text: str) -> Element:
    """Somebody's own words, set off."""
    return {"type": "rich_text_quote", "elements": [run(text)]}


def run(text: str, *styles: str) -> Element:
    """Words in a paragraph; `styles` are "bold", "italic", "code". Nothing in the text is markup."""
    return {"type": "text", "text": text} | ({"style": dict.fromkeys(styles, True)} if styles else {})


def link(url: str, text: str = "") -> Element:
    return {"type": "link", "url": url} | ({"text": text} if text else {})


def bullets(items: Iterable[str | Element], indent: int = 0) -> Element:
    """A tight list; an item is plain words or a paragraph."""
    lines = [line(run(item)) if isinstance(item, str) else item for item in items]
    return {"type": "rich_text_list", "style": "bullet", "indent": indent, "elements": lines}
