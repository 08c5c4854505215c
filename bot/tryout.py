"""The bot and the sandbox side by side, joined over HTTP, with one clock: what starts without Slack credentials."""

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot.app import MovableClock, planned_routes, running, system_clock
from bot.gateway.manifest import make_manifest
from bot.gateway.web import create_web
from bot.release import release
from bot.sandbox.app import SlackApp, create_sandbox
from bot.sandbox.people.client import SandboxError, Workspace
from bot.serving import address_of, listen, serving, told_to_stop
from bot.settings import Settings
from bot.storage.database.database import Database, read_url
from bot.storage.files.folder import read_file
from bot.storage.frameworks.current import Frameworks
from bot.storage.housekeeping import forget_everybody
from bot.storage.nudges import DueNudges

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
        logger.info("Try it in your browser: %s (Ctrl-C stops it)", address.replace("127.0.0.1", "localhost"))
        await stop.wait()


@asynccontextmanager
async def trying_out(settings: Settings, folder: Path) -> AsyncIterator[str]:
    """A sandbox and the bot in it, on the settings' database; yields the sandbox's address.

    Dropped framework files pass through the folder.
    """
    clock = MovableClock()
    door, bot_door = listen(settings.host, settings.port), listen("127.0.0.1")
    app = SlackApp(
        manifest=make_manifest(planned_routes(settings.slack_command_prefix), address_of(bot_door)),
        request_url=f"{address_of(bot_door)}/slack/events",
        bot_token=f"xoxb-{secrets.token_hex(12)}",
        signing_secret=secrets.token_hex(16),
    )
    settings = settings.model_copy(
        update={
            "slack_bot_token": SecretStr(app.bot_token),
            "slack_signing_secret": SecretStr(app.signing_secret),
            "slack_api_url": f"http://127.0.0.1:{door.getsockname()[1]}/api/",
        }
    )
    await asyncio.to_thread(release, settings)
    database = Database(read_url(settings.database_url))  # the sandbox looks into it before the bot is there

    async def start_again() -> None:
        clock.move_to(system_clock())
        await forget_everybody(database)

    async def next_nudge() -> datetime | None:
        return await DueNudges(database).next_moment()

    async def check(name: str, text: str) -> str:
        return await try_framework(bot.frameworks, folder / f"{Path(name).stem}.md", text, clock)

    sandbox = create_sandbox(app, clock, moments={NEXT_NUDGE: next_nudge}, on_reset=start_again, check=check)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(database.close)
        await stack.enter_async_context(serving(sandbox, door))
        bot = await stack.enter_async_context(running(settings, clock.now))
        await stack.enter_async_context(serving(create_web(lambda: nullcontext(bot)), bot_door))
        yield address_of(door)


async def try_framework(frameworks: Frameworks, file: Path, text: str, clock: MovableClock) -> str:
    """What `check` says of somebody's own framework, which can be looked up from then on if it can be read."""
    await asyncio.to_thread(file.write_text, text)
    reading = await asyncio.to_thread(read_file, file)
    await asyncio.to_thread(file.unlink)
    await frameworks.load(reading.files, (), clock.now(), release=False)
    found = [str(finding).replace(f"{file.parent}/", "") for finding in reading.findings]
    said = [f"Read: type /level {one.framework.name}" for one in reading.files] or ["It can't be read as it is."]
    return "\n".join([*found, *said])


class FixedClock:
    """The system's clock, for an app elsewhere that reads its own: nothing to move."""

    movable = False

    def now(self) -> datetime:
        return system_clock()

    def move_to(self, moment: datetime) -> None:
        raise SandboxError(f"This clock goes by itself and does not jump to {moment}.")


async def run_alone(manifest: Mapping[str, Any], request_url: str | None, host: str, port: int) -> None:
    """Serves a sandbox for an app that runs elsewhere; says what to give it. Without `request_url`: Socket Mode."""
    stop, door = told_to_stop(), listen(host, port)
    app = SlackApp(
        manifest=dict(manifest),
        request_url=request_url,
        bot_token=f"xoxb-{secrets.token_hex(12)}",
        signing_secret=secrets.token_hex(16),
        app_token=f"xapp-{secrets.token_hex(12)}",
    )
    way = f"SLACK_SIGNING_SECRET={app.signing_secret}" if request_url else f"SLACK_APP_TOKEN={app.app_token}"
    async with serving(create_sandbox(app, FixedClock()), door):
        address = address_of(door)
        logger.info("The workspace: %s (Ctrl-C stops it). Start the app with:", address)
        logger.info("SLACK_API_URL=%s/api/ SLACK_BOT_TOKEN=%s %s", address, app.bot_token, way)
        await stop.wait()
