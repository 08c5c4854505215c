"""What a file says, as plain values that know where they stand: texts, lists and pairs."""

from collections.abc import Sequence
from dataclasses import dataclass

MOST = 10_000  # texts, lists and pairs in a file; the largest framework seen has some 2,000


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
    """True for a key that is not there, and for one with nothing after it."""
    return node is None or (isinstance(node, Text) and not node.value.strip())


def list_items(node: Node | None) -> Sequence[Node]:
    """A list's items; one value alone is a list of one."""
    if node is None or is_empty(node):
        return ()
    return node.items if isinstance(node, Items) else (node,)


def place_at(text: str, index: int) -> Place:
    """Where the character at `index` stands."""
    before = text[:index]
    return Place(before.count("\n") + 1, len(before) - before.rfind("\n"))
