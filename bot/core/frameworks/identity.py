"""Which criterion of a new revision is which of the last one: entries stay with a criterion, not with its wording."""

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from rapidfuzz import fuzz

from bot.core.frameworks.framework import Criterion, Framework, Placed
from bot.core.plain.text import squeeze

ALIKE = 60  # of 100: below it, two wordings in 582 real edits were rather two criteria

Likeness = Callable[[Placed], Hashable]


class Fate(StrEnum):
    """What became of a criterion. One that moved may be reworded too, where its `id:` says that it is the same."""

    UNCHANGED = "unchanged"
    REWORDED = "reworded"
    MOVED = "moved"
    NEW = "new"
    RETURNED = "returned"  # it was retired, and its `id:` brings it back
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Change:
    """One criterion in the last revision and in the new one. `id` is its row's; None: it gets one.

    What stands in neither of the two places there is `before` or `after` for.
    """

    id: int | None
    before: Placed | None = None
    after: Placed | None = None

    @property
    def fate(self) -> Fate:
        if self.after is None:
            return Fate.RETIRED
        if self.before is None:
            return Fate.NEW if self.id is None else Fate.RETURNED
        if place(self.before) != place(self.after):
            return Fate.MOVED
        return Fate.REWORDED if is_reworded(self.before, self.after) else Fate.UNCHANGED


def is_reworded(before: Placed, after: Placed) -> bool:
    """Whether it says something else; case, punctuation and space do not count."""
    return words(before) != words(after)


def place(placed: Placed) -> tuple[str, str]:
    """Its topic's name and its level's key."""
    return placed.topic.name, placed.level.key


def words(placed: Placed) -> str:
    return squeeze(placed.criterion.text) or placed.criterion.text


WHERE_IT_WAS: tuple[Likeness, ...] = (
    lambda placed: (place(placed), placed.criterion.text),
    lambda placed: (place(placed), words(placed)),
)
ELSEWHERE: tuple[Likeness, ...] = (
    lambda placed: (placed.topic.name, placed.criterion.text),
    lambda placed: (placed.level.key, placed.criterion.text),
    lambda placed: placed.criterion.text,
    words,
)


def compare(last: Framework | None, new: Framework, named: Mapping[str, int] | None = None) -> tuple[Change, ...]:
    """What becomes of each criterion: those of `new` in their order, then the retired ones in that of `last`.

    `named` has the rows of criteria that ever had an `id:` in this framework, by what it says. The surest likeness
    goes first: the `id:`, the text in its cell, a rewording in its cell, the text elsewhere. A row is given once.
    """
    pairing = Pairing(tuple(last.criteria()) if last else (), tuple(new.criteria()), named or {})
    pairing.by_name()
    for likeness in WHERE_IT_WAS:
        pairing.by_likeness(likeness)
    pairing.by_similarity()
    for likeness in ELSEWHERE:
        pairing.by_likeness(likeness)
    return pairing.changes()


class Pairing:
    """Criteria of two revisions while they are paired: `ids` by the position of the new one, `left` the old ones."""

    def __init__(self, before: Sequence[Placed], after: Sequence[Placed], named: Mapping[str, int]) -> None:
        self.before = {one.criterion.id: one for one in before if one.criterion.id is not None}
        self.after, self.named = after, named
        self.with_names = set(named.values())
        self.left = dict(self.before)
        self.ids: dict[int, int] = {}

    def by_name(self) -> None:
        names = {placed.criterion.name: position for position, placed in reversed(list(enumerate(self.after)))}
        for name, position in names.items():
            if name in self.named:
                self.pair(position, self.named[name])

    def by_likeness(self, likeness: Likeness) -> None:
        """Pairs what is alike; of several that are, the first with the first."""
        if not self.left:
            return
        rows: dict[Hashable, deque[int]] = {}
        for row, placed in self.left.items():
            rows.setdefault(likeness(placed), deque()).append(row)
        for position, placed in self.unpaired():
            alike = rows.get(likeness(placed), ())
            found = next((row for row in alike if self.may_be(row, placed)), None)
            if found is not None:
                rows[likeness(placed)].remove(found)
                self.pair(position, found)

    def by_similarity(self) -> None:
        """Pairs rewordings in their cells, the most similar first."""
        rows: dict[Hashable, list[int]] = {}
        for row, placed in self.left.items():
            rows.setdefault(place(placed), []).append(row)
        scores = [
            (-score, position, row)
            for position, placed in self.unpaired()
            for row in rows.get(place(placed), ())
            if self.may_be(row, placed) and (score := similarity(self.left[row], placed)) >= ALIKE
        ]
        for _, position, row in sorted(scores):
            if position not in self.ids and row in self.left:
                self.pair(position, row)

    def may_be(self, row: int, placed: Placed) -> bool:
        """Two that have an `id:` each are two, however alike they are."""
        return not placed.criterion.name or row not in self.with_names

    def pair(self, position: int, row: int) -> None:
        self.ids[position] = row
        self.left.pop(row, None)

    def unpaired(self) -> Iterable[tuple[int, Placed]]:
        return [(position, placed) for position, placed in enumerate(self.after) if position not in self.ids]

    def changes(self) -> tuple[Change, ...]:
        rows = [self.ids.get(position) for position in range(len(self.after))]
        kept = [
            Change(row, self.before.get(row) if row else None, placed)
            for row, placed in zip(rows, self.after, strict=True)
        ]
        return (*kept, *(Change(row, placed) for row, placed in self.left.items()))


def say_today(before: Placed, now: Placed) -> str:
    """What is otherwise today than when it was written for: the place, the words or both; "" where nothing is."""
    where = f"{now.topic.title}, {now.level.label}" if place(before) != place(now) else ""
    what = now.criterion.text if is_reworded(before, now) else ""
    return ": ".join(filter(None, (where, what)))


def changes_between(before: Framework, after: Framework | None) -> Iterator[Change]:
    """What became of the criteria of one stored revision in another; None: the framework is retired."""
    now = after.by_criterion if after else {}
    return (Change(row, placed, now.get(row)) for row, placed in before.by_criterion.items())


def similarity(one: Placed, other: Placed) -> float:
    """From 0 to 100."""
    return fuzz.ratio(one.criterion.text, other.criterion.text, score_cutoff=ALIKE)


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
