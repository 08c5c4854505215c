"""What people type, as Slack hands it on: escaped, with mentions and links marked up."""

import re

from bot.sandbox.rules.json import Json
from bot.sandbox.rules.text import escape, rich_text
from bot.sandbox.state.workspace import Workspace

MARKS = re.compile(r"<@(?P<user>[UW]\w+)(?:\|[^>]*)?>|<#(?P<channel>C\w+)(?:\|[^>]*)?>|(?P<link>https?://[^\s<>]+)")
Piece = tuple[str, str]  # what it is: "user", "channel", "link" or "text"; and its id or words, escaped


def command_text(text: str, workspace: Workspace, *, should_escape: bool) -> str:
    """Writes the text after a slash command; with `should_escape`, the manifest's word, mentions keep their ids."""
    names = {id_: name for name, id_ in workspace.handles().items()}
    names |= {channel.id: channel.name for channel in workspace.channels.values()}
    marked = {"user": "<@{id}|{name}>", "channel": "<#{id}|{name}>", "link": "<{id}>", "text": "{id}"}
    plain = {"user": "@{name}", "channel": "#{name}", "link": "{id}", "text": "{id}"}
    forms = marked if should_escape else plain
    pieces = _pieces(text, workspace)
    return "".join(forms[kind].format(id=value, name=names.get(value, value)) for kind, value in pieces)


def message_text(text: str, workspace: Workspace) -> tuple[str, list[Json]]:
    """Writes a typed message: its `text`, and the rich_text block that goes with it."""
    forms = {"user": "<@{}>", "channel": "<#{}>", "link": "<{}>", "text": "{}"}
    keys = {"user": "user_id", "channel": "channel_id", "link": "url", "text": "text"}
    pieces = _pieces(text, workspace)
    elements = [{"type": kind, keys[kind]: value} for kind, value in pieces]
    return "".join(forms[kind].format(value) for kind, value in pieces), [rich_text(elements)]


def _pieces(text: str, workspace: Workspace) -> list[Piece]:
    text = _mark_mentions(text, workspace)
    pieces: list[Piece] = []
    at = 0
    for mark in MARKS.finditer(text):
        pieces += _words(text[at : mark.start()])
        kind = mark.lastgroup or "text"
        pieces.append((kind, escape(mark[kind])))
        at = mark.end()
    return pieces + _words(text[at:])


def _words(text: str) -> list[Piece]:
    return [("text", escape(text))] if text else []


def _mark_mentions(text: str, workspace: Workspace) -> str:
    """@amara and @Amara Okafor become <@U…>, #general becomes <#C…>, as Slack's own box does while one types."""
    for name, id_ in workspace.handles().items():
        text = re.sub(rf"(?<!\S)@{re.escape(name)}\b", f"<@{id_}>", text, flags=re.IGNORECASE)
    for channel in workspace.channels.values():
        if not channel.is_im:
            text = re.sub(rf"(?<!\S)#{re.escape(channel.name)}\b", f"<#{channel.id}>", text)
    return text
