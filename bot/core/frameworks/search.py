"""Finding criteria by words, in any form and order."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from math import log

from rapidfuzz import fuzz, process

from bot.core.frameworks.comparison import wording
from bot.core.frameworks.framework import Catalogue, Framework, Level, Placed, Topic

LONGEST = 100  # characters of a search that are compared; rapidfuzz takes seconds on thousands
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
    """Before anything is typed: what a level expects, one topic of it first."""
    expected = [placed for placed in framework.criteria() if placed.level == level] if framework else []
    return sorted(expected, key=lambda placed: placed.topic is not topic)


@dataclass(frozen=True, slots=True)
class Hit:
    """One wording that was found, with the places where it stands; the first is the best."""

    places: Sequence[Placed]


class SearchIndex:
    """The criteria of a catalogue by their words. Rare words weigh more than common ones."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._placed = [placed for framework in catalogue.frameworks for placed in framework.criteria()]
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
        """The criteria that have most of the words, the best first; those of one's own framework before others."""
        scores = self._score(typed)
        best = nsmallest(MOST_FOUND, scores, lambda one: (self._placed[one].framework is not own, -scores[one], one))
        return [self._placed[position] for position in best]

    def find(self, typed: str, within: Framework | None = None) -> list[Hit]:
        """The wordings that have most of the words, the best first, each with its places."""
        scores = self._score(typed)
        if within:
            scores = {one: score for one, score in scores.items() if self._placed[one].framework is within}
        hits: dict[str, list[Placed]] = defaultdict(list)
        for _, position in nsmallest(MOST_PLACES, ((-score, position) for position, score in scores.items())):
            hits[wording(self._placed[position].criterion)].append(self._placed[position])
        return [Hit(places) for places in list(hits.values())[:MOST_FOUND]]

    def _keep(self, position: int, text: str, weight: float) -> None:
        for word in words_of(text):
            self._words[word][position] = weight

    def _score(self, typed: str) -> Mapping[int, float]:
        """Criteria by how well they fit. Rare words come first: when what is left can't reach ENOUGH any more, only
        what was found by then is looked at."""
        sought = [self._forms(word) for word in sorted(words_of(typed[:LONGEST]))[:MOST_WORDS]]
        sought.sort(key=self._frequency)
        weights = [log(1 + len(self._placed) / (1 + self._frequency(forms))) if forms else 1.0 for forms in sought]
        enough, left = ENOUGH * sum(weights), sum(weights)
        scores: dict[int, float] = {}
        for forms, weight in zip(sought, weights, strict=True):
            found = self._places(forms)
            for position in found if left >= enough else scores.keys() & found.keys():
                scores[position] = scores.get(position, 0) + weight * found[position]
            left -= weight
        return {position: score for position, score in scores.items() if score >= enough}

    def _places(self, forms: Mapping[str, float]) -> Mapping[int, float]:
        """Where a word stands in any of its forms, and how well it fits there, from 0 to 1."""
        if len(forms) == 1:
            ((known, likeness),) = forms.items()
            if likeness == EXACT:
                return self._words[known]
        found: dict[int, float] = {}
        for known, likeness in forms.items():
            for position, weight in self._words[known].items():
                fit = likeness * weight
                if fit > found.get(position, 0):
                    found[position] = fit
        return found

    def _frequency(self, forms: Mapping[str, float]) -> int:
        return sum(len(self._words[known]) for known in forms)

    def _forms(self, word: str) -> Mapping[str, float]:
        """The word and its other forms, with how well each fits; where there are none, words that it begins, then
        words that are like it."""
        forms = dict.fromkeys(self._by_stem.get(stem(word), ()), SAME_STEM)
        if word in self._words:
            forms[word] = EXACT
        if forms or len(word) < SHORTEST_STEM:
            return forms
        longer = [known for known in beginning_with(word[0], self._sorted) if known.startswith(word)][:MOST_FORMS]
        return dict.fromkeys(longer, BEGINNING) or self._misspelt(word)

    def _misspelt(self, word: str) -> Mapping[str, float]:
        """Words that are alike, or forms of one; the first letter is seldom the wrong one."""
        forms = alike(word, beginning_with(word[0], self._sorted))
        if forms:
            return forms
        stems = alike(stem(word), beginning_with(word[0], self._stems))
        return {known: likeness for one, likeness in stems.items() for known in self._by_stem[one]}


def beginning_with(letter: str, words: Sequence[str]) -> Sequence[str]:
    """Of sorted words."""
    return words[bisect_left(words, letter) : bisect_left(words, letter + LAST)]


def alike(word: str, words: Sequence[str]) -> Mapping[str, float]:
    near = process.extract(word, words, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=MOST_FORMS)
    return {known: NEARLY * score / 100 for known, score, _ in near}


def words_of(text: str) -> set[str]:
    return set(WORD.findall(text.casefold()))


def stem(word: str) -> str:
    """What the forms of an English word have in common, roughly: "mentor" for "mentoring", "cod" for "code"."""
    while len(word) > SHORTEST_STEM:
        shorter = ENDING.sub("", word)
        if shorter == word or len(shorter) < SHORTEST_STEM:
            break
        word = shorter
    return TWICE.sub(r"\1", word)


def by_heading(found: Sequence[Placed], own: Framework | None) -> dict[str, list[Placed]]:
    """Criteria under headings: one's own framework's by topic, others by framework."""
    groups: dict[str, list[Placed]] = {}
    for placed in found:
        heading = placed.topic.title if placed.framework is own else placed.framework.title
        groups.setdefault(heading, []).append(placed)
    return groups
