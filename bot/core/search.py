"""Finding criteria by words, in any form and order."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log

from rapidfuzz import fuzz, process

from bot.core.framework import Catalogue, Framework, Level, Placed

LONGEST = 100  # characters of a search that are compared; rapidfuzz takes seconds on thousands
MOST_FOUND = 40  # more are not read through on a phone
ALIKE = 75  # of 100: "mentoring" and "mentors" are that much alike
ENOUGH = 0.5  # of what the typed words weigh must be in a criterion
WORD = re.compile(r"[^\W_]+")


def suggest(standing: tuple[Framework, Level] | None) -> list[Placed]:
    """Before anything is typed: what the level expects that somebody aims for."""
    if standing is None:
        return []
    framework, level = standing
    return [placed for placed in framework.criteria() if placed.level == level]


class SearchIndex:
    """The criteria of a catalogue by their words. Rare words weigh more than common ones."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._placed = [placed for framework in catalogue.frameworks for placed in framework.criteria()]
        self._positions: dict[str, set[int]] = defaultdict(set)
        for position, placed in enumerate(self._placed):
            texts = (placed.criterion.text, placed.topic.title, *placed.criterion.examples)
            for word in words_of(" ".join(texts)):
                self._positions[word].add(position)

    def search(self, typed: str, own: Framework | None = None) -> list[Placed]:
        """The criteria that have most of the words, the best first; those of one's own framework before others."""
        scores: dict[int, float] = defaultdict(float)
        whole = 0.0
        for word in words_of(typed[:LONGEST]):
            found = self._find(word)
            weight = log(1 + len(self._placed) / (1 + len(found))) if found else 1
            whole += weight
            for position, likeness in found.items():
                scores[position] += weight * likeness
        enough = [(score, position) for position, score in scores.items() if score >= ENOUGH * whole]
        enough.sort(key=lambda one: (self._placed[one[1]].framework is not own, -one[0], one[1]))
        return [self._placed[position] for _, position in enough[:MOST_FOUND]]

    def _find(self, word: str) -> Mapping[int, float]:
        """The criteria that have the word, and how alike to it the likest of their words is, from 0 to 1."""
        found: dict[int, float] = {}
        for known, likeness in self._similar(word):
            for position in self._positions[known]:
                found[position] = max(found.get(position, 0), likeness)
        return found

    def _similar(self, word: str) -> Iterator[tuple[str, float]]:
        if word in self._positions:
            yield word, 1.0
        near = process.extract(word, self._positions.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=20)
        yield from ((known, score / 100) for known, score, _ in near)
        if len(word) > 2:
            yield from ((known, 0.95) for known in self._positions if known.startswith(word))


def words_of(text: str) -> set[str]:
    return set(WORD.findall(text.casefold()))


def by_heading(found: Sequence[Placed], own: Framework | None) -> dict[str, list[Placed]]:
    """Criteria under headings: one's own framework's by topic, others by framework."""
    groups: dict[str, list[Placed]] = {}
    for placed in found:
        heading = placed.topic.title if placed.framework is own else placed.framework.title
        groups.setdefault(heading, []).append(placed)
    return groups
