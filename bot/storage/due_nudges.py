"""The worker's claim: who is due is nudged."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Row, bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.schedule import TIMELY, next_nudge, period_of
from bot.storage.database import tables
from bot.storage.database.database import Database, insert_new
from bot.storage.database.transactions import Transaction
from bot.storage.nudges import UNANSWERED
from bot.storage.owed.owing import owe
from bot.storage.owed.references import NudgeDue
from bot.storage.people import to_rhythm, to_standing


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
                owed = [(row.person_id, NudgeDue(row.id)) for row in of_workspace]
                await owe(Transaction(connection, workspace_id), owed, now, TIMELY)
            await set_next(connection, rows, now)
        return len(rows)

    async def next_moment(self) -> datetime | None:
        """Finds the moment at which the next nudge of anybody is due."""
        async with self._database.reading() as connection:
            moment: datetime | None = await connection.scalar(select(func.min(tables.people.c.next_nudge_at)))
            return moment

    def _due(self, now: datetime, most: int) -> Any:
        """Selects people whose moment has come, with the paths of their frameworks, the longest due first."""
        people = tables.people
        return (
            select(people, tables.frameworks.c.path)
            .outerjoin(tables.frameworks, tables.frameworks.c.id == people.c.framework_id)
            .where(people.c.next_nudge_at <= now)
            .order_by(people.c.next_nudge_at)
            .limit(most)
        )


async def add_nudges(connection: AsyncConnection, rows: Sequence[Row[Any]]) -> Sequence[Row[Any]]:
    """Inserts nudges for the weeks that people are due in, and returns them; who had one that week gets none."""
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
    """Gives the workspace that a row belongs to."""
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
    """Finds the moment of a due person's next nudge, after the one that is due."""
    return next_nudge(to_standing(row), to_rhythm(row), now, period_of(row.next_nudge_at, row.time_zone))
