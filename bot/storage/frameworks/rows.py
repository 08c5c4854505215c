"""Rows of frameworks: found by scope and path, made, and moved out of the way."""

from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from sqlalchemy import Row, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.frameworks.catalogue import EVERYBODY
from bot.storage.database import tables
from bot.storage.files.folder import FrameworkFile, KnownFile

LONGEST_PATH = 250  # characters that the database keeps

AnyFile = FrameworkFile | KnownFile
ScopeAndPath = tuple[str, str]


def scope_and_path(file: AnyFile) -> ScopeAndPath:
    """Gives scope and path, which tell the framework of a file from every other."""
    return file.workspace or EVERYBODY, file.path


async def framework_rows(connection: AsyncConnection) -> dict[ScopeAndPath, Row[Any]]:
    """Reads the rows of all frameworks that have a revision, retired ones too."""
    rows = tables.frameworks
    statement = select(rows).where(rows.c.revision_id.is_not(None))
    return {(row.scope, row.path): row for row in await connection.execute(statement)}


async def framework_row(connection: AsyncConnection, file: AnyFile) -> Row[Any]:
    """Finds the row of the framework that has a file's path, and makes it where there is none."""
    scope, path = scope_and_path(file)
    rows = tables.frameworks
    statement = select(rows).where(rows.c.scope == scope, rows.c.path == path)
    row = (await connection.execute(statement)).one_or_none()
    if row is None:
        await connection.execute(insert(rows).values(scope=scope, path=path, file=file.name))
        row = (await connection.execute(statement)).one()
    return row


async def make_way(
    connection: AsyncConnection, framework_id: int, scope_and_path: ScopeAndPath, now: datetime
) -> None:
    """Retires another framework that has this path, gives it one that no file can have, and its people to the first.

    It came to be while nothing said yet that the file goes on with an older one.
    """
    frameworks, people = tables.frameworks, tables.people
    scope, path = scope_and_path
    has_path = frameworks.c.scope == scope, frameworks.c.path == path, frameworks.c.id != framework_id
    in_the_way = await connection.scalar(select(frameworks.c.id).where(*has_path))
    if in_the_way is None:
        return
    theirs = people.c.framework_id == in_the_way  # people first, as those who change settings lock them: no deadlock
    await connection.execute(update(people).where(theirs).values(framework_id=framework_id))
    aside = f"{in_the_way}~{path}"[:LONGEST_PATH]  # read from a file, a path begins with a slash
    values = {"path": aside, "retired_at": func.coalesce(frameworks.c.retired_at, now)}
    await connection.execute(update(frameworks).where(frameworks.c.id == in_the_way).values(values))


def last_part(name: str) -> str:
    """Gives a file's name without its folders."""
    return PurePosixPath(name).name
