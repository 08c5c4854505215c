"""Which known word a mistyped one was meant to be."""

from collections.abc import Iterable

from rapidfuzz.distance import OSA

SHORTEST_MISSPELT = 3  # letters: of shorter words too many are near
LETTERS_A_FAULT = 4  # of a known word: one letter of "list" may be wrong, two of "settings", and none of "me"


def find_meant(word: str, known: Iterable[str], *, faults_of_short: int = 0) -> str | None:
    """Finds the known word to which a mistyped one is nearest; None where it is one of them, or near to none.

    A letter that is wrong, missing, too many, or has changed places with the next is one fault. `faults_of_short` may
    be in known words of fewer than four letters: for where nothing else could be meant.
    """
    typed = word.casefold()
    if len(typed) < SHORTEST_MISSPELT:
        return None
    faults = {meant: OSA.distance(typed, meant) for meant in sorted(known)}
    near = [meant for meant, number in faults.items() if number <= most_faults(meant, faults_of_short)]
    nearest = min(near, key=faults.__getitem__, default=typed)
    return None if nearest == typed else nearest


def most_faults(meant: str, faults_of_short: int) -> int:
    """Says how many faults there may be in a word for it to be read still."""
    return len(meant) // LETTERS_A_FAULT or faults_of_short
