"""Frameworks as they are kept: revisions in the database, the current ones in memory."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.frameworks.framework import Catalogue, Framework
from bot.core.plain.text import squeeze
from bot.storage.database import tables
from bot.storage.database.database import Database
from bot.storage.files.folder import FrameworkFile, Known, KnownFile
from bot.storage.frameworks.content import to_framework
from bot.storage.frameworks.loading import EVERYBODY, Turn, keep_file, retire_others, stored, take_turn

Current = Mapping[int, str]  # by the ids of current revisions: the scope of their frameworks
Tell = Callable[[AsyncConnection, Sequence[Turn], datetime], Awaitable[None]]


class Frameworks:
    """Answers from memory; `load` and `refresh` bring memory and database together.

    `tell` owes a message to those whom a load concerns, in the load's transaction.
    """

    def __init__(self, database: Database, tell: Tell) -> None:
        self._database, self._tell = database, tell
        self._current: Current = {}
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

    async def retired(self, workspace_id: str, path: str) -> Framework | None:
        """A framework that was retired, as it last stood."""
        rows = tables.frameworks
        statement = (
            select(rows.c.revision_id)
            .where(rows.c.path == path, rows.c.scope.in_([EVERYBODY, workspace_id]), rows.c.retired_at.is_not(None))
            .order_by(rows.c.scope.desc())
            .limit(1)
        )
        async with self._database.reading() as connection:
            revision_id = await connection.scalar(statement)
        return await self.revision(revision_id) if revision_id else None

    async def known(self) -> Known:
        """The content of files that need not be read again: what every stored revision was made of."""
        rows, of = tables.revisions, tables.frameworks
        statement = select(of.c.scope, rows.c.content_hash, of.c.path).join(of, of.c.id == rows.c.framework_id)
        async with self._database.reading() as connection:
            return {(scope or None, hash_): path for scope, hash_, path in await connection.execute(statement)}

    async def refresh(self) -> bool:
        """Brings memory to the current revisions; False where it has them already."""
        rows = tables.frameworks
        statement = select(rows.c.revision_id, rows.c.scope).where(
            rows.c.retired_at.is_(None), rows.c.revision_id.is_not(None)
        )
        async with self._database.reading() as connection:
            current = {row.revision_id: row.scope for row in await connection.execute(statement)}
            if current == self._current:
                return False
            content = select(tables.revisions.c.id, tables.revisions.c.content).where(
                tables.revisions.c.id.in_(current.keys() - self._revisions.keys())
            )
            for revision_id, said in await connection.execute(content):
                self._revisions[revision_id] = to_framework(said, revision_id)
        self._current, self._catalogues = current, make_catalogues(current, self._revisions)
        return True

    async def load(
        self,
        files: Sequence[FrameworkFile | KnownFile],
        unreadable: Iterable[str],
        now: datetime,
        *,
        release: bool = False,
        whole: bool = True,
    ) -> None:
        """Makes what the files say current, and refreshes memory.

        Content that is new becomes the current revision. Content that is known changes nothing, so that two
        releases side by side don't flip it, except in a `release`: that makes the files' content current whatever
        came since, and if they are the `whole`, retires frameworks that no file has. Those of an `unreadable` file
        stay as they were. People whose level is gone, or whose entries a change touches, are owed a message.
        """
        async with self._database.writing_patiently() as connection:
            await take_turn(connection)
            turns = [await keep_file(connection, file, now, release=release) for file in files]
            if release and whole:
                turns += await retire_others(connection, files, set(unreadable), now)
            await self._tell(connection, [turn for turn in turns if turn], now)
        await self.refresh()


def make_catalogues(current: Current, revisions: Mapping[int, Framework]) -> dict[str, Catalogue]:
    by_scope: dict[str, dict[str, Framework]] = {EVERYBODY: {}}
    for revision_id, scope in current.items():
        framework = revisions[revision_id]
        by_scope.setdefault(scope, {})[framework.path] = framework
    return {scope: make_catalogue(by_scope[EVERYBODY] | own) for scope, own in by_scope.items()}


def make_catalogue(by_path: Mapping[str, Framework]) -> Catalogue:
    return Catalogue(tuple(sorted(by_path.values(), key=lambda one: (squeeze(one.title), one.path))))
