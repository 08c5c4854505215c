"""Which criterion of a new revision is which of the last one: entries stay with a criterion, not with its wording."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace

from bot.core.framework import Criterion, Framework, Placed
from bot.core.text import squeeze

Likeness = Callable[[Placed], Hashable]


def same_text(placed: Placed) -> Hashable:
    return placed.topic.name, placed.level.key, placed.criterion.text


def same_words(placed: Placed) -> Hashable:
    """The same but for case, punctuation and space."""
    return placed.topic.name, placed.level.key, squeeze(placed.criterion.text)


def match(last: Framework, new: Framework) -> dict[int, int]:
    """Ids of the last revision's criteria by the position of the same criterion in `new.criteria()`.

    The surest likeness goes first; an id is given once.
    """
    ids: dict[int, int] = {}
    for likeness in (same_text, same_words):
        free = {
            likeness(placed): placed.criterion.id
            for placed in last.criteria()
            if placed.criterion.id is not None and placed.criterion.id not in ids.values()
        }
        for position, placed in enumerate(new.criteria()):
            if position not in ids and likeness(placed) in free:
                ids[position] = free.pop(likeness(placed)) or 0
    return ids


def with_ids(framework: Framework, ids: Iterator[int]) -> Framework:
    """The framework with the ids given to its criteria in their order."""
    topics = []
    for topic in framework.topics:
        cells: dict[str, tuple[Criterion, ...]] = {
            level.key: tuple(replace(criterion, id=next(ids)) for criterion in topic.at(level))
            for level in framework.levels
            if topic.at(level)
        }
        topics.append(replace(topic, cells=cells))
    return replace(framework, topics=tuple(topics))
