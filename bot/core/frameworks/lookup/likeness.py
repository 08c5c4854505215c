"""How alike a word and names are, and which names are near enough to suggest."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from rapidfuzz import fuzz

NEAR = 80  # of 100: how alike a word must be to be read as a name; "devop" to "devops" is 91
SUGGESTIBLE = 60  # of 100: how alike a name must be to be suggested
SHORTEST_BEGINNING = 3  # letters: two begin too many names

T = TypeVar("T")


def sameness(word: str, names: Iterable[str]) -> float:
    """Gives 1 where the word is one of the names, else 0."""
    return float(word in names)


def beginning(word: str, names: Iterable[str]) -> float:
    """Gives 1 where the word begins one of the names, as "comm" does "communication", else 0."""
    if len(word) < SHORTEST_BEGINNING:
        return 0.0
    return float(any(name.startswith(word) for name in names))


def nearness(word: str, names: Iterable[str]) -> float:
    """Says how alike the word and the nearest name are, from NEAR to 100, else 0."""
    return max(fuzz.ratio(word, name, score_cutoff=NEAR) for name in names)


def nearest(word: str, things: Sequence[T], names: Callable[[T], Iterable[str]]) -> list[T]:
    """Finds up to three that come close enough to be what was meant, the closest first."""
    scores = [resemblance(word, names(thing)) for thing in things]
    close = [pair for pair in zip(scores, things, strict=True) if pair[0] >= SUGGESTIBLE]
    close.sort(key=lambda pair: -pair[0])
    return [thing for _, thing in close[:3]]


def resemblance(word: str, names: Iterable[str]) -> float:
    """Says how like one of the names, or a part of it, the word is, from 0 to 100: to suggest, not to decide by."""
    return max(fuzz.WRatio(word, name) for name in names)
