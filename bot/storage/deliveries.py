"""Deliveries: messages and files that the bot owes somebody. A row has a kind and ids, never text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.schedule import TIMELY
from bot.storage.database import tables
from bot.storage.database.database import Database
from bot.storage.database.transactions import Transaction

ABANDONED = timedelta(minutes=2)  # a process that has been sending for longer than that has died
MOST_ATTEMPTS = 10


class Kind(StrEnum):
    """What is owed; the ids that `reference` has for it."""

    NUDGE = "nudge"  # nudge
    SUMMARY = "summary"  # engineer, first, last (days)
    SUMMARY_FILE = "summary_file"  # engineer, first, last
    SUMMARY_NOTICE = "summary_notice"  # reader, first, last
    RECEIPT = "receipt"  # entry
    CHANGES = "changes"  # changes (of criteria: id, revision before, revision after or none), number
    CHOOSE_AGAIN = "choose_again"  # revision, the last that had what is gone
    HELP = "help"  # nothing; nor have the other answers to what somebody wrote
    NO_PERSON = "no_person"
    NO_PERIOD = "no_period"
    REFUSAL = "refusal"
    TROUBLE = "trouble"


class State(StrEnum):
    """`sending` is committed before the request, so that a crash leaves no message that nobody knows of."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One delivery that this process has taken to send."""

    id: int
    workspace_id: str
    kind: Kind
    recipient_id: str
    reference: Mapping[str, Any]
    attempts: int


async def owe(
    transaction: Transaction,
    kind: Kind,
    recipients: Mapping[str, Mapping[str, Any]],
    due_at: datetime,
    expires_after: timedelta = TIMELY,
) -> None:
    """Writes down, in the transaction of what causes it, that each recipient is owed what its reference names."""
    rows = [
        {
            "workspace_id": transaction.workspace_id,
            "kind": kind,
            "recipient_id": recipient,
            "reference": dict(reference),
            "state": State.PENDING,
            "due_at": due_at,
            "expires_at": due_at + expires_after,
            "attempts": 0,
            "changed_at": due_at,
        }
        for recipient, reference in recipients.items()
    ]
    if rows:
        await transaction.connection.execute(insert(tables.deliveries), rows)


class Deliveries:
    """The worker's side, across workspaces: what is due, and what became of it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def take(self, now: datetime, most: int) -> Sequence[Delivery]:
        """The next that are due, marked as being sent. Processes that take at once take different ones."""
        owed = tables.deliveries
        due = (
            select(owed)
            .where(owed.c.state == State.PENDING, owed.c.due_at <= now)
            .order_by(owed.c.due_at, owed.c.id)
            .limit(most)
        )
        async with self._database.reading() as connection:  # most looks find nothing, and need no writer's lock
            if (await connection.execute(due.limit(1))).first() is None:
                return []
        async with self._database.writing() as connection:
            rows = (await connection.execute(due.with_for_update(skip_locked=True))).all()
            taken = [row for row in rows if row.expires_at is None or row.expires_at > now]
            late = [row.id for row in rows if row not in taken]
            await self._mark(connection, [row.id for row in taken], State.SENDING, now)
            await self._mark(connection, late, State.CANCELLED, now, error="expired")
        return [
            Delivery(row.id, row.workspace_id, Kind(row.kind), row.recipient_id, row.reference, row.attempts + 1)
            for row in taken
        ]

    async def settle(self, delivery: Delivery, state: State, now: datetime, **details: Any) -> None:
        """What became of a delivery; `details` are columns: channel_id and ts of a message, file_id, error."""
        async with self._database.writing() as connection:
            await self._mark(connection, [delivery.id], state, now, attempts=delivery.attempts, **details)

    async def postpone(self, delivery: Delivery, until: datetime, now: datetime, *, workspace: bool = False) -> None:
        """Pending again, due later; with `workspace` so is all that its workspace is owed: Slack asks to wait."""
        rows = tables.deliveries
        async with self._database.writing() as connection:
            await self._mark(connection, [delivery.id], State.PENDING, now, attempts=delivery.attempts, due_at=until)
            if workspace:
                await connection.execute(
                    update(rows)
                    .where(
                        rows.c.workspace_id == delivery.workspace_id,
                        rows.c.state == State.PENDING,
                        rows.c.due_at < until,
                    )
                    .values(due_at=until)
                )

    async def release_abandoned(self, now: datetime) -> None:
        """What a process was sending when it died may have been sent: nobody knows, and it is not sent again."""
        rows = tables.deliveries
        async with self._database.writing() as connection:
            await connection.execute(
                update(rows)
                .where(rows.c.state == State.SENDING, rows.c.changed_at < now - ABANDONED)
                .values(state=State.UNCERTAIN, changed_at=now, error="abandoned")
            )

    async def _mark(
        self, connection: AsyncConnection, ids: Sequence[int], state: State, now: datetime, **values: Any
    ) -> None:
        if ids:
            await connection.execute(
                update(tables.deliveries)
                .where(tables.deliveries.c.id.in_(ids))
                .values(state=state, changed_at=now, **values)
            )
