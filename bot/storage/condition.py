"""What there is to say about a database to whoever looks after it: numbers and moments, nobody's words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from bot.storage.database import tables
from bot.storage.database.database import Database
from bot.storage.deliveries import State
from bot.storage.frameworks.loading import EVERYBODY

LATE = timedelta(minutes=10)  # a worker that runs sends within seconds; Slack may ask to wait for a minute or two


@dataclass(frozen=True, slots=True)
class Current:
    """A framework's current revision."""

    path: str
    workspace: str | None
    content_hash: str
    loaded_at: datetime


@dataclass(frozen=True, slots=True)
class Condition:
    """Current revisions, deliveries by their state, and how many of the pending ones are `late`."""

    frameworks: Sequence[Current]
    deliveries: Mapping[State, int]
    late: int


async def condition_of(database: Database, now: datetime) -> Condition:
    of, rows, owed = tables.frameworks, tables.revisions, tables.deliveries
    current = (
        select(of.c.path, of.c.scope, rows.c.content_hash, rows.c.loaded_at)
        .join(rows, rows.c.id == of.c.revision_id)
        .where(of.c.retired_at.is_(None))
        .order_by(of.c.scope, of.c.path)
    )
    late = select(func.count()).where(owed.c.state == State.PENDING, owed.c.due_at < now - LATE)
    async with database.reading() as connection:
        frameworks = [
            Current(path, scope if scope != EVERYBODY else None, content_hash, loaded_at)
            for path, scope, content_hash, loaded_at in await connection.execute(current)
        ]
        states = await connection.execute(select(owed.c.state, func.count()).group_by(owed.c.state))
        deliveries = {State(state): number for state, number in states}
        return Condition(frameworks, deliveries, await connection.scalar(late) or 0)
