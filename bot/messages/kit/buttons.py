"""Buttons, and those that stand in several messages."""

from collections.abc import Sequence

from bot.core.plain.text import shorten
from bot.messages.kit.blocks import BUTTON, ID, OPTION, VALUE, Element, checked, plain
from bot.messages.kit.forms import option

LOG, SET_UP = "evidence.log", "settings.open"  # the actions behind them
MOST_IN_A_MENU = 5


def button(label: str, action_id: str, value: str = "", *, style: str | None = None) -> Element:
    """Makes a button; `style` is "primary" or "danger". Its label is cut at 75 characters."""
    element = {"type": "button", "text": plain(shorten(label, BUTTON), BUTTON), "action_id": checked(action_id, ID)}
    if value:
        element["value"] = checked(value, VALUE)
    return element | ({"style": style} if style else {})


def menu(action_id: str, items: Sequence[Element]) -> Element:
    """Makes the menu behind three dots, which has no label, of one to five items."""
    if not 1 <= len(items) <= MOST_IN_A_MENU:
        raise ValueError(f"{len(items)} items where Slack takes 1 to {MOST_IN_A_MENU}")
    return {"type": "overflow", "action_id": checked(action_id, ID), "options": list(items)}


def menu_item(label: str, action: str, value: str) -> Element:
    """Makes an item of a menu that does what a button with this action and value would."""
    return option(label, f"{action} {value}")


def room_in_menu(action: str) -> int:
    """Tells the characters that the value of an item may have beside its action."""
    return OPTION - len(f"{action} ")


def log_button(nudge_id: int | None = None, *, label: str = "Log evidence", primary: bool = False) -> Element:
    """Makes a button that opens the form for an entry, about the criterion of a nudge if one is given."""
    value = "" if nudge_id is None else str(nudge_id)
    return button(label, LOG, value, style="primary" if primary else None)


def settings_button(label: str = "Settings", *, primary: bool = False) -> Element:
    """Makes a button that opens the settings; its label may say what is to be done there."""
    return button(label, SET_UP, style="primary" if primary else None)
