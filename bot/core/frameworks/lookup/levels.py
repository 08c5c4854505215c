"""Which level of a framework somebody's words name, and what to try instead where they name none."""

from collections.abc import Sequence

from bot.core.frameworks.framework import Catalogue, Framework, Level
from bot.core.frameworks.lookup.likeness import nearest
from bot.core.frameworks.lookup.names import describe_ladder, framework_word, level_names
from bot.core.frameworks.lookup.topics import match_topic
from bot.core.plain.problem import Problem
from bot.core.plain.text import shorten, squeeze

MOST_DIGITS = 4  # of a step on a ladder
LEVEL_WORDS = {"level", "levels", "lvl", "grade", "l"}


def find_level(catalogue: Catalogue, framework: Framework, typed: Sequence[str]) -> tuple[Level, bool, Sequence[str]]:
    """Finds the level that a word names, whether it was by its place on the ladder, and the words that are left.

    Raises Problem where none of them names a level.
    """
    words = without_level_words(typed)
    for level_of in (level_of_name, level_of_place):
        for position, word in enumerate(words):
            level = level_of(framework, word)
            if level:
                return level, level_of is level_of_place, [*words[:position], *words[position + 1 :]]
    raise no_level(catalogue, framework, words)


def no_level(catalogue: Catalogue, framework: Framework, words: Sequence[str]) -> Problem:
    """Suggests the levels of the topic that the words name, else what is near to the first word."""
    name = framework_word(catalogue, framework)
    topic = match_topic(framework, words)
    if topic:
        return Problem(
            f"{framework.title} has {topic.title} at several levels. Say which one.",
            suggestions=tuple(f"{name} {level.key} {topic.name}" for level in framework.levels if topic.at(level)),
        )
    close = nearest(squeeze(words[0]), framework.levels, level_names) or [framework.levels[-1]]
    return Problem(
        f"{framework.title} has no level {shorten(words[0], 20)}. It has {describe_ladder(framework)}.",
        suggestions=tuple(f"{name} {level.key}" for level in close),
    )


def name_level(framework: Framework, typed: Sequence[str]) -> Level | None:
    """Finds the level that the words name all together: "3", "level 3", "SEO", "Grade 7"."""
    words = without_level_words(typed)
    if len(words) != 1:
        return None
    return level_of_name(framework, words[0]) or level_of_place(framework, words[0])


def level_of_name(framework: Framework, word: str) -> Level | None:
    """Finds the level that is called so: "3", "L3", "SEO"."""
    squeezed = squeeze(word)
    meant = {squeezed, squeezed.removeprefix("l")}
    return next((level for level in framework.levels if meant & level_names(level)), None)


def level_of_place(framework: Framework, word: str) -> Level | None:
    """Finds the level at a place on the ladder: where grades are the keys, a number is a step of it."""
    is_step = framework.graded and word.isdecimal() and len(word) <= MOST_DIGITS
    step = int(word) if is_step else 0
    return framework.levels[step - 1] if 1 <= step <= len(framework.levels) else None


def without_level_words(typed: Sequence[str]) -> Sequence[str]:
    """Gives the words without "level" and the like, unless there are no others."""
    words = [word for word in typed if squeeze(word) not in LEVEL_WORDS]
    return words or list(typed)
