"""Stored revisions, as the database has them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.frameworks.catalogue import EVERYBODY
from bot.core.frameworks.framework import Framework
from bot.core.frameworks.identity import with_ids
from bot.storage.database import tables
from bot.storage.files.folder import FrameworkFile, KnownContents
from bot.storage.frameworks.content import to_content, to_framework


async def stored(connection: AsyncConnection, revision_id: int) -> Framework:
    """Reads the framework of a revision, which must be there; its path is the one that the framework has today."""
    return (await stored_many(connection, [revision_id]))[revision_id]


async def stored_many(connection: AsyncConnection, revision_ids: Collection[int]) -> Mapping[int, Framework]:
    """Reads the frameworks of several revisions, by their ids; their paths are those of today."""
    frameworks, revisions = tables.frameworks, tables.revisions
    statement = (
        select(revisions.c.id, revisions.c.content, frameworks.c.path)
        .join(frameworks, frameworks.c.id == revisions.c.framework_id)
        .where(revisions.c.id.in_(revision_ids))
    )
    rows = await connection.execute(statement)
    return {row.id: replace(to_framework(row.content, row.id), path=row.path) for row in rows}


async def content_hash_of(connection: AsyncConnection, revision_id: int | None) -> str | None:
    """Finds the hash of the content that a revision was made of; None where there is no such revision."""
    content_hash: str | None = await connection.scalar(
        select(tables.revisions.c.content_hash).where(tables.revisions.c.id == revision_id)
    )
    return content_hash


async def says_the_same(connection: AsyncConnection, revision_id: int, file: FrameworkFile) -> bool:
    """Tells whether a revision says the same as a file that it was made of, which was read in another way then."""
    before = await stored(connection, revision_id)
    ids = list(before.by_criterion)
    if len(ids) != len([*file.framework.criteria()]):
        return False
    return to_content(with_ids(file.framework, iter(ids))) == to_content(before)


async def know_by(connection: AsyncConnection, revision_id: int, content_hash: str) -> None:
    """Makes a revision the one that has this content."""
    statement = update(tables.revisions).where(tables.revisions.c.id == revision_id)
    await connection.execute(statement.values(content_hash=content_hash))


async def revision_with(connection: AsyncConnection, framework_id: int, content_hash: str) -> int | None:
    """Finds the framework's revision that was made of this content; None where there is none."""
    revisions = tables.revisions
    statement = select(revisions.c.id).where(
        revisions.c.framework_id == framework_id, revisions.c.content_hash == content_hash
    )
    revision_id: int | None = await connection.scalar(statement)
    return revision_id


async def last_revisions(connection: AsyncConnection, framework_id: int, most: int) -> Sequence[int]:
    """Lists the ids of a framework's revisions, the last one first, at most so many."""
    revisions = tables.revisions
    statement = select(revisions.c.id).where(revisions.c.framework_id == framework_id)
    return (await connection.scalars(statement.order_by(revisions.c.id.desc()).limit(most))).all()


async def current_scopes(connection: AsyncConnection) -> Mapping[int, str]:
    """Reads the ids of the current revisions, each with the scope of its framework."""
    frameworks = tables.frameworks
    statement = select(frameworks.c.revision_id, frameworks.c.scope).where(
        frameworks.c.retired_at.is_(None), frameworks.c.revision_id.is_not(None)
    )
    return {row.revision_id: row.scope for row in await connection.execute(statement)}


async def last_retired(connection: AsyncConnection, workspace_id: str, path: str) -> int | None:
    """Finds the last revision of a retired framework; a workspace's own goes before everybody's."""
    frameworks = tables.frameworks
    statement = (
        select(frameworks.c.revision_id)
        .where(frameworks.c.path == path, frameworks.c.scope.in_([EVERYBODY, workspace_id]))
        .where(frameworks.c.retired_at.is_not(None))
        .order_by(frameworks.c.scope.desc())
        .limit(1)
    )
    revision_id: int | None = await connection.scalar(statement)
    return revision_id


async def known_contents(connection: AsyncConnection) -> KnownContents:
    """Lists the contents of stored revisions: by workspace and content hash, the framework's path.

    What a framework said when it had another path is not among them.
    """
    frameworks, revisions = tables.frameworks, tables.revisions
    statement = (
        select(frameworks.c.scope, revisions.c.content_hash, frameworks.c.path)
        .join(frameworks, frameworks.c.id == revisions.c.framework_id)
        .where(revisions.c.content["path"].as_string() == frameworks.c.path)
    )
    known = {}
    for scope, content_hash, path in await connection.execute(statement):
        known[scope or None, content_hash] = path
    return known
