"""A load: framework files become current revisions, and what they leave out is retired, in one transaction."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.frameworks.framework import Finding, Framework
from bot.core.frameworks.identity import Renamed, with_ids
from bot.storage.database import tables
from bot.storage.files.folder import FrameworkFile, KnownFile
from bot.storage.frameworks.content import to_content
from bot.storage.frameworks.continuing import Continued
from bot.storage.frameworks.criteria import compare_with_stored, mark_criteria, new_criteria
from bot.storage.frameworks.revisions import content_hash_of, know_by, revision_with, says_the_same, stored
from bot.storage.frameworks.rows import AnyFile, framework_row, make_way, scope_and_path

LOADING_LOCK = 20_261_123  # any number of ours: the key of PostgreSQL's advisory lock; migrations have another


@dataclass(frozen=True, slots=True)
class Turn:
    """A framework that turned from one revision to another; from None when it is new or was retired, to None when
    it is retired now.

    `renamed`: it goes on under another path. `is_news` is False where the same file is only read in another way.
    """

    framework_id: int
    before: Framework | None
    after: Framework | None
    renamed: Renamed | None = None
    is_news: bool = True


@dataclass(frozen=True, slots=True)
class Load:
    """What came of a load: the frameworks that turned, and what is to be answered before some files can be loaded."""

    turns: Sequence[Turn]
    questions: Sequence[Finding]


async def take_turn(connection: AsyncConnection) -> None:
    """Waits until no other process loads. SQLite's writers wait for each other anyway."""
    if connection.dialect.name != "sqlite":
        await connection.execute(select(func.pg_advisory_xact_lock(LOADING_LOCK)))


async def keep_new(
    connection: AsyncConnection, file: AnyFile, continued: Continued | None, now: datetime
) -> Turn | None:
    """Makes a file's content current if no revision has it; None where it is known already."""
    row = continued.row if continued else await framework_row(connection, file)
    if await known_revision(connection, row, file):
        return None
    return await turn(connection, row, file, None, continued, now)


async def keep_whatever_came_since(
    connection: AsyncConnection, file: AnyFile, continued: Continued | None, now: datetime
) -> Turn | None:
    """Makes a file's content current; None where it is that already, from a file of that name."""
    row = continued.row if continued else await framework_row(connection, file)
    known = await known_revision(connection, row, file)
    if is_current(row, known, file):
        return None
    return await turn(connection, row, file, known, continued, now)


async def known_revision(connection: AsyncConnection, row: Row[Any], file: AnyFile) -> int | None:
    """Finds the revision of a framework that has a file's content; None where there is none."""
    known = await revision_with(connection, row.id, file.content_hash)
    return known or await known_otherwise(connection, row.revision_id, file)


async def known_otherwise(connection: AsyncConnection, current: int | None, file: AnyFile) -> int | None:
    """Gives the current revision back where a file's content was read in another way for it, and says the same today.

    It is known by that content from then on: what people have before them, such as a form, goes on referring to it.
    """
    if isinstance(file, KnownFile):
        return None
    if current is None:
        return None
    if not await was_read_otherwise(connection, current, file):
        return None
    if not await says_the_same(connection, current, file):
        return None
    await know_by(connection, current, file.content_hash)
    return current


def is_current(row: Row[Any], known: int | None, file: AnyFile) -> bool:
    """Tells whether a framework has the `known` revision already, from this file, and is not retired."""
    if known is None:
        return False
    return (row.revision_id, row.file, row.retired_at) == (known, file.name, None)


async def turn(
    connection: AsyncConnection,
    row: Row[Any],
    file: AnyFile,
    known: int | None,
    continued: Continued | None,
    now: datetime,
) -> Turn:
    """Turns a framework to a file's content: to the `known` revision that has it, else to a new one."""
    before = await stored(connection, row.revision_id) if row.revision_id else None
    if continued:
        await make_way(connection, row.id, scope_and_path(file), now)
    after = await revision_for(connection, row, file, known, before, now)
    await mark_criteria(connection, row.id, before, after, now)
    await connection.execute(
        update(tables.frameworks)
        .where(tables.frameworks.c.id == row.id)
        .values(revision_id=after.revision, path=file.path, file=file.name, retired_at=None)
    )
    renamed = continued.renamed if continued else None
    is_news = not await was_read_otherwise(connection, row.revision_id, file)
    return Turn(row.id, None if row.retired_at else before, after, renamed, is_news)


async def was_read_otherwise(connection: AsyncConnection, revision_id: int | None, file: AnyFile) -> bool:
    """Tells whether a revision was made of a file's content when files were read in another way."""
    if isinstance(file, KnownFile):
        return False
    return await content_hash_of(connection, revision_id) in file.earlier_hashes


async def revision_for(
    connection: AsyncConnection,
    row: Row[Any],
    file: AnyFile,
    known: int | None,
    before: Framework | None,
    now: datetime,
) -> Framework:
    """Finds the revision that has a file's content, and adds it where there is none."""
    if known:
        return replace(await stored(connection, known), path=file.path)
    if isinstance(file, KnownFile):  # not to be had: a file is known by a revision of this very framework
        return await stored(connection, row.revision_id)
    return await add_revision(connection, row.id, before, file, now)


async def add_revision(
    connection: AsyncConnection, framework_id: int, before: Framework | None, file: FrameworkFile, now: datetime
) -> Framework:
    """Stores the file's content as a revision, and returns the framework with the ids of it and of its criteria.

    A criterion keeps the id of the one before that it is taken for; the others get new ones.
    """
    changes = await compare_with_stored(connection, framework_id, before, file.framework)
    without_id = sum(change.id is None for change in changes)
    fresh = iter(await new_criteria(connection, framework_id, without_id))
    ids = filled((change.id for change in changes if change.after), fresh)
    framework = with_ids(file.framework, ids)
    statement = insert(tables.revisions).values(
        framework_id=framework_id, content_hash=file.content_hash, content=to_content(framework), loaded_at=now
    )
    revision_id = (await connection.execute(statement.returning(tables.revisions.c.id))).scalar_one()
    return replace(framework, revision=revision_id)


def filled(ids: Iterable[int | None], fresh: Iterator[int]) -> Iterator[int]:
    """Gives the ids back, with a fresh one wherever there is none."""
    for id_ in ids:
        yield next(fresh) if id_ is None else id_


async def retire_others(
    connection: AsyncConnection, files: Iterable[AnyFile], unreadable: Collection[str], now: datetime
) -> list[Turn]:
    """Retires frameworks that no file has; those of an unreadable file stay as they were."""
    frameworks = tables.frameworks
    here = {scope_and_path(file) for file in files}
    rows = await connection.execute(select(frameworks).where(frameworks.c.retired_at.is_(None)))
    readable = [row for row in rows if row.file not in unreadable]
    gone = [row for row in readable if (row.scope, row.path) not in here]
    if gone:
        ids = [row.id for row in gone]
        await connection.execute(update(frameworks).where(frameworks.c.id.in_(ids)).values(retired_at=now))
    return [Turn(row.id, await stored(connection, row.revision_id), None) for row in gone]
