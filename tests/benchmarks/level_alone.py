"""The bot with `/level` alone, and none of its other listeners: what those cost shows beside it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from uvicorn.loops.auto import auto_loop_factory

from bot.app import system_clock
from bot.core.access import HouseRules
from bot.core.plain.commands import Commands
from bot.gateway.answer import Errands
from bot.gateway.doors.bolt import Bolt
from bot.gateway.doors.signature import Signature
from bot.gateway.doors.web import create_web
from bot.gateway.router import Router
from bot.gateway.routes import CommandRoute
from bot.listeners.desk import guard, make_desk
from bot.listeners.level import looking_up as level
from bot.serving import listen, serving, told_to_stop
from bot.settings import Settings, read_settings, secret
from bot.slack.client import web_client, web_session
from bot.slack.installation import TokenInstallation
from bot.slack.membership import Membership
from bot.storage.database.database import Database, read_url
from bot.storage.frameworks.current import Frameworks
from bot.storage.owed.news import owe_news
from bot.storage.storage import Storage


@dataclass(frozen=True)
class Alone:
    """As much of a running bot as the web routes need."""

    signature: Signature
    bolt: Bolt
    afterwards: Errands

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
        token, signature = secret(settings.slack_bot_token), Signature(secret(settings.slack_signing_secret))
        installation = TokenInstallation(session, settings.slack_api_url, token)
        membership = Membership(system_clock)
        desk = make_desk(system_clock, storage, Commands(), membership, HouseRules())
        commands = [route for route in level.ROUTES if isinstance(route, CommandRoute)]
        router = Router(commands, desk, Commands(), guard)
        bolt = Bolt(router, installation, web_client(session, settings.slack_api_url))
        yield Alone(signature, bolt, Errands())


async def work() -> None:
    settings, stop = read_settings(), told_to_stop()
    async with (
        level_alone(settings) as bot,
        serving(create_web(bot), listen(settings.host, settings.port)),
    ):
        await stop.wait()


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=auto_loop_factory()) as runner:
        runner.run(work())
