"""Criteria that are offered to choose: before anything is typed, and sorted under headings."""

from collections.abc import Sequence

from bot.core.frameworks.framework import Framework, Level, Placed, Topic


def suggest(framework: Framework | None, level: Level | None, topic: Topic | None = None) -> list[Placed]:
    """Lists what a level expects, one topic of it first: what is offered before anything is typed."""
    criteria = framework.criteria() if framework else ()
    expected = [placed for placed in criteria if placed.level == level]
    return sorted(expected, key=lambda placed: placed.topic is not topic)


def by_heading(criteria: Sequence[Placed], own: Framework | None) -> dict[str, list[Placed]]:
    """Sorts criteria under headings: of one's own framework under their topics, of others under their frameworks."""
    groups: dict[str, list[Placed]] = {}
    for placed in criteria:
        heading = placed.topic.title if placed.framework is own else placed.framework.title
        groups.setdefault(heading, []).append(placed)
    return groups
