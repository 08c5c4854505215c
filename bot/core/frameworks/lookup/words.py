"""What people may type after `/level`, and what they ask for by it."""

import re
from collections.abc import Sequence

from bot.core.frameworks.framework import Catalogue, Framework
from bot.core.frameworks.lookup.comparisons import compare, split
from bot.core.frameworks.lookup.frameworks import NoFramework, find_framework
from bot.core.frameworks.lookup.levels import find_level, match_level, name_level
from bot.core.frameworks.lookup.names import framework_word
from bot.core.frameworks.lookup.topics import find_topic
from bot.core.frameworks.lookup.wanted import (
    About,
    CriteriaSearch,
    Expectations,
    InOwn,
    Ladder,
    Own,
    Wanted,
    WantedWithin,
)
from bot.core.plain.problem import Problem
from bot.core.plain.spelling import find_meant
from bot.core.plain.text import shorten, squeeze

LONGEST_SEARCH = 100  # characters that are looked for
LONGEST_WORDS = 200  # characters that are looked at; comparing words takes seconds on thousands
LONGEST_MISSPELT = 40  # characters of a word that are repeated
SEARCH, ABOUT, ME, NEXT, LIST = {"search", "find"}, {"about"}, {"me", "my", "mine"}, {"next"}, {"list", "help", "all"}
COMMAND = "level"
ALONE = {"", "level", "levels"}  # what may follow "me", "next" and "list"
MENTION = re.compile(r"<(?:@[UW]|#[CG]|!subteam\^)\w+(?:\|[^>]*)?>")  # of a person, a channel, a group


def look_up(catalogue: Catalogue, words: str) -> Wanted:
    """Finds what the words ask for: "list" the whole catalogue, "devops 3 mastery" a topic at a level.

    Raises Problem with suggestions to type where nothing fits.
    """
    if MENTION.search(words):
        raise Problem(
            "Roles are looked up here, not people: who stands where is theirs to say.", suggestions=("me", "list")
        )
    typed = without_command(catalogue, words[:LONGEST_WORDS].replace("/", " ").split())  # a path: "/team/devops 3"
    if not typed:
        return Own(explicit=False)
    order = None if names_framework(catalogue, typed) else read_order(catalogue, typed, words)
    if order:
        return order
    try:
        framework, rest = find_framework(catalogue, typed)
    except NoFramework as problem:
        refuse_misspelt_command(catalogue, typed)
        return InOwn(tuple(typed), misspelt_order(typed) or problem)
    return look_up_within(catalogue, framework, rest)


def read_order(catalogue: Catalogue, typed: Sequence[str], words: str) -> Catalogue | Own | CriteriaSearch | None:
    """Reads what the first word asks of all frameworks: a list, one's own, a search; else None."""
    first = squeeze(typed[0])
    if first in SEARCH:
        return search_for(words.split(maxsplit=1)[1:], None)
    if squeeze("".join(typed[1:])) not in ALONE:
        return None
    if first in LIST:
        return catalogue
    return Own(next=first in NEXT) if first in ME | NEXT else None


def without_command(catalogue: Catalogue, typed: Sequence[str]) -> Sequence[str]:
    """Gives what was typed without the command, where somebody typed it twice: "level devops 3" after `/level`."""
    if squeeze("".join(typed[:1])) != COMMAND:
        return typed
    if names_framework(catalogue, typed):
        return typed
    return typed[1:] if names_framework(catalogue, typed[1:]) else typed


def refuse_misspelt_command(catalogue: Catalogue, typed: Sequence[str]) -> None:
    """Raises Problem where the first word is near to the command, and a framework's name follows: "levl devops 3"."""
    meant = find_meant(typed[0], {COMMAND}) if names_framework(catalogue, typed[1:]) else None
    if meant:
        raise misspelt(typed[0], typed[1:])


def misspelt_order(typed: Sequence[str]) -> Problem | None:
    """Asks whether "lst" was meant to be "list"; None where the first word is near to none that fits the others."""
    rest = typed[1:]
    is_alone = squeeze("".join(rest)) in ALONE
    meant = find_meant(typed[0], LIST | NEXT if is_alone else SEARCH)
    return misspelt(typed[0], [meant, *rest]) if meant else None


def misspelt(word: str, meant: Sequence[str]) -> Problem:
    """Asks whether other words were meant, as they would be typed."""
    return Problem(
        f"“{shorten(word, LONGEST_MISSPELT)}” is not known.", suggestions=(" ".join(meant),), misspelt=True
    )


def names_framework(catalogue: Catalogue, typed: Sequence[str]) -> bool:
    """Tells whether what was typed is a framework's name, or its beginning: then no word in it is an order."""
    squeezed = {squeeze("".join(typed[:length])) for length in range(1, len(typed) + 1)}
    return any(framework.names & squeezed for framework in catalogue.frameworks)


def look_up_within(catalogue: Catalogue, framework: Framework, typed: Sequence[str]) -> WantedWithin:
    """Finds what the words after a framework's name ask for. Raises Problem."""
    if not typed:
        return Ladder(framework)
    if asks_to_search(framework, typed[0]):
        return search_for([" ".join(typed[1:])], framework)
    only_word = squeeze(typed[0]) if len(typed) == 1 else ""
    if only_word in ABOUT:
        return About(framework)
    sides = split(framework, typed)
    if sides:
        return compare(catalogue, framework, *sides)
    refuse_misspelt(catalogue, framework, typed)
    level, by_ordinal, rest = find_level(catalogue, framework, typed)
    topic = find_topic(catalogue, framework, level, rest) if rest else None
    return Expectations(framework, level, topic, by_ordinal)


def asks_to_search(framework: Framework, word: str) -> bool:
    """Tells whether the word is "search", and no level is called so."""
    return squeeze(word) in SEARCH and not name_level(framework, [word])


def refuse_misspelt(catalogue: Catalogue, framework: Framework, typed: Sequence[str]) -> None:
    """Raises Problem where the words name no level, and the first is near to what may follow a framework's name."""
    if match_level(framework, typed):
        return
    meant = find_meant(typed[0], SEARCH if len(typed) > 1 else ABOUT)
    if meant:
        raise misspelt(typed[0], [framework_word(catalogue, framework), meant, *typed[1:]])


def search_for(words: Sequence[str], framework: Framework | None) -> CriteriaSearch:
    """Makes a search for the words, cut to the longest that is looked for. Raises Problem where there are none."""
    typed = " ".join(words)[:LONGEST_SEARCH].strip()
    if not typed:
        raise Problem("Say what to search for.", suggestions=("search mentoring",))
    return CriteriaSearch(typed, framework)
