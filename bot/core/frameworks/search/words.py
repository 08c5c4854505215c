"""The words of texts and of searches, and the stems of English ones."""

import re

from snowballstemmer import stemmer

from bot.core.frameworks.search.english import FUNCTION_WORDS

Term = tuple[str, ...]
"""A word, or words that are sought as one: ("hand", "over")."""

WORD = re.compile(r"[^\W_]+")
HYPHEN = re.compile(r"[-‐‑]")
TYPED = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)*")
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
    words = set(WORD.findall(folded))
    compounds = set(TYPED.findall(folded)) - words
    return words.union(HYPHEN.sub("", compound) for compound in compounds)


def terms_of(text: str) -> list[Term]:
    """Lists what is typed, in order and each once: a word with hyphens in it is one term."""
    typed = dict.fromkeys(TYPED.findall(text.casefold()))
    return [tuple(HYPHEN.split(term)) for term in typed]


def join(term: Term) -> str:
    """Writes a term as one word: "handover"."""
    return "".join(term)


def says_something(term: Term) -> bool:
    """Tells whether a term is more than a "the" or an "over"."""
    return term[0] not in SAYS_NOTHING or len(term) > 1
