"""What a file says, as plain values that know where they stand: texts, lists and pairs."""

from collections.abc import Sequence
from dataclasses import dataclass

MOST_NODES = 10_000  # texts, lists and pairs in a file; the largest framework seen has some 2,000


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in its file; both count from 1."""

    line: int
    column: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar as it was written: "no", "012" and "1.10" stay what they are. Nothing at all is ""."""

    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple["Node", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Pairs:
    """Keys with their values, in the file's order."""

    pairs: tuple[tuple[Text, "Node"], ...]
    place: Place


Node = Text | Items | Pairs


def is_empty(node: Node | None) -> bool:
    """Tells whether a key is not there, or has nothing after it."""
    match node:
        case None:
            return True
        case Text(value):
            return not value.strip()
    return False


def list_items(node: Node | None) -> Sequence[Node]:
    """Lists the items of a list; one value alone is a list of one."""
    match node:
        case Items(items):
            return items
        case Text() | Pairs() if not is_empty(node):
            return (node,)
    return ()


def place_at(text: str, index: int) -> Place:
    """Finds where the character at `index` stands."""
    text_before = text[:index]
    return Place(text_before.count("\n") + 1, len(text_before) - text_before.rfind("\n"))
