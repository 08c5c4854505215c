"""A sandbox and bots joined by hand, for what one bot on one sandbox can't show: other settings, several, a fault."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import aiosqlite
import psycopg
from pydantic import SecretStr
from starlette.types import ASGIApp

from bot.app import Halves, Running, running
from bot.core.plain.commands import Commands
from bot.demo.clock import MovableClock
from bot.gateway.doors.web import create_web
from bot.gateway.manifest import make_manifest
from bot.listeners.routes import ROUTES
from bot.release import release
from bot.sandbox.app import SlackApp, create_sandbox
from bot.sandbox.people.client import Workspace
from bot.sandbox.state.grants import ResponseUrl
from bot.sandbox.state.workspace import Person as Colleague
from bot.sandbox.state.workspace import Workspace as Team
from bot.sandbox.state.world import World
from bot.sandbox.told.delivery import sign
from bot.serving import address_of, listen, serving
from bot.settings import Settings

FRAMEWORKS = Path(__file__).parent / "frameworks"
TOKEN, SECRET, APP_TOKEN = "xoxb-joined", "a secret that opens nothing", "xapp-joined"
BOTH = Halves()
A_FORM, JSON = "application/x-www-form-urlencoded", "application/json"


@dataclass(frozen=True)
class Slack:
    """A sandbox, and the settings with which a bot joins it. It looks for the bot at `bot_door`."""

    workspace: Workspace
    world: World
    settings: Settings
    clock: MovableClock
    bot_door: socket.socket

    @property
    def bot_url(self) -> str:
        return address_of(self.bot_door)

    async def tells(
        self, body: bytes, headers: Mapping[str, str] | None = None, kind: str = A_FORM
    ) -> tuple[int, str]:
        """Sends the bot a request, signed unless `headers` say otherwise; returns status and body of the answer."""
        headers = dict(sign(SECRET, body) if headers is None else headers) | {"Content-Type": kind}
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"{self.bot_url}/slack/events", data=body, headers=headers) as answer,
        ):
            return answer.status, await answer.text()

    def trigger(self, person_id: str) -> str:
        """A new trigger of this person, which opens one form within three seconds."""
        workspace, _ = self._find(person_id)
        return self.world.new_trigger(workspace, person_id)

    def response_url(self, person_id: str, channel_id: str) -> str:
        """A new address at which the bot may answer this person in a channel."""
        workspace, _ = self._find(person_id)
        url = ResponseUrl(workspace.id, channel_id, person_id, time.monotonic())
        return self.world.new_response_url(url)

    def _find(self, person_id: str) -> tuple[Team, Colleague]:
        person = self.world.find(person_id)
        assert person, f"nobody in the sandbox has the id {person_id}"
        return person

    async def calls(self, method: str, **arguments: Any) -> dict[str, Any]:
        """Calls a method of Slack's Web API as the bot; returns the answer, which is never a refusal."""
        url = f"{self.settings.slack_api_url}{method}"
        headers = {"Authorization": f"Bearer {TOKEN}"}
        async with aiohttp.ClientSession() as session, session.post(url, json=arguments, headers=headers) as answer:
            body: dict[str, Any] = await answer.json()
        assert body["ok"], body
        return body

    async def asks(self, path: str, method: str = "GET") -> tuple[int, str]:
        """Asks the bot as a browser does, unsigned; returns status and body of the answer."""
        async with aiohttp.ClientSession() as session, session.request(method, f"{self.bot_url}{path}") as answer:
            return answer.status, await answer.text()


@asynccontextmanager
async def slack(
    database_url: str,
    *,
    socket_mode: bool = False,
    through: Callable[[ASGIApp], ASGIApp] = lambda app: app,
    prefix: str = "",
    **more: Any,
) -> AsyncIterator[Slack]:
    """A sandbox without a bot, for a database with its tables. `through` stands between the bot and the sandbox;
    `prefix` is that of the commands, and `more` are other settings.
    """
    clock, door, bot_door = MovableClock(), listen("127.0.0.1"), listen("127.0.0.1")
    url = None if socket_mode else address_of(bot_door)
    app = SlackApp(
        make_manifest(ROUTES, Commands(prefix), url), url and f"{url}/slack/events", TOKEN, SECRET, APP_TOKEN
    )
    sandbox = create_sandbox(app, clock)
    settings = make_settings(
        slack_bot_token=SecretStr(TOKEN),
        slack_signing_secret=None if socket_mode else SecretStr(SECRET),
        slack_app_token=SecretStr(APP_TOKEN) if socket_mode else None,
        slack_api_url=f"{address_of(door)}/api/",
        database_url=database_url,
        slack_command_prefix=prefix,
        **more,
    )
    await asyncio.to_thread(release, settings)
    async with serving(through(sandbox), door), Workspace(address_of(door)) as workspace:
        await workspace.keep_rates(kept=False)
        yield Slack(workspace, sandbox.state.world, settings, clock, bot_door)
    bot_door.close()


def make_settings(**values: Any) -> Settings:
    return Settings(frameworks_dir=FRAMEWORKS).model_copy(update=values)


@asynccontextmanager
async def bot(slack: Slack, halves: Halves = BOTH, door: socket.socket | None = None) -> AsyncIterator[Running]:
    """A bot in the sandbox, where the sandbox looks for it or at another door."""
    async with (
        running(slack.settings, slack.clock.now, halves) as one,
        serving(create_web(one, one.metrics), door or slack.bot_door.dup()),
    ):
        yield one


@asynccontextmanager
async def gone(database_url: str) -> AsyncIterator[None]:
    """The database does not answer: another process holds all of its file, or the server lets nobody in."""
    if database_url.startswith("sqlite"):
        async with locked_file(database_url, "BEGIN EXCLUSIVE"):
            yield
        return
    server, _, name = database_url.rpartition("/")
    async with await psycopg.AsyncConnection.connect(f"{server}/postgres", autocommit=True) as connection:
        await connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        await connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
        try:
            yield
        finally:
            await connection.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")


@asynccontextmanager
async def held(database_url: str) -> AsyncIterator[None]:
    """Another process is writing, and lets nobody else write meanwhile."""
    if database_url.startswith("sqlite"):
        async with locked_file(database_url, "BEGIN IMMEDIATE"):
            yield
        return
    async with await psycopg.AsyncConnection.connect(database_url) as connection:
        await connection.execute("LOCK TABLE claims, deliveries, entries IN EXCLUSIVE MODE")
        yield
        await connection.rollback()


@asynccontextmanager
async def locked_file(database_url: str, begin: str) -> AsyncIterator[None]:
    path = database_url.removeprefix("sqlite:///")
    async with aiosqlite.connect(path, isolation_level=None) as connection:
        await connection.execute(begin)
        yield
