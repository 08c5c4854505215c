"""The words of texts and of searches, and the stems of English ones."""

import re
from collections.abc import Sequence

from snowballstemmer import stemmer

from bot.core.frameworks.search.english import FUNCTION_WORDS

Term = tuple[str, ...]
"""A word, or words that are sought as one: ("hand", "over")."""

WORD = re.compile(r"[^\W_]+")
COMPOUND = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)*")
SAYS_NOTHING = frozenset(FUNCTION_WORDS.split())
BRITISH_STEM = re.compile(r"(?<=\w\w)([iy])s$")  # "organis" and "organiz", "analys" and "analyz"


class Stemmer:
    """Makes stems of English words. Each index has its own: the library's keeps the word that it works on."""

    def __init__(self) -> None:
        self._english = stemmer("english")

    def stem(self, word: str) -> str:
        """Gives what the forms of a word have in common: "mentor" of "mentoring"; in another alphabet, the word."""
        if not word.isascii():
            return word
        return BRITISH_STEM.sub(r"\1z", self._english.stemWord(word))


def words_of(text: str) -> set[str]:
    """Lists the words of a text, each once, without case; of "hand-over": "hand", "over" and "handover"."""
    folded = text.casefold()
    return {*WORD.findall(folded), *map(join, terms_of(folded))}


def terms_of(text: str) -> list[Term]:
    """Lists what is typed, in order and each once: a word with hyphens in it is one term."""
    compounds = COMPOUND.findall(text.casefold())
    return [tuple(WORD.findall(compound)) for compound in dict.fromkeys(compounds)]


def join(term: Term) -> str:
    """Writes a term as one word: "handover"."""
    return "".join(term)


def without_function_words(terms: Sequence[Term]) -> Sequence[Term]:
    """Leaves out "the", "over" and their like, which say nothing alone; not where there is nothing else."""
    telling = [term for term in terms if len(term) > 1 or term[0] not in SAYS_NOTHING]
    return telling or terms
