"""What there is to say about a database to whoever looks after it: numbers and moments, nobody's words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.frameworks.catalogue import EVERYBODY
from bot.storage.database import tables
from bot.storage.database.database import Database
from bot.storage.owed.owing import State

UNSENT = [state for state in State if state is not State.SENT]
LATE = timedelta(minutes=10)  # a worker that runs sends within seconds; Slack may ask to wait for a minute or two


@dataclass(frozen=True, slots=True)
class CurrentRevision:
    """A framework's current revision."""

    path: str
    workspace: str | None
    content_hash: str
    loaded_at: datetime


@dataclass(frozen=True, slots=True)
class Condition:
    """Current revisions, deliveries by their state, and how many of the pending ones are `late`."""

    frameworks: Sequence[CurrentRevision]
    deliveries: Mapping[State, int]
    late: int


async def condition_of(database: Database, now: datetime) -> Condition:
    """Looks at a database, in one transaction; what was due ten minutes before `now` is late."""
    async with database.reading() as connection:
        return Condition(
            await current_revisions(connection), await count_deliveries(connection), await count_late(connection, now)
        )


@dataclass(frozen=True, slots=True)
class UnsentDeliveries:
    """How many deliveries are in each state but `sent`, and for how long the oldest pending one has been due."""

    by_state: Mapping[State, int]
    oldest_due: timedelta


async def unsent_deliveries(database: Database, now: datetime) -> UnsentDeliveries:
    """Looks at what was not sent, in one read that takes no longer the more was; zeros where there is nothing."""
    owed = tables.deliveries.c
    by_state = select(owed.state, func.count().label("number"), func.min(owed.due_at).label("first"))
    async with database.reading() as connection:
        rows = (await connection.execute(by_state.where(owed.state.in_(UNSENT)).group_by(owed.state))).all()
    numbers = {State(row.state): row.number for row in rows}
    due = [now - row.first for row in rows if row.state == State.PENDING]
    return UnsentDeliveries(dict.fromkeys(UNSENT, 0) | numbers, max([timedelta(), *due]))


async def current_revisions(connection: AsyncConnection) -> Sequence[CurrentRevision]:
    """Lists the current revisions, everybody's first, by path."""
    frameworks, revisions = tables.frameworks, tables.revisions
    statement = (
        select(frameworks.c.path, frameworks.c.scope, revisions.c.content_hash, revisions.c.loaded_at)
        .join(revisions, revisions.c.id == frameworks.c.revision_id)
        .where(frameworks.c.retired_at.is_(None))
        .order_by(frameworks.c.scope, frameworks.c.path)
    )
    return [
        CurrentRevision(path, None if scope == EVERYBODY else scope, content_hash, loaded_at)
        for path, scope, content_hash, loaded_at in await connection.execute(statement)
    ]


async def count_deliveries(connection: AsyncConnection) -> Mapping[State, int]:
    """Counts the deliveries by their state."""
    state = tables.deliveries.c.state
    rows = await connection.execute(select(state, func.count().label("number")).group_by(state))
    return {State(row.state): row.number for row in rows}


async def count_late(connection: AsyncConnection, now: datetime) -> int:
    """Counts the deliveries that should have been sent before now."""
    owed = tables.deliveries
    statement = select(func.count()).where(owed.c.state == State.PENDING, owed.c.due_at < now - LATE)
    return await connection.scalar(statement) or 0
