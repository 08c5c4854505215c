"""The database: an engine that waits little, and transactions for reading and for writing."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, event, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from bot.storage.database import tables
from bot.storage.database.postgresql import connect_arguments
from bot.storage.database.turns import Turns
from bot.storage.database.writability import try_disk, try_writing

PATIENCE = 2  # seconds to wait for a connection or a lock: a listener has 2.5 in all
LONG_PATIENCE = 60  # where nobody waits for an answer
BUSY_TIMEOUT = "busy_timeout"  # where a connection keeps what SQLite was told
DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
SYNC_DRIVERS = {"sqlite+aiosqlite": "sqlite+pysqlite"}  # psycopg serves both
NEWEST_FIX_OF_WAL = (3, 51, 3)  # SQLite before: sqlite.org/wal.html, "the WAL-reset bug"
FIXES_OF_WAL = {(3, 50): (3, 50, 7), (3, 44): (3, 44, 6)}  # by release


def read_url(address: str) -> URL:
    """Reads a database's address, and puts in the driver that the bot uses. Raises ValueError."""
    scheme, _, rest = address.partition("://")
    driver = DRIVERS.get(scheme.partition("+")[0], "") if rest else ""
    if not driver:
        raise ValueError("it begins with sqlite:/// or postgres://")
    return make_url(f"{driver}://{rest}")


def sync_url(url: URL) -> URL:
    """Gives the address of the same database for code that runs in no event loop: migrations."""
    return url.set(drivername=SYNC_DRIVERS.get(url.drivername, url.drivername))


def file_of(url: URL) -> str | None:
    """Gives the path of SQLite's file; None for PostgreSQL."""
    return url.database if url.get_backend_name() == "sqlite" else None


def say_place(url: URL) -> str:
    """Says where a database is, for a log: "SQLite, progression.db"; never with who signs in, or how."""
    if url.get_backend_name() == "sqlite":
        return f"SQLite, {url.database}"
    port = f":{url.port}" if url.port else ""
    return f"PostgreSQL, {url.host or 'this machine'}{port}/{url.database}"


class Database:
    """`wake` is called after each commit, so that the worker looks at what there is to do."""

    def __init__(self, url: URL, wake: Callable[[], None] = lambda: None) -> None:
        self.engine = make_engine(url)
        self._reader = self.engine
        self._writer = self.engine.execution_options(writes=True)
        self._turns = Turns()
        self._wake = wake

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """Opens a transaction that only reads."""
        async with self._reader.connect() as connection, connection.begin():
            yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """Opens a transaction that is committed at its end, unless an exception leaves it."""
        async with self._in_turn() as writer, writer.begin() as connection:
            yield connection
        self._wake()

    @asynccontextmanager
    async def _in_turn(self) -> AsyncIterator[AsyncEngine]:
        """Waits until it is one's turn to write, as far as the database does not see to that itself."""
        if self.file is None:
            yield self._writer
            return
        async with self._turns.taken(PATIENCE) as seconds_left:
            yield waiting_at_most(self._writer, seconds_left)

    @asynccontextmanager
    async def writing_patiently(self) -> AsyncIterator[AsyncConnection]:
        """Opens a transaction like any other that waits long for its turn: for what nobody waits for."""
        engine = make_engine(self.engine.url, LONG_PATIENCE)
        try:
            async with engine.execution_options(writes=True).begin() as connection:
                yield connection
        finally:
            await engine.dispose()
        self._wake()

    async def works(self) -> None:
        """Raises where the database can't be asked for what is in it, or takes nothing more; writes nothing."""
        if self.file:
            await asyncio.to_thread(try_disk, str(Path(self.file).parent))
        async with self._in_turn() as writer, writer.connect() as connection:
            await connection.execute(select(tables.claims).limit(1))
            await try_writing(connection)
            await connection.rollback()

    def connections_in_use(self) -> int:
        """Counts the connections in which somebody reads or writes now."""
        return self._pool.checkedout()

    def connections_idle(self) -> int:
        """Counts the connections that are open and wait for somebody."""
        return self._pool.checkedin()

    @property
    def _pool(self) -> QueuePool:
        pool = self.engine.pool
        if not isinstance(pool, QueuePool):
            raise TypeError("the bot's databases are files or servers, whose connections queue")
        return pool

    @property
    def file(self) -> str | None:
        """Gives the path of SQLite's file; None for PostgreSQL."""
        return file_of(self.engine.url)

    def is_missing(self) -> bool:
        """Tells whether SQLite would make the file by being asked; it can't in a folder that is not there."""
        if self.file is None:
            return False
        file = Path(self.file)
        return file.parent.is_dir() and not file.exists()

    def try_file(self) -> None:
        """Raises sqlite3.Error where SQLite's file can't be written: the async driver would leave a thread behind."""
        if self.file:
            with closing(sqlite3.connect(self.file, timeout=PATIENCE)) as connection:
                connection.execute("BEGIN IMMEDIATE")

    async def close(self) -> None:
        """Closes every connection."""
        await self.engine.dispose()


def make_engine(url: URL, patience: int = PATIENCE) -> AsyncEngine:
    """Makes an engine whose transactions wait so many seconds for a lock."""
    is_sqlite = url.get_backend_name() == "sqlite"
    engine = create_async_engine(
        url,
        connect_args={"timeout": patience} if is_sqlite else connect_arguments(patience, PATIENCE),
        pool_timeout=PATIENCE,
        pool_pre_ping=not is_sqlite,
        hide_parameters=True,
        execution_options={"patience": patience},
    )
    if is_sqlite:
        event.listen(engine.sync_engine, "connect", prepare_sqlite)
        event.listen(engine.sync_engine, "begin", begin_sqlite)
    return engine


def prepare_sqlite(connection: Any, _entry: ConnectionPoolEntry) -> None:
    """Sets what SQLite keeps for a connection alone."""
    connection.isolation_level = None  # the driver's own BEGIN would come too late to be IMMEDIATE
    mode = journal_mode(sqlite3.sqlite_version_info)
    cursor = connection.cursor()
    for pragma in ("foreign_keys=ON", "synchronous=FULL", f"journal_mode={mode}"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def waiting_at_most(writer: AsyncEngine, seconds: float) -> AsyncEngine:
    """Makes a writer of SQLite's that waits no longer than that for another process, to a half of a second.

    A half is the least: whoever reads now is waited for as well.
    """
    patience = max(round(seconds * 2), 1) / 2
    return writer if patience == PATIENCE else writer.execution_options(patience=patience)


def begin_sqlite(connection: Connection) -> None:
    """Takes a writer's lock at once: two that first read and then write would lose one of the two updates."""
    options = connection.get_execution_options()
    wait_at_most(connection, options.get("patience"))
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")


def wait_at_most(connection: Connection, patience: float | None) -> None:
    """Has SQLite wait so many seconds for another process, if it was not told so before."""
    if patience is None:
        return
    if patience != connection.info.get(BUSY_TIMEOUT):
        connection.exec_driver_sql(f"PRAGMA busy_timeout={int(patience * 1000)}")
        connection.info[BUSY_TIMEOUT] = patience


def journal_mode(version: tuple[int, ...]) -> str:
    """Chooses WAL where it is sound: from 3.51.3 on, and in those patches of older releases that have the fix."""
    fix = FIXES_OF_WAL.get((version[0], version[1]), NEWEST_FIX_OF_WAL)
    return "WAL" if version >= fix else "DELETE"


def insert_new(connection: AsyncConnection, table: Table) -> Any:
    """Makes an INSERT with `on_conflict_do_nothing`, which both databases have, each in its own dialect."""
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)
