"""What people may type after `/level`, and what they ask for by it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.frameworks.comparison import Comparison, Rung
from bot.core.frameworks.framework import Catalogue, Framework, Level, Topic
from bot.core.frameworks.naming import (
    find_framework,
    find_level,
    find_topic,
    framework_word,
    name_level,
    without_level_words,
)
from bot.core.plain.problem import Problem
from bot.core.plain.text import squeeze

LONGEST = 100  # characters that are looked at; comparing words takes seconds on thousands
SEARCH, ABOUT, ME, NEXT, LIST = {"search", "find"}, {"about"}, {"me", "my", "mine"}, {"next"}, {"list", "help", "all"}
AGAINST = re.compile(
    r"(?:^|\s)(?:vs\.?|versus|against|compared? (?:to|with))(?:\s|$)|\s*(?:\.{2,}|…|->|[→–—])\s*", re.I
)
TO = re.compile(r"\s+to\s+|\s*-\s*", re.I)  # these stand in names, too: they separate levels alone


@dataclass(frozen=True, slots=True)
class Ladder:
    """The levels of one framework, asked for without one of them."""

    framework: Framework


@dataclass(frozen=True, slots=True)
class Expectations:
    """What a level expects, in one topic or (None) in all. `by_ordinal`: its place was typed, not its key."""

    framework: Framework
    level: Level
    topic: Topic | None = None
    by_ordinal: bool = False


@dataclass(frozen=True, slots=True)
class Own:
    """The level of whoever asks, or the `next` one; `explicit` when they typed so, and not just nothing."""

    next: bool = False
    explicit: bool = True


@dataclass(frozen=True, slots=True)
class Search:
    """Criteria that have these words, in one framework or in all."""

    words: str
    framework: Framework | None = None


@dataclass(frozen=True, slots=True)
class About:
    """A framework's prose, which says how it is meant."""

    framework: Framework


Wanted = Catalogue | Ladder | Expectations | Comparison | Own | Search | About


def look_up(catalogue: Catalogue, words: str) -> Wanted:
    """What the words ask for: "list" the whole catalogue, "devops 3 mastery" a topic at a level.

    Raises Problem with suggestions to type where nothing fits.
    """
    typed = words[: 2 * LONGEST].replace("/", " ").split()
    if not typed:
        return Own(explicit=False)
    if not names_framework(catalogue, typed):
        first, alone = squeeze(typed[0]), squeeze("".join(typed[1:])) in {"", "level", "levels"}
        if first in SEARCH:
            return search_for(words.split(maxsplit=1)[1:], None)
        if first in LIST and alone:
            return catalogue
        if first in ME | NEXT and alone:
            return Own(next=first in NEXT)
    framework, rest = find_framework(catalogue, typed)
    return look_up_within(catalogue, framework, rest)


def names_framework(catalogue: Catalogue, typed: Sequence[str]) -> bool:
    """Whether a framework is called exactly what was typed, as far as it goes: then no word in it is an order."""
    squeezed = {squeeze("".join(typed[:length])) for length in range(1, len(typed) + 1)}
    return any(one.names & squeezed for one in catalogue.frameworks)


def look_up_within(catalogue: Catalogue, framework: Framework, typed: Sequence[str]) -> Wanted:
    if not typed:
        return Ladder(framework)
    first = squeeze(typed[0])
    if first in SEARCH and not name_level(framework, typed[:1]):
        return search_for([" ".join(typed[1:])], framework)
    if first in ABOUT and len(typed) == 1:
        return About(framework)
    sides = split(framework, typed)
    if sides:
        return compare(catalogue, framework, *sides)
    level, by_ordinal, rest = find_level(catalogue, framework, typed)
    topic = find_topic(catalogue, framework, level, rest) if rest else None
    return Expectations(framework, level, topic, by_ordinal)


def search_for(words: Sequence[str], framework: Framework | None) -> Search:
    typed = " ".join(words)[:LONGEST].strip()
    if not typed:
        raise Problem("Say what to search for.", suggestions=("search mentoring",))
    return Search(typed, framework)


def split(framework: Framework, typed: Sequence[str]) -> tuple[list[str], list[str]] | None:
    """What stands on both sides of "vs", ".." and the like, and of "to" and "-" where levels do."""
    text = " ".join(typed)
    if name_level(framework, typed):
        return None
    mark = AGAINST.search(text)
    if mark:
        return text[: mark.start()].split(), text[mark.end() :].split()
    for mark in TO.finditer(text):
        left, right = text[: mark.start()].split(), text[mark.end() :].split()
        if left and right and name_level(framework, left) and name_level(framework, without_level_words(right)[:1]):
            return left, right
    return None


def compare(catalogue: Catalogue, framework: Framework, left: Sequence[str], right: Sequence[str]) -> Comparison:
    """Two levels of a framework, the lower first, or a level of it and one of another; of one topic or of all."""
    word = framework_word(catalogue, framework)
    if not left:
        raise Problem(
            f"Say which level of {framework.title}.",
            suggestions=tuple(f"{word} {level.key} vs {' '.join(right)}".strip() for level in framework.levels[-3:]),
        )
    level, _, more = find_level(catalogue, framework, left)
    start = f"{word} {level.key} vs"
    others = [one for one in framework.levels if one != level]
    if not right:
        raise Problem("Say what to compare it with.", suggestions=tuple(f"{start} {one.key}" for one in others[:3]))
    second, rest = find_other(catalogue, framework, right, start)
    topic = find_topic(catalogue, framework, level, [*more, *rest]) if more or rest else None
    first = Rung(framework, level)
    if second.framework is framework and second.level.ordinal < level.ordinal:
        first, second = second, first
    return Comparison(first, second, topic.name if topic else "")


def find_other(
    catalogue: Catalogue, framework: Framework, typed: Sequence[str], start: str
) -> tuple[Rung, Sequence[str]]:
    """The second side of a comparison. `start` is how its first is typed, for suggestions."""
    if name_level(framework, without_level_words(typed)[:1]):
        level, _, rest = find_level(catalogue, framework, typed)
        return Rung(framework, level), rest
    try:
        other, rest = find_framework(catalogue, typed)
    except Problem as problem:
        if not problem.suggestions:
            find_level(catalogue, framework, typed)
        raise Problem(
            problem.what_happened, suggestions=tuple(f"{start} {one}" for one in problem.suggestions)
        ) from None
    if not rest:
        word = framework_word(catalogue, other)
        raise Problem(
            f"Say which level of {other.title}.",
            suggestions=tuple(f"{start} {word} {level.key}" for level in other.levels[:5]),
        )
    level, _, rest = find_level(catalogue, other, rest)
    return Rung(other, level), rest
