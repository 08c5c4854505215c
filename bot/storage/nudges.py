"""Nudges: who is due, and what was asked and answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select, update

from bot.storage.database import tables
from bot.storage.database.transactions import Transaction, Transactions
from bot.storage.owed.owing import State
from bot.storage.owed.references import NUDGE

UNANSWERED, LOGGED, SKIPPED = "", "logged", "skipped"  # what `answer` may be


@dataclass(frozen=True, slots=True)
class Nudge:
    """One question to one person. `criterion_id` is what it asked about; `answer` "", "logged" or "skipped"."""

    id: int
    person_id: str
    period: date
    criterion_id: int | None
    revision_id: int | None
    answer: str


@dataclass(frozen=True, slots=True)
class MessagePlace:
    """The place of a message that Slack has: its channel, and its moment there."""

    channel_id: str
    ts: str


class Nudges:
    """Nudges of one workspace."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    async def find(self, person_id: str, nudge_id: int) -> Nudge | None:
        """Finds a nudge, if it is this person's."""
        async with self._transactions.reading() as transaction:
            statement = select(tables.nudges).where(*is_nudge(transaction, person_id, nudge_id))
            row = (await transaction.connection.execute(statement)).one_or_none()
        if row is None:
            return None
        return Nudge(row.id, row.person_id, row.period, row.criterion_id, row.revision_id, row.answer)

    async def asked(self, person_id: str) -> Sequence[int]:
        """Lists the criteria that somebody was asked about, oldest first."""
        nudges = tables.nudges
        statement = (
            select(nudges.c.criterion_id)
            .where(
                nudges.c.workspace_id == self._transactions.workspace_id,
                nudges.c.person_id == person_id,
                nudges.c.criterion_id.is_not(None),
            )
            .order_by(nudges.c.period)
        )
        async with self._transactions.reading() as transaction:
            return list(await transaction.connection.scalars(statement))

    async def set_criterion(self, person_id: str, nudge_id: int, criterion_id: int, revision_id: int) -> None:
        """Stores what a nudge asks about, and the revision whose wording it has."""
        async with self._transactions.writing() as transaction:
            chosen = update(tables.nudges).where(*is_nudge(transaction, person_id, nudge_id))
            values = {"criterion_id": criterion_id, "revision_id": revision_id}
            await transaction.connection.execute(chosen.values(values))

    async def skip(self, person_id: str, nudge_id: int) -> None:
        """Stores that a nudge was skipped, unless it was answered: what was logged stays logged."""
        async with self._transactions.writing() as transaction:
            unanswered = *is_nudge(transaction, person_id, nudge_id), tables.nudges.c.answer == UNANSWERED
            await transaction.connection.execute(update(tables.nudges).where(*unanswered).values(answer=SKIPPED))

    async def place(self, person_id: str, nudge_id: int) -> MessagePlace | None:
        """Finds the nudge's message, if it is sure that it was sent."""
        rows = tables.deliveries
        statement = select(rows.c.channel_id, rows.c.ts).where(
            rows.c.workspace_id == self._transactions.workspace_id,
            rows.c.recipient_id == person_id,
            rows.c.kind == NUDGE,
            rows.c.state == State.SENT,
            rows.c.reference[NUDGE].as_integer() == nudge_id,
        )
        async with self._transactions.reading() as transaction:
            row = (await transaction.connection.execute(statement)).first()
        return MessagePlace(row.channel_id, row.ts) if row else None


def is_nudge(transaction: Transaction, person_id: str, nudge_id: int) -> tuple[ColumnElement[bool], ...]:
    """Makes the conditions that a row of `nudges` is this one, and this person's."""
    nudges, workspace_id = tables.nudges, transaction.workspace_id
    return nudges.c.workspace_id == workspace_id, nudges.c.person_id == person_id, nudges.c.id == nudge_id
