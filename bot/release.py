"""The release step: the tables of this version, and framework files made current."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.app import Clock, system_clock
from bot.core.frameworks.framework import Finding
from bot.opening import expecting_a_database
from bot.settings import Settings
from bot.storage.database.database import read_url
from bot.storage.database.migrations import Migrated, migrate
from bot.storage.database.opening import opened
from bot.storage.files.folder import FrameworkFile
from bot.storage.frameworks.current import Frameworks
from bot.storage.frameworks.following import FrameworkFolder
from bot.storage.frameworks.loading import Load, Turn
from bot.storage.owed.news import owe_news

LoadFiles = Callable[[Frameworks], Awaitable[Load]]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load turned, how many frameworks are current after it, and what it asks before it goes on."""

    turns: Sequence[Turn]
    number: int
    questions: Sequence[Finding]


def release(settings: Settings, clock: Clock = system_clock) -> tuple[Migrated, Loaded]:
    """Runs the release step, outside an event loop: Alembic has none. Raises Unusable for a database out of reach."""
    return migrate_tables(settings), load_folder(settings, clock)


def migrate_tables(settings: Settings, version: str = "head") -> Migrated:
    """Brings the tables to the newest version, or to one like "0001". Raises Unusable."""
    with expecting_a_database():
        return migrate(read_url(settings.database_url), version)


def load_folder(settings: Settings, clock: Clock = system_clock) -> Loaded:
    """Makes current what the folder has, and retires what it has not. Raises Unusable."""

    async def load(frameworks: Frameworks) -> Load:
        return await FrameworkFolder(settings.frameworks_dir, frameworks, clock).release()

    return with_frameworks(settings, load)


def load_files(settings: Settings, files: Sequence[FrameworkFile], clock: Clock = system_clock) -> Loaded:
    """Makes these files current; nothing else changes. Raises Unusable."""

    async def load(frameworks: Frameworks) -> Load:
        return await frameworks.release(files, clock())

    return with_frameworks(settings, load)


def with_frameworks(settings: Settings, load: LoadFiles) -> Loaded:
    """Loads in an event loop of its own. Raises Unusable."""

    async def run() -> Loaded:
        async with opened(read_url(settings.database_url)) as database:
            frameworks = Frameworks(database, owe_news)
            done = await load(frameworks)
            return Loaded(done.turns, frameworks.number, done.questions)

    with expecting_a_database():
        return asyncio.run(run())
