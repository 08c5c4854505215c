"""The HTTP door that people and tests use: what they see, and what they do."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from bot.sandbox.people.act import Act
from bot.sandbox.people.acts import ACTS
from bot.sandbox.people.body import read_body
from bot.sandbox.rules.json import Json
from bot.sandbox.rules.mishap import Mishap
from bot.sandbox.state.doors import Door, Doors
from bot.sandbox.state.workspace import Message
from bot.sandbox.state.world import World
from bot.sandbox.told import payloads


async def read_messages(world: World, request: Request) -> Response:
    """Answers with the messages of a channel, or of a `thread` in it, that the person sees.

    Ephemeral ones are there for as long as a window is open: only those made since the moment in `since`.
    """
    query = request.query_params
    act = Act.of(world, dict(query))
    channel, thread = act.channel(), query.get("thread")
    messages = [message for message in act.workspace.messages if message.channel == channel.id]
    since = float(query.get("since", 0))
    visible = [message for message in messages if _is_seen(message, act.person.id, since)]
    shown = [_message(message, act.person.id) for message in visible if _belongs(message, thread)]
    return JSONResponse({"messages": shown})


async def read_views(world: World, request: Request) -> Response:
    """Answers with the forms that the person has open, the top one last."""
    act = Act.of(world, dict(request.query_params))
    stack = act.workspace.stacks.get(act.person.id, [])
    return JSONResponse({"stack": [payloads.view(act.workspace, view) for view in stack]})


async def read_home(world: World, request: Request) -> Response:
    """Answers with the person's Home tab, if the app has published one."""
    act = Act.of(world, dict(request.query_params))
    home = act.workspace.homes.get(act.person.id)
    return JSONResponse({"view": payloads.view(act.workspace, home) if home else None})


async def read_unread(world: World, request: Request) -> Response:
    """Answers with the channels in which something is unread, for each person of the same workspace."""
    act = Act.of(world, dict(request.query_params))
    return JSONResponse({"unread": {person: sorted(marked) for person, marked in act.workspace.unread.items()}})


async def listen(world: World, request: Request) -> Response:
    """Tells a window of this person what happens, as it happens."""
    reader = request.query_params.get("as", "")
    headers = {"Cache-Control": "no-store"}
    return StreamingResponse(world.live.listen(reader), media_type="text/event-stream", headers=headers)


def door_for(name: str) -> Door:
    """Makes the door through which somebody does something."""

    async def door(world: World, request: Request) -> Response:
        act = Act.of(world, await read_body(request))
        if act.person.deleted:
            raise Mishap(f"{act.person.real_name} was deactivated.")
        return JSONResponse(await ACTS[name](act))

    return door


def _is_seen(message: Message, reader: str, since: float) -> bool:
    if message.reader is None:
        return True
    return message.reader == reader and message.made >= since


def _belongs(message: Message, thread: str | None) -> bool:
    """Whether a message stands in this thread, or without one in the channel itself."""
    parent = message.body.get("thread_ts")
    if thread:
        return thread in (message.ts, parent)
    return parent in (None, message.ts) or message.body.get("subtype") == "thread_broadcast"


def _message(message: Message, reader: str) -> Json:
    shown = {**message.body, "channel": message.channel}
    if message.reader:
        shown["ephemeral"] = True
    if "files" in shown:
        shown["files"] = [_file(file, reader) for file in shown["files"]]
    return shown


def _file(file: Json, reader: str) -> Json:
    """A file whose addresses open for this person."""
    addresses = {key: file[key] for key in ("url_private", "url_private_download") if key in file}
    return file | {key: f"{address}?as={reader}" for key, address in addresses.items()}


DOORS: Doors = {
    ("GET", "/sandbox/messages"): read_messages,
    ("GET", "/sandbox/views"): read_views,
    ("GET", "/sandbox/home"): read_home,
    ("GET", "/sandbox/unread"): read_unread,
    ("GET", "/sandbox/live"): listen,
    **{("POST", f"/sandbox/{act}"): door_for(act) for act in ACTS},
}
