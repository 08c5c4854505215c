"""A framework as a revision stores it: JSON, and back."""

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
    }


def cell_rows(topic: Topic) -> Content:
    """Makes the criteria of a topic JSON, by level key."""
    return {key: list(map(criterion_row, cell)) for key, cell in topic.cells.items()}


def criterion_row(criterion: Criterion) -> list[Any]:
    """Makes a criterion JSON. Few frameworks name their criteria: only then is the id a pair."""
    return [[criterion.id, criterion.name] if criterion.name else criterion.id, criterion.text, *criterion.examples]


def to_criterion(row: list[Any]) -> Criterion:
    """Makes a criterion of its JSON."""
    identity, text, *examples = row
    id_, name = identity if isinstance(identity, list) else (identity, "")
    return Criterion(text, tuple(examples), id_, name)


def to_topic(name: str, title: str, cells: Content) -> Topic:
    """Makes a topic of its name, its title and the JSON of its criteria."""
    return Topic(name, title, {key: tuple(map(to_criterion, cell)) for key, cell in cells.items()})


def to_framework(content: Content, revision: int) -> Framework:
    """Makes a framework of the content of a revision."""
    return Framework(
        path=content["path"],
        title=content["title"],
        graded=content["graded"],
        prose=content["prose"],
        levels=tuple(Level(*level) for level in content["levels"]),
        topics=tuple(to_topic(*topic) for topic in content["topics"]),
        revision=revision,
    )
