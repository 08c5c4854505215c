"""Which criterion of a new revision is which of the one before: the surest likeness pairs them first."""

from collections.abc import Mapping, Sequence

from bot.core.frameworks.framework import Framework, Placed
from bot.core.frameworks.identity import Change, place, words
from bot.core.frameworks.pairs import (
    Pairing,
    anywhere,
    text_anywhere,
    text_at_level,
    text_in_cell,
    text_in_topic,
    words_in_cell,
)
from bot.core.frameworks.similarity import nearly_the_same, reworded, shortened_or_extended


def compare(
    before: Framework | None,
    after: Framework,
    rows_by_name: Mapping[str, int] | None = None,
    retired: Sequence[Placed] = (),
) -> tuple[Change, ...]:
    """Tells what becomes of each criterion: those of `after` in their order, then those that are retired.

    `before` is the last revision, None where there is none. `rows_by_name` has the rows of all criteria that ever had
    an `id:` in this framework, by what it said. `retired` has criteria that were retired, as earlier revisions had
    them, the last revision's first. Each row goes to one criterion at most. A table of the stages is in
    docs/frameworks.md.
    """
    criteria_before = before.criteria() if before else ()
    pairing = Pairing(criteria_before, tuple(after.criteria()), rows_by_name or {})
    pairing.by_name()
    for likeness in (text_in_cell, words_in_cell, text_in_topic):
        pairing.by_likeness(likeness)
    pairing.by_return(retired)
    pairing.by_similarity(reworded, place)
    pairing.by_similarity(shortened_or_extended, place)
    for likeness in (text_at_level, text_anywhere, words):
        pairing.by_likeness(likeness)
    pairing.by_similarity(nearly_the_same, anywhere)
    return pairing.changes()
