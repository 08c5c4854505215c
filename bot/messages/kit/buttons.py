"""Buttons that stand in several messages."""

from bot.messages.kit.blocks import Element, button

LOG, SET_UP = "evidence.log", "settings.open"  # the actions behind them


def log_button(nudge_id: int | None = None, *, label: str = "Log evidence", primary: bool = False) -> Element:
    """A button that opens the form for an entry, about the criterion of a nudge if one is given."""
    value = "" if nudge_id is None else str(nudge_id)
    return button(label, LOG, value, style="primary" if primary else None)


def settings_button(label: str = "Settings", *, primary: bool = False) -> Element:
    """A button that opens the settings; its label may say what is to be done there."""
    return button(label, SET_UP, style="primary" if primary else None)
