"""HTTP routes: Slack's requests and the health checks."""

import json
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, Protocol
from urllib.parse import unquote_plus

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncBoltRequest
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.gateway.router import MALFORMED

logger = logging.getLogger(__name__)

HEADERS = ("content-type", "x-slack-request-timestamp", "x-slack-signature")  # what Bolt looks at
LARGEST = 1_000_000  # bytes of a request; Slack's largest have some 300,000
UNREADABLE = PlainTextResponse("The request can't be read.", 400)


class Bot(Protocol):
    """What the routes need of the running bot."""

    async def dispatch(self, request: AsyncBoltRequest) -> BoltResponse: ...

    async def ailments(self) -> list[str]:
        """What keeps the bot from working, in a word each; empty when it is well."""


def create_web(running: Callable[[], AbstractAsyncContextManager[Bot]]) -> Starlette:
    """The application; `running` is entered when the server starts and left when it stops."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with running() as bot:
            app.state.bot = bot
            yield

    routes = [
        Route("/slack/events", receive, methods=["POST"]),
        Route("/livez", live),
        Route("/healthz", health),
    ]
    return Starlette(routes=routes, lifespan=lifespan)


async def receive(request: Request) -> Response:
    """Everything that Slack sends. What is malformed is refused before anything is done, and not logged."""
    if not request.headers.get("x-slack-request-timestamp", "0").isdecimal():
        return PlainTextResponse("The timestamp is not a number.", 400)
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > LARGEST:
                return PlainTextResponse("The request is too large.", 413)
    except ClientDisconnect:
        return Response(status_code=400)  # which nobody reads
    try:
        answer = await request.app.state.bot.dispatch(read_request(request, body.decode()))
    except MALFORMED:
        return UNREADABLE
    if answer.status == 404:  # Bolt's word for what none of its listeners takes
        return UNREADABLE
    return Response(answer.body, answer.status, answer.first_headers())


def read_request(request: Request, body: str) -> AsyncBoltRequest:
    """The request for Bolt, read here: Bolt takes a form with the word "payload" anywhere in it for a click without
    content, and needs three times as long for the others. Raises MALFORMED."""
    headers: dict[str, str | Sequence[str]] = {
        name: request.headers[name] for name in HEADERS if name in request.headers
    }
    content = json.loads(body) if body.startswith("{") else read_form(body)
    if not isinstance(content, dict) or not any(content):
        raise ValueError("nothing was sent that has fields")
    read = AsyncBoltRequest(body=content, headers=headers, mode="socket_mode")
    read.mode, read.raw_body = "http", body  # so that its signature is checked
    return read


def read_form(body: str) -> Any:
    """A form's fields; a click or a form of Slack's comes as the one field "payload"."""
    fields = {name: unquote_plus(value) for name, _, value in (pair.partition("=") for pair in body.split("&"))}
    return json.loads(fields["payload"]) if fields.keys() == {"payload"} else fields


async def live(_request: Request) -> Response:
    """The process runs."""
    return PlainTextResponse("alive")


async def health(request: Request) -> Response:
    """The bot can do its work: the database answers, and in Socket Mode Slack is connected."""
    ailments = await request.app.state.bot.ailments()
    body = json.dumps({"ok": not ailments, "ailments": ailments})
    return Response(body, 503 if ailments else 200, media_type="application/json")
