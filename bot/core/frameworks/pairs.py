"""Two revisions while their criteria are paired, and what two criteria can have in common that are one."""

from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

from bot.core.frameworks.framework import Placed
from bot.core.frameworks.identity import Change, place, words
from bot.core.frameworks.similarity import Similar

MOST_COMPARED = 200_000  # pairs of wordings, which takes a fifth of a second; the largest known framework has 429

Likeness = Callable[[Placed], Hashable]
"""What two criteria have in common that are one."""


def text_in_cell(placed: Placed) -> Hashable:
    """The text, in its topic and level."""
    return place(placed), placed.criterion.text


def words_in_cell(placed: Placed) -> Hashable:
    """The words, in their topic and level; case, punctuation and space do not count."""
    return place(placed), words(placed)


def text_in_topic(placed: Placed) -> Hashable:
    """The text, in its topic."""
    return placed.topic.name, placed.criterion.text


def text_at_level(placed: Placed) -> Hashable:
    """The text, at its level."""
    return placed.level.key, placed.criterion.text


def text_anywhere(placed: Placed) -> Hashable:
    """The text, wherever it stands."""
    return placed.criterion.text


def anywhere(placed: Placed) -> Hashable:
    """What all criteria of a framework have in common."""
    return None


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

    def by_return(self, retired: Iterable[Placed]) -> None:
        """Pairs rows of `retired`, its first ones first, with criteria that have their words in their cell again."""
        positions: dict[Hashable, deque[int]] = {}
        for position, placed in self.unpaired():
            positions.setdefault(words_in_cell(placed), deque()).append(position)
        taken = self.before.keys() | self.rows.values()
        wordings = [(row, placed) for placed in retired if (row := placed.criterion.id) is not None]
        for row, placed in wordings:
            if row in taken:
                continue
            alike = positions.get(words_in_cell(placed), deque())
            first = next((position for position in alike if self.may_be(row, self.after[position])), None)
            if first is not None:
                alike.remove(first)
                taken.add(row)
                self.pair(first, row)

    def by_similarity(self, similar: Similar, within: Likeness) -> None:
        """Pairs similar wordings that have this in common, the most similar first."""
        for _, position, row in sorted(self.similar_pairs(similar, within)):
            is_free = position not in self.rows and row in self.left
            if is_free:
                self.pair(position, row)

    def similar_pairs(self, similar: Similar, within: Likeness) -> Iterator[tuple[float, int, int]]:
        """Finds similar wordings: minus their similarity, the position of the new wording, the old one's row.

        Where there would be more than MOST_COMPARED to compare, none is.
        """
        texts_within: dict[Hashable, dict[int, str]] = {}
        for row, placed in self.left.items():
            texts_within.setdefault(within(placed), {})[row] = placed.criterion.text
        unpaired = self.unpaired()
        numbers = Counter(within(placed) for _, placed in unpaired)
        for position, placed in unpaired:
            group = within(placed)
            texts = texts_within.get(group, {})
            if len(texts) * numbers[group] > MOST_COMPARED:
                continue
            for row, score in similar(placed.criterion.text, texts):
                if self.may_be(row, placed):
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
