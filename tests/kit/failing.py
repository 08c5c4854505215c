"""A place where Slack and the database fail when they are told to."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from sqlalchemy import select, text
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import bot.slack.client
from bot.app import Running
from bot.sandbox.people.client import Person, Workspace
from bot.sandbox.rules.json import Json
from bot.storage.database import tables
from bot.storage.housekeeping import forget_everybody
from tests.kit.joined import Slack, slack
from tests.kit.joined import bot as joined_bot
from tests.kit.steps import eventually, now

TIMEOUT = 0.6  # seconds for a call to Slack: in tests nobody has more to waste
SORRY = "something went wrong on our side and nothing was changed"
CANARY = "canary-in-the-coal-mine"
States = list[tuple[str, str]]


@dataclass
class Answers:
    """Stands between the bot and Slack, for what happens when Slack has taken a message and not yet said so.

    `after` is what happens then, once each; with `broken` Slack says that something broke, that many times.
    """

    app: ASGIApp | None = None
    after: list[Callable[[], Awaitable[None]]] = field(default_factory=list)
    broken: int = 0

    def between(self, app: ASGIApp) -> ASGIApp:
        self.app = app
        return self

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        assert self.app

        async def send_late(message: Message) -> None:
            if message["type"] == "http.response.start" and scope["path"].endswith("chat.postMessage"):
                if self.after:
                    await self.after.pop()()
                if self.broken:
                    self.broken -= 1
                    message = {**message, "status": 500}
            await send(message)

        await self.app(scope, receive, send_late)


@dataclass(frozen=True)
class Place:
    """Where it happens."""

    slack: Slack
    bot: Running
    answers: Answers

    @property
    def database_url(self) -> str:
        return self.slack.settings.database_url

    async def afresh(self) -> Workspace:
        await forget_everybody(self.bot.storage.database)
        await self.slack.workspace.reset()
        await self.slack.workspace.keep_rates(kept=False)
        return self.slack.workspace

    async def states(self) -> States:
        """Kind and state of what was owed, in that order."""
        rows = tables.deliveries
        async with self.bot.storage.database.reading() as connection:
            found = await connection.execute(select(rows.c.kind, rows.c.state).order_by(rows.c.id))
            return [(row.kind, row.state) for row in found]

    async def settled(self, number: int, step: timedelta = timedelta(seconds=5)) -> States:
        """The same, as soon as that many are there and none is on its way; the clock goes on where one waits."""

        async def look() -> States:
            states = await self.states()
            under_way = {state for _, state in states} & {"pending", "sending"}
            if under_way == {"pending"}:
                workspace = self.slack.workspace
                await workspace.move_clock((await now(workspace) + step).isoformat())
                async with self.bot.storage.database.writing():
                    pass  # a commit wakes the worker
            return states if len(states) >= number and not under_way else []

        return await eventually(look)

    @asynccontextmanager
    async def without(self, table: str) -> AsyncIterator[None]:
        """A fault that is no outage: a table is not there."""
        await self._rename(table, f"{table}_elsewhere")
        try:
            yield
        finally:
            await self._rename(f"{table}_elsewhere", table)

    async def _rename(self, table: str, name: str) -> None:
        async with self.bot.storage.database.writing() as connection:
            await connection.execute(text(f"ALTER TABLE {table} RENAME TO {name}"))


@asynccontextmanager
async def failing_place(database_url: str) -> AsyncIterator[Place]:
    answers = Answers()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bot.slack.client, "TIMEOUT", TIMEOUT)
        async with slack(database_url, through=answers.between) as opened, joined_bot(opened) as running:
            opened.world.retry_delays = (0.2, 1, 1, 1)
            yield Place(opened, running, answers)


def is_answer(message: Json) -> bool:
    return bool(message.get("bot_id"))


async def answers_to(person: Person) -> list[str]:
    """The first lines of what the bot wrote to somebody."""
    return [message["text"].split("\n")[0] for message in await person.reads() if is_answer(message)]


async def until_logged(log: list[str], words: str) -> None:
    async def look() -> bool:
        return words in "".join(log)

    await eventually(look)
