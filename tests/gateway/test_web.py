"""What comes in over HTTP: from Slack, from somebody who pretends to be Slack, from whoever watches over the bot."""

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import AsyncIterator, Callable
from typing import Any
from urllib.parse import urlencode

import aiohttp
import pytest
import pytest_asyncio

from tests.kit.joined import A_FORM, JSON, SECRET, Slack, bot, gone, slack
from tests.kit.steps import read

CANARY = "canary in the coal mine"
DELAYED = 0.04  # seconds for which a kernel holds back the second part of an answer, where nobody told it not to
TEAM, PERSON = {"id": "T0HARBOUR"}, {"id": "U0AMARA"}


@pytest_asyncio.fixture(scope="module")
async def opened(new_database: Callable[[], str]) -> AsyncIterator[Slack]:
    async with slack(new_database()) as made, bot(made):
        yield made


async def done(opened: Slack) -> list[str]:
    """What the bot has done in Slack since it started."""
    return [one["what"] for one in await opened.workspace.traffic() if one["what"] != "GET auth.test"]


def form(**fields: str) -> bytes:
    return urlencode(fields).encode()


def interaction(**payload: Any) -> bytes:
    return form(payload=json.dumps({"team": TEAM, "user": PERSON} | payload))


def event(**fields: Any) -> bytes:
    return json.dumps({"type": "event_callback", "team_id": TEAM["id"], "event_id": "Ev1"} | fields).encode()


def signed(body: bytes, *, timestamp: str = "", secret: str = SECRET) -> dict[str, str]:
    timestamp = timestamp or str(int(time.time()))
    digest = hmac.new(secret.encode(), f"v0:{timestamp}:".encode() + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}


SUMMARY = event(event={"type": "message", "channel_type": "im", "user": PERSON["id"], "text": f"summary {CANARY}"})


def forge() -> dict[str, dict[str, str]]:
    """Headers that Slack would not send now."""
    right = signed(SUMMARY)
    return {
        "unsigned": {},
        "with another secret": signed(SUMMARY, secret="another"),
        "for another body": signed(b"something else"),
        "too old": signed(SUMMARY, timestamp=str(int(time.time()) - 301)),
        "from the future": signed(SUMMARY, timestamp=str(int(time.time()) + 400)),
        "without its time": {"X-Slack-Signature": right["X-Slack-Signature"]},
        "without its signature": {"X-Slack-Request-Timestamp": right["X-Slack-Request-Timestamp"]},
        "with a signature that is none": right | {"X-Slack-Signature": "v0=\xe9"},
        "with a time that is none": right | {"X-Slack-Request-Timestamp": "soon"},
        "with a time of 5,000 digits": right | {"X-Slack-Request-Timestamp": "1" * 5_000},
    }


MALFORMED = {
    "no UTF-8": b"command=/evidence&text=" + CANARY.encode() + b"\xff",
    "no JSON": b'{"text": "' + CANARY.encode(),
    "deep JSON": b'{"text":' + b"[" * 200_000,
    "JSON that is a list": form(payload=f'["{CANARY}"]'),
    "JSON that is a text": form(payload=f'"{CANARY}"'),
    "an act without a name": interaction(type="block_actions", actions=[{"value": CANARY}], trigger_id="1"),
    "an act without an act": interaction(type="block_actions", actions=[], trigger_id=CANARY),
    "an act by nobody": interaction(type="block_actions", user=CANARY, actions=[{"action_id": "evidence.log"}]),
    "a form without a form": interaction(type="view_submission", view=CANARY),
    "a form without values": interaction(type="view_submission", view={"callback_id": "evidence", "type": "modal"}),
    "a form whose name is a list": interaction(
        type="view_submission", view={"callback_id": [CANARY], "type": "modal", "id": "V1"}
    ),
    "a command whose name is a list, in JSON": json.dumps({"command": [CANARY], "team_id": TEAM["id"]}).encode(),
    "a form of other values": interaction(
        type="view_submission",
        view={"callback_id": "evidence", "type": "modal", "id": "V1", "state": {"values": {"what": CANARY}}},
    ),
    "a search for nothing": interaction(type="block_suggestion", value=CANARY),
    "an event without an event": event(text=CANARY),
    "an event without a type": event(event={"text": CANARY}),
    "an event that is a text": event(event=CANARY),
    "something new": interaction(type=CANARY),
    "nothing": b"",
}


@pytest.mark.parametrize("forged", forge())
async def test_what_slack_did_not_sign_now_is_refused_and_neither_carried_out_nor_logged(
    opened: Slack, log: list[str], forged: str
) -> None:
    status, answer = await opened.tells(SUMMARY, forge()[forged], kind=JSON)
    assert status in {400, 401}
    assert not [one for one in [answer, *log] if CANARY in one]
    assert await done(opened) == []


@pytest.mark.parametrize("malformed", MALFORMED)
async def test_what_is_malformed_is_refused_and_neither_carried_out_nor_logged(
    opened: Slack, log: list[str], malformed: str
) -> None:
    kind = JSON if "JSON" in malformed else A_FORM
    for headers, expected in ({}, {400, 401}), (None, {400}):
        status, answer = await opened.tells(MALFORMED[malformed], headers, kind)
        assert status in expected
        assert not [one for one in [answer, *log] if CANARY in one]
    assert not [line for line in log if "Traceback" in line]
    assert await done(opened) == []


async def test_what_is_huge_is_not_read(opened: Slack, log: list[str]) -> None:
    status, _ = await opened.tells(form(text=CANARY * 44_000))
    assert status == 413
    assert not [line for line in log if CANARY in line]


@pytest.mark.parametrize(("size", "expected"), [(1_000_000, 200), (1_000_001, 413)])
async def test_a_million_bytes_are_read_and_no_more(opened: Slack, size: int, expected: int) -> None:
    body = form(ssl_check="1", token="")
    status, _ = await opened.tells(body + b"t" * (size - len(body)), {})
    assert status == expected


async def test_who_hangs_up_leaves_no_trace(opened: Slack, log: list[str]) -> None:
    _, writer = await asyncio.open_connection(*opened.bot_door.getsockname())
    writer.write(b"POST /slack/events HTTP/1.1\r\nHost: bot\r\nContent-Length: 1000\r\n\r\n" + CANARY.encode())
    await writer.drain()
    writer.close()
    assert (await opened.asks("/livez"))[0] == 200
    assert not [line for line in log if CANARY in line or "Traceback" in line]


async def test_slack_may_check_the_certificate_and_the_address(opened: Slack) -> None:
    assert await opened.tells(form(ssl_check="1", token="any"), {}) == (200, "")
    challenge = json.dumps({"type": "url_verification", "challenge": "say this", "token": "any"}).encode()
    status, answer = await opened.tells(challenge, kind=JSON)
    assert (status, json.loads(answer)) == (200, {"challenge": "say this"})
    assert (await opened.tells(challenge, {}, kind=JSON))[0] == 401


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
async def test_slack_s_address_takes_nothing_but_posts(opened: Slack, method: str) -> None:
    assert (await opened.asks("/slack/events", method))[0] == 405


async def test_any_word_may_be_typed(opened: Slack) -> None:
    engineer = await opened.workspace.person("amara")
    for word in ("payload", "ssl_check=1", "{", '{"payload": 1}'):
        await engineer.types(f"/level {word}", "general")
        assert f"No framework is called “{word}”" in read(await engineer.last_message("general"))


async def test_a_command_that_the_bot_does_not_know_is_answered(opened: Slack) -> None:
    status, _ = await opened.tells(form(command="/other", team_id=TEAM["id"], user_id=PERSON["id"]))
    assert status == 200


async def test_another_workspace_gets_nothing(opened: Slack) -> None:
    command = {"command": "/level", "text": "", "team_id": "T0OTHER", "user_id": "U0OTHER"}
    status, answer = await opened.tells(form(**command))
    assert status == 200
    assert "This bot is not installed in this workspace" in answer


async def test_the_bot_says_that_it_lives_and_that_it_is_well(opened: Slack) -> None:
    assert await opened.asks("/livez") == (200, "alive")
    status, answer = await opened.asks("/healthz")
    assert (status, json.loads(answer)) == (200, {"ok": True, "ailments": []})


async def test_without_its_database_the_bot_says_what_ails_it_until_it_is_back(opened: Slack) -> None:
    async with gone(opened.settings.database_url):
        status, answer = await opened.asks("/healthz")
        assert (status, json.loads(answer)) == (503, {"ok": False, "ailments": ["database"]})
        assert (await opened.asks("/livez"))[0] == 200
    assert (await opened.asks("/healthz"))[0] == 200


async def test_on_a_connection_that_is_kept_no_answer_is_held_back(opened: Slack) -> None:
    lasted = []  # seconds, of each answer
    async with aiohttp.ClientSession() as session:
        for _ in range(21):  # the first few are never held back
            began = time.monotonic()
            async with session.get(f"{opened.bot_url}/nothing") as answer:
                await answer.read()
            lasted.append(time.monotonic() - began)
    assert min(lasted[-10:]) < DELAYED / 2, "all would be, and a busy machine does not hold back each"
