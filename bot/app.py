"""The one place that makes the clock, the engine, the Slack app, the worker, and joins them."""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime

from aiohttp import ClientSession
from starlette.routing import BaseRoute

from bot.core.access import HouseRules
from bot.core.plain.commands import Commands
from bot.core.plain.trace import fault_of, trace
from bot.gateway.answer import Errands
from bot.gateway.doors.bolt import Bolt
from bot.gateway.doors.health import metrics_route
from bot.gateway.doors.signature import Signature
from bot.gateway.doors.socket_mode import SocketMode
from bot.gateway.router import Router
from bot.listeners.desk import guard, make_desk
from bot.listeners.routes import ROUTES
from bot.measuring import Measures, measure
from bot.opening import accepting, expecting_a_database
from bot.settings import Settings, secret
from bot.slack.client import web_client, web_session
from bot.slack.installation import TokenInstallation
from bot.slack.membership import Membership
from bot.storage.database.database import read_url
from bot.storage.database.opening import opened
from bot.storage.frameworks.current import Frameworks
from bot.storage.frameworks.following import LOOK, FrameworkFolder
from bot.storage.owed.news import owe_news
from bot.storage.storage import Storage
from bot.worker.working import working

logger = logging.getLogger(__name__)

EXAMINATION = 2.2  # seconds for the database to show that it works: its lock is waited for 2, and probes wait 3 or so

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Tells the time, in UTC."""
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
    metrics: Sequence[BaseRoute] = ()  # where they are read, if anything is measured
    stopping: asyncio.Event = field(default_factory=asyncio.Event)  # set by whoever is about to end the bot

    def connected(self) -> AbstractAsyncContextManager[None]:
        """Opens the connection to Slack, where it is the bot that has to."""
        return self.socket.connected() if self.socket else nullcontext()

    async def ailments(self) -> list[str]:
        """Lists what keeps the bot from working: "database", "socket mode", or "stopping" alone, which is soon."""
        if self.stopping.is_set():
            return ["stopping"]
        is_well = {"database": await self._is_kept(), "socket mode": await self._is_reached()}
        return [name for name, well in is_well.items() if not well]

    async def _is_kept(self) -> bool:
        try:
            async with asyncio.timeout(EXAMINATION):
                await self.storage.database.works()
        except Exception as error:  # noqa: BLE001 - any fault of any driver means the same here
            logger.warning("The database does not answer: %s", trace(error), extra={"sparingly": fault_of(error)})
            return False
        return True

    async def _is_reached(self) -> bool:
        return self.socket is None or await self.socket.is_connected()


@asynccontextmanager
async def running(
    settings: Settings, clock: Clock = system_clock, halves: Halves = Halves(), look: float = LOOK
) -> AsyncIterator[Running]:
    """Runs the whole bot, from its first connection to its last; `halves` says what this process does of it.

    Each `look` seconds it looks whether frameworks have changed. Raises Unusable for a database without this
    version's tables, and for a token that Slack does not know.
    """
    async with web_session() as session, Membership(clock) as membership, AsyncExitStack() as stack:
        wake = asyncio.Event()
        with expecting_a_database():
            database = await stack.enter_async_context(opened(read_url(settings.database_url), wake.set))
            measures = measure(database, clock) if settings.measures else Measures()
            storage = Storage(database, Frameworks(database, owe_news))
            folder = FrameworkFolder(settings.frameworks_dir, storage.frameworks, clock)
            await folder.load()
        installation = await introduced(settings, session, measures)
        commands = Commands(settings.slack_command_prefix)
        bot = join(settings, halves, clock, storage, installation, membership, session, measures)
        stack.enter_context(measures.act_log.first())
        stack.push_async_callback(bot.afterwards.finish)
        if halves.web:
            with accepting("SLACK_APP_TOKEN"):
                await stack.enter_async_context(bot.connected())
        await stack.enter_async_context(folder.followed(look))
        if halves.worker:
            note = measures.note_delivery
            await stack.enter_async_context(working(clock, storage, commands, installation, membership, wake, note))
        keep_what_is_loaded()
        yield bot


async def introduced(settings: Settings, session: ClientSession, measures: Measures) -> TokenInstallation:
    """Makes the installation, and has Slack say where it is. Raises Unusable for a token that Slack does not know."""
    token = secret(settings.slack_bot_token)
    installation = TokenInstallation(session, settings.slack_api_url, token, measures.note_call)
    with accepting("SLACK_BOT_TOKEN"):
        await installation.introduce()
    return installation


def keep_what_is_loaded() -> None:
    """Has the collector not look again and again through what is there by now, which stays."""
    gc.collect()
    gc.freeze()


def join(
    settings: Settings,
    halves: Halves,
    clock: Clock,
    storage: Storage,
    installation: TokenInstallation,
    membership: Membership,
    session: ClientSession,
    measures: Measures,
) -> Running:
    """Makes the bot, which is not connected yet."""
    commands = Commands(settings.slack_command_prefix)
    web, rules = web_client(session, settings.slack_api_url), HouseRules(settings.level_for_guests)
    desk = make_desk(clock, storage, commands, membership, rules)
    router = Router(ROUTES, desk, commands, guard, measures.note_act, measures.act_log)
    bolt, afterwards = Bolt(router, installation, web), Errands()
    socket = None
    connects = settings.socket_mode and halves.web
    if connects:
        socket = SocketMode(bolt, afterwards, web, secret(settings.slack_app_token))
    signature = Signature(secret(settings.slack_signing_secret))
    metrics = [metrics_route(measures.page)] if measures.page else []
    return Running(signature, bolt, afterwards, storage, socket, metrics)
