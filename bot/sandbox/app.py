"""The sandbox as a web application: a pretend Slack for one app, and a page to use it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.websockets import WebSocket

from bot.sandbox.api.doors import DOORS as API_DOORS
from bot.sandbox.own_names import OwnNames
from bot.sandbox.page.doors import DOORS as PAGE_DOORS
from bot.sandbox.people.doors import DOORS as PEOPLE_DOORS
from bot.sandbox.rules.mishap import Mishap
from bot.sandbox.state.doors import Door
from bot.sandbox.state.extras import NO_EXTRAS, Extras
from bot.sandbox.state.slack_app import Clock, SlackApp
from bot.sandbox.state.world import World
from bot.sandbox.told import socket_mode

PAGE = Path(__file__).parent / "page/static"

__all__ = ["Clock", "Extras", "SlackApp", "create_sandbox"]


def create_sandbox(
    slack_app: SlackApp, clock: Clock, extras: Extras = NO_EXTRAS, host: str = "127.0.0.1"
) -> Starlette:
    """Makes a web application that is a Slack with this app in it, and a page. The state is `app.state.world`.

    It answers to the names of this machine, and to the host that it is served on.
    """
    world = World(slack_app, clock, extras)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        await world.close()

    names = Middleware(OwnNames, host=host)
    app = Starlette(
        routes=_routes(world), middleware=[names], lifespan=lifespan, exception_handlers={Mishap: _explain}
    )
    app.state.world = world
    return app


def _routes(world: World) -> list[BaseRoute]:
    async def link(websocket: WebSocket) -> None:
        await socket_mode.serve(world, websocket)

    doors = API_DOORS | PEOPLE_DOORS | PAGE_DOORS
    return [
        Route("/", _page),
        Mount("/page", StaticFiles(directory=PAGE, check_dir=False)),
        WebSocketRoute("/link/", link),
        *(_route(world, method, path, door) for (method, path), door in doors.items()),
    ]


def _route(world: World, method: str, path: str, door: Door) -> Route:
    async def serve(request: Request) -> Response:
        world.base_url = str(request.base_url).rstrip("/")
        return await door(world, request)

    return Route(path, serve, methods=[method])


async def _page(request: Request) -> Response:
    return FileResponse(PAGE / "index.html")


async def _explain(request: Request, mishap: Exception) -> Response:
    return JSONResponse({"ok": False, "error": str(mishap)}, 400)
