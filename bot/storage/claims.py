"""Repeats: Slack delivers some things more than once, and each has its effect once."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.database import tables
from bot.storage.database.database import Database, insert_new

KEPT = timedelta(hours=1)  # Slack's last repeat comes after some six minutes


async def claim(connection: AsyncConnection, workspace_id: str, key: str, now: datetime) -> bool:
    """Whether this is the first time; part of the transaction that has the effect, so it is undone with it."""
    statement = insert_new(connection, tables.claims).values(workspace_id=workspace_id, key=key, claimed_at=now)
    first = statement.on_conflict_do_nothing().returning(tables.claims.c.key)
    return (await connection.execute(first)).first() is not None


async def claim_alone(database: Database, workspace_id: str, key: str, now: datetime) -> bool:
    """The same, for an effect that is not in the database."""
    async with database.writing() as connection:
        return await claim(connection, workspace_id, key, now)


async def forget_claims(database: Database, now: datetime) -> None:
    async with database.writing() as connection:
        await connection.execute(delete(tables.claims).where(tables.claims.c.claimed_at < now - KEPT))
