"""A sandbox on a free port, and the small Slack app that its tests host in it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import uvicorn
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from bot.sandbox.app import SlackApp, create_sandbox
from bot.sandbox.client import Workspace
from bot.sandbox.world import World

TOKEN, SECRET = "xoxb-sandbox-test", "a secret that opens nothing"
SCOPES = ["commands", "chat:write", "im:history", "im:write", "users:read", "files:write"]
MANIFEST: dict[str, Any] = {
    "display_information": {"name": "Compass"},
    "features": {
        "bot_user": {"display_name": "Compass", "always_online": True},
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False},
        "slash_commands": [
            {"command": "/form", "description": "Opens a form", "usage_hint": "", "should_escape": True},
            {"command": "/echo", "description": "Says it again", "usage_hint": "words", "should_escape": True},
            {"command": "/slow", "description": "Takes its time", "usage_hint": "seconds", "should_escape": False},
        ],
        "shortcuts": [
            {"name": "Start", "type": "global", "callback_id": "start", "description": "Starts"},
            {"name": "Keep", "type": "message", "callback_id": "keep", "description": "Keeps a message"},
        ],
    },
    "oauth_config": {"scopes": {"bot": SCOPES}},
    "settings": {
        "event_subscriptions": {
            "bot_events": ["message.im", "app_home_opened", "app_mention", "tokens_revoked", "app_uninstalled"]
        }
    },
}


@dataclass
class HandClock:
    """A clock that stands still until it is moved."""

    moment: datetime = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def move_to(self, moment: datetime) -> None:
        self.moment = moment


@dataclass
class Guest:
    """The app that is hosted: Bolt's own, with signature checks on, keeping whatever it is told."""

    heard: list[dict[str, Any]] = field(default_factory=list)
    retries: list[str] = field(default_factory=list)


@dataclass
class Stage:
    """A sandbox with the guest in it. `api` speaks as the guest."""

    world: World
    workspace: Workspace
    guest: Guest
    bolt: AsyncApp
    api: AsyncWebClient
    url: str
    clock: HandClock


@asynccontextmanager
async def serving(app: ASGIApp) -> AsyncIterator[str]:
    """Serve an application on a free loopback port."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning", timeout_graceful_shutdown=1))
    task = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.001)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        await task


@asynccontextmanager
async def sandbox_with(bolt: AsyncApp, guest: Guest) -> AsyncIterator[Stage]:
    handler = AsyncSlackRequestHandler(bolt)

    async def events(request: Request) -> Response:
        return await handler.handle(request)

    async with serving(Starlette(routes=[Route("/slack/events", events, methods=["POST"])])) as guest_url:
        clock = HandClock()
        slack_app = SlackApp(MANIFEST, f"{guest_url}/slack/events", TOKEN, SECRET, "xapp-sandbox-test")
        app = create_sandbox(slack_app, clock)
        async with serving(app) as url, Workspace(url) as workspace:
            bolt.client.base_url = f"{url}/api/"
            api = AsyncWebClient(TOKEN, base_url=f"{url}/api/")
            yield Stage(app.state.world, workspace, guest, bolt, api, url, clock)
