"""What is cleared away, whoever it belongs to."""

import asyncio

from sqlalchemy import delete, func, select

from bot.storage.database import tables
from bot.storage.database.database import Database
from bot.storage.owed.owing import State

OF_FRAMEWORKS = {"frameworks", "revisions", "criteria"}
MOST_LOOKS = 100  # at whether the worker has sent what it took
PAUSE_BETWEEN_LOOKS = 0.05  # seconds


async def forget_everybody(database: Database) -> None:
    """Empties every table about people, for a sandbox that starts again; frameworks stay.

    What the worker is just sending arrives before: nothing of the old life comes into the new one.
    """
    owed = tables.deliveries
    async with database.writing() as connection:
        await connection.execute(delete(owed).where(owed.c.state == State.PENDING))
    await until_nothing_is_sending(database)
    async with database.writing() as connection:
        for table in reversed(tables.metadata.sorted_tables):
            if table.name not in OF_FRAMEWORKS:
                await connection.execute(delete(table))


async def until_nothing_is_sending(database: Database) -> None:
    """Waits until the worker has sent what it took, though not for ever: it may have been killed meanwhile."""
    owed = tables.deliveries
    for _ in range(MOST_LOOKS):
        async with database.reading() as connection:
            sending = await connection.scalar(select(func.count()).where(owed.c.state == State.SENDING))
        if not sending:
            return
        await asyncio.sleep(PAUSE_BETWEEN_LOOKS)
