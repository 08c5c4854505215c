"""What making files current would change: they are compared with what is stored, and nothing is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.frameworks.framework import Finding, Framework
from bot.core.frameworks.identity import Change, Outlook, changes_by_row
from bot.core.frameworks.pairing import compare
from bot.storage.database import tables
from bot.storage.database.database import Database
from bot.storage.files.folder import FrameworkFile
from bot.storage.frameworks.continuing import Continued, continuations_of
from bot.storage.frameworks.criteria import compare_with_stored
from bot.storage.frameworks.revisions import revision_with, stored
from bot.storage.frameworks.rows import ScopeAndPath, framework_rows, scope_and_path

RowsByPath = Mapping[ScopeAndPath, Row[Any]]


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a load of files would change, and what it would ask; files that it asks about have no outlook."""

    outlooks: Sequence[Outlook]
    questions: Sequence[Finding]


async def look_ahead(database: Database, files: Sequence[FrameworkFile]) -> Ahead:
    """Finds out for each file, in their order, how it would change its framework."""
    async with database.reading() as connection:
        continuations = await continuations_of(connection, files)
        rows = await framework_rows(connection)
        for continued in continuations.by_file.values():
            rows.pop((continued.row.scope, continued.row.path))
        settled = [file for file in files if file.name not in continuations.waiting]
        outlooks = [await outlook_of(connection, file, continuations.of(file), rows) for file in settled]
        return Ahead(outlooks, continuations.questions)


async def questions_about(database: Database, files: Sequence[FrameworkFile]) -> Sequence[Finding]:
    """Finds out what a load of files would ask before it changes anything."""
    async with database.reading() as connection:
        return (await continuations_of(connection, files)).questions


async def outlook_of(
    connection: AsyncConnection, file: FrameworkFile, continued: Continued | None, rows: RowsByPath
) -> Outlook:
    """Finds out how a file would change its framework: if none is stored, every criterion is new."""
    row = continued.row if continued else rows.get(scope_and_path(file))
    if row is None:
        return Outlook(file.framework, True, compare(None, file.framework), {})
    changes = await changes_of(connection, row.id, await stored(connection, row.revision_id), file)
    renamed = continued.renamed if continued else None
    return Outlook(file.framework, False, changes, await count_entries(connection, row.id), renamed)


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
