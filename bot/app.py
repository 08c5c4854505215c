"""The one place that makes the clock, the engine, the Slack app, the worker, and joins them."""

import asyncio
import gc
import logging
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from pydantic import SecretStr
from sqlalchemy.exc import DBAPIError

from bot.core.plain.commands import Commands
from bot.core.plain.trace import trace
from bot.gateway.answer import Errands
from bot.gateway.doors.bolt import Bolt
from bot.gateway.doors.signature import Signature
from bot.gateway.doors.socket_mode import SocketMode
from bot.gateway.router import Router
from bot.listeners.desk import make_desk
from bot.listeners.routes import ROUTES
from bot.settings import Settings, Unusable
from bot.slack.client import web_client, web_session
from bot.slack.errors import Refused
from bot.slack.installation import TokenInstallation
from bot.slack.membership import Membership
from bot.storage.database.database import Database, read_url
from bot.storage.database.version import newest_version, stored_version
from bot.storage.frameworks.current import Frameworks
from bot.storage.frameworks.following import LOOK, FrameworkFolder
from bot.storage.news import owe_news
from bot.storage.storage import Storage
from bot.worker.working import working

logger = logging.getLogger(__name__)

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - this is the one clock


@dataclass(frozen=True, slots=True)
class Halves:
    """Which of its two halves a process runs."""

    web: bool = True
    worker: bool = True


@dataclass(frozen=True)
class Running:
    """The bot while it runs."""

    signature: Signature
    bolt: Bolt
    afterwards: Errands
    storage: Storage
    socket: SocketMode | None

    async def ailments(self) -> list[str]:
        """What keeps the bot from working: "database", "socket mode"."""
        ailments = []
        try:
            await self.storage.database.answers()
        except Exception as error:  # noqa: BLE001 - any fault of any driver means the same here
            logger.warning("The database does not answer: %s", trace(error))
            ailments.append("database")
        if self.socket and not await self.socket.is_connected():
            ailments.append("socket mode")
        return ailments


@asynccontextmanager
async def running(
    settings: Settings, clock: Clock = system_clock, halves: Halves = Halves(), look: float = LOOK
) -> AsyncIterator[Running]:
    """The whole bot, from its first connection to its last; `halves` says what this process does of it.

    Each `look` seconds it looks whether frameworks have changed.

    Raises Unusable for a database without this version's tables, and for a token that Slack does not know.
    """
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(web_session())
        wake = asyncio.Event()
        database = Database(read_url(settings.database_url), wake.set)
        stack.push_async_callback(database.close)
        storage = Storage(database, Frameworks(database, owe_news))
        folder = FrameworkFolder(settings.frameworks_dir, storage.frameworks, clock)
        with expecting_a_database():
            await asyncio.to_thread(database.try_file)
            await check_tables(database)
            await folder.load()
        installation = TokenInstallation(session, settings.slack_api_url, secret(settings.slack_bot_token))
        with accepting("SLACK_BOT_TOKEN"):
            await installation.introduce()
        commands = Commands(settings.slack_command_prefix)
        membership = Membership(clock, guests_too=settings.level_for_guests)
        router = Router(ROUTES, make_desk(clock, storage, commands, membership), commands)
        web = web_client(session, settings.slack_api_url)
        bolt, afterwards = Bolt(router, installation, web), Errands()
        stack.push_async_callback(afterwards.finish)
        socket = None
        if halves.web and settings.socket_mode:
            socket = SocketMode(bolt, afterwards, web, secret(settings.slack_app_token))
            with accepting("SLACK_APP_TOKEN"):
                await socket.try_token()
            await stack.enter_async_context(socket.connected())
        await stack.enter_async_context(folder.followed(look))
        if halves.worker:
            await stack.enter_async_context(working(clock, storage, commands, installation, wake))
        gc.collect()
        gc.freeze()  # what is loaded by now stays: the collector need not look through it again and again
        signature = Signature(secret(settings.slack_signing_secret))
        yield Running(signature, bolt, afterwards, storage, socket)


@contextmanager
def expecting_a_database() -> Iterator[None]:
    """Raises Unusable where it can't be reached; what its driver says of that has nobody's words in it."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        reason = str(getattr(error, "orig", error)).strip().partition("\n")[0]
        raise Unusable(f"The database can't be used: {reason}. Look at DATABASE_URL.") from None


async def check_tables(database: Database) -> None:
    async with database.reading() as connection:
        if await connection.run_sync(stored_version) != newest_version():
            raise Unusable("The database has not got this version's tables. Run: python -m bot migrate")


@contextmanager
def accepting(setting: str) -> Iterator[None]:
    """Around Slack's first sight of a token: raises Unusable where Slack refuses it."""
    try:
        yield
    except Refused as error:
        raise Unusable(f"Slack does not accept {setting} ({error}). Copy it again from your app's page.") from None


def secret(value: SecretStr | None) -> str:
    return value.get_secret_value() if value else ""
