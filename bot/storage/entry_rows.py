"""Rows of entries, and of the criteria that they name, in one workspace's transactions."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, insert, select

from bot.core.evidence import Draft, Entry, Wording
from bot.core.frameworks.framework import Catalogue, Framework, Placed
from bot.core.frameworks.identity import say_today
from bot.core.person import Visibility
from bot.storage.database import tables
from bot.storage.database.transactions import Transaction

Conditions = Sequence[ColumnElement[bool]]


class Mark(NamedTuple):
    """A criterion that an entry names, and the revision whose wording it was written for."""

    criterion_id: int
    revision_id: int


Marks = Mapping[int, Sequence[Mark]]  # by entry, in the order that its criteria were chosen


async def insert_entry(transaction: Transaction, person_id: str, draft: Draft, now: datetime) -> int:
    """Inserts the row of an entry, and returns its id."""
    statement = insert(tables.entries).values(
        workspace_id=transaction.workspace_id,
        person_id=person_id,
        what=draft.what,
        outcome=draft.outcome,
        links="\n".join(draft.links),
        happened_on=draft.happened_on,
        visibility=draft.visibility,
        created_at=now,
    )
    return int((await transaction.connection.execute(statement.returning(tables.entries.c.id))).scalar_one())


async def insert_marks(
    transaction: Transaction, catalogue: Catalogue, entry_id: int, criteria: Iterable[int]
) -> None:
    """Inserts which criteria an entry names, in their order, each with its framework's current revision."""
    rows = [
        {
            "workspace_id": transaction.workspace_id,
            "entry_id": entry_id,
            "position": position,
            "criterion_id": criterion_id,
            "revision_id": catalogue.by_criterion[criterion_id].framework.revision,
        }
        for position, criterion_id in enumerate(criteria)
    ]
    if rows:
        await transaction.connection.execute(insert(tables.entry_criteria), rows)


async def select_entries(transaction: Transaction, conditions: Conditions) -> Sequence[Row[Any]]:
    """Reads the rows of the workspace's entries that meet the conditions, newest first."""
    entries = tables.entries
    statement = (
        select(entries)
        .where(entries.c.workspace_id == transaction.workspace_id, *conditions)
        .order_by(entries.c.happened_on.desc(), entries.c.id.desc())
    )
    return (await transaction.connection.execute(statement)).all()


async def select_marks(transaction: Transaction, conditions: Conditions) -> Marks:
    """Reads the criteria that the workspace's entries name, of entries that meet the conditions."""
    entries, marks = tables.entries, tables.entry_criteria
    statement = (
        select(marks.c.entry_id, marks.c.criterion_id, marks.c.revision_id)
        .join(entries, (entries.c.workspace_id == marks.c.workspace_id) & (entries.c.id == marks.c.entry_id))
        .where(entries.c.workspace_id == transaction.workspace_id, *conditions)
        .order_by(marks.c.entry_id, marks.c.position)
    )
    by_entry: dict[int, list[Mark]] = {}
    for row in await transaction.connection.execute(statement):
        by_entry.setdefault(row.entry_id, []).append(Mark(row.criterion_id, row.revision_id))
    return by_entry


def criteria_in(marks: Sequence[Mark]) -> list[int]:
    """Lists the ids of the criteria that an entry names."""
    return [mark.criterion_id for mark in marks]


def revisions_in(marks: Marks) -> set[int]:
    """Lists the ids of all revisions that entries were written for."""
    return {mark.revision_id for mark in chain.from_iterable(marks.values())}


def read_wordings(
    marks: Sequence[Mark], revisions: Mapping[int, Framework], today: Mapping[int, Placed]
) -> tuple[Wording, ...]:
    """Finds criteria as they stood in the revisions that an entry was written for, and as they are `today`."""
    wordings = []
    for criterion_id, revision_id in marks:
        placed = revisions[revision_id].by_criterion.get(criterion_id)
        if placed:
            wordings.append(to_wording(criterion_id, placed, today.get(criterion_id)))
    return tuple(wordings)


def to_wording(criterion_id: int, placed: Placed, today: Placed | None) -> Wording:
    """Makes the wording of a criterion as it stood then; `today` is None where it is retired."""
    return Wording(
        criterion_id=criterion_id,
        framework=placed.framework.title,
        topic=placed.topic.name,
        topic_title=placed.topic.title,
        level=placed.level.label,
        text=placed.criterion.text,
        today=say_today(placed, today) if today else "",
        retired=today is None,
    )


def to_entry(row: Row[Any], criteria: tuple[Wording, ...]) -> Entry:
    """Makes an entry of its row and what it was written for."""
    return Entry(
        id=row.id,
        person_id=row.person_id,
        what=row.what,
        outcome=row.outcome,
        links=tuple(row.links.split("\n")) if row.links else (),
        happened_on=row.happened_on,
        visibility=Visibility(row.visibility),
        created_at=row.created_at,
        criteria=criteria,
    )
