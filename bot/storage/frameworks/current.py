"""Frameworks as they are kept: revisions in the database, the current ones in memory."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.frameworks.catalogue import EVERYBODY, make_catalogues
from bot.core.frameworks.framework import Catalogue, Framework
from bot.storage.database.database import Database
from bot.storage.files.folder import FrameworkFile, KnownContents, KnownFile
from bot.storage.frameworks.loading import Turn, keep_new, keep_whatever_came_since, retire_others, take_turn
from bot.storage.frameworks.remembered import OldRevisions
from bot.storage.frameworks.revisions import current_scopes, known_contents, last_retired, stored, stored_many

Files = Sequence[FrameworkFile | KnownFile]
Tell = Callable[[AsyncConnection, Sequence[Turn], datetime], Awaitable[None]]
Load = Callable[[AsyncConnection], Awaitable[Sequence[Turn | None]]]


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

    async def load(self, files: Files, now: datetime) -> None:
        """Makes content that is new current, and refreshes memory.

        Content that is known changes nothing, so that two releases side by side don't flip it.
        """

        async def keep(connection: AsyncConnection) -> Sequence[Turn | None]:
            return [await keep_new(connection, file, now) for file in files]

        await self._load(keep, now)

    async def release(self, files: Files, now: datetime) -> Sequence[Turn]:
        """Makes the files' content current, whatever came since, and refreshes memory; returns what turned."""

        async def keep(connection: AsyncConnection) -> Sequence[Turn | None]:
            return [await keep_whatever_came_since(connection, file, now) for file in files]

        return await self._load(keep, now)

    async def release_all(self, files: Files, unreadable: set[str], now: datetime) -> Sequence[Turn]:
        """Makes the files' content current, and retires frameworks that no file has, in one transaction.

        Those of an `unreadable` file, which is given by its name, stay as they were. Returns what turned.
        """

        async def keep(connection: AsyncConnection) -> Sequence[Turn | None]:
            turns = [await keep_whatever_came_since(connection, file, now) for file in files]
            return [*turns, *await retire_others(connection, files, unreadable, now)]

        return await self._load(keep, now)

    @property
    def number(self) -> int:
        """Counts the frameworks that are current, of all workspaces."""
        return len(self._current)

    async def _load(self, keep: Load, now: datetime) -> Sequence[Turn]:
        async with self._database.writing_patiently() as connection:
            await take_turn(connection)
            turns = [turn for turn in await keep(connection) if turn]
            await self._tell(connection, turns, now)
        await self.refresh()
        return turns

    def _become(self, scopes: Mapping[int, str], new: Mapping[int, Framework]) -> None:
        """Remembers among the old revisions what is not current any more: it is what entries were written for."""
        for revision_id in self._current.keys() - scopes.keys():
            self._old.keep(revision_id, self._current[revision_id])
        known = {**self._current, **new}
        self._current = {revision_id: known[revision_id] for revision_id in scopes}
        self._scopes = scopes
        self._catalogues = make_catalogues((scopes[revision_id], known[revision_id]) for revision_id in scopes)
