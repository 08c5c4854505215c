"""The columns of a table: what each holds, by its heading."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.core.frameworks.table.rungs import numbered_rung
from bot.core.plain.problem import Problem
from bot.core.plain.text import clean, enumerate_words

HEADINGS: Mapping[str, Sequence[Sequence[str]]] = {
    "id": (("id", "identifier"),),
    "level": (("level", "career level", "job level", "level name"),),
    "grade": (("grade", "band", "seniority"),),
    "topic": (
        ("topic",),
        ("theme", "dimension", "pillar", "area", "skill area", "category"),
        ("competency", "skill"),
    ),
    "criterion": (
        ("criterion",),
        ("expectation", "behaviour", "behavior", "indicator", "statement"),
        ("description",),
        ("competency", "skill"),
    ),
    "example": (("example",),),
}  # the headings of an earlier group are taken before those of a later one; of one group, the leftmost
SURELY_CRITERIA = frozenset((*HEADINGS["criterion"][0], *HEADINGS["criterion"][1]))
NO_LEVELS = frozenset(
    ("#", "comment", "date", "link", "no", "note", "number", "order", "owner", "status", "tag", "type", "url")
)  # what a column beside those of the levels may be called
SINGULARS = {
    "criteria": "criterion",
    "competencies": "competency",
    "competence": "competency",
    "competences": "competency",
    "categories": "category",
    "seniorities": "seniority",
}
EXPECTED = (
    "The first row names the columns: topic, level (or grade), criterion and, if you like, example and id; "
    "or topic, and a column for each level."
)
FEWEST_LEVELS = 2  # columns that make a column for each level


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a table's columns are, counted from 0, by what they hold; none is both level and grade.

    `row` is the header's number, `width` how many cells it has. `left_out` has the headings that are not read.
    `levels` has the headings of a column for each level, by their positions; there is then none for the criterion.
    """

    row: int
    positions: Mapping[str, int]
    levels: Mapping[int, str]
    left_out: Sequence[str]
    width: int


def read_columns(number: int, header: Sequence[str]) -> Columns:
    """Finds where each column is, by its heading. Raises Problem with the row's number where that is unclear."""
    written = [" ".join(clean(cell).split()) for cell in header]
    positions = find_columns(number, written)
    unknown = unread(written, positions.values())
    levels = find_level_columns(written, positions, unknown)
    if levels:
        positions = {name: positions[name] for name in positions.keys() & {"id", "topic"}}
    missing = missing_columns(positions, has_levels=bool(levels))
    if missing:
        raise Problem(f"Row {number}: the columns must have {enumerate_words(missing)}. {EXPECTED}")
    left_out = [written[position] for position in unread(written, (*positions.values(), *levels))]
    return Columns(number, positions, levels, left_out, len(header))


def find_columns(number: int, written: Sequence[str]) -> dict[str, int]:
    """Finds the columns whose headings are known. Raises Problem where two have the same."""
    headings = list(map(singular, written))
    free = dict(enumerate(headings))
    positions: dict[str, int] = {}
    for name, groups in HEADINGS.items():
        position = find_column(groups, free)
        if position is None:
            continue
        if headings.count(headings[position]) > 1:
            raise Problem(f"Row {number}: there are two columns for the {name}. Keep one.")
        positions[name] = position
        del free[position]
    return positions


def find_column(groups: Sequence[Sequence[str]], headings: Mapping[int, str]) -> int | None:
    """Finds the leftmost column of the first group that has any; None where none has."""
    for group in groups:
        matching = [position for position, heading in headings.items() if heading in group]
        if matching:
            return matching[0]
    return None


def singular(heading: str) -> str:
    """Writes a heading as HEADINGS has it: small, and for one."""
    folded = heading.casefold()
    return SINGULARS.get(folded) or folded.removesuffix("s")


def find_level_columns(
    written: Sequence[str], positions: Mapping[str, int], unknown: Sequence[int]
) -> Mapping[int, str]:
    """Finds the columns of a table that has one for each level; none where it has one column for the levels.

    Headings with numbers are levels. Others may be, where no column is surely that of the criteria.
    """
    if positions.keys() & {"level", "grade"}:
        return {}
    headings = {position: written[position] for position in unknown}
    for levels in (numbered(headings), possible_levels(headings, written)):
        if len(levels) >= FEWEST_LEVELS:
            return levels
    return {}


def numbered(headings: Mapping[int, str]) -> Mapping[int, str]:
    """Chooses the headings that are levels with numbers."""
    return {position: heading for position, heading in headings.items() if numbered_rung(heading)}


def possible_levels(headings: Mapping[int, str], written: Iterable[str]) -> Mapping[int, str]:
    """Chooses the headings that may be names of levels; none where a column is surely that of the criteria."""
    if not SURELY_CRITERIA.isdisjoint(map(singular, written)):
        return {}
    return {position: heading for position, heading in headings.items() if singular(heading) not in NO_LEVELS}


def unread(written: Sequence[str], positions: Iterable[int]) -> list[int]:
    """Lists the columns that have a heading and are not among those positions."""
    headed = {position for position, heading in enumerate(written) if heading}
    return sorted(headed.difference(positions))


def missing_columns(names: Container[str], *, has_levels: bool) -> list[str]:
    """Lists what a table lacks: a topic; without a column for each level, a criterion, and one of level and grade."""
    missing = [] if "topic" in names else ["topic"]
    if has_levels:
        return missing
    if "criterion" not in names:
        missing.append("criterion")
    if ("level" in names) == ("grade" in names):
        missing.append("one of level and grade")
    return missing
