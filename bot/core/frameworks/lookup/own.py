"""What words ask for that name no framework, from somebody whose framework is known: "3", "mastery", "next mastery"."""

from bot.core.frameworks.framework import Catalogue, Framework, Level
from bot.core.frameworks.lookup.levels import digits_of, name_level, without_level_words
from bot.core.frameworks.lookup.topics import find_topic, match_topic
from bot.core.frameworks.lookup.wanted import InOwn, Own, Wanted
from bot.core.frameworks.lookup.words import ME, NEXT, look_up_within
from bot.core.plain.problem import Problem
from bot.core.plain.text import squeeze


def is_about_oneself(words: InOwn) -> bool:
    """Tells whether the words say whose level they ask for: "me mastery", "next mastery"."""
    return squeeze(words.typed[0]) in ME | NEXT


def look_up_in_own(catalogue: Catalogue, framework: Framework, level: Level, words: InOwn) -> Wanted:
    """Finds what the words name in somebody's framework; a topic alone is one at their own level, or at the next.

    Raises Problem where they name nothing there.
    """
    typed = words.typed[1:] if is_about_oneself(words) else words.typed
    is_next = squeeze(words.typed[0]) in NEXT
    if name_level(framework, typed) and not is_next:
        return look_up_within(catalogue, framework, typed)
    topic = match_topic(framework, without_level_words(typed))
    if topic:
        return Own(next=is_next, topic=topic)
    if is_next:
        return Own(next=True, topic=find_topic(catalogue, framework, level, typed))
    try:
        return look_up_within(catalogue, framework, typed)
    except Problem as problem:
        is_meant = is_about_oneself(words) or any(map(digits_of, typed))
        raise problem if is_meant else words.otherwise from None
