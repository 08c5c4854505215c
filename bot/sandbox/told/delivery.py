"""How the app is told what happened: signed requests or envelopes, three seconds to answer, faults on the way."""

import asyncio
import hashlib
import hmac
import json
import secrets
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import aiohttp

from bot.sandbox.rules.json import Json
from bot.sandbox.state.faults import Fault
from bot.sandbox.state.world import World
from bot.sandbox.told import socket_mode
from bot.sandbox.told.payloads import VERIFICATION_TOKEN

SECONDS_TO_ANSWER = 3.0  # documented
CHALLENGE = "url_verification"  # no fault is spent on it
REASONS = {"operation_timeout": "http_timeout", "dispatch_failed": "connection_failed"}  # for x-slack-retry-reason


@dataclass(frozen=True, slots=True)
class Parcel:
    """Something to tell the app. `what` names it in the record; `kind` is Slack's word in Socket Mode."""

    what: str
    kind: str  # "slash_commands", "interactive" or "events_api"
    payload: Json
    retry: int = 0
    retry_reason: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `failure` is Slack's word for why nothing did: "operation_timeout", "dispatch_failed"."""

    status: int
    body: Any = None  # parsed JSON, else text
    failure: str | None = None
    no_retry: bool = False

    @property
    def fields(self) -> Json:
        """Gives the JSON object that came; an empty one where another answer came."""
        return self.body if isinstance(self.body, dict) else {}


LOST = Answer(0, failure="dispatch_failed")  # what happens to what a network drops


async def deliver(world: World, parcel: Parcel) -> Answer:
    """Tells the app, and gives what it says within three seconds."""
    started = time.monotonic()
    fault = None if parcel.what == CHALLENGE else world.faults.take("to bot", parcel.what)
    answer = await _deliver_with(world, parcel, fault)
    story = ("to bot", parcel.what, parcel.payload, answer.body)
    world.traffic.add(*story, status=answer.status, started=started, refused=answer.failure)
    return answer


async def verify(world: World) -> Answer:
    """Asks the app's address to say a word back, as Slack does before any event."""
    challenge = secrets.token_urlsafe(24)
    payload = {"token": VERIFICATION_TOKEN, "challenge": challenge, "type": CHALLENGE}
    answer = await deliver(world, Parcel(CHALLENGE, "events_api", payload))
    if answer.failure:
        world.verified = False
        return answer
    world.verified = answer.fields.get("challenge", answer.body) == challenge
    return answer if world.verified else Answer(answer.status, answer.body, "dispatch_failed")


async def _deliver_with(world: World, parcel: Parcel, fault: Fault | None) -> Answer:
    if fault is None:
        return await _send_in_time(world, parcel)
    match fault.kind:
        case "dropped before":
            return LOST
        case "500":
            return Answer(500, failure="dispatch_failed")
        case "dropped after":
            answer = await _send_in_time(world, parcel)
            return answer if answer.failure else LOST
        case "reorder":
            await asyncio.sleep(fault.seconds)  # others go first meanwhile
    late = fault.seconds if fault.kind == "slow" else 0.0
    times = 2 if fault.kind == "repeat" else 1
    return await _send_in_time(world, parcel, late=late, times=times)


async def _send_in_time(world: World, parcel: Parcel, *, late: float = 0, times: int = 1) -> Answer:
    """Tell the app, `late` seconds of its time being gone already, and hear the answer to the first time."""
    try:
        async with asyncio.timeout(SECONDS_TO_ANSWER):
            if late:
                await asyncio.sleep(late)
            answers = await asyncio.gather(*(_send(world, parcel) for _ in range(times)))
            return answers[0]
    except TimeoutError:
        return Answer(0, failure="operation_timeout")
    except (aiohttp.ClientError, OSError) as problem:
        return Answer(0, str(problem), failure="dispatch_failed")


async def _send(world: World, parcel: Parcel) -> Answer:
    if world.app.request_url is None:
        answer = await socket_mode.send(world, parcel.kind, parcel.payload, parcel.retry, parcel.retry_reason)
        return Answer(200, answer)
    content_type, body = _encode(parcel)
    headers = sign(world.app.signing_secret, body) | {"Content-Type": content_type, "Accept": "application/json,*/*"}
    headers["User-Agent"] = "Slackbot 1.0 (+https://api.slack.com/robots)"
    if parcel.retry:
        headers |= {"X-Slack-Retry-Num": str(parcel.retry), "X-Slack-Retry-Reason": parcel.retry_reason}
    async with world.session().post(world.app.request_url, data=body, headers=headers) as response:
        failed = None if 200 <= response.status < 300 else "dispatch_failed"
        no_retry = response.headers.get("X-Slack-No-Retry") == "1"
        return Answer(response.status, _parse(await response.text()), failed, no_retry)


def sign(secret: str, body: bytes) -> dict[str, str]:
    """Signs a body as Slack does, by real time; returns the headers."""
    timestamp = str(int(time.time()))
    digest = hmac.new(secret.encode(), f"v0:{timestamp}:".encode() + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}


def _encode(parcel: Parcel) -> tuple[str, bytes]:
    if parcel.kind == "events_api":
        return "application/json", json.dumps(parcel.payload).encode()
    fields = parcel.payload if parcel.kind == "slash_commands" else {"payload": json.dumps(parcel.payload)}
    return "application/x-www-form-urlencoded", urlencode(fields).encode()


def _parse(text: str) -> Any:
    try:
        return json.loads(text) if text else None
    except ValueError:
        return text
