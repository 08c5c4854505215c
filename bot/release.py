"""The release step: the tables of this version, and the framework files made current."""

import asyncio

from bot.app import Clock, expecting_a_database, system_clock
from bot.loading import FrameworkFolder
from bot.settings import Settings
from bot.storage.database import Database, read_url
from bot.storage.frameworks import Frameworks
from bot.storage.migrations import migrate


def release(settings: Settings, clock: Clock = system_clock) -> None:
    """Outside an event loop: Alembic has none. Raises Unusable where the database can't be reached."""

    async def load() -> None:
        database = Database(read_url(settings.database_url))
        await FrameworkFolder(settings.frameworks_dir, Frameworks(database), clock).load(release=True)
        await database.close()

    with expecting_a_database():
        migrate(read_url(settings.database_url))
        asyncio.run(load())
