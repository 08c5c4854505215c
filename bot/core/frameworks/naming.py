"""What frameworks, levels and topics are called, how alike two names are, and which are near enough to suggest."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from rapidfuzz import fuzz

from bot.core.frameworks.framework import Catalogue, Framework, Level, Topic
from bot.core.plain.text import enumerate_words, squeeze

NEAR = 80  # of 100: how alike a word must be to be read as a name; "devop" to "devops" is 91
SUGGESTIBLE = 60  # of 100: how alike a name must be to be suggested
SHORTEST_BEGINNING = 3  # letters: two begin too many names
MOST_TITLES = 5  # of frameworks in a sentence

T = TypeVar("T")


def framework_word(catalogue: Catalogue, framework: Framework) -> str:
    """Finds the shortest to type for a framework: its name, or its path where another has the same name."""
    name = squeeze(framework.name)
    same = [other for other in catalogue.frameworks if squeeze(other.name) == name]
    return framework.name.casefold() if len(same) == 1 else framework.path.strip("/").casefold()


def level_names(level: Level) -> set[str]:
    """Lists what people may call a level, squeezed: "3" and "level3"."""
    return {squeeze(level.key), squeeze(level.label)}


def topic_names(topic: Topic) -> set[str]:
    """Lists what people may call a topic, squeezed."""
    return {squeeze(topic.name), squeeze(topic.title)}


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


def describe_ladder(framework: Framework) -> str:
    """Describes the keys of a ladder: "1 to 4" where they count without a gap, else each of them."""
    keys = [level.key for level in framework.levels]
    return f"{keys[0]} to {keys[-1]}" if count_without_gap(keys) else enumerate_words(keys)


def count_without_gap(keys: Sequence[str]) -> bool:
    """Tells whether they are three numbers or more, each one larger than the one before."""
    numbers = [int(key) for key in keys if key.isdecimal()]
    first = numbers[0] if numbers else 0
    return len(keys) > 2 and numbers == list(range(first, first + len(keys)))


def titles(catalogue: Catalogue) -> str:
    """Names the first frameworks in a sentence, and how many more there are: "DevOps, Designer and 3 more"."""
    shown = [framework.title for framework in catalogue.frameworks[:MOST_TITLES]]
    left = len(catalogue.frameworks) - len(shown)
    return enumerate_words([*shown, f"{left} more"] if left else shown)
