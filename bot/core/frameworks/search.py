"""Finding criteria by words, in any form and order."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain
from math import log

from rapidfuzz import fuzz, process

from bot.core.frameworks.comparison import wording
from bot.core.frameworks.framework import Catalogue, Framework, Level, Placed, Topic

LONGEST_SEARCH = 100  # characters that are compared; rapidfuzz takes seconds on thousands
MOST_WORDS = 12  # of a search that are looked for
MOST_FOUND = 40  # more are not read through on a phone
MOST_PLACES = 400  # that are looked through for wordings which stand in several
MOST_FORMS = 20  # of a word that was not found as it is
ALIKE = 80  # of 100: "comunication" and "communication" are 96, "mentor" and "monitor" 77
ENOUGH = 0.45  # of what the typed words weigh must be in a criterion
SHORTEST_STEM = 3
LAST = chr(0x10FFFF)  # sorts after every letter
EXACT, SAME_STEM, BEGINNING, NEARLY = 1.0, 0.95, 0.9, 0.85  # what a word that is found so counts
IN_TEXT, IN_TOPIC, IN_EXAMPLE = 1.0, 0.8, 0.7  # what a word that stands there counts
WORD = re.compile(r"[^\W_]+")
ENDING = re.compile(r"(?:(?<=\w{5})at|ings?|ions?|ments?|ors?|ers?|ed|es|ly|al|ive|s|e|y|i)$")
TWICE = re.compile(r"([b-df-hj-np-tv-z])\1$")


def suggest(framework: Framework | None, level: Level | None, topic: Topic | None = None) -> list[Placed]:
    """Lists what a level expects, one topic of it first: what is offered before anything is typed."""
    criteria = framework.criteria() if framework else ()
    expected = [placed for placed in criteria if placed.level == level]
    return sorted(expected, key=lambda placed: placed.topic is not topic)


@dataclass(frozen=True, slots=True)
class Hit:
    """One wording that was found, with the places where it stands; the first is the best."""

    places: Sequence[Placed]


class SearchIndex:
    """The criteria of a catalogue by their words. Rare words weigh more than common ones."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._placed = list(chain.from_iterable(framework.criteria() for framework in catalogue.frameworks))
        self._words: dict[str, dict[int, float]] = defaultdict(dict)
        for position, placed in enumerate(self._placed):
            self._keep(position, " ".join(placed.criterion.examples), IN_EXAMPLE)
            self._keep(position, placed.topic.title, IN_TOPIC)
            self._keep(position, placed.criterion.text, IN_TEXT)
        self._sorted = sorted(self._words)
        self._by_stem: dict[str, list[str]] = defaultdict(list)
        for word in self._sorted:
            self._by_stem[stem(word)].append(word)
        self._stems = sorted(self._by_stem)

    def search(self, typed: str, own: Framework | None = None) -> list[Placed]:
        """Finds the criteria that have most of the words, the best first; of one's own framework before others."""
        scores = self._score(typed)

        def rank(position: int) -> tuple[bool, float, int]:
            return self._placed[position].framework is not own, -scores[position], position

        return [self._placed[position] for position in nsmallest(MOST_FOUND, scores, rank)]

    def find(self, typed: str, within: Framework | None = None) -> list[Hit]:
        """Finds the wordings that have most of the words, best first, with their places; in one framework or all."""
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
            self._words[word][position] = weight

    def _score(self, typed: str) -> Mapping[int, float]:
        """Says how well criteria fit, by their positions; those that fit too little are left out.

        Rare words come first. When the words that are left weigh less than ENOUGH, what has none of the words before
        can't fit any more, and only what fits already is looked at.
        """
        sought = [self._forms(word) for word in sorted(words_of(typed[:LONGEST_SEARCH]))[:MOST_WORDS]]
        sought.sort(key=self._frequency)
        weights = list(map(self._weight, sought))
        enough, left = ENOUGH * sum(weights), sum(weights)
        scores: dict[int, float] = {}
        for forms, weight in zip(sought, weights, strict=True):
            fits = self._fits(forms)
            positions = fits.keys() if left >= enough else scores.keys() & fits.keys()
            for position in positions:
                scores[position] = scores.get(position, 0) + weight * fits[position]
            left -= weight
        return {position: score for position, score in scores.items() if score >= enough}

    def _weight(self, forms: Mapping[str, float]) -> float:
        """Says how much a word counts: the rarer it is, the more; 1 for one that stands nowhere."""
        if not forms:
            return 1.0
        return log(1 + len(self._placed) / (1 + self._frequency(forms)))

    def _fits(self, forms: Mapping[str, float]) -> Mapping[int, float]:
        """Finds where a word stands in any of its forms, by position, and how well it fits there, from 0 to 1."""
        if len(forms) == 1:
            ((known, likeness),) = forms.items()
            if likeness == EXACT:
                return self._words[known]
        fits: dict[int, float] = {}
        for known, likeness in forms.items():
            for position, weight in self._words[known].items():
                fit = likeness * weight
                if fit > fits.get(position, 0):
                    fits[position] = fit
        return fits

    def _frequency(self, forms: Mapping[str, float]) -> int:
        return sum(len(self._words[known]) for known in forms)

    def _forms(self, word: str) -> Mapping[str, float]:
        """Gives the word and its other forms, with how well each fits.

        Where there are none, words that it begins; where there are none either, words that are like it.
        """
        forms = dict.fromkeys(self._by_stem.get(stem(word), ()), SAME_STEM)
        if word in self._words:
            forms[word] = EXACT
        is_known_or_short = forms or len(word) < SHORTEST_STEM
        if is_known_or_short:
            return forms
        longer = [known for known in beginning_with(word[0], self._sorted) if known.startswith(word)]
        return dict.fromkeys(longer[:MOST_FORMS], BEGINNING) or self._misspelt(word)

    def _misspelt(self, word: str) -> Mapping[str, float]:
        """Finds words that are alike, or forms of one; the first letter is seldom the wrong one."""
        forms = alike(word, beginning_with(word[0], self._sorted))
        if forms:
            return forms
        stems = alike(stem(word), beginning_with(word[0], self._stems))
        return dict(chain.from_iterable(self._forms_of(known, likeness) for known, likeness in stems.items()))

    def _forms_of(self, known_stem: str, likeness: float) -> Iterator[tuple[str, float]]:
        """Finds all words of a stem, which fit equally well."""
        return ((known, likeness) for known in self._by_stem[known_stem])


def beginning_with(letter: str, words: Sequence[str]) -> Sequence[str]:
    """Finds those of sorted words that begin with a letter."""
    return words[bisect_left(words, letter) : bisect_left(words, letter + LAST)]


def alike(word: str, words: Sequence[str]) -> Mapping[str, float]:
    """Finds the words that a word is like, the nearest first, with how well each fits, up to NEARLY."""
    near = process.extract(word, words, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=MOST_FORMS)
    return {known: NEARLY * score / 100 for known, score, _ in near}


def words_of(text: str) -> set[str]:
    """Lists the words of a text, each once, without case."""
    return set(WORD.findall(text.casefold()))


def stem(word: str) -> str:
    """Cuts an English word to what its forms have in common, roughly: "mentor" of "mentoring", "cod" of "code"."""
    shorter = without_ending(word)
    while shorter != word:
        word, shorter = shorter, without_ending(shorter)
    return TWICE.sub(r"\1", word)


def without_ending(word: str) -> str:
    """Cuts the last ending off a word; none where it has none, or too little would be left."""
    shorter = ENDING.sub("", word)
    return shorter if len(shorter) >= SHORTEST_STEM else word


def by_heading(criteria: Sequence[Placed], own: Framework | None) -> dict[str, list[Placed]]:
    """Sorts criteria under headings: of one's own framework under their topics, of others under their frameworks."""
    groups: dict[str, list[Placed]] = {}
    for placed in criteria:
        heading = placed.topic.title if placed.framework is own else placed.framework.title
        groups.setdefault(heading, []).append(placed)
    return groups
