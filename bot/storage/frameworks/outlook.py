"""What making files current would change: they are compared with what is stored, and nothing is written."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.frameworks.framework import Framework
from bot.core.frameworks.identity import Change, Outlook, changes_by_row
from bot.core.frameworks.pairing import compare
from bot.storage.database import tables
from bot.storage.database.database import Database
from bot.storage.files.folder import FrameworkFile
from bot.storage.frameworks.loading import compare_with_stored, scope_and_path
from bot.storage.frameworks.revisions import revision_with, stored


async def look_ahead(database: Database, files: Sequence[FrameworkFile]) -> list[Outlook]:
    """Finds out for each file, in their order, how it would change its framework."""
    async with database.reading() as connection:
        return [await outlook_of(connection, file) for file in files]


async def outlook_of(connection: AsyncConnection, file: FrameworkFile) -> Outlook:
    """Finds out how a file would change its framework: if none is stored, every criterion is new."""
    scope, path = scope_and_path(file)
    rows = tables.frameworks
    statement = select(rows.c.id, rows.c.revision_id).where(
        rows.c.scope == scope, rows.c.path == path, rows.c.revision_id.is_not(None)
    )
    row = (await connection.execute(statement)).one_or_none()
    if row is None:
        return Outlook(file.framework, True, compare(None, file.framework), {})
    changes = await changes_of(connection, row.id, await stored(connection, row.revision_id), file)
    return Outlook(file.framework, False, changes, await count_entries(connection, row.id))


async def changes_of(
    connection: AsyncConnection, framework_id: int, before: Framework, file: FrameworkFile
) -> Sequence[Change]:
    """Finds out what a load would make of each criterion: an earlier revision that says the same comes back whole."""
    known = await revision_with(connection, framework_id, file.content_hash)
    if known:
        return changes_by_row(before, await stored(connection, known))
    return await compare_with_stored(connection, framework_id, before, file.framework)


async def count_entries(connection: AsyncConnection, framework_id: int) -> dict[int, int]:
    """Counts by criterion the entries that name it, whoever wrote them."""
    marks, criteria = tables.entry_criteria, tables.criteria
    statement = (
        select(marks.c.criterion_id, func.count().label("number"))
        .join(criteria, criteria.c.id == marks.c.criterion_id)
        .where(criteria.c.framework_id == framework_id)
        .group_by(marks.c.criterion_id)
    )
    return {row.criterion_id: row.number for row in await connection.execute(statement)}
