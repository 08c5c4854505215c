"""Which criterion a nudge asks about."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from bot.core.frameworks.framework import Criterion, Framework, Level, Placed, Topic

NEVER_ASKED = -1  # goes before every position
Rank = tuple[int, int]  # the lowest goes first


@dataclass(frozen=True, slots=True)
class Past:
    """How many entries somebody has by topic and by criterion, and when each criterion was last asked about.

    Times are positions in the order of the questions. A criterion without an id was never asked about.
    """

    by_topic: Mapping[str, int]
    by_criterion: Mapping[int | None, int]
    asked_at: Mapping[int | None, int]

    def rank_of_topic(self, topic: Topic, level: Level) -> Rank:
        """Ranks a topic: first those with the fewest entries, then those that were asked about longest ago."""
        return self.by_topic[topic.name], max(map(self.last_asked, topic.at(level)))

    def rank_of_criterion(self, criterion: Criterion) -> Rank:
        """Ranks a criterion: first those with the fewest entries, then those that were asked about longest ago."""
        return self.by_criterion[criterion.id], self.last_asked(criterion)

    def last_asked(self, criterion: Criterion) -> int:
        """Tells the position of the last question about a criterion."""
        return self.asked_at.get(criterion.id, NEVER_ASKED)


def choose(
    framework: Framework, level: Level, evidence: Mapping[int, Sequence[int]], asked: Sequence[int]
) -> Placed | None:
    """Chooses a criterion of the topic that somebody has the fewest entries for; None at a level without any.

    `evidence` has for each entry the ids of its criteria; `asked` the ids that earlier nudges asked about, oldest
    first: among equals, what was asked longest ago or never goes first, then the framework's own order.
    """
    topics = [topic for topic in framework.topics if topic.at(level)]
    if not topics:
        return None
    past = look_back(framework, evidence, asked)
    topic = min(topics, key=lambda topic: past.rank_of_topic(topic, level))
    return Placed(framework, topic, level, min(topic.at(level), key=past.rank_of_criterion))


def look_back(framework: Framework, evidence: Mapping[int, Sequence[int]], asked: Sequence[int]) -> Past:
    """Counts what somebody logged and was asked about in a framework; an entry counts once for each of its topics."""
    topics = (topics_of(framework, criteria) for criteria in evidence.values())
    return Past(
        by_topic=Counter(chain.from_iterable(topics)),
        by_criterion=Counter(chain.from_iterable(evidence.values())),
        asked_at={criterion: position for position, criterion in enumerate(asked)},
    )


def topics_of(framework: Framework, criteria: Sequence[int]) -> set[str]:
    """Finds the topics of a framework that criteria belong to, each once."""
    placed = framework.by_criterion
    return {placed[criterion].topic.name for criterion in criteria if criterion in placed}
