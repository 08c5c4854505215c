"""Cuts what is too long for one message."""

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

from bot.core.plain.text import shorten
from bot.messages.kit.blocks import escape

T = TypeVar("T")
LONGEST_ESCAPE = 5  # characters of "&amp;"


class Room(NamedTuple):
    """What something takes up in a message, or what there is room for: escaped characters, and blocks."""

    characters: int
    blocks: int


def fit(things: Iterable[T], room: Room, size: Callable[[T], Room]) -> list[T]:
    """Gives the first of the things, in their order, that have room together; none if the first alone is too long.

    `size` tells what each of them takes up. It is not asked about those that follow the first one left out.
    """
    shown: list[T] = []
    characters, blocks = room
    for thing in things:
        taken = size(thing)
        characters -= taken.characters
        blocks -= taken.blocks
        if min(characters, blocks) < 0:
            break
        shown.append(thing)
    return shown


def shorten_escaped(words: str, most: int) -> str:
    """Cuts words so that they have at most `most` characters once they are escaped."""
    if len(words) * LONGEST_ESCAPE <= most:
        return words
    while len(escape(words)) > most:
        words = shorten(words, min(most, len(words) * 3 // 4))
    return words
