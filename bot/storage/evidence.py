"""Entries of one workspace. An entry belongs to its engineer: every method names whose."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import chain
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, insert, select, update

from bot.core.access import SHARED
from bot.core.evidence import Draft, Entry, Wording
from bot.core.frameworks.framework import Catalogue, Framework, Placed
from bot.core.frameworks.identity import say_today
from bot.core.period import Period
from bot.core.person import Visibility
from bot.storage.claims import claim
from bot.storage.database import tables
from bot.storage.database.transactions import Transaction, Transactions
from bot.storage.frameworks.current import Frameworks
from bot.storage.nudges import LOGGED, is_nudge
from bot.storage.owed.owing import owe
from bot.storage.owed.references import ReceiptOf

Conditions = Sequence[ColumnElement[bool]]


class Mark(NamedTuple):
    """A criterion that an entry names, and the revision whose wording it was written for."""

    criterion_id: int
    revision_id: int


Marks = Mapping[int, Sequence[Mark]]  # by entry, in the order that its criteria were chosen


class Evidence:
    """What one workspace's people logged."""

    def __init__(self, transactions: Transactions, frameworks: Frameworks) -> None:
        self._transactions, self._frameworks = transactions, frameworks

    async def add(
        self, person_id: str, draft: Draft, now: datetime, *, repeat_key: str, nudge_id: int | None = None
    ) -> int | None:
        """Stores an entry, and that it answers a nudge of this person's; None if it is a repeat and stands already.

        Each criterion is kept with the current revision, whose wording the entry was written for.
        """
        catalogue = self._frameworks.catalogue(self._transactions.workspace_id)
        async with self._transactions.writing() as transaction:
            if not await claim(transaction, repeat_key, now):
                return None
            entry_id = await insert_entry(transaction, person_id, draft, now)
            await insert_marks(transaction, catalogue, entry_id, draft.criteria)
            if nudge_id is not None:
                await answer_nudge(transaction, person_id, nudge_id)
        return entry_id

    async def read(self, person_id: str, *, period: Period | None = None, shared: bool = False) -> list[Entry]:
        """Somebody's entries, newest first; those of a period, and `shared` only those that their manager may see."""
        entries = tables.entries
        conditions = [entries.c.person_id == person_id]
        if period:
            conditions.append(entries.c.happened_on.between(period.first, period.last))
        if shared:
            conditions.append(entries.c.visibility.in_(SHARED))
        return await self._read(conditions)

    async def find(self, person_id: str, entry_id: int) -> Entry | None:
        """An entry, if it is this person's."""
        entries = await self._read([tables.entries.c.person_id == person_id, tables.entries.c.id == entry_id])
        return entries[0] if entries else None

    async def _read(self, conditions: Conditions) -> list[Entry]:
        async with self._transactions.reading() as transaction:
            rows = await select_entries(transaction, conditions)
            marks = await select_marks(transaction, conditions)
        revisions = {revision: await self._frameworks.revision(revision) for revision in revisions_in(marks)}
        today = self._frameworks.catalogue(self._transactions.workspace_id).by_criterion
        return [to_entry(row, read_wordings(marks.get(row.id, ()), revisions, today)) for row in rows]

    async def owe_receipt(self, person_id: str, entry_id: int, now: datetime) -> None:
        """Where the person can't be shown at once what was stored, a message is owed."""
        async with self._transactions.writing() as transaction:
            await owe(transaction, [(person_id, ReceiptOf(entry_id))], now)

    async def criteria(self, person_id: str) -> Mapping[int, Sequence[int]]:
        """The criteria of each of somebody's entries, by the entry's id; entries without any are left out."""
        async with self._transactions.reading() as transaction:
            marks = await select_marks(transaction, [tables.entries.c.person_id == person_id])
        return {entry_id: criteria_in(of_entry) for entry_id, of_entry in marks.items()}


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


async def answer_nudge(transaction: Transaction, person_id: str, nudge_id: int) -> None:
    """Writes down that a nudge of this person's was answered by an entry."""
    answered = update(tables.nudges).where(*is_nudge(transaction, person_id, nudge_id)).values(answer=LOGGED)
    await transaction.connection.execute(answered)


async def select_entries(transaction: Transaction, conditions: Conditions) -> Sequence[Row[Any]]:
    """The rows of the workspace's entries that meet the conditions, newest first."""
    entries = tables.entries
    statement = (
        select(entries)
        .where(entries.c.workspace_id == transaction.workspace_id, *conditions)
        .order_by(entries.c.happened_on.desc(), entries.c.id.desc())
    )
    return (await transaction.connection.execute(statement)).all()


async def select_marks(transaction: Transaction, conditions: Conditions) -> Marks:
    """What the workspace's entries that meet the conditions were written for."""
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
    """The ids of the criteria that an entry names."""
    return [mark.criterion_id for mark in marks]


def revisions_in(marks: Marks) -> set[int]:
    """The ids of all revisions that entries were written for."""
    return {mark.revision_id for mark in chain.from_iterable(marks.values())}


def read_wordings(
    marks: Sequence[Mark], revisions: Mapping[int, Framework], today: Mapping[int, Placed]
) -> tuple[Wording, ...]:
    """Criteria as they stood in the revisions that an entry was written for, and what they are `today`."""
    wordings = []
    for criterion_id, revision_id in marks:
        placed = revisions[revision_id].by_criterion.get(criterion_id)
        if placed:
            wordings.append(to_wording(criterion_id, placed, today.get(criterion_id)))
    return tuple(wordings)


def to_wording(criterion_id: int, placed: Placed, today: Placed | None) -> Wording:
    """A criterion as it stood when an entry was written for it; `today` is None where it is retired."""
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
    """An entry, of its row and what it was written for."""
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
