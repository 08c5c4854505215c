"""The worker's side of deliveries, across workspaces: what is due is taken, and what became of it is written down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Generic

from sqlalchemy import Row, Select, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.database import tables
from bot.storage.database.database import Database
from bot.storage.owed.owing import State
from bot.storage.owed.references import Owed, Owed_co, decode, encode

ABANDONED = timedelta(minutes=2)  # a process that has been sending for longer than that has died
MOST_ATTEMPTS = 10


@dataclass(frozen=True, slots=True)
class Delivery(Generic[Owed_co]):
    """One delivery that this process has taken to send.

    `attempts` counts this one too. What does not expire is not given up either.
    """

    id: int
    workspace_id: str
    recipient_id: str
    owed: Owed_co
    attempts: int
    expires: bool

    @property
    def kind(self) -> str:
        """Gives the name of its kind in the database and the log."""
        return encode(self.owed)[0]


class Deliveries:
    """What is due now, and what became of it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def take(self, now: datetime, most: int) -> Sequence[Delivery[Owed]]:
        """Takes the next that are due, marked as being sent. Processes that take at once take different ones."""
        due = select_due(now, most)
        async with self._database.reading() as connection:  # most looks find nothing, and need no writer's lock
            if (await connection.execute(due.limit(1))).first() is None:
                return []
        async with self._database.writing() as connection:
            rows = (await connection.execute(due.with_for_update(skip_locked=True))).all()
            taken = [row for row in rows if not is_late(row, now)]
            late = [row for row in rows if is_late(row, now)]
            await mark(connection, [row.id for row in taken], State.SENDING, now)
            await mark(connection, [row.id for row in late], State.CANCELLED, now, error="expired")
        return [to_delivery(row) for row in taken]

    async def settle(self, delivery: Delivery[Owed], state: State, now: datetime, **details: Any) -> None:
        """Writes down the end of a delivery; `details` are columns: channel_id and ts, file_id, error."""
        async with self._database.writing() as connection:
            await mark(connection, [delivery.id], state, now, attempts=delivery.attempts, **details)

    async def postpone(self, delivery: Delivery[Owed], until: datetime, now: datetime) -> None:
        """Makes a delivery pending again, due later."""
        async with self._database.writing() as connection:
            await postpone(connection, delivery, until, now)

    async def postpone_workspace(self, delivery: Delivery[Owed], until: datetime, now: datetime) -> None:
        """Makes a delivery pending again, and everything that its workspace is owed due later: Slack asks to wait."""
        async with self._database.writing() as connection:
            await postpone(connection, delivery, until, now)
            rows = tables.deliveries
            sooner = rows.c.workspace_id == delivery.workspace_id, rows.c.due_at < until
            await connection.execute(update(rows).where(*sooner, rows.c.state == State.PENDING).values(due_at=until))

    async def release_abandoned(self, now: datetime) -> None:
        """Marks as uncertain what a process was sending when it died: it may be there, and is not sent again."""
        rows = tables.deliveries
        async with self._database.writing() as connection:
            await connection.execute(
                update(rows)
                .where(rows.c.state == State.SENDING, rows.c.changed_at < now - ABANDONED)
                .values(state=State.UNCERTAIN, changed_at=now, error="abandoned")
            )


def select_due(now: datetime, most: int) -> Select[Any]:
    """Selects the pending deliveries that are due, at most so many, in the order in which they were."""
    owed = tables.deliveries
    due = owed.c.state == State.PENDING, owed.c.due_at <= now
    return select(owed).where(*due).order_by(owed.c.due_at, owed.c.id).limit(most)


def is_late(row: Row[Any], now: datetime) -> bool:
    """Tells whether a delivery is not worth sending any more."""
    return row.expires_at is not None and row.expires_at <= now


def to_delivery(row: Row[Any]) -> Delivery[Owed]:
    """Makes a delivery of its row, with one attempt more."""
    owed = decode(row.kind, row.reference)
    return Delivery(row.id, row.workspace_id, row.recipient_id, owed, row.attempts + 1, row.expires_at is not None)


async def postpone(connection: AsyncConnection, delivery: Delivery[Owed], until: datetime, now: datetime) -> None:
    """Makes a delivery pending again, due later."""
    await mark(connection, [delivery.id], State.PENDING, now, attempts=delivery.attempts, due_at=until)


async def mark(connection: AsyncConnection, ids: Sequence[int], state: State, now: datetime, **values: Any) -> None:
    """Sets the state of deliveries, with other columns of theirs."""
    if ids:
        rows = tables.deliveries
        statement = update(rows).where(rows.c.id.in_(ids))
        await connection.execute(statement.values(state=state, changed_at=now, **values))
