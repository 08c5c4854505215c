"""A framework as a revision stores it: JSON, and back.

What 0.1.0 did not know stands beside what it did, under keys of its own: each of the two reads what the other stored.
"""

from collections.abc import Iterator, Mapping
from itertools import chain, repeat
from typing import Any

from bot.core.frameworks.framework import Criterion, Framework, Level, Topic

Content = dict[str, Any]


def to_content(framework: Framework) -> Content:
    """Makes a framework JSON; its revision is not in it."""
    return {
        "path": framework.path,
        "title": framework.title,
        "graded": framework.graded,
        "prose": framework.prose,
        "levels": [[level.key, level.ordinal, level.label] for level in framework.levels],
        "topics": [[topic.name, topic.title, cell_rows(topic)] for topic in framework.topics],
        "descriptions": {topic.name: topic.description for topic in framework.topics if topic.description},
        "groups": dict(topics_with_groups(framework)),
    }


def cell_rows(topic: Topic) -> Content:
    """Makes the criteria of a topic JSON, by level key."""
    return {key: list(map(criterion_row, cell)) for key, cell in topic.cells.items()}


def criterion_row(criterion: Criterion) -> list[Any]:
    """Makes a criterion JSON. Few frameworks name their criteria: only then is the id a pair."""
    return [[criterion.id, criterion.name] if criterion.name else criterion.id, criterion.text, *criterion.examples]


def topics_with_groups(framework: Framework) -> Iterator[tuple[str, Content]]:
    """Lists the topics that have groups: by level key, the group of each criterion, "" for none."""
    for topic in framework.topics:
        groups = {key: group_row(cell) for key, cell in topic.cells.items()}
        if any(chain.from_iterable(groups.values())):
            yield topic.name, groups


def group_row(cell: tuple[Criterion, ...]) -> list[str]:
    """Lists the group of each criterion of a cell."""
    return [criterion.group for criterion in cell]


def to_criterion(row: list[Any], group: str) -> Criterion:
    """Makes a criterion of its JSON."""
    identity, text, *examples = row
    id_, name = identity if isinstance(identity, list) else (identity, "")
    return Criterion(text, tuple(examples), id_, name, group)


def to_cell(rows: list[list[Any]], groups: list[str]) -> tuple[Criterion, ...]:
    """Makes the criteria of a topic at a level; without groups, each is in none."""
    return tuple(map(to_criterion, rows, groups or repeat("")))


def to_topic(row: list[Any], content: Content) -> Topic:
    """Makes a topic of its name, its title and the JSON of its criteria; `content` has what belongs to it beside."""
    name, title, cells = row
    groups: Mapping[str, list[str]] = content.get("groups", {}).get(name, {})
    read = {key: to_cell(rows, groups.get(key, [])) for key, rows in cells.items()}
    return Topic(name, title, read, content.get("descriptions", {}).get(name, ""))


def to_framework(content: Content, revision: int) -> Framework:
    """Makes a framework of the content of a revision."""
    return Framework(
        path=content["path"],
        title=content["title"],
        graded=content["graded"],
        prose=content["prose"],
        levels=tuple(Level(*level) for level in content["levels"]),
        topics=tuple(to_topic(topic, content) for topic in content["topics"]),
        revision=revision,
    )
