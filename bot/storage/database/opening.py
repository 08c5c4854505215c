"""A database is opened here: its file is tried, its version checked, and it is closed in the end."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from enum import StrEnum

from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from bot.storage.database.database import Database
from bot.storage.database.privacy import keep_private
from bot.storage.database.version import is_newer, newest_version, stored_version


class Fault(StrEnum):
    """Why a database can't be worked with, and what to do."""

    MISSING = "There is no database yet. Run: python -m bot migrate"
    OUTDATED = "The database has not got this version's tables. Run: python -m bot migrate"
    NEWER = (
        "The database is of a newer version: its tables are those of {reason}, and this version knows them up to"
        " {newest}. Start the newer version again, or have it go back, which keeps what people wrote:"
        " python -m bot migrate --to {newest}"
    )
    UNREACHABLE = "The database can't be used: {reason}. Look at DATABASE_URL."


class DatabaseUnusable(Exception):
    """A database that can't be worked with.

    `reason` is what its driver says, which has nobody's words in it; of newer tables, their version.
    """

    def __init__(self, fault: Fault, reason: str = "") -> None:
        super().__init__(fault.format(reason=reason, newest=newest_version()))
        self.fault, self.reason = fault, reason


@asynccontextmanager
async def opened(url: URL, wake: Callable[[], None] = lambda: None) -> AsyncIterator[Database]:
    """Opens a database that has this version's tables, and closes it in the end.

    Raises DatabaseUnusable for any other, and leaves no file where there was none.
    """
    database = Database(url, wake)
    if database.is_missing():
        raise DatabaseUnusable(Fault.MISSING)
    if database.file:
        await asyncio.to_thread(keep_private, database.file)
    try:
        with knowing_faults():
            await asyncio.to_thread(database.try_file)
            await check_version(database)
        yield database
    finally:
        await database.close()


@contextmanager
def knowing_faults() -> Iterator[None]:
    """Raises DatabaseUnusable for whatever a driver raises within."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        reason = str(getattr(error, "orig", error)).strip().partition("\n")[0]
        raise DatabaseUnusable(Fault.UNREACHABLE, reason) from None


async def check_version(database: Database) -> None:
    """Raises DatabaseUnusable where the tables are not this version's."""
    async with database.reading() as connection:
        version = await connection.run_sync(stored_version)
    refuse_newer(version)
    if version != newest_version():
        raise DatabaseUnusable(Fault.OUTDATED)


def refuse_newer(version: str | None) -> None:
    """Raises DatabaseUnusable for tables of a version that this code does not know."""
    if is_newer(version):
        raise DatabaseUnusable(Fault.NEWER, str(version))
