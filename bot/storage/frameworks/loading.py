"""A load: framework files become current revisions, and what they leave out is retired, in one transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.frameworks.framework import Framework
from bot.core.frameworks.identity import compare, with_ids
from bot.storage.database import tables
from bot.storage.files.folder import FrameworkFile, KnownFile
from bot.storage.frameworks.content import to_content, to_framework

EVERYBODY = ""  # the scope of a framework that all workspaces see
ONE_AT_A_TIME = 20_261_123  # any number of ours: the key of PostgreSQL's advisory lock; migrations have another


@dataclass(frozen=True, slots=True)
class Turn:
    """A framework that turned from one revision to another; from None when it is new or was retired, to None when
    it is retired now."""

    framework_id: int
    before: Framework | None
    after: Framework | None


async def take_turn(connection: AsyncConnection) -> None:
    """Waits until no other process loads. SQLite's writers wait for each other anyway."""
    if connection.dialect.name != "sqlite":
        await connection.execute(select(func.pg_advisory_xact_lock(ONE_AT_A_TIME)))


async def keep_file(
    connection: AsyncConnection, file: FrameworkFile | KnownFile, now: datetime, *, release: bool
) -> Turn | None:
    """Makes the file's content current where it is new, in a `release` always; None where nothing turned."""
    row = await framework_row(connection, file)
    known: int | None = await connection.scalar(
        select(tables.revisions.c.id).where(
            tables.revisions.c.framework_id == row.id, tables.revisions.c.content_hash == file.content_hash
        )
    )
    if known and (not release or (known == row.revision_id and row.file == file.name and not row.retired_at)):
        return None
    last = await stored(connection, row.revision_id) if row.revision_id else None
    if known or isinstance(file, KnownFile):
        new = await stored(connection, known or row.revision_id)
    else:
        new = await add_revision(connection, row.id, last, file, now)
    await mark_criteria(connection, row.id, last, new, now)
    await connection.execute(
        update(tables.frameworks)
        .where(tables.frameworks.c.id == row.id)
        .values(revision_id=new.revision, file=file.name, retired_at=None)
    )
    return Turn(row.id, None if row.retired_at else last, new)


async def framework_row(connection: AsyncConnection, file: FrameworkFile | KnownFile) -> Row[Any]:
    """The framework's row, made where there is none."""
    scope, rows = file.workspace or EVERYBODY, tables.frameworks
    statement = select(rows).where(rows.c.scope == scope, rows.c.path == file.path)
    row = (await connection.execute(statement)).one_or_none()
    if row is None:
        await connection.execute(insert(rows).values(scope=scope, path=file.path, file=file.name))
        row = (await connection.execute(statement)).one()
    return row


async def stored(connection: AsyncConnection, revision_id: int) -> Framework:
    statement = select(tables.revisions.c.content).where(tables.revisions.c.id == revision_id)
    return to_framework((await connection.execute(statement)).scalar_one(), revision_id)


async def add_revision(
    connection: AsyncConnection, framework_id: int, last: Framework | None, file: FrameworkFile, now: datetime
) -> Framework:
    """Stores the file's content with the ids that its criteria have, or get."""
    changes = compare(last, file.framework, await names(connection, framework_id))
    fresh = iter(await new_criteria(connection, framework_id, sum(one.id is None for one in changes)))
    framework = with_ids(file.framework, (one.id or next(fresh) for one in changes if one.after))
    statement = (
        insert(tables.revisions)
        .values(
            framework_id=framework_id,
            content_hash=file.content_hash,
            content=to_content(framework),
            loaded_at=now,
        )
        .returning(tables.revisions.c.id)
    )
    return replace(framework, revision=(await connection.execute(statement)).scalar_one())


async def names(connection: AsyncConnection, framework_id: int) -> Mapping[str, int]:
    """The rows of a framework's criteria that ever had an `id:`, retired ones too."""
    rows = tables.criteria
    statement = select(rows.c.name, rows.c.id).where(rows.c.framework_id == framework_id, rows.c.name.is_not(None))
    return {row.name: row.id for row in await connection.execute(statement)}


async def new_criteria(connection: AsyncConnection, framework_id: int, number: int) -> Sequence[int]:
    """Rows for so many criteria, in ascending order; which of them is which is nobody's business yet."""
    if not number:
        return []
    statement = insert(tables.criteria).returning(tables.criteria.c.id)
    return sorted((await connection.scalars(statement, [{"framework_id": framework_id}] * number)).all())


async def mark_criteria(
    connection: AsyncConnection, framework_id: int, last: Framework | None, new: Framework, now: datetime
) -> None:
    """Criteria that are there no more are retired, those that are there again are not; names are kept."""
    before, after = last.by_criterion if last else {}, new.by_criterion
    rows = tables.criteria
    for changed, moment in ((before.keys() - after.keys(), now), (after.keys() - before.keys(), None)):
        if changed:
            mine = rows.c.framework_id == framework_id, rows.c.id.in_(changed)
            await connection.execute(update(rows).where(*mine).values(retired_at=moment))
    named = [
        {"row": row, "called": placed.criterion.name}
        for row, placed in after.items()
        if placed.criterion.name and (row not in before or not before[row].criterion.name)
    ]
    if named:
        await connection.execute(
            update(rows).where(rows.c.id == bindparam("row")).values(name=bindparam("called")), named
        )


async def retire_others(
    connection: AsyncConnection, files: Iterable[FrameworkFile | KnownFile], unreadable: set[str], now: datetime
) -> list[Turn]:
    """Frameworks that no file has are retired; those of an unreadable file stay as they were."""
    here = {(file.workspace or EVERYBODY, file.path) for file in files}
    rows = await connection.execute(select(tables.frameworks).where(tables.frameworks.c.retired_at.is_(None)))
    gone = [row for row in rows if (row.scope, row.path) not in here and row.file not in unreadable]
    if gone:
        mine = tables.frameworks.c.id.in_([row.id for row in gone])
        await connection.execute(update(tables.frameworks).where(mine).values(retired_at=now))
    return [Turn(row.id, await stored(connection, row.revision_id), None) for row in gone]
