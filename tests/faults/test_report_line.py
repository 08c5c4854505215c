"""The report line ends while a summary is on its way: up to the last request to Slack nothing is delivered."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

import pytest
import pytest_asyncio
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.sandbox.people.client import Person, Workspace
from tests.kit.failing import Answers, Place
from tests.kit.joined import bot, slack
from tests.kit.steps import log, set_up
from tests.test_summary import is_summary


@dataclass
class Meanwhile:
    """Stands between the bot and Slack: the first request with `part` in it waits until `happens` is over."""

    part: str = "nothing yet"
    happens: list[Callable[[], Awaitable[None]]] = field(default_factory=list)
    app: ASGIApp | None = None

    def between(self, app: ASGIApp) -> ASGIApp:
        self.app = app
        return self

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        assert self.app
        asked = f"{scope.get('path')}?{scope.get('query_string', b'').decode()}"
        if self.happens and self.part in asked:
            await self.happens.pop()()
        await self.app(scope, receive, send)


@pytest.fixture(scope="module")
def meanwhile() -> Meanwhile:
    return Meanwhile()


@pytest_asyncio.fixture(scope="module")
async def place(new_database: Callable[[], str], meanwhile: Meanwhile) -> AsyncIterator[Place]:
    async with slack(new_database(), through=meanwhile.between) as opened, bot(opened) as running:
        yield Place(opened, running, Answers())


@pytest_asyncio.fixture
async def workspace(place: Place) -> Workspace:
    return await place.afresh()


WHILE_NAMED = "users.info?user={engineer}"
MOMENTS = [
    (WHILE_NAMED, ["cancelled", "cancelled"]),
    ("conversations.open", ["sent", "cancelled"]),
    ("files.getUploadURLExternal", ["sent", "cancelled"]),
    ("/upload/", ["sent", "cancelled"]),
]


@pytest.mark.parametrize(("moment", "states"), MOMENTS, ids=[moment for moment, _ in MOMENTS])
async def test_nothing_is_delivered_once_the_report_line_has_ended(
    place: Place, meanwhile: Meanwhile, engineer: Person, manager: Person, moment: str, states: list[str]
) -> None:
    await set_up(engineer)
    await log(engineer, "Wrote it down.")

    async def end() -> None:
        await set_up(engineer, **{"My manager": "signe"})

    meanwhile.part = moment.format(engineer=engineer.id)
    meanwhile.happens.append(end)
    await manager.writes(f"summary <@{engineer.id}>")
    settled = await place.settled(3)
    assert not meanwhile.happens
    kinds = ["summary", "summary_file"]
    assert settled == [*zip(kinds, states, strict=True), ("summary_notice", "sent")]
    summaries = [message for message in await manager.reads() if is_summary(message)]
    assert len(summaries) == states.count("sent")
    assert not [message for message in await manager.reads() if message.get("files")]


async def test_a_report_line_that_goes_on_delivers_both(
    place: Place, workspace: Workspace, engineer: Person, manager: Person
) -> None:
    await set_up(engineer)
    await manager.writes(f"summary <@{engineer.id}>")
    assert [state for _, state in await place.settled(3)] == ["sent"] * 3
