"""Whether a database takes what is written, tried without writing anything that stays."""

import tempfile

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

PROBE = 65_536  # bytes: more than the largest entry needs, with its indexes
INSERT_PROBE = text("INSERT INTO claims (workspace_id, key, claimed_at) VALUES ('', zeroblob(:bytes), '')")


class NotWritable(Exception):
    """A database that can be read, and says that it takes nothing."""


async def try_writing(connection: AsyncConnection) -> None:
    """Raises where a transaction, which the caller rolls back, can't write."""
    if connection.dialect.name == "sqlite":
        await connection.execute(INSERT_PROBE, {"bytes": PROBE})
        return
    if await connection.scalar(text("SHOW transaction_read_only")) == "on":  # a replica, or one whose disk is full
        raise NotWritable


def try_disk(folder: str) -> None:
    """Raises OSError where the folder's disk is full: SQLite itself may find that out at the end of a transaction."""
    with tempfile.TemporaryFile(dir=folder, buffering=0) as probe:
        written = probe.write(bytes(PROBE))
    if written < PROBE:
        raise OSError("the disk is full")
