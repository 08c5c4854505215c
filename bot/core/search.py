"""Finding criteria by words."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from bot.core.framework import Catalogue, Framework, Level, Placed

LONGEST = 100  # characters of a search that are compared; rapidfuzz takes seconds on thousands
ALIKE = 60  # of 100: a criterion less like the words is no answer
MOST_FOUND = 40  # more are not read through on a phone


def suggest(standing: tuple[Framework, Level] | None) -> list[Placed]:
    """Before anything is typed: what the level expects that somebody aims for."""
    if standing is None:
        return []
    framework, level = standing
    return [placed for placed in framework.criteria() if placed.level == level]


def search(catalogue: Catalogue, typed: str, own: Framework | None = None) -> list[Placed]:
    """The criteria that are most like the words, the best first; those of one's own framework before others."""
    ordered = sorted(catalogue.frameworks, key=lambda one: one is not own)
    placed = [one for framework in ordered for one in framework.criteria()]
    found = process.extract(
        typed[:LONGEST].casefold(),
        [haystack(one) for one in placed],
        scorer=fuzz.partial_token_set_ratio if len(typed.split()) == 1 else fuzz.token_set_ratio,
        score_cutoff=ALIKE,
        limit=MOST_FOUND,
    )
    return [
        placed[position] for _, _, position in sorted(found, key=lambda one: (rank(placed[one[2]], own), -one[1]))
    ]


def rank(placed: Placed, own: Framework | None) -> int:
    return int(placed.framework is not own)


def haystack(placed: Placed) -> str:
    return f"{placed.criterion.text} {placed.topic.title}".casefold()


def by_heading(found: Sequence[Placed], own: Framework | None) -> dict[str, list[Placed]]:
    """Criteria under headings: one's own framework's by topic, others by framework."""
    groups: dict[str, list[Placed]] = {}
    for placed in found:
        heading = placed.topic.title if placed.framework is own else placed.framework.title
        groups.setdefault(heading, []).append(placed)
    return groups
