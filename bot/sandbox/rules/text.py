"""Text as Slack hands it on: escaped, and as a rich_text block."""

from bot.sandbox.rules.json import Json


def escape(text: str) -> str:
    """Writes &, < and > as Slack sends them."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    """Gives text as it was before `escape`."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def rich_text(elements: list[Json]) -> Json:
    """Makes a rich_text block of one section."""
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": elements}]}
