"""What people see in a message or view: its words, and the elements by the names that people have for them."""

from collections.abc import Iterator
from typing import Any

from bot.sandbox.people.errors import SandboxError
from bot.sandbox.rules.inputs import elements
from bot.sandbox.rules.json import Json


def find_element(place: Json, name: str) -> tuple[Json, Json]:
    """Finds an element of a message or view, with its block, by action_id, block_id, label or the words on it.

    Raises SandboxError, which names what there is.
    """
    usable = list(_usable(place))
    for block, element in usable:
        if name in _names(block, element):
            return block, element
    known = [element["action_id"] for _, element in usable]
    raise SandboxError(f"There is no “{name}” here, but: {', '.join(known) or 'nothing to use'}.")


def has_element(place: Json, name: str) -> bool:
    """Tells whether `find_element` finds it."""
    return any(name in _names(block, element) for block, element in _usable(place))


def words(place: Json) -> str:
    """Gives all that can be read in a message or view, a line for each text."""
    return "\n".join(_texts(place.get("blocks") or place.get("text", "")))


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for key, value in part.items():
            is_read = key == "text" or isinstance(value, dict | list)
            if is_read:
                yield from _texts(value)
    elif isinstance(part, list):
        for item in part:
            yield from _texts(item)


def _usable(place: Json) -> Iterator[tuple[Json, Json]]:
    """What one can press or fill in, with its block."""
    return (pair for pair in elements(place.get("blocks", [])) if "action_id" in pair[1])


def _names(block: Json, element: Json) -> tuple[str | None, ...]:
    """By what a person or a test may call an element: its ids, its block's label, the words on it."""
    label, text = _text(block.get("label")), _text(element.get("text"))
    return element.get("action_id"), block.get("block_id"), label, text


def _text(text_object: Json | None) -> str | None:
    return text_object.get("text") if text_object else None
