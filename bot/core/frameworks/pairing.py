"""Which criterion of a new revision is which of the one before: the surest likeness pairs them first."""

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from bot.core.frameworks.framework import Framework, Placed
from bot.core.frameworks.identity import Change, place, words

ALIKE = 60  # of 100: below it, two wordings in 582 real edits were rather two criteria

Likeness = Callable[[Placed], Hashable]
"""What two criteria have in common that are one."""

WHERE_IT_WAS: Sequence[Likeness] = (
    lambda placed: (place(placed), placed.criterion.text),
    lambda placed: (place(placed), words(placed)),
)
ELSEWHERE: Sequence[Likeness] = (
    lambda placed: (placed.topic.name, placed.criterion.text),
    lambda placed: (placed.level.key, placed.criterion.text),
    lambda placed: placed.criterion.text,
    words,
)


def compare(
    before: Framework | None, after: Framework, rows_by_name: Mapping[str, int] | None = None
) -> tuple[Change, ...]:
    """Tells what becomes of each criterion: those of `after` in their order, then those that are retired.

    `before` is the last revision, None where there is none. `rows_by_name` has the rows of all criteria that ever had
    an `id:` in this framework, by what it said. Each row goes to one criterion at most: to the one of that `id:`;
    else of the same words in the same cell, where case and punctuation may differ; else to the most similar words in
    that cell; else to the same words elsewhere, in the same topic or level first.
    """
    criteria_before = before.criteria() if before else ()
    pairing = Pairing(criteria_before, tuple(after.criteria()), rows_by_name or {})
    pairing.by_name()
    for likeness in WHERE_IT_WAS:
        pairing.by_likeness(likeness)
    pairing.by_similarity()
    for likeness in ELSEWHERE:
        pairing.by_likeness(likeness)
    return pairing.changes()


class Pairing:
    """Two revisions while their criteria are paired.

    `left` has the criteria of the last revision that are in no pair yet, by their rows; `rows` has the rows that
    criteria of the new one were given, by their positions.
    """

    def __init__(self, before: Iterable[Placed], after: Sequence[Placed], rows_by_name: Mapping[str, int]) -> None:
        self.before = {placed.criterion.id: placed for placed in before if placed.criterion.id is not None}
        self.after, self.rows_by_name = after, rows_by_name
        self.rows_with_names = set(rows_by_name.values())
        self.left = dict(self.before)
        self.rows: dict[int, int] = {}

    def by_name(self) -> None:
        """Pairs what has the same `id:`, also with what was retired long ago; the first that has it gets the row."""
        names = {placed.criterion.name: position for position, placed in reversed(list(enumerate(self.after)))}
        for name, position in names.items():
            if name in self.rows_by_name:
                self.pair(position, self.rows_by_name[name])

    def by_likeness(self, likeness: Likeness) -> None:
        """Pairs rows with criteria that are alike; of several that are, the first row with the first criterion."""
        if not self.left:
            return
        rows_by_likeness: dict[Hashable, deque[int]] = {}
        for row, placed in self.left.items():
            rows_by_likeness.setdefault(likeness(placed), deque()).append(row)
        for position, placed in self.unpaired():
            rows = rows_by_likeness.get(likeness(placed), deque())
            first = next((row for row in rows if self.may_be(row, placed)), None)
            if first is not None:
                rows.remove(first)
                self.pair(position, first)

    def by_similarity(self) -> None:
        """Pairs rewordings in their cells, the most similar first."""
        for _, position, row in sorted(self.similar()):
            is_free = position not in self.rows and row in self.left
            if is_free:
                self.pair(position, row)

    def similar(self) -> Iterator[tuple[float, int, int]]:
        """Finds what may be a rewording: minus its similarity, the position of the new wording, the old one's row."""
        rows_in: dict[tuple[str, str], list[int]] = {}
        for row, placed in self.left.items():
            rows_in.setdefault(place(placed), []).append(row)
        for position, placed in self.unpaired():
            for row in rows_in.get(place(placed), ()):
                score = similarity(self.left[row], placed) if self.may_be(row, placed) else 0
                if score:
                    yield -score, position, row

    def may_be(self, row: int, placed: Placed) -> bool:
        """Tells whether a row may become a criterion: two that have an `id:` each are two, however alike they are."""
        return not placed.criterion.name or row not in self.rows_with_names

    def pair(self, position: int, row: int) -> None:
        """Gives a criterion of the new revision the row of one before."""
        self.rows[position] = row
        self.left.pop(row, None)

    def unpaired(self) -> list[tuple[int, Placed]]:
        """Gives the criteria of the new revision that have no row yet, with their positions."""
        return [(position, placed) for position, placed in enumerate(self.after) if position not in self.rows]

    def changes(self) -> tuple[Change, ...]:
        """Lists what the pairs amount to; what is in none is new, or retired."""
        kept = []
        for position, placed in enumerate(self.after):
            row = self.rows.get(position)
            kept.append(Change(row, self.before.get(row) if row else None, placed))
        retired = [Change(row, placed) for row, placed in self.left.items()]
        return (*kept, *retired)


def similarity(placed: Placed, other: Placed) -> float:
    """Says how similar two wordings are, from ALIKE to 100, else 0."""
    return fuzz.ratio(placed.criterion.text, other.criterion.text, score_cutoff=ALIKE)
