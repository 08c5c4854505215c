"""The sandbox as a web application: a pretend Slack for one app, and a page to use it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.websockets import WebSocket

from bot.sandbox.api import consent, file_bytes, methods, responses
from bot.sandbox.page import routes
from bot.sandbox.people.acts import ACTS
from bot.sandbox.rules.mishap import Mishap
from bot.sandbox.state.extras import NO_EXTRAS, Extras
from bot.sandbox.state.slack_app import Clock, SlackApp
from bot.sandbox.state.world import World
from bot.sandbox.told import socket_mode

PAGE = Path(__file__).parent / "page/static"
Door = Callable[[World, Request], Awaitable[Response]]

__all__ = ["Clock", "Extras", "SlackApp", "create_sandbox"]


def create_sandbox(slack_app: SlackApp, clock: Clock, extras: Extras = NO_EXTRAS) -> Starlette:
    """A web application that is a Slack with this app in it, and a page. The state is `app.state.world`."""
    world = World(slack_app, clock, extras)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        await world.close()

    app = Starlette(routes=_routes(world), lifespan=lifespan, exception_handlers={Mishap: _explain})
    app.state.world = world
    return app


def _routes(world: World) -> list[BaseRoute]:
    def route(path: str, door: Door, *methods: str) -> Route:
        async def serve(request: Request) -> Response:
            world.base_url = str(request.base_url).rstrip("/")
            return await door(world, request)

        return Route(path, serve, methods=list(methods or ["GET"]))

    async def link(websocket: WebSocket) -> None:
        await socket_mode.serve(world, websocket)

    return [
        Route("/", _page),
        Mount("/page", StaticFiles(directory=PAGE, check_dir=False)),
        WebSocketRoute("/link/", link),
        route("/oauth/v2/authorize", consent.ask, "GET"),
        route("/oauth/v2/authorize", consent.allow, "POST"),
        route("/api/{method}", methods.serve, "GET", "POST"),
        route("/response/{token}", responses.take_response, "POST"),
        route("/upload/{key}", file_bytes.take_upload, "POST"),
        route("/files/{key}/{name:path}", file_bytes.give_download),
        route("/sandbox/workspace", routes.read_workspace),
        route("/sandbox/messages", routes.read_messages),
        route("/sandbox/views", routes.read_views),
        route("/sandbox/home", routes.read_home),
        route("/sandbox/live", routes.listen),
        route("/sandbox/clock", routes.move_clock, "POST"),
        route("/sandbox/reset", routes.reset, "POST"),
        route("/sandbox/check", routes.check_file, "POST"),
        route("/sandbox/traffic", routes.read_traffic),
        route("/sandbox/faults", routes.add_faults, "POST"),
        route("/sandbox/faults", routes.read_faults),
        route("/sandbox/faults", routes.clear_faults, "DELETE"),
        route("/sandbox/rates", routes.keep_rates, "POST"),
        route("/sandbox/uninstall", routes.uninstall, "POST"),
        *(route(f"/sandbox/{act}", routes.door_for(act), "POST") for act in ACTS),
    ]


async def _page(request: Request) -> Response:
    return FileResponse(PAGE / "index.html")


async def _explain(request: Request, mishap: Exception) -> Response:
    return JSONResponse({"ok": False, "error": str(mishap)}, 400)
