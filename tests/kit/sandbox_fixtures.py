"""A sandbox on a free port, and the small Slack app that its tests host in it."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from aiohttp import ClientResponse
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.sandbox.app import SlackApp, create_sandbox
from bot.sandbox.people.client import Person, Workspace
from bot.sandbox.state.world import World
from bot.serving import address_of, listen, serving

Json = dict[str, Any]
TOKEN, SECRET, APP_TOKEN = "xoxb-sandbox-test", "a secret that opens nothing", "xapp-sandbox-test"
SCOPES = ["commands", "chat:write", "im:history", "im:write", "users:read", "files:write"]
COMMANDS = ("/form", "/echo", "/answer", "/sleep")
ANYTHING = re.compile(".*")


def manifest(**changes: Any) -> Json:
    whole = {
        "display_information": {"name": "Compass", "description": "It points the way."},
        "features": {
            "bot_user": {"display_name": "Compass", "always_online": True},
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "slash_commands": [
                {"command": name, "description": name, "usage_hint": "words", "should_escape": True}
                for name in COMMANDS
            ],
            "shortcuts": [
                {"name": "Start", "type": "global", "callback_id": "start", "description": "Starts"},
                {"name": "Keep", "type": "message", "callback_id": "keep", "description": "Keeps a message"},
            ],
        },
        "oauth_config": {"scopes": {"bot": SCOPES}, "redirect_urls": ["http://127.0.0.1:9/oauth"]},
        "settings": {
            "interactivity": {"is_enabled": True, "message_menu_options_url": "http://127.0.0.1:9/slack/events"},
            "event_subscriptions": {
                "bot_events": [
                    *("message.im", "message.channels", "app_home_opened", "app_mention"),
                    *("member_joined_channel", "tokens_revoked", "app_uninstalled"),
                ]
            },
        },
    }
    return whole | changes


def scoped(*more: str) -> Json:
    """The manifest with more scopes."""
    return manifest(oauth_config={"scopes": {"bot": [*SCOPES, *more]}, "redirect_urls": ["http://127.0.0.1:9/oauth"]})


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text, "emoji": True}


def option(text: str, value: str) -> Json:
    return {"text": plain(text), "value": value}


def input_block(id_: str, label: str, element: Json, **more: Any) -> Json:
    return {"type": "input", "block_id": id_, "label": plain(label), "element": {"action_id": id_, **element}, **more}


def modal(*blocks: Json, **more: Any) -> Json:
    return {
        "type": "modal",
        "callback_id": "form",
        "title": plain("A form"),
        "submit": plain("Save"),
        "blocks": list(blocks),
        **more,
    }


def button(id_: str, text: str = "Press", **more: Any) -> Json:
    return {"type": "button", "action_id": id_, "text": plain(text), **more}


def section(text: str, **more: Any) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


@dataclass
class HandClock:
    """A clock that stands still until it is moved."""

    movable = True
    moment: datetime = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def move_to(self, moment: datetime) -> None:
        self.moment = moment


@dataclass
class Guest:
    """The app that is hosted: Bolt's own, which checks signatures, and keeps whatever it is told.

    /form opens `view`, /echo says what was typed, /sleep takes that many seconds, /answer is acknowledged with
    `answer`, and so is every click and submission; searches are answered with `options`.
    """

    bolt: AsyncApp
    heard: list[Json] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)
    view: Json = field(default_factory=lambda: modal(input_block("what", "What?", {"type": "plain_text_input"})))
    answer: Json = field(default_factory=dict)
    options: Json = field(default_factory=lambda: {"options": [option(f"Option {n}", f"v{n}") for n in range(3)]})
    fails: int = 0  # that many requests are answered with an error
    no_retry: bool = False  # which says not to try again
    raw: Json | None = None  # what it answers with in place of Bolt's answer, once Bolt has heard it

    def of(self, kind: str) -> list[Json]:
        """What was heard of one kind: a payload's or an event's type, or a command."""
        return [each for each in self.heard if kind in (each.get("type"), each.get("command"))]

    def hear(self, body: Json) -> None:
        self.heard.append(body)
        self.news.set()

    async def hears(self, kind: str, number: int = 1) -> Json:
        """Wait until it was told so often."""
        async with asyncio.timeout(3):
            while len(self.of(kind)) < number:
                self.news.clear()
                await self.news.wait()
        return self.of(kind)[number - 1]

    async def has_failed(self) -> None:
        """Wait until it has failed as often as it should."""
        async with asyncio.timeout(3):
            while self.fails:
                self.news.clear()
                await self.news.wait()

    def forget(self) -> None:
        """As it was at the beginning."""
        fresh = Guest(self.bolt)
        for name in ("heard", "view", "answer", "options", "fails", "no_retry", "raw"):
            setattr(self, name, getattr(fresh, name))


@dataclass
class Stage:
    """A sandbox with the guest in it. `api` speaks as the guest; Amara is somebody who uses it."""

    world: World
    workspace: Workspace
    guest: Guest
    api: AsyncWebClient
    url: str
    clock: HandClock
    amara: Person
    requests: list[Request] = field(default_factory=list)  # as they came to the guest

    async def afresh(self) -> "Stage":
        """As it was at the beginning, without starting anything again."""
        await self.workspace.reset()
        self.guest.forget()
        self.requests.clear()
        self.clock.moment = HandClock.moment
        self.world.retry_delays = (0, 60, 300)
        return self

    async def last_traffic(self, what: str) -> Json:
        return [item for item in await self.workspace.traffic() if item["what"] == what][-1]


def make_guest(**settings: Any) -> Guest:
    settings = {"process_before_response": True, "ignoring_self_events_enabled": False} | settings
    bolt = AsyncApp(token=TOKEN, signing_secret=SECRET, **settings)
    guest = Guest(bolt)

    @bolt.middleware
    async def keep(body: Json, next_: Callable[[], Awaitable[None]], context: AsyncBoltContext) -> None:
        guest.hear(body.get("event", body))
        await next_()

    @bolt.command("/form")
    async def form(ack: Any, body: Json, client: AsyncWebClient) -> None:
        await client.views_open(trigger_id=body["trigger_id"], view=guest.view)
        await ack()

    @bolt.command("/echo")
    async def echo(ack: Any, body: Json) -> None:
        await ack(body["text"])

    @bolt.command("/sleep")
    async def sleep(ack: Any, body: Json) -> None:
        await asyncio.sleep(float(body["text"]))
        await ack()

    @bolt.options(ANYTHING)
    async def options(ack: Any) -> None:
        await ack(**guest.options)

    async def answer(ack: Any) -> None:
        await ack(**guest.answer)

    async def listen() -> None:
        pass

    bolt.command("/answer")(answer)
    bolt.view_submission(ANYTHING)(answer)
    for acknowledged in (bolt.action(ANYTHING), bolt.view_closed(ANYTHING), bolt.shortcut(ANYTHING)):
        acknowledged(acknowledge)
    bolt.event(ANYTHING)(listen)
    return guest


async def acknowledge(ack: Any) -> None:
    await ack()


async def refusal(call: Awaitable[Any]) -> Json:
    """The answer of a call that must be refused."""
    try:
        answer = await call
    except SlackApiError as error:
        return dict(error.response.data) | {"status": error.response.status_code}
    raise AssertionError(f"It was not refused: {answer}")


@asynccontextmanager
async def stage(
    guest: Guest | None = None, app_manifest: Json | None = None, **settings: Any
) -> AsyncIterator[Stage]:
    """A sandbox over HTTP with a guest in it; `settings` are create_sandbox's."""
    guest = guest or make_guest()
    handler, requests = AsyncSlackRequestHandler(guest.bolt), []

    async def events(request: Request) -> Response:
        requests.append(request)
        if guest.fails:
            guest.fails -= 1
            guest.news.set()
            return Response(status_code=503, headers={"X-Slack-No-Retry": "1"} if guest.no_retry else {})
        answer = await handler.handle(request)
        is_challenge = b"challenge" in await request.body()
        return answer if guest.raw is None or is_challenge else JSONResponse(guest.raw)

    door = listen("127.0.0.1")
    guest_url = address_of(door)
    async with serving(Starlette(routes=[Route("/slack/events", events, methods=["POST"])]), door):
        hosted = SlackApp(app_manifest or manifest(), f"{guest_url}/slack/events", TOKEN, SECRET, APP_TOKEN)
        async with staged(guest, hosted, **settings) as made:
            made.requests = requests
            yield made


@asynccontextmanager
async def staged(guest: Guest, hosted: SlackApp, **settings: Any) -> AsyncIterator[Stage]:
    """A sandbox for an app that runs elsewhere, or not at all."""
    clock = HandClock()
    app = create_sandbox(hosted, clock, **settings)
    door = listen("127.0.0.1")
    url = address_of(door)
    async with serving(app, door), Workspace(url) as workspace:
        guest.bolt.client.base_url = f"{url}/api/"
        api = AsyncWebClient(TOKEN, base_url=f"{url}/api/", retry_handlers=[])
        amara = await workspace.person("amara")
        yield Stage(app.state.world, workspace, guest, api, url, clock, amara)


async def status_of(call: AbstractAsyncContextManager[ClientResponse]) -> int:
    """The status of an answer, read to its end so that nothing of it stays open."""
    async with call as answer:
        await answer.read()
        return answer.status
