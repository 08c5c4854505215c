"""The lines of a table: a topic, a level and what is expected there, from rows of either form."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.core.frameworks.dialect.topics import slug
from bot.core.frameworks.table.cells import fill_merged, read_items, read_text
from bot.core.frameworks.table.columns import Columns
from bot.core.plain.problem import Problem
from bot.core.plain.text import clean

Rows = Sequence[tuple[int, Sequence[str]]]  # each with the number of its row in the spreadsheet
WHOLE_ROW = "Each row has a topic, a level or grade, and a criterion."
LONGEST_NAME = 100  # characters of an id that tell it from others, as in a file
LONGEST_SAID = 40  # characters of a cell that a message says


@dataclass(frozen=True, slots=True)
class Line:
    """What a row expects in a topic at a level. `rung` is the level as it is written; `name` is the id's, or ""."""

    number: int
    topic: str
    rung: str
    criteria: Sequence[str]
    examples: Sequence[str] = ()
    name: str = ""


def read_lines(rows: Rows, columns: Columns) -> list[Line]:
    """Reads the rows below the header. Raises Problem with the row's number for what is unclear."""
    for number, row in rows:
        if any(map(clean, row[columns.width :])):
            raise Problem(f"Row {number}: there are more cells than columns. Put texts with separators into quotes.")
    filled = [(number, row) for number, row in rows if any(map(clean, row))]
    return list(read_matrix(filled, columns) if columns.levels else read_list(filled, columns))


def read_list(rows: Rows, columns: Columns) -> Iterator[Line]:
    """Reads rows that have a level each. What is blank and was merged with the cell above has what stands there."""
    rung = "grade" if "grade" in columns.positions else "level"
    outer = sorted(("topic", rung), key=columns.positions.__getitem__)
    above: Mapping[str, str] = {}
    criteria: Sequence[str] = ()
    for number, row in rows:
        written = {name: read_text(row, columns.positions[name]) for name in outer}
        cells = fill_merged(written, above)
        texts = read_items(row, columns.positions["criterion"])
        examples = read_items(row, columns.positions.get("example", columns.width))
        is_more_of_above = examples and cells == above
        above = cells
        if is_heading(written, texts, examples):
            continue  # the rows below are of this topic, or level
        kept = criteria if is_more_of_above else ()
        criteria = texts or kept
        check_whole(number, {**cells, "criterion": " ".join(criteria)})
        yield Line(number, cells["topic"], cells[rung], criteria, examples, read_name(row, columns))


def is_heading(written: Mapping[str, str], texts: Sequence[str], examples: Sequence[str]) -> bool:
    """Tells whether a row only says which topic, or which level, the rows below it are of."""
    return list(map(bool, written.values())).count(True) == 1 and not texts and not examples


def check_whole(number: int, cells: Mapping[str, str]) -> None:
    """Checks that a row has all that it needs. Raises Problem."""
    for name, text in cells.items():
        if not text:
            raise Problem(f"Row {number}: there is no {name}. {WHOLE_ROW}")
    check_topic(number, cells["topic"])


def check_topic(number: int, topic: str) -> None:
    """Checks that a topic can be typed. Raises Problem."""
    if not slug(topic):
        raise Problem(f"Row {number}: the topic “{topic[:LONGEST_SAID]}” has no letter in it. Give it a name.")


def read_matrix(rows: Rows, columns: Columns) -> Iterator[Line]:
    """Reads rows with a cell for each level; a blank one expects nothing there."""
    topic = ""
    for number, row in rows:
        topic = read_text(row, columns.positions["topic"]) or topic
        if not topic:
            raise Problem(f"Row {number}: there is no topic. Each row has one, and what each level expects in it.")
        check_topic(number, topic)
        row_name = read_name(row, columns)
        for position, heading in columns.levels.items():
            criteria = read_items(row, position)
            name = f"{row_name}-{slug(heading)}" if row_name else ""
            if criteria:
                yield Line(number, topic, heading, criteria, name=name)


def read_name(row: Sequence[str], columns: Columns) -> str:
    """Reads the id of a row; "" where it has none."""
    return read_text(row, columns.positions.get("id", columns.width))[:LONGEST_NAME]
