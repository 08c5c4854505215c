"""What Slack checks in a form before it tells the app: required fields, lengths, and that an address is one."""

import re
from collections.abc import Callable
from typing import Any

from bot.sandbox.rules.inputs import KINDS, elements
from bot.sandbox.rules.json import Json
from bot.sandbox.rules.text import unescape
from bot.sandbox.state.workspace import View

LONGEST_INPUT = 3000  # characters, where the app does not say: documented


def mistakes(view: View, values: Json) -> dict[str, str]:
    """Finds mistakes: texts for people, by block_id; `values` are the view's as Slack tells them."""
    texts = {}
    for block, element in elements(view.blocks):
        if block["type"] == "input":
            told = values.get(block["block_id"], {}).get(element["action_id"], {})
            texts[block["block_id"]] = _mistake(block, element, told.get(KINDS[element["type"]].state))
    return {block_id: text for block_id, text in texts.items() if text}


def _mistake(block: Json, element: Json, value: Any) -> str | None:
    if value in (None, "", []):
        return None if block.get("optional") else "Please complete this required field."
    if isinstance(value, list):
        return _too_many(element, value)
    check = CHECKS.get(element["type"])
    return check(element, unescape(value)) if check else None


def _too_many(element: Json, chosen: list[Any]) -> str | None:
    most = element.get("max_selected_items") or len(chosen)
    return f"Choose at most {most}." if len(chosen) > most else None


def _length(element: Json, text: str) -> str | None:
    most, least = element.get("max_length", LONGEST_INPUT), element.get("min_length", 0)
    if len(text) > most:
        return f"Enter at most {most} characters."
    return f"Enter at least {least} characters." if len(text) < least else None


def _email(element: Json, text: str) -> str | None:
    return None if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text) else "Enter a valid email address."


def _url(element: Json, text: str) -> str | None:
    return None if re.fullmatch(r"[a-z][a-z0-9+.-]*://\S+", text, re.IGNORECASE) else "Enter a valid URL."


def _number(element: Json, text: str) -> str | None:
    pattern = r"-?\d+(\.\d+)?" if element.get("is_decimal_allowed") else r"-?\d+"
    if not re.fullmatch(pattern, text):
        return "Enter a valid number."
    low, high = float(element.get("min_value", "-inf")), float(element.get("max_value", "inf"))
    return None if low <= float(text) <= high else f"Enter a number from {low:g} to {high:g}."


CHECKS: dict[str, Callable[[Json, str], str | None]] = {
    "plain_text_input": _length,
    "email_text_input": _email,
    "url_text_input": _url,
    "number_input": _number,
}
