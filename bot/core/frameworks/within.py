"""Which level and topic of a framework somebody's words name, and what to try instead where they name none."""

from collections.abc import Sequence

from bot.core.frameworks.framework import Catalogue, Framework, Level, Topic
from bot.core.frameworks.naming import (
    beginning,
    describe_ladder,
    framework_word,
    level_names,
    nearest,
    nearness,
    sameness,
    topic_names,
)
from bot.core.plain.problem import Problem
from bot.core.plain.text import enumerate_words, shorten, squeeze

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


def find_topic(catalogue: Catalogue, framework: Framework, level: Level, typed: Sequence[str]) -> Topic:
    """Finds the topic that the words name together. Raises Problem where they name none, and names the nearest."""
    topic = match_topic(framework, typed)
    if topic:
        return topic
    close = nearest(squeeze("".join(typed)), framework.topics, topic_names) or framework.topics
    word = framework_word(catalogue, framework)
    raise Problem(
        f"{framework.title} has no topic “{shorten(' '.join(typed), 40)}”."
        f" It has {enumerate_words([topic.title for topic in framework.topics])}.",
        suggestions=tuple(f"{word} {level.key} {near.name}" for near in close[:3]),
    )


def match_topic(framework: Framework, typed: Sequence[str]) -> Topic | None:
    """Finds the only topic that fits best: by its name, by how that begins, or by how near it is; None without."""
    word = squeeze("".join(typed))
    for likeness in (sameness, beginning, nearness):
        scores = [likeness(word, topic_names(topic)) for topic in framework.topics]
        best = max(scores, default=0)
        topics = [topic for score, topic in zip(scores, framework.topics, strict=True) if 0 < score == best]
        if len(topics) == 1:
            return topics[0]
    return None
