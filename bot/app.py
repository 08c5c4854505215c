"""The one place that makes the clock, the engine, the Slack app, the worker, and joins them."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import aiohttp
from slack_bolt import BoltResponse
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest

from bot.core.trace import trace
from bot.listeners.acts import Route
from bot.listeners.level import LevelListeners
from bot.listeners.router import Router
from bot.settings import Settings
from bot.slack.client import web_client
from bot.slack.installation import Authorize, TokenInstallation
from bot.storage.database import Database, read_url
from bot.storage.framework_files import Reading, read_folder
from bot.storage.frameworks import Frameworks
from bot.storage.migrations import migrate

logger = logging.getLogger(__name__)

Clock = Callable[[], datetime]
NEVER_SIGNED = "Socket Mode has no signatures"  # Bolt wants a secret all the same; no request is checked against it


def system_clock() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - this is the one clock


class MovableClock:
    """The system's clock, put forward or back by hand: for the sandbox and for tests."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def __call__(self) -> datetime:
        return system_clock() + self._ahead

    now = __call__

    def move_to(self, moment: datetime) -> None:
        self._ahead = moment - system_clock()


@dataclass(frozen=True)
class Parts:
    """Which of its two halves a process runs."""

    web: bool = True
    worker: bool = True


class Running:
    """The bot while it runs, as the HTTP routes see it."""

    def __init__(self, bolt: AsyncApp, database: Database, socket: AsyncSocketModeHandler | None) -> None:
        self._bolt, self._database, self._socket = bolt, database, socket

    async def dispatch(self, request: AsyncBoltRequest) -> BoltResponse:
        return await self._bolt.async_dispatch(request)

    async def ailments(self) -> list[str]:
        ailments = []
        try:
            await self._database.answers()
        except Exception as error:  # noqa: BLE001 - any fault of any driver means the same here
            logger.warning("The database does not answer: %s", trace(error))
            ailments.append("database")
        if self._socket and not await self._socket.client.is_connected():
            ailments.append("socket mode")
        return ailments


@asynccontextmanager
async def running(settings: Settings, clock: Clock = system_clock, parts: Parts = Parts()) -> AsyncIterator[Running]:
    """The whole bot, from its first connection to its last; `parts` says what this process does of it."""
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(aiohttp.ClientSession())
        wake = asyncio.Event()
        database = Database(read_url(settings.database_url), wake.set)
        stack.push_async_callback(database.close)
        frameworks = Frameworks(database)
        await load_frameworks(frameworks, settings, clock)
        token = settings.slack_bot_token
        installation = TokenInstallation(session, settings.slack_api_url, token.get_secret_value() if token else "")
        router = Router(make_routes(frameworks))
        stack.push_async_callback(router.finish)
        bolt = make_bolt(settings, session, installation)
        router.register(bolt)
        socket = make_socket(settings, bolt) if parts.web and settings.socket_mode else None
        if socket:
            stack.push_async_callback(socket.close_async)
            await socket.client.connect()  # type: ignore[no-untyped-call]
        yield Running(bolt, database, socket)


def make_routes(frameworks: Frameworks) -> list[Route]:
    """Everything that the bot listens to."""
    return [*LevelListeners(frameworks).routes()]


def make_bolt(settings: Settings, session: aiohttp.ClientSession, installation: TokenInstallation) -> AsyncApp:
    secret = settings.slack_signing_secret
    return AsyncApp(
        name="progression",
        signing_secret=secret.get_secret_value() if secret else NEVER_SIGNED,
        request_verification_enabled=True,
        authorize=Authorize(installation),  # type: ignore[arg-type]  # Bolt's type forgets that it is an AsyncAuthorize
        client=web_client(session, settings.slack_api_url),
        process_before_response=True,
        ignoring_self_assistant_message_events_enabled=False,
        attaching_function_token_enabled=False,
    )


def make_socket(settings: Settings, bolt: AsyncApp) -> AsyncSocketModeHandler:
    token = settings.slack_app_token
    return AsyncSocketModeHandler(bolt, token.get_secret_value() if token else "")


async def load_frameworks(frameworks: Frameworks, settings: Settings, clock: Clock, *, release: bool = False) -> None:
    """What the files say becomes current; what can't be read is named in the log and stops nothing."""
    reading = read_folder(settings.frameworks_dir)
    for finding in reading.findings:
        logger.log(logging.ERROR if finding.severity == "error" else logging.WARNING, "%s", finding)
    await frameworks.load(reading.files, unreadable_names(reading, settings), clock(), release=release)


def unreadable_names(reading: Reading, settings: Settings) -> set[str]:
    return {
        one.file.removeprefix(f"{settings.frameworks_dir}/") for one in reading.findings if one.severity == "error"
    }


def migrate_all(settings: Settings, clock: Clock = system_clock) -> None:
    """The release step: the tables of this version, and the framework files made current."""
    migrate(read_url(settings.database_url))

    async def load() -> None:
        database = Database(read_url(settings.database_url))
        await load_frameworks(Frameworks(database), settings, clock, release=True)
        await database.close()

    asyncio.run(load())
