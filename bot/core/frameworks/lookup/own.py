"""What words that name no framework ask for, where one's own is known: "3", "mastery", "next mastery"."""

from collections.abc import Sequence

from bot.core.frameworks.framework import Catalogue, Framework, Level, Topic
from bot.core.frameworks.lookup.levels import digits_of, match_level, without_level_words
from bot.core.frameworks.lookup.topics import find_topic, match_topic, name_topic
from bot.core.frameworks.lookup.wanted import InOwn, Own, WantedWithin
from bot.core.frameworks.lookup.words import ME, NEXT, look_up_within
from bot.core.plain.problem import Problem
from bot.core.plain.text import squeeze


def is_about_oneself(words: InOwn) -> bool:
    """Tells whether the words say whose level they ask for: "me mastery", "next mastery"."""
    return squeeze(words.typed[0]) in ME | NEXT


def look_up_in_own(catalogue: Catalogue, framework: Framework, level: Level, words: InOwn) -> Own | WantedWithin:
    """Finds what the words name in somebody's framework; a topic alone is one at their own level, or at the next.

    Raises Problem where they name nothing there.
    """
    typed = words.typed[1:] if is_about_oneself(words) else words.typed
    is_next = squeeze(words.typed[0]) in NEXT
    if is_next:
        return Own(next=True, topic=find_topic(catalogue, framework, level, without_level_words(typed)))
    topic = find_topic_alone(framework, typed)
    if topic:
        return Own(topic=topic)
    try:
        return look_up_within(catalogue, framework, typed)
    except Problem as problem:
        is_meant = is_about_oneself(words) or any(map(digits_of, typed))
        raise problem if is_meant else words.otherwise from None


def find_topic_alone(framework: Framework, typed: Sequence[str]) -> Topic | None:
    """Finds the topic that the words name without a level; None where they name a level, or nothing."""
    topic = name_topic(framework, typed)
    if topic:
        return topic
    return None if match_level(framework, typed) else match_topic(framework, without_level_words(typed))
