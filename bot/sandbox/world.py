"""Everything the sandbox holds while it runs: the app it hosts, the workspaces, and what passes between them."""

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

import aiohttp

from bot.sandbox.faults import Faults
from bot.sandbox.live import Live
from bot.sandbox.people import harbour, lighthouse
from bot.sandbox.rates import Rates
from bot.sandbox.sockets import Sockets
from bot.sandbox.traffic import Traffic
from bot.sandbox.workspace import Json, Person, Workspace

APP_ID = "A0SANDBOX"


@dataclass(frozen=True)
class SlackApp:
    """All that is known of the app: what any Slack app has. Without a `request_url` it uses Socket Mode."""

    manifest: Json
    request_url: str | None
    bot_token: str
    signing_secret: str
    app_token: str = ""
    client_id: str = ""
    client_secret: str = ""

    @property
    def name(self) -> str:
        return str(self.manifest.get("display_information", {}).get("name", "App"))

    @property
    def bot_name(self) -> str:
        return str(self.features.get("bot_user", {}).get("display_name", self.name))

    @property
    def features(self) -> Json:
        return dict(self.manifest.get("features", {}))

    @property
    def settings(self) -> Json:
        return dict(self.manifest.get("settings", {}))

    @property
    def scopes(self) -> list[str]:
        return list(self.manifest.get("oauth_config", {}).get("scopes", {}).get("bot", []))

    @property
    def events(self) -> list[str]:
        return list(self.settings.get("event_subscriptions", {}).get("bot_events", []))


class Clock(Protocol):
    """The clock that the workspace shows and the app reads; aware, UTC."""

    def now(self) -> datetime: ...

    def move_to(self, moment: datetime) -> None: ...


@dataclass(slots=True)
class Installation:
    """The app in one workspace. `gone`: why its token opens nothing any more, "token_revoked" for one."""

    token: str
    workspace: str
    scopes: list[str]
    gone: str | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """What a person allowed, until the app takes a token for it."""

    workspace: str
    user: str
    scopes: list[str]
    client_id: str
    redirect_uri: str
    made: float


@dataclass(slots=True)
class Trigger:
    """What lets the app open a form for the person who just did something, once and for a moment."""

    workspace: str
    user: str
    made: float
    view: str | None = None
    used: bool = False


@dataclass(slots=True)
class ResponseUrl:
    """Where the app may answer to one thing that a person did; `ts` names the message that it was done in."""

    workspace: str
    channel: str
    user: str
    made: float
    ts: str | None = None
    thread_ts: str | None = None
    uses: int = 0


@dataclass
class World:
    """One sandbox. Everything but the open connections goes back to the beginning with `reset`."""

    app: SlackApp
    clock: Clock
    moments: Mapping[str, Callable[[], Awaitable[datetime | None]]] = field(default_factory=dict)
    on_reset: Callable[[], Awaitable[None]] | None = None
    check: Callable[[str, str], Awaitable[str]] | None = None
    base_url: str = ""  # where the sandbox is reached: learnt from requests, unless it is fixed
    fixed_url: str = ""
    live: Live = field(default_factory=Live)
    sockets: Sockets = field(default_factory=Sockets)
    retry_delays: tuple[float, ...] = (0, 60, 300)  # seconds before an event is delivered again
    errands: set[asyncio.Task[None]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None
        self.reset()

    def rest(self) -> None:
        """Send no more events."""
        for errand in self.errands:
            errand.cancel()

    def reset(self) -> None:
        """Everything as at the beginning, but for open windows, connections and the clock."""
        self.rest()
        self.workspaces: dict[str, Workspace] = {place.id: place for place in (harbour(), lighthouse())}
        self.installations: list[Installation] = []
        if self.app.bot_token:
            self.installations.append(Installation(self.app.bot_token, next(iter(self.workspaces)), self.app.scopes))
        self.triggers: dict[str, Trigger] = {}
        self.response_urls: dict[str, ResponseUrl] = {}
        self.codes: dict[str, Code] = {}
        self.rates = Rates()
        self.faults = Faults()
        self.traffic = Traffic(tell=lambda: self.live.tell({"type": "traffic"}))
        for workspace in self.workspaces.values():
            workspace.bot_name = self.app.bot_name
            for person in workspace.people:
                workspace.direct(person)

    def session(self) -> aiohttp.ClientSession:
        """The one HTTP client. A new connection for each request, so that an app may restart between two."""
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(force_close=True))
        return self._session

    async def close(self) -> None:
        self.rest()
        await asyncio.gather(*self.errands, return_exceptions=True)
        if self._session:
            await self._session.close()

    def later(self, errand: Coroutine[Any, Any, None]) -> None:
        """Do it beside what is being done, as Slack sends its events."""
        task = asyncio.create_task(errand)
        self.errands.add(task)
        task.add_done_callback(self.errands.discard)

    def home_of(self, user: str) -> tuple[Workspace, Person] | None:
        """The person with this id, and their workspace."""
        for workspace in self.workspaces.values():
            if user in workspace.people:
                return workspace, workspace.people[user]
        return None

    def installation(self, workspace: Workspace) -> Installation | None:
        return next((each for each in self.installations if each.workspace == workspace.id and not each.gone), None)

    def new_trigger(self, workspace: Workspace, user: str, view: str | None = None) -> str:
        id_ = f"{time.time_ns() // 1_000_000}.{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
        self.triggers[id_] = Trigger(workspace.id, user, time.monotonic(), view)
        return id_

    def new_response_url(self, url: ResponseUrl) -> str:
        token = secrets.token_urlsafe(18)
        self.response_urls[token] = url
        return f"{self.base_url}/response/{token}"

    def notice(self, user: str, text: str) -> None:
        """What Slack itself shows a person when the app failed them."""
        self.live.tell({"type": "notice", "text": text}, [user])
