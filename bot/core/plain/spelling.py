"""Which known word a mistyped one was meant to be."""

from collections.abc import Iterable

from rapidfuzz.distance import OSA

SHORTEST_MISSPELT = 3  # letters: of shorter words too many are near
LETTERS_A_FAULT = 4  # of a known word: one letter of "list" may be wrong, two of "settings"


def find_meant(word: str, known: Iterable[str]) -> str | None:
    """Finds the known word to which a mistyped one is nearest; None where it is one of them, or near to none.

    A letter that is wrong, missing, too many, or has changed places with the next is one fault.
    """
    typed = word.casefold()
    if len(typed) < SHORTEST_MISSPELT:
        return None
    faults = {meant: OSA.distance(typed, meant) for meant in sorted(known)}
    near = [meant for meant, number in faults.items() if number <= len(meant) // LETTERS_A_FAULT]
    nearest = min(near, key=faults.__getitem__, default=typed)
    return None if nearest == typed else nearest
