"""How well a term fits criteria, and how fits are joined."""

from collections.abc import Iterable, Mapping, Sequence

SAME, BEGINNING, NEARLY, MEANING, PART = 1.0, 0.9, 0.85, 0.8, 0.7  # what a term that is found so counts
IN_TEXT, IN_TOPIC, IN_EXAMPLE = 1.0, 0.8, 0.7  # what a word that stands there counts

Fits = Mapping[int, float]
"""How well a term fits criteria, above 0 and up to 1, by their positions in the index."""


def best(ways: Iterable[tuple[float, Fits]]) -> Fits:
    """Joins what was found in several ways, each of which counts so much: the best way to a criterion counts."""
    successful = [(likeness, fits) for likeness, fits in ways if fits]
    match successful:
        case [(likeness, fits)] if likeness == SAME:
            return fits
    joined: dict[int, float] = {}
    for likeness, fits in successful:
        for position, weight in fits.items():
            joined[position] = max(joined.get(position, 0), likeness * weight)
    return joined


def all_of(fits_of_words: Sequence[Fits]) -> Fits:
    """Finds what all words fit; they fit as well together as the one that fits least."""
    rarest, *others = sorted(fits_of_words, key=len)
    if not others:
        return rarest
    together = dict(rarest)
    for fits in others:
        shared = together.keys() & fits.keys()
        together = {position: min(together[position], fits[position]) for position in shared}
    return together


def in_text_alone(fits: Fits) -> Fits:
    """Leaves out what stands in a topic's title or in an example: these are found by their own words."""
    return {position: weight for position, weight in fits.items() if weight == IN_TEXT}
