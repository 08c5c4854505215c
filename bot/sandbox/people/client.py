"""People of the sandbox to write stories and tests with: they type, press, fill in and read, over HTTP."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from itertools import chain
from typing import Any

import aiohttp

from bot.sandbox.people.errors import SandboxError
from bot.sandbox.people.sights import find_element, has_element
from bot.sandbox.rules.inputs import options_of
from bot.sandbox.rules.json import Json

PATIENCE = 5.0  # seconds to wait for what should happen


class Workspace:
    """The door to a running sandbox: `async with Workspace(url) as door: amara = await door.person("amara")`."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url.rstrip("/")

    async def __aenter__(self) -> "Workspace":
        self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(force_close=True))
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()

    async def get(self, path: str, **query: str) -> Json:
        """Gives what the sandbox answers at /sandbox/{path}. Raises SandboxError where it can't be done."""
        async with self._session.get(f"{self.base_url}/sandbox/{path}", params=query) as response:
            return _accepted(await response.json())

    async def post(self, path: str, **body: Any) -> Json:
        """Sends a body to /sandbox/{path}; returns the answer. Raises SandboxError where it can't be done."""
        async with self._session.post(f"{self.base_url}/sandbox/{path}", json=body) as response:
            return _accepted(await response.json())

    async def download(self, url: str) -> bytes:
        """Gives the bytes of a file, at an address that stands in a message."""
        async with self._session.get(url) as response:
            response.raise_for_status()
            return await response.read()

    async def person(self, name: str) -> "Person":
        """Finds a person by handle, real name or first name, in whichever workspace they are."""
        teams = (await self.get("workspace"))["teams"]
        everybody = chain.from_iterable(team["people"] for team in teams)
        about = next((each for each in everybody if name in _names(each)), None)
        if about is None:
            raise SandboxError(f"Nobody is called {name} here.")
        channels = (await self.get("workspace", **{"as": about["id"]}))["channels"]
        rooms = {channel["name"]: channel["id"] for channel in channels if not channel["is_im"]}
        return Person(self, about, _direct(channels, about["id"]), rooms)

    async def reset(self, *, demo: bool = False) -> None:
        """Put everything as at the beginning, or with `demo` as its story leaves it."""
        await self.post("reset", demo=demo)

    async def move_clock(self, to: str) -> str:
        """Move the clock to a moment's name ("the next deadline") or an ISO date; returns the new now."""
        named = [moment["name"] for moment in (await self.get("workspace"))["clock"]["moments"]]
        return str((await self.post("clock", **{"moment" if to in named else "to": to}))["now"])

    async def breaks(self, target: str, kind: str, times: int = 1, seconds: float = 1.0) -> None:
        """Ask for a fault: `target` is a Web API method or "to bot"."""
        fault = {"target": target, "kind": kind, "times": times, "seconds": seconds}
        await self.post("faults", faults=[fault])

    async def keep_rates(self, *, kept: bool = True, scale: float = 1.0) -> None:
        """Have rates kept from now on, or not, or with a scale of 0.5 half of them."""
        await self.post("rates", kept=kept, scale=scale)

    async def change_profile(self, person: "Person", **changes: Any) -> None:
        """Change what somebody is: tz, guest, deleted, status_text, status_emoji, status_expiration."""
        await self.post("profile", **{"as": person.id}, **changes)

    async def traffic(self, after: int = 0) -> list[Json]:
        """Read the record since the exchange with this id, oldest first."""
        return list((await self.get("traffic", after=str(after)))["items"])


class Person:
    """Somebody who uses the workspace. Channels are named ("general"); without one, it is the DM with the bot."""

    def __init__(self, workspace: Workspace, about: Json, direct: str, rooms: Mapping[str, str]) -> None:
        self.workspace, self.about, self.id, self.direct, self.rooms = workspace, about, about["id"], direct, rooms

    async def types(self, command: str, channel: str = "") -> None:
        """Type a slash command."""
        await self._does("command", channel=self._room(channel), text=command)

    async def writes(self, text: str, channel: str = "", thread_ts: str | None = None) -> str:
        """Write a message; returns its ts."""
        answer = await self._does("message", channel=self._room(channel), text=text, thread_ts=thread_ts)
        return str(answer["ts"])

    async def reads(self, channel: str = "", thread: str | None = None) -> list[Json]:
        """Read the messages of a channel or thread that this person sees, oldest first."""
        query = {"as": self.id, "channel": self._room(channel)}
        if thread:
            query["thread"] = thread
        return list((await self.workspace.get("messages", **query))["messages"])

    async def last_message(self, channel: str = "") -> Json:
        """Read the newest message that is there now. Raises SandboxError where there is none."""
        messages = await self.reads(channel)
        if not messages:
            raise SandboxError(f"{self.about['real_name']} has no message.")
        return messages[-1]

    async def forms(self) -> list[Json]:
        """Look at the forms that are open, the top one last."""
        return list((await self.workspace.get("views", **{"as": self.id}))["stack"])

    async def form(self) -> Json:
        """Look at the form on top, waited for a little."""
        return (await self._until(self.forms, "a form"))[-1]

    async def home(self) -> Json | None:
        """Look at the Home tab, if the app has published one."""
        view: Json | None = (await self.workspace.get("home", **{"as": self.id}))["view"]
        return view

    async def opens_home(self, tab: str = "home") -> None:
        """Open the app's Home, or with "messages" its other tab."""
        await self._does("home", tab=tab)

    async def presses(self, place: Json, action_id: str, value: Any = None, *, state: Json | None = None) -> None:
        """Press a button or use another element, by its action_id or by what stands on it, in a message or view."""
        block, element = find_element(place, action_id)
        about = {"block_id": block["block_id"], "action_id": element["action_id"], "value": value, "state": state}
        await self._does("action", **_whereabouts(place), **about)

    async def searches(self, place: Json, field: str, query: str) -> list[Json]:
        """Type into a select that asks the app; returns the options."""
        block, element = find_element(place, field)
        about = {"block_id": block["block_id"], "action_id": element["action_id"], "query": query}
        return options_of(await self._does("options", **_whereabouts(place), **about))

    async def fills(self, view: Json, values: Mapping[str, Any]) -> dict[str, str]:
        """Fill in a form as a person would and submit it; see `submits`. Options are chosen by their visible text, in
        selects that ask the app by searching for it; where a choice changes the form, the change is waited for."""
        given: Json = {}
        for field, value in values.items():
            view = await self._form_with(view["id"], field)
            block, element = find_element(view, field)
            chosen = given[block["block_id"]] = await self._chosen(view, element, value)
            if block.get("dispatch_action"):
                await self.presses(view, field, chosen)
        return await self.submits(view, given)

    async def submits(self, view: Json, values: Mapping[str, Any]) -> dict[str, str]:
        """Submit raw values by label, block_id or action_id; returns the errors by block_id, none if it was taken."""
        given: Json = {}
        for field, value in values.items():
            block, element = find_element(view, field)
            given.setdefault(block["block_id"], {})[element["action_id"]] = value
        return dict((await self._does("submit", view_id=view["id"], values=given)).get("errors", {}))

    async def closes(self, view: Json, *, all_of_them: bool = False) -> None:
        """Close a form, or all that are open."""
        await self._does("close", view_id=view["id"], all=all_of_them)

    async def chooses_shortcut(self, callback_id: str, message: Json | None = None) -> None:
        """Choose a global shortcut, or one of a message."""
        where = {"channel": message["channel"], "ts": message["ts"]} if message else {}
        await self._does("shortcut", callback_id=callback_id, **where)

    async def receives(
        self, wanted: Callable[[Json], bool] = bool, channel: str = "", within: float = PATIENCE
    ) -> Json:
        """Wait for a message; returns the newest that is wanted."""

        async def look() -> list[Json]:
            return [message for message in await self.reads(channel) if wanted(message)]

        return (await self._until(look, "such a message", within))[-1]

    async def _form_with(self, id_: str, field: str) -> Json:
        async def look() -> list[Json]:
            form = [view for view in await self.forms() if view["id"] == id_]
            return [view for view in form if has_element(view, field)]

        return (await self._until(look, f"the field “{field}”"))[0]

    async def _chosen(self, view: Json, element: Json, wanted: Any) -> Any:
        """The value of what a person would choose, by the words on it; what is typed is a value already."""
        if isinstance(wanted, list):
            return [await self._chosen(view, element, each) for each in wanted]
        if element["type"].endswith("users_select"):
            return (await self.workspace.person(wanted)).id
        offered, otherwise = options_of(element), list[str]()
        if element["type"].endswith("external_select"):
            offered += await self.searches(view, element["action_id"], wanted)
            otherwise = [option["value"] for option in offered[:1]]  # what the app found first is near enough
        return _choose(offered, wanted, otherwise) if offered else wanted

    async def _does(self, act: str, **body: Any) -> Json:
        return await self.workspace.post(act, **{"as": self.id}, **body)

    def _room(self, channel: str) -> str:
        return self.rooms.get(channel.removeprefix("#"), channel) or self.direct

    async def _until(
        self, look: Callable[[], Awaitable[list[Json]]], what: str, within: float = PATIENCE
    ) -> list[Json]:
        """Look again and again until there is something to see."""
        deadline = time.monotonic() + within
        while not (seen := await look()):
            if time.monotonic() > deadline:
                raise SandboxError(f"{self.about['real_name']} waited {within:.0f} s for {what}.")
            await asyncio.sleep(0.01)
        return seen


def _choose(offered: list[Json], wanted: str, otherwise: list[str]) -> str:
    """The value of the option with these words on it, else with these words in it, else the first otherwise."""
    by_text = {option["text"]["text"]: option["value"] for option in reversed(offered)}
    if wanted in by_text:
        return str(by_text[wanted])
    close = [str(value) for text, value in by_text.items() if wanted.lower() in text.lower()]
    close += otherwise
    if not close:
        raise SandboxError(f"There is no option “{wanted}”, but: {', '.join(by_text)}.")
    return close[0]


def _direct(channels: list[Json], user: str) -> str:
    """The id of the direct messages between this person and the bot."""
    mine = (channel for channel in channels if user in channel["members"])
    return next(str(channel["id"]) for channel in mine if channel["is_im"])


def _names(person: Json) -> tuple[str, ...]:
    first, *_ = person["real_name"].split()
    return person["id"], person["name"], person["real_name"], first


def _whereabouts(place: Json) -> Json:
    return {"view_id": place["id"]} if "root_view_id" in place else {"channel": place["channel"], "ts": place["ts"]}


def _accepted(answer: Json) -> Json:
    if answer.get("ok") is False:
        raise SandboxError(answer.get("error", "It could not be done."))
    return answer
