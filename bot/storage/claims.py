"""Repeats: Slack delivers some things more than once, and each has its effect once."""

from datetime import datetime, timedelta

from sqlalchemy import delete

from bot.storage.database import tables
from bot.storage.database.database import Database, insert_new
from bot.storage.database.transactions import Transaction, Transactions

CLAIMS_KEPT = timedelta(hours=1)  # Slack's last repeat comes after some six minutes


class Claims:
    """Claims of one workspace that stand alone."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    async def claim(self, key: str, now: datetime) -> bool:
        """Claims an act by its key, for an effect that is not in the database; True the first time."""
        async with self._transactions.writing() as transaction:
            return await claim(transaction, key, now)


async def claim(transaction: Transaction, key: str, now: datetime) -> bool:
    """Claims an act by its key, in the transaction that has its effect and undoes both; True the first time."""
    values = {"workspace_id": transaction.workspace_id, "key": key, "claimed_at": now}
    statement = insert_new(transaction.connection, tables.claims).values(values)
    first = statement.on_conflict_do_nothing().returning(tables.claims.c.key)
    return (await transaction.connection.execute(first)).first() is not None


async def forget_claims(database: Database, now: datetime) -> None:
    """Deletes claims whose repeats come no more, of all workspaces."""
    async with database.writing() as connection:
        await connection.execute(delete(tables.claims).where(tables.claims.c.claimed_at < now - CLAIMS_KEPT))
