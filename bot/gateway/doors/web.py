"""HTTP routes: Slack's requests, and beside them the health checks."""

import json
import logging
from collections.abc import Iterable
from typing import Any, Protocol
from urllib.parse import unquote_plus

from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.gateway.answer import MALFORMED, UNREADABLE, Answer, Errands
from bot.gateway.doors.bolt import Bolt
from bot.gateway.doors.health import Watched, create_health
from bot.gateway.doors.signature import Signature

logger = logging.getLogger(__name__)

PATH = "/slack/events"
EVENTS = ("POST", PATH)
LARGEST_REQUEST = 1_000_000  # bytes; Slack's largest have some 300,000
TOO_LARGE = Answer(413, "The request is too large.")
FORGED = Answer(401, '{"error": "invalid request"}')


class Bot(Watched, Protocol):
    """What the routes need of the running bot."""

    @property
    def signature(self) -> Signature:
        """By which Slack's requests are known."""

    @property
    def bolt(self) -> Bolt:
        """It answers them."""

    @property
    def afterwards(self) -> Errands:
        """What is done when they are answered."""


def create_web(bot: Bot, more: Iterable[BaseRoute] = ()) -> ASGIApp:
    """Makes the application through which a running bot is reached, with more routes beside its own.

    Slack's requests go past Starlette, whose routing took 4 % of the time that one of them needs.
    """
    events = SlackEvents(bot)
    others = create_health(bot, [Route(PATH, events, methods=["POST"]), *more])  # whatever else is asked of it: 405

    async def web(scope: Scope, receive: Receive, send: Send) -> None:
        named = (scope.get("method"), scope.get("path")) == EVENTS
        await (events if named else others)(scope, receive, send)

    return web


class SlackEvents:
    """Everything that Slack sends, as an ASGI application."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request, then begins what is left to be done."""
        answer = await self._answer(dict(scope["headers"]), await read_body(receive))
        try:
            await send_answer(send, answer)
        finally:  # whoever hung up has done what they did
            if answer.after:
                self._bot.afterwards.start(answer.after)

    async def _answer(self, headers: dict[bytes, bytes], body: bytes) -> Answer:
        """Answers a request; what is malformed or not Slack's is refused before anything is done."""
        if len(body) > LARGEST_REQUEST:
            return refused(TOO_LARGE, "it is too large")
        if is_ssl_check(body):
            return Answer(200)
        try:
            fault = self._bot.signature.find_fault(headers, body)
            if fault:
                return refused(FORGED, fault)
            payload = read_payload(body.decode())
        except MALFORMED:
            return refused(UNREADABLE, "it can't be read")
        return await self._bot.bolt.answer(payload)


def refused(answer: Answer, reason: str) -> Answer:
    """Gives the answer, once the log says why: a line a minute for each reason, whoever sends how many."""
    logger.warning("A request is refused: %s.", reason, extra={"sparingly": reason})
    return answer


async def read_body(receive: Receive) -> bytes:
    """Reads a request's content, and no more of it than shows that it is too large.

    Of somebody who hangs up it is what came until then, which no signature fits.
    """
    body = bytearray()
    while len(body) <= LARGEST_REQUEST:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            break
    return bytes(body)


async def send_answer(send: Send, answer: Answer) -> None:
    """Sends the whole of an answer."""
    body = answer.body.encode()
    kind = b"application/json" if answer.is_json else b"text/plain"
    headers = [(b"content-type", kind + b";charset=utf-8"), (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def is_ssl_check(body: bytes) -> bool:
    """Tells whether Slack only looks if it gets here safely. It does not sign that, and nothing is done for it."""
    return b"ssl_check=1" in body.split(b"&")


def read_payload(body: str) -> dict[str, Any]:
    """Reads the fields of a request. Raises MALFORMED.

    Bolt's own reading takes a form with the word "payload" anywhere in it for a click without content, and needs
    three times as long for the others.
    """
    payload = json.loads(body) if body.startswith("{") else read_fields(body)
    if not isinstance(payload, dict):
        raise TypeError("a payload has fields")
    if not any(payload):
        raise ValueError("fields have names")
    return payload


def read_fields(body: str) -> Any:
    """Reads a form's fields; a click or a form of Slack's comes as the one field "payload"."""
    pairs = (pair.partition("=") for pair in body.split("&"))
    fields = {name: unquote_plus(value) for name, _, value in pairs}
    return json.loads(fields["payload"]) if fields.keys() == {"payload"} else fields
