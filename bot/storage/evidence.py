"""Entries of one workspace. An entry belongs to its engineer: every method names whose."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import update

from bot.core.access import SHARED
from bot.core.evidence import Draft, Entry
from bot.core.period import Period
from bot.storage.claims import claim
from bot.storage.database import tables
from bot.storage.database.transactions import Transaction, Transactions
from bot.storage.entry_rows import (
    Conditions,
    criteria_in,
    insert_entry,
    insert_marks,
    read_wordings,
    revisions_in,
    select_entries,
    select_marks,
    to_entry,
)
from bot.storage.frameworks.current import Frameworks
from bot.storage.nudges import LOGGED, is_nudge
from bot.storage.owed.owing import owe
from bot.storage.owed.references import ReceiptOf


class Evidence:
    """What one workspace's people logged."""

    def __init__(self, transactions: Transactions, frameworks: Frameworks) -> None:
        self._transactions, self._frameworks = transactions, frameworks

    async def add(
        self, person_id: str, draft: Draft, now: datetime, *, repeat_key: str, nudge_id: int | None = None
    ) -> int | None:
        """Stores an entry, and that it answers a nudge of this person's. Returns the entry's id; None for a repeat.

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
        """Reads somebody's entries, newest first; of a period; and `shared` only those that their manager may see."""
        entries = tables.entries
        conditions = [entries.c.person_id == person_id]
        if period:
            conditions.append(entries.c.happened_on.between(period.first, period.last))
        if shared:
            conditions.append(entries.c.visibility.in_(SHARED))
        return await self._read(conditions)

    async def find(self, person_id: str, entry_id: int) -> Entry | None:
        """Finds an entry, if it is this person's."""
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
        """Owes somebody the receipt of an entry that they can't be shown at once."""
        async with self._transactions.writing() as transaction:
            await owe(transaction, [(person_id, ReceiptOf(entry_id))], now)

    async def criteria(self, person_id: str) -> Mapping[int, Sequence[int]]:
        """Lists the criteria of each of somebody's entries, by the entry's id; entries without any are left out."""
        async with self._transactions.reading() as transaction:
            marks = await select_marks(transaction, [tables.entries.c.person_id == person_id])
        return {entry_id: criteria_in(of_entry) for entry_id, of_entry in marks.items()}


async def answer_nudge(transaction: Transaction, person_id: str, nudge_id: int) -> None:
    """Writes down that a nudge of this person's was answered by an entry."""
    answered = update(tables.nudges).where(*is_nudge(transaction, person_id, nudge_id)).values(answer=LOGGED)
    await transaction.connection.execute(answered)
