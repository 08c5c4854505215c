"""Slack's Web API as the bot uses it: a few calls, messages in, ids out, errors sorted."""

import json
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter
from typing import Any

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.core.access import Role
from bot.core.plain.text import one_line
from bot.slack.addresses import HOOKS, UPLOADS, own_address
from bot.slack.errors import Busy, Refused, SlackError, Uncertain, Unreached, sort

LONGEST_NAME = 80  # characters
NAMELESS = "Somebody"
TIMEOUT = 8  # seconds for one call
UPLOAD, RESPONSE = "upload", "response_url"  # what is sent to an address of Slack's, by no method

NoteCall = Callable[[str, str, float], None]
"""Takes the method of a call, how it ended ("ok", "refused", "busy", "uncertain", "unreached"), and the seconds."""


def note_no_call(_method: str, _outcome: str, _seconds: float) -> None:
    """Is told of a call, for those who want to know of none."""


@dataclass(frozen=True, slots=True)
class Posted:
    """Where a message is."""

    channel_id: str
    ts: str


@dataclass(frozen=True, slots=True)
class Grants:
    """What a token is good for: the name of its workspace, and its scopes."""

    workspace_name: str
    scopes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Profile:
    """What Slack knows of a person. `time_zone` is an IANA name, "" where Slack has none.

    `homes` are the ids of the workspaces and the organisation that they belong to.
    """

    name: str
    time_zone: str
    is_guest: bool = False
    is_stranger: bool = False
    homes: frozenset[str] = frozenset()

    def role_in(self, workspace_id: str) -> Role:
        """Tells what they are to a workspace."""
        if self.is_stranger:
            return Role.STRANGER
        if workspace_id not in self.homes:
            return Role.STRANGER
        return Role.GUEST if self.is_guest else Role.MEMBER


def web_session() -> aiohttp.ClientSession:
    """Opens the connections that all calls share, with the time-out: the library's clients then use none."""
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=TIMEOUT))


def web_client(session: aiohttp.ClientSession, api_url: str, token: str | None = None) -> AsyncWebClient:
    """Makes a client that shares the session and never repeats a call: the library's own repeats posted twice."""
    return AsyncWebClient(token=token, base_url=api_url, session=session, retry_handlers=[])


class SlackClient:
    """Calls for one workspace. Every method raises a SlackError."""

    def __init__(self, web: AsyncWebClient, note_call: NoteCall = note_no_call) -> None:
        self._web, self._note_call = web, note_call

    async def identity(self) -> Mapping[str, Any]:
        """Asks auth.test which workspace and which bot the token stands for."""
        return await self._ask("auth.test")

    async def grants(self) -> Grants:
        """auth.test once more, with the scopes that the token has; Slack names those in a header."""
        with nothing_done():
            try:
                answer = await self._web.auth_test()
            except (TimeoutError, Exception) as error:
                raise sort(error) from error
        headers = {str(name).lower(): str(value) for name, value in answer.headers.items()}
        scopes = headers.get("x-oauth-scopes", "").split(",")
        team = one_line(str(answer.get("team")), LONGEST_NAME)
        return Grants(team, frozenset(scope.strip() for scope in scopes if scope.strip()))

    async def socket_address(self, app_token: str) -> str:
        """Asks where Socket Mode connects to, for the owner of an app-level token."""
        answer = await self._answer("apps.connections.open", self._web.apps_connections_open(app_token=app_token))
        return str(answer["url"])

    async def post(self, recipient: str, text: str, blocks: Sequence[Mapping[str, Any]]) -> Posted:
        """Posts a new message to a person or a channel."""
        answer = await self._call(
            "chat.postMessage",
            channel=recipient,
            text=text,
            blocks=list(blocks),
            unfurl_links=False,
            unfurl_media=False,
        )
        return Posted(answer["channel"], answer["ts"])

    async def post_for(
        self, person_id: str, channel_id: str, text: str, blocks: Sequence[Mapping[str, Any]], thread_ts: str
    ) -> None:
        """Shows a message to one person alone in a channel, or with `thread_ts` in a thread of it."""
        where = {"channel": channel_id, "user": person_id} | ({"thread_ts": thread_ts} if thread_ts else {})
        await self._call("chat.postEphemeral", **where, text=text, blocks=list(blocks))

    async def change(self, posted: Posted, text: str, blocks: Sequence[Mapping[str, Any]]) -> None:
        """Replaces a message of the bot's."""
        await self._call(
            "chat.update", channel=posted.channel_id, ts=posted.ts, text=text[:4000], blocks=list(blocks)
        )

    async def open_view(self, trigger_id: str, view: Mapping[str, Any]) -> None:
        """Shows somebody a form, or a page, within three seconds of what they did; the trigger came with that."""
        await self._call("views.open", trigger_id=trigger_id, view=view)

    async def push_view(self, trigger_id: str, view: Mapping[str, Any]) -> None:
        """Shows a form on top of the one in which somebody did something."""
        await self._call("views.push", trigger_id=trigger_id, view=view)

    async def update_view(self, view_id: str, view_hash: str, view: Mapping[str, Any]) -> None:
        """Has an open form become another, unless it has changed since it had this hash."""
        await self._call("views.update", view_id=view_id, hash=view_hash, view=view)

    async def publish_home(self, person_id: str, view: Mapping[str, Any]) -> None:
        """Shows a view as somebody's Home."""
        await self._call("views.publish", user_id=person_id, view=view)

    async def profile(self, person_id: str) -> Profile:
        """Asks what Slack knows of a person. Raises Refused for somebody whom the bot can not see."""
        user = (await self._ask("users.info", user=person_id))["user"]
        profile = user.get("profile", {})
        names = (profile.get("real_name"), profile.get("display_name"), user.get("name"))  # as a review has it
        organisation = user.get("enterprise_user") or {}
        homes = {user.get("team_id"), organisation.get("enterprise_id"), *(organisation.get("teams") or [])}
        return Profile(
            name=read_name(names),
            time_zone=user.get("tz") or "",
            is_guest=any(user.get(key) for key in ("is_restricted", "is_ultra_restricted")),
            is_stranger=bool(user.get("is_stranger")),
            homes=frozenset(str(home) for home in homes if home),
        )

    async def open_conversation(self, person_id: str) -> str:
        """Opens the DM with a person, and gives its id."""
        with nothing_done():
            channel: str = (await self._call("conversations.open", users=person_id))["channel"]["id"]
        return channel

    async def upload(self, name: str, content: bytes) -> str:
        """Brings a file to Slack, where nobody sees it until it is shared, and returns its id."""
        place = await self._ask("files.getUploadURLExternal", filename=name, length=str(len(content)))
        address = own_address(place["upload_url"], UPLOADS, self._web.base_url)
        with nothing_done():
            await self._send(UPLOAD, address, content, {"Content-Type": "application/octet-stream"})
        return str(place["file_id"])

    async def share_file(self, channel_id: str, file_id: str, title: str) -> None:
        """Puts a file that was brought to Slack into a conversation, where it stays until it is deleted by its id."""
        files = [{"id": file_id, "title": title}]
        await self._call("files.completeUploadExternal", files=files, channel_id=channel_id)

    async def respond(self, response_url: str, body: Mapping[str, Any]) -> None:
        """Uses the address that came with a command or a click. Raises Refused for one that is not Slack's."""
        address = own_address(response_url, HOOKS, self._web.base_url)
        await self._send(RESPONSE, address, json.dumps(body).encode(), {"Content-Type": "application/json"})

    async def _ask(self, method: str, **arguments: str) -> Mapping[str, Any]:
        """Calls a method that reads: Slack takes no JSON for those."""
        with nothing_done():
            return await self._answer(method, self._web.api_call(method, http_verb="GET", params=arguments))

    async def _call(self, method: str, **arguments: Any) -> Mapping[str, Any]:
        """Calls a method that writes."""
        return await self._answer(method, self._web.api_call(method, json=arguments))

    async def _answer(self, method: str, call: Awaitable[AsyncSlackResponse]) -> Mapping[str, Any]:
        with self._noted(method):
            try:
                answer = await call
            except (TimeoutError, Exception) as error:
                raise sort(error) from error
        return answer.data if isinstance(answer.data, dict) else {}

    async def _send(self, target: str, url: str, content: bytes, headers: Mapping[str, str]) -> None:
        session = self._web.session
        if session is None:
            raise TypeError("the client shares the bot's session")
        with self._noted(target):
            try:
                async with session.post(url, data=content, headers=headers, allow_redirects=False) as answer:
                    status, wait = answer.status, answer.headers.get("Retry-After", "30")
            except (TimeoutError, Exception) as error:
                raise sort(error) from error
            refuse_status(status, wait)

    @contextmanager
    def _noted(self, method: str) -> Iterator[None]:
        """Tells whoever wants to know it how a call ended. One that was cancelled got no answer: it is uncertain."""
        began, outcome = perf_counter(), name_outcome(Uncertain)
        try:
            yield
            outcome = "ok"
        except SlackError as error:
            outcome = name_outcome(type(error))
            raise
        finally:
            self._note_call(method, outcome, perf_counter() - began)


def name_outcome(error: type[SlackError]) -> str:
    """Names how a call ended that did not work, as "refused"."""
    return error.__name__.lower()


def refuse_status(status: int, wait: str) -> None:
    """Raises the SlackError that an HTTP status stands for, if any; `wait` are the seconds that Slack asks for."""
    if status == 429:
        raise Busy("ratelimited", float(wait))
    if status >= 500:
        raise Uncertain(f"status_{status}")
    if status >= 300:
        raise Refused(f"status_{status}")


def read_name(names: Sequence[str | None]) -> str:
    """Reads the first name in which there is something to see: one line of at most 80 characters, as in Slack."""
    lines = (one_line(name, LONGEST_NAME) for name in filter(None, names))
    return next(filter(None, lines), NAMELESS)


@contextmanager
def nothing_done() -> Iterator[None]:
    """Marks what may be done twice: whatever became of the call within, it can be tried again."""
    try:
        yield
    except Uncertain as error:
        raise Unreached(error.code) from error
