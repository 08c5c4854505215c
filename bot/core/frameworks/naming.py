"""Which framework, level and topic somebody's words name, by likeness; and what frameworks are called in turn."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from rapidfuzz import fuzz

from bot.core.frameworks.framework import Catalogue, Framework, Level, Topic
from bot.core.plain.problem import Problem
from bot.core.plain.text import enumerate_words, shorten, squeeze

NEAR = 80  # of 100: how alike a word must be to be read as a name; "devop" to "devops" is 91
SUGGESTIBLE = 60  # of 100: how alike a name must be to be suggested
LONGEST_NAME = 8  # words that may name a framework; more are compared with nothing
LEVEL_WORDS = {"level", "levels", "lvl", "grade", "l"}

T = TypeVar("T")


def find_framework(catalogue: Catalogue, typed: Sequence[str]) -> tuple[Framework, Sequence[str]]:
    """The framework that the first words name, by as many of them as fit, and the words that are left."""
    beginnings = [squeeze("".join(typed[:length])) for length in range(min(len(typed), LONGEST_NAME) + 1)]
    for likeness, names in ((sameness, "names"), (beginning, "beginnings"), (nearness, "names")):
        scores = {
            (length, position): max(likeness(beginnings[length], name) for name in getattr(one, names))
            for length in range(len(beginnings) - 1, 0, -1)
            for position, one in enumerate(catalogue.frameworks)
        }
        best = max(scores.values(), default=0)
        if best:
            length = max(length for (length, _), score in scores.items() if score == best)
            found = [one for n, one in enumerate(catalogue.frameworks) if scores[length, n] == best]
            if len(found) == 1:
                return found[0], typed[length:]
            raise Problem(
                f"“{' '.join(typed[:length])}” could be {enumerate_words([one.title for one in found], 'or')}.",
                suggestions=tuple(" ".join([framework_word(catalogue, one), *typed[length:]]) for one in found[:3]),
            )
    raise Problem(
        f"No framework is called “{shorten(' '.join(typed), 40)}”."
        + (
            f" There {'is' if len(catalogue.frameworks) == 1 else 'are'} {titles(catalogue)}."
            if catalogue.frameworks
            else ""
        ),
        suggestions=tuple(
            framework_word(catalogue, one)
            for one in nearest(squeeze(typed[0]), catalogue.frameworks, lambda one: one.names)
        ),
    )


def find_level(catalogue: Catalogue, framework: Framework, typed: Sequence[str]) -> tuple[Level, bool, Sequence[str]]:
    """The level that one of the words names, whether by its place on the ladder, and the words that are left."""
    words = without_level_words(typed)
    for named in (level_of_name, level_of_place):
        for position, word in enumerate(words):
            level = named(framework, word)
            if level:
                return level, named is level_of_place, [*words[:position], *words[position + 1 :]]
    name = framework_word(catalogue, framework)
    topic = match_topic(framework, words)
    if topic:
        raise Problem(
            f"{framework.title} has {topic.title} at several levels. Say which one.",
            suggestions=tuple(f"{name} {level.key} {topic.name}" for level in framework.levels if topic.at(level)),
        )
    close = nearest(squeeze(words[0]), framework.levels, level_names) or [framework.levels[-1]]
    raise Problem(
        f"{framework.title} has no level {shorten(words[0], 20)}. It has {describe_ladder(framework)}.",
        suggestions=tuple(f"{name} {level.key}" for level in close),
    )


def name_level(framework: Framework, typed: Sequence[str]) -> Level | None:
    """The level that the words name all together: "3", "level 3", "SEO", "Grade 7"."""
    words = without_level_words(typed)
    return (level_of_name(framework, words[0]) or level_of_place(framework, words[0])) if len(words) == 1 else None


def level_of_name(framework: Framework, word: str) -> Level | None:
    squeezed = squeeze(word)
    meant = {squeezed, squeezed.removeprefix("l")}
    return next((level for level in framework.levels if meant & level_names(level)), None)


def level_of_place(framework: Framework, word: str) -> Level | None:
    """Where grades are the keys, a number is a step of the ladder."""
    fits = framework.graded and word.isdecimal() and len(word) < 5 and 1 <= int(word) <= len(framework.levels)
    return framework.levels[int(word) - 1] if fits else None


def without_level_words(typed: Sequence[str]) -> Sequence[str]:
    return [word for word in typed if squeeze(word) not in LEVEL_WORDS] or list(typed)


def find_topic(catalogue: Catalogue, framework: Framework, level: Level, typed: Sequence[str]) -> Topic:
    topic = match_topic(framework, typed)
    if topic:
        return topic
    close = nearest(squeeze("".join(typed)), framework.topics, topic_names) or framework.topics
    raise Problem(
        f"{framework.title} has no topic “{shorten(' '.join(typed), 40)}”."
        f" It has {enumerate_words([topic.title for topic in framework.topics])}.",
        suggestions=tuple(f"{framework_word(catalogue, framework)} {level.key} {one.name}" for one in close[:3]),
    )


def match_topic(framework: Framework, typed: Sequence[str]) -> Topic | None:
    word = squeeze("".join(typed))
    for likeness in (sameness, beginning, nearness):
        scores = [(max(likeness(word, name) for name in topic_names(topic)), topic) for topic in framework.topics]
        best = max((score for score, _ in scores), default=0)
        found = [topic for score, topic in scores if score == best]
        if best and len(found) == 1:
            return found[0]
    return None


def level_names(level: Level) -> set[str]:
    return {squeeze(level.key), squeeze(level.label)}


def topic_names(topic: Topic) -> set[str]:
    return {squeeze(topic.name), squeeze(topic.title)}


def framework_word(catalogue: Catalogue, framework: Framework) -> str:
    """The shortest that one can type for a framework: its name, or its path where another has the same name."""
    same = [one for one in catalogue.frameworks if squeeze(one.name) == squeeze(framework.name)]
    return framework.name.casefold() if len(same) == 1 else framework.path.strip("/").casefold()


def sameness(word: str, name: str) -> float:
    return float(word == name)


def beginning(word: str, name: str) -> float:
    """Whether the word begins the name; two letters name nothing yet."""
    return float(len(word) > 2 and name.startswith(word))


def nearness(word: str, name: str) -> float:
    """How alike they are, from NEAR to 100, else 0."""
    return fuzz.ratio(word, name, score_cutoff=NEAR)


def nearest(word: str, among: Sequence[T], names: Callable[[T], Iterable[str]]) -> list[T]:
    """Up to three that come close enough to be what was meant, the closest first."""
    scored = [(max(fuzz.WRatio(word, name) for name in names(one)), one) for one in among]
    close = [pair for pair in scored if pair[0] >= SUGGESTIBLE]
    return [one for _, one in sorted(close, key=lambda pair: -pair[0])[:3]]


def describe_ladder(framework: Framework) -> str:
    """ "1 to 4" where the keys count without a gap, else each of them."""
    keys = [level.key for level in framework.levels]
    counts = len(keys) > 2 and all(key.isdecimal() for key in keys)
    if counts and [int(key) for key in keys] == list(range(int(keys[0]), int(keys[-1]) + 1)):
        return f"{keys[0]} to {keys[-1]}"
    return enumerate_words(keys)


def titles(catalogue: Catalogue) -> str:
    shown = [framework.title for framework in catalogue.frameworks[:5]]
    left = len(catalogue.frameworks) - len(shown)
    return enumerate_words([*shown, f"{left} more"] if left else shown)
