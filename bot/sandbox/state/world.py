"""Everything the sandbox holds while it runs: the app it hosts, the workspaces, and what passes between them."""

import asyncio
import secrets
import time
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from bot.sandbox.rules.rates import Rates
from bot.sandbox.state.extras import NO_EXTRAS, Extras, Suggestions
from bot.sandbox.state.faults import Faults
from bot.sandbox.state.grants import Code, Installation, ResponseUrl, Trigger
from bot.sandbox.state.live import Live
from bot.sandbox.state.slack_app import Clock, SlackApp
from bot.sandbox.state.sockets import Sockets
from bot.sandbox.state.towns import harbour, lighthouse
from bot.sandbox.state.traffic import Traffic
from bot.sandbox.state.workspace import Person, Workspace


@dataclass
class World:
    """One sandbox. Everything but the open connections goes back to the beginning with `reset`."""

    app: SlackApp
    clock: Clock
    extras: Extras = NO_EXTRAS
    base_url: str = ""  # where the sandbox was last reached
    live: Live = field(default_factory=Live)
    sockets: Sockets = field(default_factory=Sockets)
    retry_delays: tuple[float, ...] = (0, 60, 300)  # seconds before an event is delivered again
    verified: bool = False  # whether the app's address answered the challenge that comes before any event
    errands: set[asyncio.Task[None]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None
        self.reset()

    def reset(self) -> None:
        """Puts everything as at the beginning, but for open windows, connections and the clock."""
        self.rest()
        self.workspaces: dict[str, Workspace] = {place.id: place for place in (harbour(), lighthouse())}
        self.installations: list[Installation] = []
        if self.app.bot_token:
            self.installations.append(Installation(self.app.bot_token, next(iter(self.workspaces)), self.app.scopes))
        self.codes: dict[str, Code] = {}
        self.triggers: dict[str, Trigger] = {}
        self.response_urls: dict[str, ResponseUrl] = {}
        self.suggestions: Suggestions = {}
        self.rates = Rates()
        self.limited: dict[str, int] = {}  # the last minute of too many events that the app heard of, by workspace
        self.faults = Faults()
        self.traffic = Traffic(self.clock.now, tell=lambda: self.live.tell({"type": "traffic"}))
        for workspace in self.workspaces.values():
            workspace.bot_name = self.app.bot_name
            for person in workspace.people:
                workspace.direct(person)

    def rest(self) -> None:
        """Stops sending events."""
        for errand in self.errands:
            errand.cancel()

    def later(self, errand: Coroutine[Any, Any, None]) -> None:
        """Starts an errand beside what is being done, as Slack sends its events."""
        task = asyncio.create_task(errand)
        self.errands.add(task)
        task.add_done_callback(self.errands.discard)

    def session(self) -> aiohttp.ClientSession:
        """Gives the one HTTP client. It connects anew for each request, so that an app may restart between two."""
        if self._session is None:
            self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(force_close=True))
        return self._session

    async def close(self) -> None:
        """Stops sending, and closes the HTTP client."""
        self.rest()
        await asyncio.gather(*self.errands, return_exceptions=True)
        if self._session:
            await self._session.close()
            self._session = None

    def find(self, user: str) -> tuple[Workspace, Person] | None:
        """Finds the person with this id, and their workspace."""
        for workspace in self.workspaces.values():
            if user in workspace.people:
                return workspace, workspace.people[user]
        return None

    def installation(self, workspace: Workspace) -> Installation | None:
        """Finds the app's installation in this workspace, while its token opens something."""
        alive = (installed for installed in self.installations if not installed.gone)
        return next((installed for installed in alive if installed.workspace == workspace.id), None)

    def new_trigger(self, workspace: Workspace, user: str) -> str:
        """Makes a trigger_id for what this person just did."""
        id_ = f"{time.time_ns() // 1_000_000}.{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
        self.triggers[id_] = Trigger(workspace.id, user, time.monotonic())
        return id_

    def new_response_url(self, url: ResponseUrl) -> str:
        """Makes an address under which the app may answer."""
        token = secrets.token_urlsafe(18)
        self.response_urls[token] = url
        return f"{self.base_url}/response/{token}"

    def notice(self, user: str, text: str) -> None:
        """Shows a person what Slack itself says when the app failed them."""
        self.live.tell({"type": "notice", "text": text}, [user])
