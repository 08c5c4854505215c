"""Nudges: who is due, and what was asked and answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Row, bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.schedule import TIMELY, next_nudge, period_of
from bot.storage.database import tables
from bot.storage.database.database import Database, insert_new
from bot.storage.database.transactions import Transaction, Transactions
from bot.storage.deliveries import Kind, State, owe
from bot.storage.people import to_rhythm, to_standing

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
        """A nudge, if it is this person's."""
        async with self._transactions.reading() as transaction:
            statement = select(tables.nudges).where(*is_nudge(transaction, person_id, nudge_id))
            row = (await transaction.connection.execute(statement)).one_or_none()
        if row is None:
            return None
        return Nudge(row.id, row.person_id, row.period, row.criterion_id, row.revision_id, row.answer)

    async def asked(self, person_id: str) -> Sequence[int]:
        """The criteria that somebody was asked about, oldest first."""
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
        """Where the nudge's message is, if it is sure that it was sent."""
        rows = tables.deliveries
        statement = select(rows.c.channel_id, rows.c.ts).where(
            rows.c.workspace_id == self._transactions.workspace_id,
            rows.c.recipient_id == person_id,
            rows.c.kind == Kind.NUDGE,
            rows.c.state == State.SENT,
            rows.c.reference["nudge"].as_integer() == nudge_id,
        )
        async with self._transactions.reading() as transaction:
            row = (await transaction.connection.execute(statement)).first()
        return MessagePlace(row.channel_id, row.ts) if row else None


def is_nudge(transaction: Transaction, person_id: str, nudge_id: int) -> tuple[ColumnElement[bool], ...]:
    """The conditions that a row of `nudges` is this one, and this person's."""
    nudges, workspace_id = tables.nudges, transaction.workspace_id
    return nudges.c.workspace_id == workspace_id, nudges.c.person_id == person_id, nudges.c.id == nudge_id


class DueNudges:
    """The worker's claim, across workspaces: who is due is nudged once for each local week, whoever else claims."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def claim(self, now: datetime, most: int) -> int:
        """Turns due people into nudges and deliveries, and sets their next moment. Returns how many were due.

        Who is due since longer than a nudge is timely, after a long stop, gets none for that week.
        """
        async with self._database.reading() as connection:  # most looks find nobody, and need no writer's lock
            if (await connection.execute(self._due(now, 1))).first() is None:
                return 0
        async with self._database.writing() as connection:
            rows = (
                await connection.execute(self._due(now, most).with_for_update(of=tables.people, skip_locked=True))
            ).all()
            fresh = await add_nudges(connection, [row for row in rows if now - row.next_nudge_at <= TIMELY])
            for workspace_id, of_workspace in groupby(sorted(fresh, key=workspace_of), workspace_of):
                owed = {row.person_id: {"nudge": row.id} for row in of_workspace}
                await owe(Transaction(connection, workspace_id), Kind.NUDGE, owed, now, TIMELY)
            await set_next(connection, rows, now)
        return len(rows)

    async def next_moment(self) -> datetime | None:
        """When the next nudge of anybody is due."""
        async with self._database.reading() as connection:
            moment: datetime | None = await connection.scalar(select(func.min(tables.people.c.next_nudge_at)))
            return moment

    def _due(self, now: datetime, most: int) -> Any:
        people = tables.people
        return (
            select(people, tables.frameworks.c.path)
            .outerjoin(tables.frameworks, tables.frameworks.c.id == people.c.framework_id)
            .where(people.c.next_nudge_at <= now)
            .order_by(people.c.next_nudge_at)
            .limit(most)
        )


async def add_nudges(connection: AsyncConnection, rows: Sequence[Row[Any]]) -> Sequence[Row[Any]]:
    """Nudges for the weeks that people are due in; those who had one that week are left out."""
    if not rows:
        return []
    nudges = tables.nudges
    values = [
        {
            "workspace_id": row.workspace_id,
            "person_id": row.id,
            "period": period_of(row.next_nudge_at, row.time_zone),
            "due_at": row.next_nudge_at,
            "answer": UNANSWERED,
        }
        for row in rows
    ]
    statement = insert_new(connection, nudges).on_conflict_do_nothing()
    returning = statement.returning(nudges.c.id, nudges.c.workspace_id, nudges.c.person_id)
    return list((await connection.execute(returning, values)).all())


def workspace_of(row: Row[Any]) -> str:
    """The workspace that a row belongs to."""
    workspace_id: str = row.workspace_id
    return workspace_id


async def set_next(connection: AsyncConnection, rows: Sequence[Row[Any]], now: datetime) -> None:
    """Sets when each of these people is nudged next: not again in the week in which they were due."""
    if not rows:
        return
    people = tables.people
    statement = (
        update(people)
        .where(people.c.workspace_id == bindparam("of_workspace"), people.c.id == bindparam("of_person"))
        .values(next_nudge_at=bindparam("moment"))
    )
    moments = [
        {"of_workspace": row.workspace_id, "of_person": row.id, "moment": moment_after(row, now)} for row in rows
    ]
    await connection.execute(statement, moments)


def moment_after(row: Row[Any], now: datetime) -> datetime | None:
    """The moment of a due person's next nudge, after the one that is due."""
    return next_nudge(to_standing(row), to_rhythm(row), now, period_of(row.next_nudge_at, row.time_zone))
