"""Buttons, and those that stand in several messages."""

from bot.core.plain.text import shorten
from bot.messages.kit.blocks import BUTTON, ID, VALUE, Element, checked, plain

LOG, SET_UP = "evidence.log", "settings.open"  # the actions behind them


def button(label: str, action_id: str, value: str = "", *, style: str | None = None) -> Element:
    """Makes a button; `style` is "primary" or "danger". Its label is cut at 75 characters."""
    element = {"type": "button", "text": plain(shorten(label, BUTTON), BUTTON), "action_id": checked(action_id, ID)}
    if value:
        element["value"] = checked(value, VALUE)
    return element | ({"style": style} if style else {})


def log_button(nudge_id: int | None = None, *, label: str = "Log evidence", primary: bool = False) -> Element:
    """Makes a button that opens the form for an entry, about the criterion of a nudge if one is given."""
    value = "" if nudge_id is None else str(nudge_id)
    return button(label, LOG, value, style="primary" if primary else None)


def settings_button(label: str = "Settings", *, primary: bool = False) -> Element:
    """Makes a button that opens the settings; its label may say what is to be done there."""
    return button(label, SET_UP, style="primary" if primary else None)
