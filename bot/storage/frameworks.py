"""Frameworks as they are kept: revisions in the database, the current ones in memory."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.framework import Catalogue, Framework
from bot.core.identity import match, with_ids
from bot.core.text import squeeze
from bot.storage import tables
from bot.storage.database import Database, insert_new
from bot.storage.framework_content import to_content, to_framework
from bot.storage.framework_files import FrameworkFile

EVERYBODY = ""  # the scope of a framework that all workspaces see


class Frameworks:
    """Answers from memory; `load` and `refresh` bring memory and database together."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._catalogues = {EVERYBODY: Catalogue()}
        self._revisions: dict[int, Framework] = {}

    def catalogue(self, workspace_id: str) -> Catalogue:
        """What a workspace may look up: everybody's frameworks and its own, its own where both have a path."""
        return self._catalogues.get(workspace_id) or self._catalogues[EVERYBODY]

    async def revision(self, revision_id: int) -> Framework:
        """A framework as it stood when something was written for it."""
        if revision_id not in self._revisions:
            async with self._database.reading() as connection:
                self._revisions[revision_id] = await stored(connection, revision_id)
        return self._revisions[revision_id]

    async def refresh(self) -> None:
        """Reads the current revisions into memory."""
        statement = (
            select(tables.frameworks.c.scope, tables.revisions.c.id, tables.revisions.c.content)
            .join(tables.revisions, tables.revisions.c.id == tables.frameworks.c.revision_id)
            .where(tables.frameworks.c.retired_at.is_(None))
        )
        current: dict[str, dict[str, Framework]] = {EVERYBODY: {}}
        async with self._database.reading() as connection:
            for scope, revision_id, content in await connection.execute(statement):
                framework = self._revisions.get(revision_id) or to_framework(content, revision_id)
                self._revisions[revision_id] = framework
                current.setdefault(scope, {})[framework.path] = framework
        self._catalogues = {scope: make_catalogue(current[EVERYBODY] | own) for scope, own in current.items()}

    async def load(
        self, files: Sequence[FrameworkFile], unreadable: Iterable[str], now: datetime, *, release: bool = False
    ) -> None:
        """Makes what the files say current, and refreshes memory.

        Content that is new becomes the current revision. Content that is known changes nothing, so that two
        releases side by side don't flip it, except in a `release`: that makes the files' content current whatever
        came since, and retires frameworks that no file has. Those of an `unreadable` file stay as they were.
        """
        async with self._database.writing() as connection:
            for file in files:
                await keep_file(connection, file, now, release=release)
            if release:
                await retire_others(connection, files, set(unreadable), now)
        await self.refresh()


def make_catalogue(by_path: Mapping[str, Framework]) -> Catalogue:
    return Catalogue(tuple(sorted(by_path.values(), key=lambda one: (squeeze(one.title), one.path))))


async def keep_file(connection: AsyncConnection, file: FrameworkFile, now: datetime, *, release: bool) -> None:
    row = await framework_row(connection, file)
    known = await connection.scalar(
        select(tables.revisions.c.id).where(
            tables.revisions.c.framework_id == row.id, tables.revisions.c.content_hash == file.content_hash
        )
    )
    current = known or await add_revision(connection, row, file, now)
    if release or not known:
        await connection.execute(
            update(tables.frameworks)
            .where(tables.frameworks.c.id == row.id)
            .values(revision_id=current, file=file.name, retired_at=None)
        )


async def framework_row(connection: AsyncConnection, file: FrameworkFile) -> Row[Any, Any]:
    """The framework's row, locked until the transaction ends, so that several processes make one revision."""
    scope, path = file.workspace or EVERYBODY, file.framework.path
    statement = (
        select(tables.frameworks.c.id, tables.frameworks.c.revision_id)
        .where(tables.frameworks.c.scope == scope, tables.frameworks.c.path == path)
        .with_for_update()
    )
    row = (await connection.execute(statement)).one_or_none()
    if row is None:
        new = insert_new(connection, tables.frameworks).values(scope=scope, path=path, file=file.name)
        await connection.execute(new.on_conflict_do_nothing())
        row = (await connection.execute(statement)).one()
    return row


async def add_revision(connection: AsyncConnection, row: Row[Any, Any], file: FrameworkFile, now: datetime) -> int:
    """Stores the file's content with the ids that its criteria have, or get."""
    last = await stored(connection, row.revision_id) if row.revision_id else None
    kept = match(last, file.framework) if last else {}
    total = sum(1 for _ in file.framework.criteria())
    fresh = iter(await new_criteria(connection, row.id, total - len(kept)))
    framework = with_ids(file.framework, (kept.get(position) or next(fresh) for position in range(total)))
    await mark_criteria(connection, row.id, set(kept.values()), last, now)
    result = await connection.execute(
        insert(tables.revisions)
        .values(framework_id=row.id, content_hash=file.content_hash, content=to_content(framework), loaded_at=now)
        .returning(tables.revisions.c.id)
    )
    return int(result.scalar_one())


async def stored(connection: AsyncConnection, revision_id: int) -> Framework:
    statement = select(tables.revisions.c.content).where(tables.revisions.c.id == revision_id)
    return to_framework((await connection.execute(statement)).scalar_one(), revision_id)


async def new_criteria(connection: AsyncConnection, framework_id: int, number: int) -> Sequence[int]:
    if not number:
        return []
    statement = insert(tables.criteria).returning(tables.criteria.c.id, sort_by_parameter_order=True)
    return list((await connection.scalars(statement, [{"framework_id": framework_id}] * number)).all())


async def mark_criteria(
    connection: AsyncConnection, framework_id: int, kept: set[int], last: Framework | None, now: datetime
) -> None:
    """Criteria that the new revision has no more are retired; their entries keep them."""
    before = {placed.criterion.id for placed in last.criteria()} if last else set()
    gone = [one for one in before if one is not None and one not in kept]
    if gone:
        await connection.execute(
            update(tables.criteria)
            .where(tables.criteria.c.framework_id == framework_id, tables.criteria.c.id.in_(gone))
            .values(retired_at=now)
        )


async def retire_others(
    connection: AsyncConnection, files: Sequence[FrameworkFile], unreadable: set[str], now: datetime
) -> None:
    here = {(file.workspace or EVERYBODY, file.framework.path) for file in files}
    rows = await connection.execute(select(tables.frameworks).where(tables.frameworks.c.retired_at.is_(None)))
    gone = [row.id for row in rows if (row.scope, row.path) not in here and row.file not in unreadable]
    if gone:
        await connection.execute(
            update(tables.frameworks).where(tables.frameworks.c.id.in_(gone)).values(retired_at=now)
        )
