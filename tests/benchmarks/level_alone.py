"""The bot with `/level` alone, and none of its other listeners: what those cost shows beside it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, nullcontext
from dataclasses import dataclass

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from uvicorn.loops.auto import auto_loop_factory

from bot.app import make_bolt, secret, system_clock
from bot.core.plain.commands import Commands
from bot.gateway.router import Router
from bot.gateway.web import create_web
from bot.listeners.indexes import Indexes
from bot.listeners.level import LevelListeners
from bot.serving import listen, serving, told_to_stop
from bot.settings import Settings, read_settings
from bot.slack.client import web_session
from bot.slack.installation import TokenInstallation
from bot.slack.membership import Membership
from bot.storage.database.database import Database, read_url
from bot.storage.frameworks.current import Frameworks
from bot.storage.news import owe_news
from bot.storage.storage import Storage


@dataclass(frozen=True)
class Alone:
    """As much of a running bot as the web routes need."""

    bolt: AsyncApp

    async def dispatch(self, request: AsyncBoltRequest) -> BoltResponse:
        return await self.bolt.async_dispatch(request)

    async def ailments(self) -> list[str]:
        return []


@asynccontextmanager
async def level_alone(settings: Settings) -> AsyncIterator[Alone]:
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(web_session())
        database = Database(read_url(settings.database_url))
        stack.push_async_callback(database.close)
        storage = Storage(database, Frameworks(database, owe_news))
        await storage.frameworks.refresh()
        bolt = make_bolt(
            settings, session, TokenInstallation(session, settings.slack_api_url, secret(settings.slack_bot_token))
        )
        membership = Membership(system_clock)
        listeners = LevelListeners(system_clock, storage, Indexes(), membership, Commands())
        Router([route for route in listeners.routes() if route.kind == "command"]).register(bolt)
        yield Alone(bolt)


async def work() -> None:
    settings, stop = read_settings(), told_to_stop()
    async with (
        level_alone(settings) as bot,
        serving(create_web(lambda: nullcontext(bot)), listen(settings.host, settings.port)),
    ):
        await stop.wait()


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=auto_loop_factory()) as runner:
        runner.run(work())
