"""The bot and the sandbox side by side, joined over HTTP, with one clock: what starts without Slack credentials."""

import asyncio
import logging
import secrets
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from pathlib import Path

from pydantic import SecretStr

from bot import __version__
from bot.app import running, system_clock
from bot.core.plain.commands import Commands
from bot.demo.clock import MovableClock
from bot.demo.framework import framework_check
from bot.demo.story import make_story
from bot.gateway.doors.web import create_web
from bot.gateway.manifest import make_manifest
from bot.listeners.routes import ROUTES
from bot.release import release
from bot.sandbox.app import Extras, SlackApp, create_sandbox
from bot.sandbox.people.client import Workspace
from bot.sandbox.people.errors import SandboxError
from bot.sandbox.state.extras import FileCheck
from bot.serving import address_of, listen, serving, told_to_stop
from bot.settings import Settings
from bot.storage.database.database import Database, read_url
from bot.storage.database.opening import opened
from bot.storage.due_nudges import DueNudges
from bot.storage.frameworks.following import FrameworkFolder
from bot.storage.housekeeping import forget_everybody

logger = logging.getLogger(__name__)

NEXT_NUDGE = "the next nudge"


async def run(settings: Settings, folder: Path, host: str) -> None:
    """Serves the sandbox with its story until the process is told to stop, with its files in the folder."""
    stop = told_to_stop()
    own = {"database_url": f"sqlite:///{folder / 'sandbox.db'}", "host": host}
    plain_names = {"slack_command_prefix": ""}  # the story types the commands by these
    settings = settings.model_copy(update=own | plain_names)
    async with trying_out(settings, folder) as address, Workspace(address) as workspace:
        try:
            await workspace.reset(demo=True)
        except SandboxError as error:
            logger.warning("The demo needs the frameworks that ship with the bot. %s", error)
        named = address.replace("127.0.0.1", "localhost")
        logger.info("Progression %s in a sandbox. Try it in your browser: %s (Ctrl-C stops it)", __version__, named)
        await stop.wait()


@asynccontextmanager
async def trying_out(settings: Settings, folder: Path) -> AsyncIterator[str]:
    """Runs a sandbox and the bot in it, on the settings' database; yields the sandbox's address.

    Dropped framework files pass through the folder.
    """
    clock = MovableClock()
    door, bot_door = listen(settings.host, settings.port), listen("127.0.0.1")
    app = make_app(settings, address_of(bot_door))
    settings = settings_for(settings, app, door)
    await asyncio.to_thread(release, settings)
    check = framework_check(lambda: bot.storage.frameworks, folder, clock.now)

    async def shipped_again() -> None:
        await FrameworkFolder(settings.frameworks_dir, bot.storage.frameworks, clock.now).release()

    async with AsyncExitStack() as stack:
        database = await stack.enter_async_context(opened(read_url(settings.database_url)))
        extras = make_extras(database, clock, check, shipped_again)
        sandbox = create_sandbox(app, clock, extras, settings.host)
        await stack.enter_async_context(serving(sandbox, door))
        bot = await stack.enter_async_context(running(settings, clock.now))
        await stack.enter_async_context(serving(create_web(bot), bot_door))
        yield address_of(door)


def make_app(settings: Settings, bot_address: str) -> SlackApp:
    """Describes the bot as Slack knows it: with secrets of its own, reached at the address."""
    return SlackApp(
        manifest=make_manifest(ROUTES, Commands(settings.slack_command_prefix), bot_address),
        request_url=f"{bot_address}/slack/events",
        bot_token=f"xoxb-{secrets.token_hex(12)}",
        signing_secret=secrets.token_hex(16),
    )


def settings_for(settings: Settings, app: SlackApp, door: socket.socket) -> Settings:
    """Makes settings with which the bot takes the sandbox behind the door for Slack."""
    return settings.model_copy(
        update={
            "slack_bot_token": SecretStr(app.bot_token),
            "slack_signing_secret": SecretStr(app.signing_secret),
            "slack_api_url": f"http://127.0.0.1:{door.getsockname()[1]}/api/",
        }
    )


def make_extras(
    database: Database, clock: MovableClock, check: FileCheck, shipped_again: Callable[[], Awaitable[None]]
) -> Extras:
    """Offers beside the bot: the next nudge to jump to, a fresh start, the check, the story.

    A fresh start has the folder's frameworks alone, as they are there, whichever were tried: `shipped_again`.
    """

    async def next_nudge() -> datetime | None:
        return await DueNudges(database).next_moment()

    async def start_again() -> None:
        clock.move_to(system_clock())
        await forget_everybody(database)
        await shipped_again()

    return Extras({NEXT_NUDGE: next_nudge}, start_again, check, make_story(clock.now))
