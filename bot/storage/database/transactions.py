"""Transactions of one workspace: whatever is read or written in one belongs to that workspace."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.database.database import Database


@dataclass(frozen=True, slots=True)
class Transaction:
    """A connection within a transaction, and the workspace whose rows it may touch."""

    connection: AsyncConnection
    workspace_id: str


@dataclass(frozen=True, slots=True)
class Transactions:
    """The database as one workspace uses it."""

    database: Database
    workspace_id: str

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Transaction]:
        """Opens a transaction that only reads."""
        async with self.database.reading() as connection:
            yield Transaction(connection, self.workspace_id)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Transaction]:
        """Opens a transaction that is committed at its end, unless an exception leaves it."""
        async with self.database.writing() as connection:
            yield Transaction(connection, self.workspace_id)
