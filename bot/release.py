"""The release step: the tables of this version, and framework files made current."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from bot.app import Clock, system_clock
from bot.opening import expecting_a_database
from bot.settings import Settings
from bot.storage.database.database import read_url
from bot.storage.database.migrations import migrate
from bot.storage.database.opening import opened
from bot.storage.files.folder import FrameworkFile
from bot.storage.frameworks.current import Frameworks
from bot.storage.frameworks.following import FrameworkFolder
from bot.storage.owed.news import owe_news


def release(settings: Settings, clock: Clock = system_clock) -> None:
    """Outside an event loop: Alembic has none. Raises Unusable where the database can't be reached."""
    with expecting_a_database():
        migrate(read_url(settings.database_url))
    load_folder(settings, clock)


def load_folder(settings: Settings, clock: Clock = system_clock) -> None:
    """What the folder has becomes current, and what it has not is retired. Raises Unusable."""

    async def load(frameworks: Frameworks) -> None:
        await FrameworkFolder(settings.frameworks_dir, frameworks, clock).release()

    with_frameworks(settings, load)


def load_files(settings: Settings, files: Sequence[FrameworkFile], clock: Clock = system_clock) -> None:
    """These files become current, and nothing else changes. Raises Unusable."""

    async def load(frameworks: Frameworks) -> None:
        await frameworks.release(files, clock())

    with_frameworks(settings, load)


def with_frameworks(settings: Settings, load: Callable[[Frameworks], Awaitable[None]]) -> None:
    """Loads in an event loop of its own. Raises Unusable."""

    async def run() -> None:
        async with opened(read_url(settings.database_url)) as database:
            await load(Frameworks(database, owe_news))

    with expecting_a_database():
        asyncio.run(run())
