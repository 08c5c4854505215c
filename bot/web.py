"""HTTP routes: Slack's requests and the health checks."""

import json
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Protocol

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncBoltRequest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

logger = logging.getLogger(__name__)

HEADERS = ("content-type", "x-slack-request-timestamp", "x-slack-signature")  # what Bolt looks at
LARGEST = 1_000_000  # bytes of a request; Slack's largest have some 300,000


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
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            return PlainTextResponse("The request is too large.", 413)
    headers: dict[str, str | Sequence[str]] = {
        name: request.headers[name] for name in HEADERS if name in request.headers
    }
    try:
        slack_request = AsyncBoltRequest(body=body.decode(), headers=headers)
        answer = await request.app.state.bot.dispatch(slack_request)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        return PlainTextResponse("The request can't be read.", 400)
    return Response(answer.body, answer.status, answer.first_headers())


async def live(_request: Request) -> Response:
    """The process runs."""
    return PlainTextResponse("alive")


async def health(request: Request) -> Response:
    """The bot can do its work: the database answers, and in Socket Mode Slack is connected."""
    ailments = await request.app.state.bot.ailments()
    body = json.dumps({"ok": not ailments, "ailments": ailments})
    return Response(body, 503 if ailments else 200, media_type="application/json")
