"""HTTP routes for whoever watches over the bot: whether the process runs, and whether it can work."""

import json
from collections.abc import Awaitable, Callable, Iterable
from typing import Protocol

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route


class Watched(Protocol):
    """What the routes need of the running bot."""

    async def ailments(self) -> list[str]:
        """Lists what keeps the bot from working, in a word each; empty when it is well."""


def create_health(bot: Watched, more: Iterable[BaseRoute] = ()) -> Starlette:
    """Makes the application that says how the bot is, with more routes beside its own."""

    async def health(_request: Request) -> Response:
        ailments = await bot.ailments()
        body = json.dumps({"ok": not ailments, "ailments": ailments})
        return Response(body, 503 if ailments else 200, media_type="application/json")

    return Starlette(routes=[Route("/livez", live), Route("/healthz", health), *more])


def metrics_route(page: Callable[[], Awaitable[bytes]]) -> BaseRoute:
    """Makes the route at which Prometheus reads metrics, in its text format."""

    async def metrics(_request: Request) -> Response:
        return Response(await page(), media_type="text/plain; version=0.0.4; charset=utf-8")

    return Route("/metrics", metrics)


async def live(_request: Request) -> Response:
    """Answers that the process runs."""
    return PlainTextResponse("alive")
