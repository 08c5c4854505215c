"""Runs: words with what they are to their reader. Blocks are made of them, and so is a message's text."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.messages.kit.blocks import Element, escape

MARKS = {"bold": "*", "italic": "_", "code": "`"}  # around the words, in Slack's own markup


class Styled(NamedTuple):
    """Words in one or several of the styles "bold", "italic" and "code"."""

    words: str
    styles: tuple[str, ...]


class Link(NamedTuple):
    """A link, with words to press or with its address alone."""

    url: str
    words: str = ""


class Mention(NamedTuple):
    """Somebody's name, as it is when the message is read."""

    person_id: str


class Typed(NamedTuple):
    """What the reader may type: it stands in backticks, in the blocks and in the text."""

    words: str


Run = str | Styled | Link | Mention | Typed
"""Plain words are a run as they are. Nothing in the words of a run is markup."""


def bold(words: str) -> Styled:
    """Makes words bold."""
    return Styled(words, ("bold",))


def italic(words: str) -> Styled:
    """Makes words italic."""
    return Styled(words, ("italic",))


def enumerate_typed(ways: Sequence[str]) -> list[Run]:
    """Enumerates what the reader may type, at least one: "`A`, `B` or `C`"."""
    runs: list[Run] = [Typed(ways[0])]
    for words in ways[1:]:
        runs += [", ", Typed(words)]
    if len(ways) > 1:
        runs[-2] = " or "
    return runs


def rich_run(run: Run) -> Element:
    """Makes the element of rich text that shows a run."""
    match run:
        case str():
            return {"type": "text", "text": run}
        case Styled(words, styles):
            return {"type": "text", "text": words, "style": dict.fromkeys(styles, True)}
        case Link(url, words):
            return {"type": "link", "url": url, "text": words} if words else {"type": "link", "url": url}
        case Mention(person_id):
            return {"type": "user", "user_id": person_id}
        case Typed(words):
            return {"type": "text", "text": words, "style": {"code": True}}


def mrkdwn_of(*runs: Run) -> str:
    """Writes runs in Slack's own markup; their words are escaped."""
    return "".join(map(_mrkdwn, runs))


def text_of(*runs: Run) -> str:
    """Writes runs as plain text, for screen readers and notifications: escaped, and without marks of style."""
    return _text(runs[0]) if len(runs) == 1 else "".join(map(_text, runs))


def _mrkdwn(run: Run) -> str:
    match run:
        case Styled(words, styles):
            marks = "".join(MARKS[style] for style in styles)
            return f"{marks}{escape(words)}{marks[::-1]}"
        case Link(url, words):
            return f"<{escape(url)}|{escape(words)}>" if words else f"<{escape(url)}>"
        case _:
            return _text(run)


def _text(run: Run) -> str:
    match run:
        case str():
            return escape(run)
        case Styled(words, _):
            return escape(words)
        case Link(url, words):
            return escape(f"{words} ({url})" if words else url)
        case Mention(person_id):
            return f"<@{person_id}>"
        case Typed(words):
            return f"`{escape(words)}`"
