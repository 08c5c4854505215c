"""Two levels side by side: what is the same, what only one of them has, and where else it stands."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.core.frameworks.framework import Criterion, Framework, Level, Placed, Topic
from bot.core.plain.text import squeeze

WordingsOf = Mapping[str, Sequence[Placed]]


@dataclass(frozen=True, slots=True)
class Rung:
    """A level with the framework that it belongs to."""

    framework: Framework
    level: Level

    @property
    def title(self) -> str:
        """ "DevOps · Level 3"."""
        return f"{self.framework.title} · {self.level.label}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two levels to compare, of one framework (the lower first) or of two; `topic` is a name, "" for all."""

    first: Rung
    second: Rung
    topic: str = ""

    @property
    def on_one_ladder(self) -> bool:
        """Whether both are levels of one framework."""
        return self.first.framework is self.second.framework


@dataclass(frozen=True, slots=True)
class Different:
    """A criterion that only one side has here. `elsewhere`: where the other side's framework has these words."""

    criterion: Criterion
    elsewhere: Placed | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """A topic of both sides, or of one. `name` is the topic's."""

    name: str
    title: str
    same: Sequence[Criterion]
    first: Sequence[Different]
    second: Sequence[Different]


@dataclass(frozen=True, slots=True)
class Side:
    """A level that is compared: its framework's topics by their key, and its framework's criteria by their wording.

    Within one framework `wordings` is empty: that a criterion stands at a third level of it says nothing.
    """

    level: Level
    topics: Mapping[str, Topic]
    wordings: WordingsOf

    def criteria(self, key: str) -> Sequence[Criterion]:
        """Lists what the level expects in a topic; nothing where the framework has no such topic."""
        topic = self.topics.get(key)
        return topic.at(self.level) if topic else ()


def compare_topics(comparison: Comparison) -> Iterator[Compared]:
    """Compares topic by topic, in the first side's order; topics have the same name, but for case and punctuation.

    A topic in which neither level expects anything is left out.
    """
    first, second = (side_of(rung, comparison) for rung in (comparison.first, comparison.second))
    keys = list(dict.fromkeys((*first.topics, *second.topics)))
    if comparison.topic:
        sought = topic_key(comparison.topic)
        keys = [key for key in keys if key == sought]
    for key in keys:
        expects = first.criteria(key) or second.criteria(key)
        if expects:
            yield compare_topic(key, first, second)


def side_of(rung: Rung, comparison: Comparison) -> Side:
    """Gives one side of a comparison."""
    topics = {topic_key(topic.name): topic for topic in rung.framework.topics}
    return Side(rung.level, topics, {} if comparison.on_one_ladder else wordings(rung.framework))


def compare_topic(key: str, first: Side, second: Side) -> Compared:
    """Compares what two levels expect in one topic, which one of their frameworks has at least."""
    topic = first.topics.get(key) or second.topics[key]
    in_first, in_second = first.criteria(key), second.criteria(key)
    words_of_first, words_of_second = set(map(wording, in_first)), set(map(wording, in_second))
    only_first = [criterion for criterion in in_first if wording(criterion) not in words_of_second]
    only_second = [criterion for criterion in in_second if wording(criterion) not in words_of_first]
    return Compared(
        name=topic.name,
        title=topic.title,
        same=[criterion for criterion in in_first if wording(criterion) in words_of_second],
        first=differences(only_first, topic, second.wordings),
        second=differences(only_second, topic, first.wordings),
    )


def differences(criteria: Iterable[Criterion], topic: Topic, wordings_there: WordingsOf) -> list[Different]:
    """Lists the criteria, each with where the other side's framework has its wording: its topic first."""
    differing = []
    for criterion in criteria:
        places = wordings_there.get(wording(criterion), ())
        in_topic = [placed for placed in places if topic_key(placed.topic.name) == topic_key(topic.name)]
        differing.append(Different(criterion, next(iter([*in_topic, *places]), None)))
    return differing


def wordings(framework: Framework) -> WordingsOf:
    """Sorts the places of a framework's criteria by their wording: some wordings stand at several levels."""
    places: dict[str, list[Placed]] = defaultdict(list)
    for placed in framework.criteria():
        places[wording(placed.criterion)].append(placed)
    return places


def wording(criterion: Criterion) -> str:
    """Gives what makes two criteria the same: their words, but for case and space."""
    return " ".join(criterion.text.split()).casefold()


def topic_key(name: str) -> str:
    """Gives what makes two topics the same: their names, but for case and punctuation."""
    return squeeze(name) or name
