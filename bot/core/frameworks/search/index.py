"""The index that criteria are found by: which stems stand in which criteria."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain
from math import log

from bot.core.frameworks.comparison import wording
from bot.core.frameworks.framework import Catalogue, Framework, Placed
from bot.core.frameworks.search.fits import (
    BEGINNING,
    IN_EXAMPLE,
    IN_TEXT,
    IN_TOPIC,
    MEANING,
    PART,
    SAME,
    Fits,
    all_of,
    best,
    in_text_alone,
)
from bot.core.frameworks.search.meanings import join_phrases, read_meanings
from bot.core.frameworks.search.near import MOST_FORMS, alike, beginning_with
from bot.core.frameworks.search.words import Stemmer, Term, join, says_something, terms_of, words_of

LONGEST_SEARCH = 100  # characters that are compared; rapidfuzz takes seconds on thousands
MOST_TERMS = 12  # of a search that are looked for
MOST_FOUND = 40  # more are not read through on a phone
MOST_PLACES = 400  # that are looked through for wordings which stand in several
ENOUGH = 0.45  # of what the typed terms weigh must be in a criterion
SHORTEST_GUESSED = 3  # characters of a word for which others are tried


@dataclass(frozen=True, slots=True)
class Hit:
    """One wording that was found, with the places where it stands; the first is the best."""

    places: Sequence[Placed]


class SearchIndex:
    """The criteria of a catalogue by the stems of their words. Rare words weigh more than common ones."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._placed = list(chain.from_iterable(framework.criteria() for framework in catalogue.frameworks))
        self._stemmer = Stemmer()
        self._meanings = read_meanings(self._stemmer.stem)
        self._stem_of: dict[str, str] = {}
        self._fits_of: dict[str, dict[int, float]] = defaultdict(dict)
        for position, placed in enumerate(self._placed):
            self._keep(position, " ".join(placed.criterion.examples), IN_EXAMPLE)
            self._keep(position, placed.topic.title, IN_TOPIC)
            self._keep(position, placed.criterion.text, IN_TEXT)
        self._fits_of.default_factory = None
        self._words, self._stems = sorted(self._stem_of), sorted(self._fits_of)

    def search(self, typed: str, own: Framework | None = None) -> list[Placed]:
        """Finds the criteria that have most of the terms, the best first; of one's own framework before others."""
        scores = self._score(typed)

        def rank(position: int) -> tuple[bool, float, int]:
            return self._placed[position].framework is not own, -scores[position], position

        return [self._placed[position] for position in nsmallest(MOST_FOUND, scores, rank)]

    def find(self, typed: str, within: Framework | None = None) -> list[Hit]:
        """Finds the wordings that have most of the terms, best first, with their places; in one framework or all."""
        ranked = [(-score, position) for position, score in self._score(typed).items()]
        if within:
            ranked = [rank for rank in ranked if self._placed[rank[1]].framework is within]
        hits: dict[str, list[Placed]] = defaultdict(list)
        for _, position in nsmallest(MOST_PLACES, ranked):
            placed = self._placed[position]
            hits[wording(placed.criterion)].append(placed)
        return [Hit(places) for places in list(hits.values())[:MOST_FOUND]]

    def _keep(self, position: int, text: str, weight: float) -> None:
        for word in words_of(text):
            stem = self._stem_of.get(word)
            if stem is None:
                stem = self._stem_of[word] = self._stemmer.stem(word)
            self._fits_of[stem][position] = weight

    def _score(self, typed: str) -> Fits:
        """Says how well criteria fit, by their positions; those that fit too little are left out.

        Rare terms come first. When the terms that are left weigh less than ENOUGH, what has none of the terms before
        can't fit any more, and only what fits already is looked at.
        """
        sought = sorted(map(self._fits, self._read(typed[:LONGEST_SEARCH])), key=len)
        weights = list(map(self._weight, sought))
        enough, left = ENOUGH * sum(weights), sum(weights)
        scores: dict[int, float] = {}
        for fits, weight in zip(sought, weights, strict=True):
            positions = fits.keys() if left >= enough else scores.keys() & fits.keys()
            for position in positions:
                scores[position] = scores.get(position, 0) + weight * fits[position]
            left -= weight
        return {position: score for position, score in scores.items() if score >= enough}

    def _read(self, typed: str) -> Sequence[Term]:
        """Reads the terms that are looked for: without "the", "over" and their like, unless there is nothing else."""
        terms = list(join_phrases(terms_of(typed)[:MOST_TERMS], self._meanings, self._stem))
        return list(filter(says_something, terms)) or terms

    def _weight(self, fits: Fits) -> float:
        """Says how much a term counts: the rarer it is, the more; 1 for one that stands nowhere."""
        return log(1 + len(self._placed) / (1 + len(fits))) if fits else 1.0

    def _fits(self, term: Term) -> Fits:
        """Finds where a term stands in any form, or another that means the same; where none does, what is near it."""
        stems = tuple(map(self._stem, term))
        ways = [(SAME, self._where(stems))]
        if len(term) > 1:
            ways.append((SAME, self._where((self._stem(join(term)),))))
        for other in self._meanings.get(stems, ()):
            ways.append((MEANING, in_text_alone(self._where(other))))
        return best(ways) or best(self._near(term))

    def _where(self, stems: Term) -> Fits:
        """Finds where all of these stems stand."""
        return all_of([self._fits_of.get(stem, {}) for stem in stems])

    def _stem(self, word: str) -> str:
        return self._stem_of.get(word) or self._stemmer.stem(word)

    def _near(self, term: Term) -> Iterator[tuple[float, Fits]]:
        """Finds what a term that stands nowhere may mean: its parts; of a word, those that it begins or is like."""
        if len(term) > 1:
            parts = filter(says_something, ((part,) for part in term))
            return ((PART, self._where((self._stem(part),))) for (part,) in parts)
        stems = self._guess(term[0]) if len(term[0]) >= SHORTEST_GUESSED else {}
        return ((likeness, self._fits_of[stem]) for stem, likeness in stems.items())

    def _guess(self, word: str) -> Mapping[str, float]:
        """Finds the stems of words that a word begins; where it begins none, of words that it is like."""
        longer = beginning_with(word, self._words)[:MOST_FORMS]
        if longer:
            return {self._stem_of[known]: BEGINNING for known in longer}
        like = alike(word, self._words)
        if like:
            nearest_last = reversed(list(like))
            return {self._stem_of[known]: like[known] for known in nearest_last}
        return alike(self._stem(word), self._stems)
