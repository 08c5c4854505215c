"""Words that are near one which stands nowhere."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process

from bot.core.frameworks.search.fits import NEARLY

MOST_FORMS = 20  # of a word that was not found as it is
ALIKE = 80  # of 100: "comunication" and "communication" are 96, "mentor" and "monitor" 77
LAST = chr(0x10FFFF)  # sorts after every letter


def beginning_with(beginning: str, words: Sequence[str]) -> Sequence[str]:
    """Finds those of sorted words that begin so."""
    return words[bisect_left(words, beginning) : bisect_left(words, beginning + LAST)]


def alike(word: str, words: Sequence[str]) -> Mapping[str, float]:
    """Finds those of sorted words that a word is like, with how well each fits, up to NEARLY, the nearest first.

    The first letter is seldom the wrong one, so that only words which have it are looked at.
    """
    candidates = beginning_with(word[0], words)
    near = process.extract(word, candidates, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=MOST_FORMS)
    return {known: NEARLY * score / 100 for known, score, _ in near}
