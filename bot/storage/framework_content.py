"""A framework as a revision stores it: JSON, and back."""

from typing import Any

from bot.core.framework import Criterion, Framework, Level, Topic

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
    return [criterion.id, criterion.text, *criterion.examples]


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
                {
                    key: tuple(Criterion(text, tuple(examples), criterion) for criterion, text, *examples in cell)
                    for key, cell in cells.items()
                },
            )
            for name, title, cells in content["topics"]
        ),
        revision=revision,
    )
