"""The log of a process, whatever stands in each field and header of what comes in, and whatever becomes of it."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.sandbox.told.delivery import sign
from tests.faults.test_log import A_LINE, all_that_was_logged, expect_in_order, process
from tests.gateway.test_web import event, form, interaction
from tests.kit.joined import SECRET, Slack, gone, slack

pytestmark = pytest.mark.soak  # a process is sent all kinds of requests four times, while this and that fails

CANARY = "canary-in-the-log"
LINE_BREAKS = "\n\r\x0b\x0c\x1c\x85\u2028\u2029"
WORDS = f"{CANARY}{LINE_BREAKS}2026-11-24 10:00:00,000 INFO bot: {CANARY} forged"


def known(name: str) -> str:
    return name


def forged(name: str) -> str:
    return f"{name}{WORDS}"


async def hears(opened: Slack, body: bytes) -> None:
    """Sends the bot a request of Slack's, with a canary in its address and its other headers."""
    headers = {"User-Agent": CANARY, "X-Slack-Retry-Reason": CANARY, "Cookie": f"c={CANARY}", "Content-Type": CANARY}
    url = f"{opened.bot_url}/slack/events?{CANARY}={CANARY}%0A"
    async with (
        aiohttp.ClientSession() as session,
        session.post(url, data=io.BytesIO(body), headers=headers | dict(sign(SECRET, body))) as answer,
    ):
        await answer.read()


def every_field(person: str, name: Callable[[str], str]) -> list[bytes]:
    """Requests of all kinds with the canary in each field that does not say whose request it is."""
    rest = {"trigger_id": WORDS, "response_url": WORDS, "token": WORDS, "api_app_id": WORDS, WORDS: WORDS}
    view = {
        "id": WORDS,
        "hash": WORDS,
        "type": "modal",
        "callback_id": name("evidence"),
        "private_metadata": WORDS,
        "blocks": [{"type": "input", "block_id": "what"}, {"type": "input", "block_id": WORDS}],
        "state": {"values": {"what": {WORDS: {"type": WORDS, "value": WORDS}}}},
    }
    message = {"type": "message", "channel_type": "im", "user": person, "text": WORDS, "channel": WORDS, "ts": WORDS}
    who: dict[str, Any] = {"user": {"id": person, "name": WORDS}}
    act = {"action_id": name("evidence.log"), "value": WORDS, "block_id": WORDS}
    plain = {key: value for key, value in rest.items() if key != WORDS}
    return [
        form(command=name("/level"), text=WORDS, team_id="T0HARBOUR", user_id=person, channel_id=WORDS, **plain),
        form(command=name("/evidence"), text=WORDS, team_id="T0HARBOUR", user_id=person, **plain),
        form(command=name("/summary"), text=WORDS, team_id="T0HARBOUR", user_id=person, **plain),
        interaction(type="block_actions", actions=[act], channel={"id": WORDS}, **who, **rest),
        interaction(type="block_actions", actions=[act], view=view, **who, **rest),
        interaction(type="view_submission", view=view, **who, **rest),
        interaction(type="block_suggestion", action_id=name("criteria"), value=WORDS, view=view, **who, **rest),
        event(event=message, event_id=WORDS, **rest),
        event(event={"type": "app_home_opened", "tab": "home", "user": person, WORDS: WORDS}, event_id=f"2{WORDS}"),
    ]


def expect_own_lines(lines: list[str]) -> None:
    """Fails where a line has the canary in it, or is none of the bot's making."""
    assert lines
    assert [line for line in lines if CANARY in line or "forged" in line] == []
    assert [line for line in lines if not A_LINE.match(line)] == []
    expect_in_order(lines)


async def test_no_field_and_no_header_of_a_request_is_in_a_line(new_database: Callable[[], str]) -> None:
    async with slack(new_database()) as opened:
        person = (await opened.workspace.person("amara")).id
        async with process(opened, LOG_LEVEL="DEBUG") as running:
            for name in (known, forged):
                for body in every_field(person, name):
                    await hears(opened, body)
            for method in ("views.open", "response_url", "chat.postMessage", "users.info", "views.publish"):
                await opened.workspace.breaks(method, "500", times=20)
            for body in every_field(person, known):
                await hears(opened, body)
            async with gone(opened.settings.database_url):
                for body in every_field(person, known):
                    await hears(opened, body)
            lines = await all_that_was_logged(running)
    expect_own_lines(lines)
    for words in ("command /level in T0HARBOUR: ", "command other in T0HARBOUR: outdated", " failed, reference "):
        assert any(words in line for line in lines), words


async def test_no_field_of_an_envelope_is_in_a_line(tmp_path: Path) -> None:
    async with slack(f"sqlite:///{tmp_path / 'test.db'}", socket_mode=True) as opened:
        person = (await opened.workspace.person("amara")).id
        async with process(opened, LOG_LEVEL="DEBUG") as running:
            (socket,) = opened.world.sockets.open
            who = {"team_id": "T0HARBOUR", "user_id": person}
            command = {"command": "/level", "text": WORDS, WORDS: WORDS, "is_enterprise_install": "false", **who}
            payloads: list[Any] = [
                WORDS,
                [WORDS],
                {"type": WORDS},
                {"type": "view_submission", "view": WORDS},
                {"type": "view_submission", "team": {"id": "T0HARBOUR"}, "user": {"id": person}, "view": WORDS},
                command | {"command": WORDS},
                command,
            ]
            for number, payload in enumerate(payloads):
                envelope = {"type": "interactive", "envelope_id": f"{number}{WORDS}", "payload": payload}
                await socket.websocket.send_text(json.dumps(envelope))
            await socket.websocket.send_text(WORDS)
            engineer = await opened.workspace.person("amara")
            await engineer.types("/level platform", "general")
            async with gone(opened.settings.database_url):
                await engineer.writes(f"summary {WORDS}")
            lines = await all_that_was_logged(running)
    expect_own_lines(lines)
    for words in ("command /level in T0HARBOUR: ", "command other in T0HARBOUR: outdated"):
        assert any(words in line for line in lines), words
