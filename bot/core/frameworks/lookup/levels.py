"""Which level of a framework somebody's words name, and what to try instead where they name none."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.core.frameworks.framework import Catalogue, Framework, Level
from bot.core.frameworks.lookup.likeness import nearest
from bot.core.frameworks.lookup.names import describe_ladder, framework_word, level_names, levels_by_name
from bot.core.frameworks.lookup.topics import match_topic
from bot.core.plain.problem import Problem
from bot.core.plain.text import NUMBERS, shorten, squeeze

MOST_DIGITS = 4  # of a step on a ladder
MOST_NAMING_LEVEL = 12  # words that may name a level; more are compared with nothing
LONGEST_NUMBER, LONGEST_NAME = 20, 40  # characters of what was typed that are repeated
LEVEL_WORDS = {"level", "levels", "lvl", "grade", "l"}


class NamedLevel(NamedTuple):
    """The level that words name, whether by its place on the ladder, and the words that are left."""

    level: Level
    by_place: bool
    rest: Sequence[str]


def find_level(catalogue: Catalogue, framework: Framework, typed: Sequence[str]) -> NamedLevel:
    """Finds the level that the words name. Raises Problem where they name none."""
    named = match_level(framework, typed)
    if named is None:
        raise no_level(catalogue, framework, without_level_words(typed))
    return named


def match_level(framework: Framework, typed: Sequence[str]) -> NamedLevel | None:
    """Finds the level that most of the words name together: by its name, else by a number; None without."""
    levels = levels_by_name(framework)
    for start, end in runs(len(typed)):
        level = levels.get(squeeze("".join(typed[start:end])))
        if level:
            return NamedLevel(level, False, rest_of(typed, start, end))
    for position, word in enumerate(typed):
        number = digits_of(word)
        level = levels.get(number) or level_at_place(framework, number)
        if level:
            return NamedLevel(level, number not in levels, rest_of(typed, position, position + 1))
    return None


def runs(length: int) -> Iterator[tuple[int, int]]:
    """Lists where neighbouring words begin and end, the longest runs first, and of equal ones the first first."""
    for words in range(min(length, MOST_NAMING_LEVEL), 0, -1):
        for start in range(length - words + 1):
            yield start, start + words


def rest_of(typed: Sequence[str], start: int, end: int) -> Sequence[str]:
    """Gives the words around those that name a level, without "level" and the like."""
    return [word for word in (*typed[:start], *typed[end:]) if squeeze(word) not in LEVEL_WORDS]


def digits_of(word: str) -> str:
    """Gives a number in digits: "3" of "three" and of "3"; "" of what is none."""
    squeezed = squeeze(word)
    if squeezed in NUMBERS:
        return str(NUMBERS.index(squeezed) + 1)
    return squeezed if squeezed.isdecimal() else ""


def level_at_place(framework: Framework, number: str) -> Level | None:
    """Finds the level at a place on the ladder: where grades are the keys, a number is a step of it."""
    is_step = framework.graded and 0 < len(number) <= MOST_DIGITS
    step = int(number) if is_step else 0
    return framework.levels[step - 1] if 1 <= step <= len(framework.levels) else None


def no_level(catalogue: Catalogue, framework: Framework, words: Sequence[str]) -> Problem:
    """Suggests the levels of the topic that the words name, else what is near to what was typed."""
    name = framework_word(catalogue, framework)
    topic = match_topic(framework, words)
    if topic:
        return Problem(
            f"{framework.title} has {topic.title} at several levels. Say which one.",
            suggestions=tuple(f"{name} {level.key} {topic.name}" for level in framework.levels if topic.at(level)),
        )
    is_number = bool(digits_of(words[0]))
    typed = shorten(words[0], LONGEST_NUMBER) if is_number else shorten(" ".join(words), LONGEST_NAME)
    close = nearest(squeeze(typed), framework.levels, level_names) or [framework.levels[-1]]
    return Problem(
        f"{framework.title} has no level {typed}. It has {describe_ladder(framework)}.",
        suggestions=tuple(f"{name} {level.key}" for level in close),
    )


def name_level(framework: Framework, typed: Sequence[str]) -> Level | None:
    """Finds the level that the words name all together: "3", "level 3", "SEO", "Grade 7", "Technology Director"."""
    levels = levels_by_name(framework)
    words = without_level_words(typed)
    number = digits_of("".join(words))
    names = (squeeze("".join(typed)), squeeze("".join(words)), number)
    level = next(filter(None, map(levels.get, names)), None)
    return level or level_at_place(framework, number)


def begin_with_level(framework: Framework, typed: Sequence[str]) -> bool:
    """Tells whether the first words name a level."""
    most = min(len(typed), MOST_NAMING_LEVEL)
    return any(name_level(framework, typed[:words]) for words in range(1, most + 1))


def without_level_words(typed: Sequence[str]) -> Sequence[str]:
    """Gives the words without "level" and the like, unless there are no others."""
    words = [word for word in typed if squeeze(word) not in LEVEL_WORDS]
    return words or list(typed)
