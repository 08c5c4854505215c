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
        return f"{self.framework.title} · {self.level.label}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two levels to compare, of one framework (the lower first) or of two; `topic` is a name, "" for all."""

    first: Rung
    second: Rung
    topic: str = ""

    @property
    def on_one_ladder(self) -> bool:
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


def compare_topics(comparison: Comparison) -> Iterator[Compared]:
    """Topic by topic, matched by name, in the first side's order; topics where neither side expects anything not."""
    first, second = comparison.first, comparison.second
    sought = comparison.topic and topic_key(comparison.topic)
    ours, theirs = ({topic_key(one.name): one for one in rung.framework.topics} for rung in (first, second))
    on_first, on_second = ({}, {}) if comparison.on_one_ladder else map(wordings, (first.framework, second.framework))
    for key in ours | theirs:
        mine, other = criteria_at(ours.get(key), first.level), criteria_at(theirs.get(key), second.level)
        if (mine or other) and sought in {"", key}:
            words, other_words = ({wording(one) for one in some} for some in (mine, other))
            topic = ours.get(key) or theirs[key]
            yield Compared(
                name=topic.name,
                title=topic.title,
                same=[one for one in mine if wording(one) in other_words],
                first=differences((one for one in mine if wording(one) not in other_words), topic, on_second),
                second=differences((one for one in other if wording(one) not in words), topic, on_first),
            )


def differences(criteria: Iterable[Criterion], topic: Topic, on_other_side: WordingsOf) -> list[Different]:
    """The criteria, each with where the other side has its words, in the same topic if it has them there."""
    found = []
    for criterion in criteria:
        places = on_other_side.get(wording(criterion), ())
        here = [placed for placed in places if topic_key(placed.topic.name) == topic_key(topic.name)]
        found.append(Different(criterion, next(iter([*here, *places]), None)))
    return found


def wordings(framework: Framework) -> WordingsOf:
    """A framework's criteria by their words."""
    found: dict[str, list[Placed]] = defaultdict(list)
    for placed in framework.criteria():
        found[wording(placed.criterion)].append(placed)
    return found


def wording(criterion: Criterion) -> str:
    """What makes two criteria the same: their words, but for case and space."""
    return " ".join(criterion.text.split()).casefold()


def topic_key(name: str) -> str:
    return squeeze(name) or name


def criteria_at(topic: Topic | None, level: Level) -> Sequence[Criterion]:
    return topic.at(level) if topic else ()
