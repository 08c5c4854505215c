"""Which topic of a framework somebody's words name, and what to try instead where they name none."""

from collections.abc import Sequence

from bot.core.frameworks.framework import Catalogue, Framework, Level, Topic
from bot.core.frameworks.lookup.likeness import beginning, nearest, nearness, sameness
from bot.core.frameworks.lookup.names import framework_word, topic_names
from bot.core.plain.problem import Problem
from bot.core.plain.text import enumerate_words, shorten, squeeze


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


def name_topic(framework: Framework, typed: Sequence[str]) -> Topic | None:
    """Finds the topic that is called exactly as the words together; None without."""
    word = squeeze("".join(typed))
    return next((topic for topic in framework.topics if word in topic_names(topic)), None)


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
