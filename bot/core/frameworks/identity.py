"""What becomes of criteria from one revision to the next: entries stay with a criterion, not with its wording."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.core.frameworks.framework import Criterion, Framework, Placed, Topic
from bot.core.plain.text import squeeze


class Fate(StrEnum):
    """What became of a criterion. One that moved may be reworded too."""

    UNCHANGED = "unchanged"
    REWORDED = "reworded"
    MOVED = "moved"
    NEW = "new"
    RETURNED = "returned"  # it was retired, and its `id:`, or its words in its cell, bring it back
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Change:
    """One criterion in two revisions, with its place in each, if it has one. `id` is its row's; None: it gets one."""

    id: int | None
    before: Placed | None = None
    after: Placed | None = None

    @property
    def fate(self) -> Fate:
        """What became of it. What has a row already and was not there before has been retired in between."""
        if self.after is None:
            return Fate.RETIRED
        if self.before is None:
            return Fate.NEW if self.id is None else Fate.RETURNED
        return fate_between(self.before, self.after)

    @property
    def is_kept(self) -> bool:
        """Whether it is in both revisions."""
        return None not in (self.before, self.after)


def fate_between(before: Placed, after: Placed) -> Fate:
    """Says what became of a criterion that is in both revisions."""
    if place(before) != place(after):
        return Fate.MOVED
    return Fate.REWORDED if is_reworded(before, after) else Fate.UNCHANGED


@dataclass(frozen=True, slots=True)
class Renamed:
    """A framework whose file has another `path:` now: its path before, and how much stays with it."""

    file: str
    formerly: str
    criteria: int
    entries: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """What making a file current would change: its framework, and what would become of each criterion.

    `entries` has how many hang on each criterion, by its row. `is_new`: no revision of the framework is stored yet.
    `renamed`: it is stored under another path.
    """

    framework: Framework
    is_new: bool
    changes: Sequence[Change]
    entries: Mapping[int, int]
    renamed: Renamed | None = None

    def of(self, fate: Fate) -> list[Change]:
        """Lists the criteria that would have this fate."""
        return [change for change in self.changes if change.fate is fate]

    def entries_on(self, change: Change) -> int:
        """Counts the entries that hang on the criterion."""
        return self.entries.get(change.id, 0) if change.id else 0


def is_reworded(before: Placed, after: Placed) -> bool:
    """Tells whether it says something else now; case, punctuation and space do not count."""
    return words(before) != words(after)


def place(placed: Placed) -> tuple[str, str]:
    """Its topic's name and its level's key."""
    return placed.topic.name, placed.level.key


def words(placed: Placed) -> str:
    """Gives the words of a criterion, without case, punctuation and space."""
    return squeeze(placed.criterion.text) or placed.criterion.text


def say_today(before: Placed, now: Placed) -> str:
    """Says how a criterion differs today from the one that was written for: the place, the words or both.

    "Craft, Level 2: Measures before and after"; "" where nothing differs.
    """
    has_moved = place(before) != place(now)
    where = f"{now.topic.title}, {now.level.label}" if has_moved else ""
    what = now.criterion.text if is_reworded(before, now) else ""
    return ": ".join(filter(None, (where, what)))


def changes_between(before: Framework, after: Framework | None) -> Iterator[Change]:
    """Tells what became of the criteria of a stored revision in a later one; None: the framework is retired."""
    places_now = after.by_criterion if after else {}
    return (Change(row, placed, places_now.get(row)) for row, placed in before.by_criterion.items())


def changes_by_row(before: Framework, after: Framework) -> tuple[Change, ...]:
    """Tells what becomes of each criterion between two stored revisions, where the rows say which is which.

    Those of `after` come in their order, then those that are retired.
    """
    rows_before, rows_after = before.by_criterion, after.by_criterion
    kept = [Change(row, rows_before.get(row), placed) for row, placed in rows_after.items()]
    retired = [Change(row, placed) for row, placed in rows_before.items() if row not in rows_after]
    return (*kept, *retired)


def with_ids(framework: Framework, ids: Iterator[int]) -> Framework:
    """Gives the framework with these ids given to its criteria, in the order in which `criteria()` has them."""
    topics = tuple(replace(topic, cells=cells_with_ids(framework, topic, ids)) for topic in framework.topics)
    return replace(framework, topics=topics)


def cells_with_ids(framework: Framework, topic: Topic, ids: Iterator[int]) -> Mapping[str, tuple[Criterion, ...]]:
    """Gives the cells of a topic, from the lowest level up, with the next ids given to their criteria."""
    cells: dict[str, tuple[Criterion, ...]] = {}
    for level in framework.levels:
        criteria = tuple(replace(criterion, id=next(ids)) for criterion in topic.at(level))
        if criteria:
            cells[level.key] = criteria
    return cells
