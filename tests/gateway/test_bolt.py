"""What leans on the inside of Slack's own libraries: what they log, what is answered first, what a stop waits for."""

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.app import running
from bot.gateway.doors.web import LARGEST_REQUEST, create_web
from bot.serving import serving
from tests.conftest import Lines
from tests.gateway.test_web import CANARY, MALFORMED, SUMMARY, TEAM, event, forge, form, signed
from tests.house.modules import modules_in
from tests.house.walls import imports
from tests.kit.joined import A_FORM, JSON, Slack, bot, gone, held, slack
from tests.kit.steps import SETTINGS, eventually, log, set_up


def test_one_module_knows_bolt() -> None:
    knowing = [
        module.path
        for module in modules_in(Path(__file__).parent.parent.parent)
        if any(name.startswith("slack_bolt") for name in imports(module))
    ]
    assert knowing == ["bot/gateway/doors/bolt.py"]


@pytest_asyncio.fixture(scope="module")
async def opened(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Slack]:
    async with slack(f"sqlite:///{tmp_path_factory.mktemp('bolt') / 'test.db'}") as made, bot(made):
        yield made


@pytest.fixture
def everything(opened: Slack) -> Iterator[list[str]]:
    """Every line that any logger has for somebody who debugs a bot that is running."""
    manager, handler = logging.getLogger(), Lines()
    loggers = [manager, *(logging.getLogger(name) for name in manager.manager.loggerDict)]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
    manager.addHandler(handler)
    yield handler.lines
    manager.removeHandler(handler)
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


@pytest.mark.parametrize("forged", forge())
async def test_no_library_logs_what_slack_did_not_sign_not_even_for_debugging(
    opened: Slack, everything: list[str], forged: str
) -> None:
    status, _ = await opened.tells(SUMMARY, forge()[forged], kind=JSON)
    assert status in {400, 401}
    assert not [line for line in everything if CANARY in line]


@pytest.mark.parametrize("malformed", MALFORMED)
async def test_no_library_logs_what_is_malformed_not_even_for_debugging(
    opened: Slack, everything: list[str], malformed: str
) -> None:
    kind = JSON if "JSON" in malformed else A_FORM
    unsigned: dict[str, str] = {}
    for headers in (unsigned, None):
        await opened.tells(MALFORMED[malformed], headers, kind)
    assert not [line for line in everything if CANARY in line]


@pytest.mark.parametrize(("age", "expected"), [(295, 200), (301, 401), (-295, 200), (-305, 401)])
async def test_a_signature_is_good_for_five_minutes(opened: Slack, age: int, expected: int) -> None:
    nothing = event(event={"type": "app_home_opened", "user": "U0AMARA", "tab": "messages"})
    headers = signed(nothing, timestamp=str(int(time.time()) - age))
    assert (await opened.tells(nothing, headers, JSON))[0] == expected


@pytest.mark.parametrize(("size", "expected"), [(LARGEST_REQUEST, 200), (LARGEST_REQUEST + 1, 413)])
async def test_a_request_may_be_large_but_not_larger(opened: Slack, size: int, expected: int) -> None:
    command = form(command="/other", team_id=TEAM["id"], user_id="U0AMARA", text="")
    assert (await opened.tells(command.ljust(size, b"x")))[0] == expected


async def test_that_the_bot_was_removed_is_acknowledged_though_nobody_can_be_authorised(opened: Slack) -> None:
    for removed in ("app_uninstalled", "tokens_revoked"):
        assert await opened.tells(event(team_id="T0OTHER", event={"type": removed}), kind=JSON) == (200, "")


async def test_what_the_bot_itself_writes_is_no_news_to_it(opened: Slack) -> None:
    home = opened.world.workspaces[TEAM["id"]]
    engineer = await opened.workspace.person("amara")
    message = {"type": "message", "channel_type": "im", "channel": "D1", "text": "help"}
    for author in ({"bot_id": home.bot_id}, {"user": home.bot_user_id}):
        assert await opened.tells(event(event=message | author), kind=JSON) == (200, "")
    await engineer.writes("help")
    await engineer.receives(lambda written: bool(written.get("bot_id")))
    assert [call["what"] for call in await opened.workspace.traffic()].count("POST chat.postMessage") == 1


async def test_that_slack_keeps_events_back_is_acknowledged_and_stands_in_the_log(
    opened: Slack, caplog: pytest.LogCaptureFixture
) -> None:
    told = {"type": "app_rate_limited", "team_id": TEAM["id"], "minute_rate_limited": 1518467820, "api_app_id": "A1"}
    assert await opened.tells(json.dumps(told).encode(), kind=JSON) == (200, "")
    (line,) = caplog.messages
    assert TEAM["id"] in line
    assert "30,000 an hour" in line


async def test_the_echo_of_what_the_bot_posts_and_uploads_is_let_be(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    url = f"sqlite:///{tmp_path / 'test.db'}"
    async with slack(url) as opened, bot(opened):
        engineer = await opened.workspace.person("amara")
        await set_up(engineer)
        await log(engineer, "Halved the build time.")
        await engineer.writes("summary me")
        echoes = await eventually(partial(echoes_of_files, opened))
        home = opened.world.workspaces[TEAM["id"]]
        echo = event(event=echoes[0]["request"]["event"], event_id="Ev2")
        calls = calls_in(await opened.workspace.traffic())
        caplog.clear()
        async with gone(url):
            assert await opened.tells(echo, kind=JSON) == (200, "")
        assert echoes[0]["request"]["event"]["user"] == home.bot_user_id
        assert {echo["status"] for echo in echoes} == {200}
        assert calls_in(await opened.workspace.traffic()) == calls
    assert not [record for record in caplog.records if record.name.startswith(("bot.gateway", "slack_bolt"))]


async def echoes_of_files(opened: Slack) -> list[dict[str, Any]]:
    return [item for item in await opened.workspace.traffic() if item["what"] == "event message file_share"]


def calls_in(traffic: list[dict[str, Any]]) -> list[str]:
    return [item["what"] for item in traffic if item["direction"] == "from bot"]


@dataclass
class Order:
    """Stands on both sides of the bot and notes what happens first: that Slack is answered, that Home is shown."""

    happened: list[str] = field(default_factory=list)

    def at_the_bot(self, app: ASGIApp) -> ASGIApp:
        async def noting(scope: Scope, receive: Receive, send: Send) -> None:
            async def send_noted(message: Message) -> None:
                if message["type"] == "http.response.body" and b"challenge" not in message["body"]:
                    self.happened.append("answered")
                await send(message)

            await app(scope, receive, send_noted)

        return noting

    def at_slack(self, app: ASGIApp) -> ASGIApp:
        async def noting(scope: Scope, receive: Receive, send: Send) -> None:
            async def receive_noted() -> Message:
                message = await receive()
                if message["type"] == "websocket.receive" and "envelope_id" in message.get("text", ""):
                    self.happened.append("answered")
                return message

            if scope.get("path", "").endswith("views.publish"):
                self.happened.append("shown")
            await app(scope, receive_noted, send)

        return noting


@pytest.mark.parametrize("socket_mode", [False, True])
async def test_slack_is_answered_before_the_work_after_the_answer(tmp_path: Path, *, socket_mode: bool) -> None:
    order = Order()
    url = f"sqlite:///{tmp_path / 'test.db'}"
    async with (
        slack(url, socket_mode=socket_mode, through=order.at_slack) as opened,
        running(opened.settings, opened.clock.now) as started,
        serving(order.at_the_bot(create_web(started)), opened.bot_door.dup()),
    ):
        if started.socket:
            await eventually(started.socket.is_connected)
        engineer = await opened.workspace.person("amara")
        await engineer.opens_home()
        await eventually(engineer.home)
    assert order.happened == ["answered", "shown"]


@pytest.mark.parametrize("socket_mode", [False, True])
async def test_what_came_in_before_the_stop_is_answered(tmp_path: Path, *, socket_mode: bool) -> None:
    url = f"sqlite:///{tmp_path / 'test.db'}"
    async with slack(url, socket_mode=socket_mode) as opened, AsyncExitStack() as life:
        started = await life.enter_async_context(bot(opened))
        if started.socket:
            await eventually(started.socket.is_connected)
        engineer = await opened.workspace.person("amara")
        await engineer.types("/evidence settings")
        settings = await engineer.form()
        async with held(url):
            saving = asyncio.create_task(engineer.fills(settings, SETTINGS))
            await asyncio.sleep(0.3)
            stopping = asyncio.create_task(life.aclose())
            await asyncio.sleep(0.3)
            assert not saving.done()
        await stopping
        assert await saving == {}
