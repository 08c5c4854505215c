"""Frameworks as they are kept: revisions in the database, the current ones in memory."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.frameworks.catalogue import EVERYBODY, make_catalogues
from bot.core.frameworks.framework import Catalogue, Framework
from bot.storage.database.database import Database
from bot.storage.files.folder import KnownContents
from bot.storage.frameworks.continuing import Continuations, continuations_of
from bot.storage.frameworks.loading import Load, Turn, keep_new, keep_whatever_came_since, retire_others, take_turn
from bot.storage.frameworks.remembered import OldRevisions
from bot.storage.frameworks.revisions import current_scopes, known_contents, last_retired, stored, stored_many
from bot.storage.frameworks.rows import AnyFile

Files = Sequence[AnyFile]
Tell = Callable[[AsyncConnection, Sequence[Turn], datetime], Awaitable[None]]
MaybeTurned = Sequence[Turn | None]
Keep = Callable[[AsyncConnection, Continuations], Awaitable[MaybeTurned]]


class Frameworks:
    """Answers from memory; loads and `refresh` bring memory and database together.

    `tell` owes a message to those whom a load concerns, in the load's transaction: people whose level is gone, or
    whose entries a change touches.
    """

    def __init__(self, database: Database, tell: Tell, old: OldRevisions | None = None) -> None:
        self._database, self._tell = database, tell
        self._scopes: Mapping[int, str] = {}
        self._current: Mapping[int, Framework] = {}
        self._catalogues: Mapping[str, Catalogue] = {EVERYBODY: Catalogue()}
        self._old = old or OldRevisions()
        self._refreshing = asyncio.Lock()  # one at a time: each builds on what the one before left in memory

    def catalogue(self, workspace_id: str) -> Catalogue:
        """Gives the frameworks that a workspace may look up: everybody's, and its own before those with its path."""
        return self._catalogues.get(workspace_id) or self._catalogues[EVERYBODY]

    async def revision(self, revision_id: int) -> Framework:
        """Finds a framework as it stood when something was written for it."""
        remembered = self._current.get(revision_id) or self._old.get(revision_id)
        if remembered:
            return remembered
        async with self._database.reading() as connection:
            framework = await stored(connection, revision_id)
        self._old.keep(revision_id, framework)
        return framework

    async def retired(self, workspace_id: str, path: str) -> Framework | None:
        """Finds a framework that was retired, as it last stood."""
        async with self._database.reading() as connection:
            revision_id = await last_retired(connection, workspace_id, path)
        return await self.revision(revision_id) if revision_id else None

    async def known(self) -> KnownContents:
        """Lists the contents of files that need not be read again: every stored revision was made of one."""
        async with self._database.reading() as connection:
            return await known_contents(connection)

    async def refresh(self) -> bool:
        """Brings memory to the current revisions; False where it has them already."""
        async with self._refreshing, self._database.reading() as connection:
            scopes = await current_scopes(connection)
            if scopes == self._scopes:
                return False
            self._become(scopes, await stored_many(connection, scopes.keys() - self._current.keys()))
            return True

    async def load(self, files: Files, now: datetime) -> Load:
        """Makes content that is new current, and refreshes memory.

        Content that is known changes nothing, so that two releases side by side don't flip it.
        """

        async def keep(connection: AsyncConnection, continuations: Continuations) -> MaybeTurned:
            settled = continuations.settled(files)
            return [await keep_new(connection, file, continuations.of(file), now) for file in settled]

        return await self._load(files, keep, now)

    async def release(self, files: Files, now: datetime) -> Load:
        """Makes the files' content current, whatever came since, and refreshes memory; returns what came of it."""

        async def keep(connection: AsyncConnection, continuations: Continuations) -> MaybeTurned:
            return await keep_all(connection, files, continuations, now)

        return await self._load(files, keep, now)

    async def release_all(self, files: Files, unreadable: set[str], now: datetime) -> Load:
        """Makes the files' content current, and retires frameworks that no file has, in one transaction.

        Those of an `unreadable` file, which is given by its name, stay as they were. Returns what came of it.
        """

        async def keep(connection: AsyncConnection, continuations: Continuations) -> MaybeTurned:
            turns = await keep_all(connection, files, continuations, now)
            untouched = unreadable | continuations.waiting
            return [*turns, *await retire_others(connection, files, untouched, now)]

        return await self._load(files, keep, now)

    @property
    def number(self) -> int:
        """Counts the frameworks that are current, of all workspaces."""
        return len(self._current)

    async def _load(self, files: Files, keep: Keep, now: datetime) -> Load:
        async with self._database.writing_patiently() as connection:
            await take_turn(connection)
            continuations = await continuations_of(connection, files)
            turns = [turn for turn in await keep(connection, continuations) if turn]
            await self._tell(connection, [turn for turn in turns if turn.is_news], now)
        await self.refresh()
        return Load(turns, continuations.questions)

    def _become(self, scopes: Mapping[int, str], new: Mapping[int, Framework]) -> None:
        """Remembers among the old revisions what is not current any more: it is what entries were written for."""
        known = {**self._current, **new}
        current = {revision_id: known[revision_id] for revision_id in scopes}
        self._keep_old([self._current[revision_id] for revision_id in self._current.keys() - scopes.keys()], current)
        self._current, self._scopes = current, scopes
        self._catalogues = make_catalogues((scopes[revision_id], known[revision_id]) for revision_id in scopes)

    def _keep_old(self, gone: Sequence[Framework], current: Mapping[int, Framework]) -> None:
        """Remembers revisions that were current; where a path is gone too, it is another now: all are read anew."""
        paths, gone_paths = paths_of(current.values()), paths_of(gone)
        if not gone_paths <= paths:
            self._old.forget()
            return
        for framework in gone:
            if framework.revision is not None:
                self._old.keep(framework.revision, framework)


def paths_of(frameworks: Iterable[Framework]) -> set[str]:
    """Lists the paths of frameworks."""
    return {framework.path for framework in frameworks}


async def keep_all(
    connection: AsyncConnection, files: Files, continuations: Continuations, now: datetime
) -> MaybeTurned:
    """Makes the content of all files current that wait for no answer, whatever came since."""
    settled = continuations.settled(files)
    return [await keep_whatever_came_since(connection, file, continuations.of(file), now) for file in settled]
