"""Entries of one workspace. An entry belongs to its engineer: every method names whose."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update

from bot.core.access import SHARED
from bot.core.evidence import Draft, Entry, Wording
from bot.core.frameworks.framework import Catalogue, Framework, Placed
from bot.core.frameworks.identity import say_today
from bot.core.period import Period
from bot.core.person import Visibility
from bot.storage.claims import claim
from bot.storage.database import tables
from bot.storage.database.transactions import Transaction, Transactions
from bot.storage.deliveries import Kind, owe
from bot.storage.frameworks.current import Frameworks
from bot.storage.nudges import LOGGED, is_nudge


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

    async def read(
        self, person_id: str, *, most: int | None = None, period: Period | None = None, shared: bool = False
    ) -> list[Entry]:
        """Somebody's entries, newest first; those of a period, and `shared` only those that their manager may see."""
        entries = tables.entries
        statement = (
            select(entries)
            .where(entries.c.workspace_id == self._transactions.workspace_id, entries.c.person_id == person_id)
            .order_by(entries.c.happened_on.desc(), entries.c.id.desc())
            .limit(most)
        )
        if period:
            statement = statement.where(entries.c.happened_on.between(period.first, period.last))
        if shared:
            statement = statement.where(entries.c.visibility.in_(SHARED))
        async with self._transactions.reading() as transaction:
            rows = (await transaction.connection.execute(statement)).all()
            marks = await marks_of(transaction, person_id)
        known = {revision for pairs in marks.values() for _, revision in pairs}
        revisions = {revision: await self._frameworks.revision(revision) for revision in known}
        today = self._frameworks.catalogue(self._transactions.workspace_id).by_criterion
        return [to_entry(row, read_wordings(marks.get(row.id, ()), revisions, today)) for row in rows]

    async def find(self, person_id: str, entry_id: int) -> Entry | None:
        """An entry, if it is this person's."""
        return next((entry for entry in await self.read(person_id) if entry.id == entry_id), None)

    async def owe_receipt(self, person_id: str, entry_id: int, now: datetime) -> None:
        """Where the person can't be shown at once what was stored, a message is owed."""
        async with self._transactions.writing() as transaction:
            await owe(transaction, Kind.RECEIPT, {person_id: {"entry": entry_id}}, now)

    async def criteria(self, person_id: str) -> Mapping[int, Sequence[int]]:
        """The criteria of each of somebody's entries, by the entry's id."""
        async with self._transactions.reading() as transaction:
            marks = await marks_of(transaction, person_id)
        return {entry: [criterion for criterion, _ in pairs] for entry, pairs in marks.items()}


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


async def marks_of(transaction: Transaction, person_id: str) -> dict[int, list[tuple[int, int]]]:
    """By entry of this person's: the criteria that it names, each with the revision that it was written for."""
    entries, marks = tables.entries, tables.entry_criteria
    statement = (
        select(marks.c.entry_id, marks.c.criterion_id, marks.c.revision_id)
        .join(entries, (entries.c.workspace_id == marks.c.workspace_id) & (entries.c.id == marks.c.entry_id))
        .where(marks.c.workspace_id == transaction.workspace_id, entries.c.person_id == person_id)
        .order_by(marks.c.entry_id, marks.c.position)
    )
    pairs: dict[int, list[tuple[int, int]]] = {}
    for entry_id, criterion_id, revision_id in await transaction.connection.execute(statement):
        pairs.setdefault(entry_id, []).append((criterion_id, revision_id))
    return pairs


def read_wordings(
    pairs: Sequence[tuple[int, int]], revisions: Mapping[int, Framework], today: Mapping[int, Placed]
) -> tuple[Wording, ...]:
    """Criteria as they stood in the revisions that an entry was written for, and what they are `today`."""
    found = ((revisions[revision].by_criterion.get(criterion), criterion) for criterion, revision in pairs)
    return tuple(
        Wording(
            criterion_id=criterion,
            framework=placed.framework.title,
            topic=placed.topic.name,
            topic_title=placed.topic.title,
            level=placed.level.label,
            text=placed.criterion.text,
            today=say_today(placed, today[criterion]) if criterion in today else "",
            retired=criterion not in today,
        )
        for placed, criterion in found
        if placed
    )


def to_entry(row: Row[Any], criteria: tuple[Wording, ...]) -> Entry:
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
