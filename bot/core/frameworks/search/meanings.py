"""Terms that mean the same as others."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from bot.core.frameworks.search.english import SAME_MEANING
from bot.core.frameworks.search.words import WORD, Term

Meanings = Mapping[Term, Sequence[Term]]
"""The terms that mean the same, by the stems of a term; all are stems."""

LONGEST_PHRASE = 4  # words of a term in the list


def read_meanings(stem: Callable[[str], str]) -> Meanings:
    """Reads the list of terms that mean the same; a term may stand in several lines."""
    meanings: dict[Term, list[Term]] = {}
    for line in SAME_MEANING.strip().splitlines():
        terms = [tuple(map(stem, WORD.findall(phrase.casefold()))) for phrase in line.split(",")]
        for term in terms:
            meanings.setdefault(term, []).extend(other for other in terms if other != term)
    return meanings


def join_phrases(terms: Sequence[Term], meanings: Meanings, stem: Callable[[str], str]) -> Iterator[Term]:
    """Makes one term of words that are a phrase in the list, the longest first: "hand over" is not "over"."""
    stems = [tuple(map(stem, term)) for term in terms]
    start = 0
    while start < len(terms):
        length = phrase_length(stems[start : start + LONGEST_PHRASE], meanings)
        yield sum(terms[start : start + length], ())
        start += length


def phrase_length(stems: Sequence[Term], meanings: Meanings) -> int:
    """Counts the terms at the beginning that are a phrase in the list; 1 where they are none."""
    for length in range(len(stems), 1, -1):
        if sum(stems[:length], ()) in meanings:
            return length
    return 1
