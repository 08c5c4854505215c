"""A framework as a revision stores it: JSON, and back."""

from typing import Any

from bot.core.frameworks.framework import Criterion, Framework, Level, Topic

Content = dict[str, Any]


def to_content(framework: Framework) -> Content:
    return {
        "path": framework.path,
        "title": framework.title,
        "graded": framework.graded,
        "prose": framework.prose,
        "levels": [[level.key, level.ordinal, level.label] for level in framework.levels],
        "topics": [
            [
                topic.name,
                topic.title,
                {key: [criterion_row(one) for one in cell] for key, cell in topic.cells.items()},
            ]
            for topic in framework.topics
        ],
    }


def criterion_row(criterion: Criterion) -> list[Any]:
    """Few frameworks name their criteria: only then is the id a pair."""
    return [[criterion.id, criterion.name] if criterion.name else criterion.id, criterion.text, *criterion.examples]


def to_criterion(row: list[Any]) -> Criterion:
    identity, text, *examples = row
    id_, name = identity if isinstance(identity, list) else (identity, "")
    return Criterion(text, tuple(examples), id_, name)


def to_framework(content: Content, revision: int) -> Framework:
    return Framework(
        path=content["path"],
        title=content["title"],
        graded=content["graded"],
        prose=content["prose"],
        levels=tuple(Level(*level) for level in content["levels"]),
        topics=tuple(
            Topic(
                name,
                title,
                {key: tuple(map(to_criterion, cell)) for key, cell in cells.items()},
            )
            for name, title, cells in content["topics"]
        ),
        revision=revision,
    )
