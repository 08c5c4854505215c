"""Forms: what they ask for, and what one can choose there."""

from collections.abc import Sequence
from typing import Any

from bot.core.plain.text import shorten
from bot.messages.kit.blocks import OPTION, Block, Element, checked, plain

MOST_BLOCKS_OF_A_FORM = 100
MODAL_WORDS, PLACEHOLDER, FIELD_WORDS = 24, 150, 2_000  # characters of a title or of what closes a form; and others


def modal(title: str, callback_id: str, blocks: Sequence[Block], *, submit: str | None = None, **more: Any) -> Block:
    """Makes a form, or without `submit` a page to read."""
    if len(blocks) > MOST_BLOCKS_OF_A_FORM:
        raise ValueError(f"{len(blocks)} blocks where a form takes {MOST_BLOCKS_OF_A_FORM}")
    view: Block = {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain(title, MODAL_WORDS),
        "close": plain("Cancel" if submit else "Close", MODAL_WORDS),
        "blocks": list(blocks),
        **more,
    }
    return view | ({"submit": plain(submit, MODAL_WORDS)} if submit else {})


def field(
    block_id: str, label: str, element: Element, *, hint: str = "", optional: bool = False, **more: Any
) -> Block:
    """Makes an input with its label; its element has the same id as its block."""
    block: Block = {
        "type": "input",
        "block_id": block_id,
        "label": plain(label, FIELD_WORDS),
        "element": element | {"action_id": block_id},
        "optional": optional,
        **more,
    }
    return block | ({"hint": plain(hint, FIELD_WORDS)} if hint else {})


def long_text(most: int) -> Element:
    """Makes an input of several lines, which takes at most `most` characters."""
    return {"type": "plain_text_input", "multiline": True, "max_length": most}


def choice(kind: str, options: Sequence[Element], chosen: str | None) -> Element:
    """Makes a "static_select" or "radio_buttons"; the option whose value is `chosen` stands there already."""
    element: Element = {"type": kind, "options": list(options)}
    initial = next((option for option in options if option["value"] == chosen), None)
    return element | ({"initial_option": initial} if initial else {})


def search(kind: str, placeholder: str, **more: Any) -> Element:
    """Makes an "external_select" or "multi_external_select", whose options come from the bot while one types."""
    return {"type": kind, "min_query_length": 0, **more, "placeholder": plain(placeholder, PLACEHOLDER)}


def option(label: str, value: str, description: str = "") -> Element:
    """Makes an option; label and description are cut at 75 characters, which a value must not exceed."""
    element: Element = {"text": plain(shorten(label, OPTION), OPTION), "value": checked(value, OPTION)}
    if description:
        element["description"] = plain(shorten(description, OPTION), OPTION)
    return element


def option_group(label: str, options: Sequence[Element]) -> Element:
    """Puts options under a label, which is cut at 75 characters."""
    return {"label": plain(shorten(label, OPTION), OPTION), "options": list(options)}
