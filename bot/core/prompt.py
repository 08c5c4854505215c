"""Which criterion a nudge asks about."""

from collections import Counter
from collections.abc import Mapping, Sequence

from bot.core.frameworks.framework import Criterion, Framework, Level, Placed, Topic


def choose(
    framework: Framework, level: Level, evidence: Mapping[int, Sequence[int]], asked: Sequence[int]
) -> Placed | None:
    """The criterion to ask about, of the topic that somebody has the fewest entries for; None at a level without any.

    `evidence` has for each entry the ids of its criteria; `asked` the ids that earlier nudges asked about, oldest
    first: among equals, what was asked longest ago or never goes first, then the framework's own order.
    """
    by_topic = Counter(topic for criteria in evidence.values() for topic in topics_of(framework, criteria))
    by_criterion = Counter(one for criteria in evidence.values() for one in criteria)
    last_asked = {criterion: position for position, criterion in enumerate(asked)}

    def topic_rank(topic: Topic) -> tuple[int, int]:
        latest = max((last_asked.get(one.id or 0, -1) for one in topic.at(level)), default=-1)
        return by_topic[topic.name], latest

    def criterion_rank(criterion: Criterion) -> tuple[int, int]:
        return by_criterion[criterion.id or 0], last_asked.get(criterion.id or 0, -1)

    topics = [topic for topic in framework.topics if topic.at(level)]
    if not topics:
        return None
    topic = min(topics, key=topic_rank)
    return Placed(framework, topic, level, min(topic.at(level), key=criterion_rank))


def topics_of(framework: Framework, criteria: Sequence[int]) -> set[str]:
    """The topics that criteria belong to, each once."""
    return {
        topic.name
        for topic in framework.topics
        for cell in topic.cells.values()
        for criterion in cell
        if criterion.id in criteria
    }
