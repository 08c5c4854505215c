"""How similar two wordings are that are not the same: each measure is for the places where it is good enough."""

from collections.abc import Callable, Iterator, Mapping

from rapidfuzz import fuzz, process

# All are of 100, and were found on real edits of framework files that others wrote, judged by hand.
REWORDED = 60  # in one cell; below it, two wordings in 582 edits were rather two criteria
WITHIN = 95  # of a part that was left, or that something was added to; at 85, "new testers" are "new engineers"
SHORTEST_PART = 20  # characters; with 10, "Seeks out feedback" is whatever begins so
NEARLY_THE_SAME = 85  # in another cell, out of 716 edits: at 80, "… in artefacts" is "… within the domain"

Similar = Callable[[str, Mapping[int, str]], Iterator[tuple[int, float]]]
"""Which of these texts, by their rows, a text is similar to, each with how similar, up to 100."""


def reworded(text: str, texts: Mapping[int, str]) -> Iterator[tuple[int, float]]:
    """Finds texts of the same cell that may have been reworded to this one."""
    return at_least(REWORDED, text, texts)


def nearly_the_same(text: str, texts: Mapping[int, str]) -> Iterator[tuple[int, float]]:
    """Finds texts that differ from this one by a word or two, wherever they stand.

    The measure counts each character that differs, so that what was added to a text tells it from another. Those that
    compare words as sets don't: to them, "Leads" is the same as "Leads projects of several teams".
    """
    return at_least(NEARLY_THE_SAME, text, texts)


def shortened_or_extended(text: str, texts: Mapping[int, str]) -> Iterator[tuple[int, float]]:
    """Finds texts of the same cell that are a part of this one, or that this one is a part of; how large a part."""
    parts = process.extract(text, texts, scorer=fuzz.partial_ratio, score_cutoff=WITHIN, limit=None)
    for other, _, row in parts:
        if min(len(text), len(other)) >= SHORTEST_PART:
            yield row, fuzz.ratio(text, other)


def at_least(least: int, text: str, texts: Mapping[int, str]) -> Iterator[tuple[int, float]]:
    """Finds the texts that are so similar to this one, by the characters that both have in their order."""
    found = process.extract(text, texts, scorer=fuzz.ratio, score_cutoff=least, limit=None)
    return ((row, score) for _, score, row in found)
