"""What the page and the tests read and set under /sandbox: the workspace, messages, views, the clock, the record."""

from collections.abc import Awaitable, Callable
from dataclasses import asdict
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from bot.sandbox.api import oauth
from bot.sandbox.people.act import Act
from bot.sandbox.people.acts import ACTS
from bot.sandbox.rules.json import Json
from bot.sandbox.rules.mishap import Mishap
from bot.sandbox.rules.rates import Rates
from bot.sandbox.state.extras import Extras
from bot.sandbox.state.slack_app import APP_ID
from bot.sandbox.state.workspace import Channel, Message
from bot.sandbox.state.world import World
from bot.sandbox.told import payloads, socket_mode

CHECK_WORDS = ("button", "title", "about", "choose", "dropping", "accepts")


async def read_workspace(world: World, request: Request) -> Response:
    found = world.find(request.query_params.get("as", ""))
    workspace = found[0] if found else next(iter(world.workspaces.values()))
    app, home = world.app, world.app.features.get("app_home", {})
    shown = {
        "team": {"id": workspace.id, "name": workspace.name},
        "app": {
            "id": APP_ID,
            "name": app.bot_name,
            "bot_user_id": workspace.bot_user_id,
            "commands": app.features.get("slash_commands", []),
            "shortcuts": app.features.get("shortcuts", []),
            "home_tab": bool(home.get("home_tab_enabled")),
            "messages_tab": bool(home.get("messages_tab_enabled")),
            "installed": world.installation(workspace) is not None,
        },
        "people": [asdict(person) for person in workspace.people.values()],
        "channels": [_channel(channel) for channel in workspace.channels.values()],
        "teams": [
            {"id": each.id, "name": each.name, "people": [asdict(person) for person in each.people.values()]}
            for each in world.workspaces.values()
        ],
        "clock": await _clock(world),
        "check": world.extras.check is not None,
        "words": _words(world.extras),
        "suggestions": {person.id: world.suggestions.get(person.name, []) for person in workspace.people.values()},
    }
    return JSONResponse(shown)


async def read_messages(world: World, request: Request) -> Response:
    query = request.query_params
    act = Act.of(world, dict(query))
    channel, thread = act.channel(), query.get("thread")
    seen = [
        message
        for message in act.workspace.messages
        if message.channel == channel.id and message.reader in (None, act.person.id) and _belongs(message, thread)
    ]
    return JSONResponse({"messages": [_message(message, act.person.id) for message in seen]})


async def read_views(world: World, request: Request) -> Response:
    act = Act.of(world, dict(request.query_params))
    stack = act.workspace.stacks.get(act.person.id, [])
    return JSONResponse({"stack": [payloads.view(act.workspace, view) for view in stack]})


async def read_home(world: World, request: Request) -> Response:
    act = Act.of(world, dict(request.query_params))
    home = act.workspace.homes.get(act.person.id)
    return JSONResponse({"view": payloads.view(act.workspace, home) if home else None})


async def listen(world: World, request: Request) -> Response:
    reader = request.query_params.get("as", "")
    headers = {"Cache-Control": "no-store"}
    return StreamingResponse(world.live.listen(reader), media_type="text/event-stream", headers=headers)


def door_for(name: str) -> Callable[[World, Request], Awaitable[Response]]:
    """POST /sandbox/{name}: somebody does something."""

    async def door(world: World, request: Request) -> Response:
        return JSONResponse(await ACTS[name](Act.of(world, await _body(request))))

    return door


async def move_clock(world: World, request: Request) -> Response:
    body = await _body(request)
    if "moment" in body:
        find = world.extras.moments.get(str(body["moment"]))
        to = await find() if find else None
        if to is None:
            raise Mishap("There is no such moment ahead.")
    else:
        to = _moment(str(body.get("to")))
    world.clock.move_to(to)
    world.live.tell({"type": "clock"})
    return JSONResponse({"now": world.clock.now().isoformat()})


async def reset(world: World, request: Request) -> Response:
    body = await _body(request)
    world.rest()
    if world.extras.on_reset:
        await world.extras.on_reset()
    world.reset()
    world.live.tell({"type": "reset"})
    if body.get("demo"):
        await tell_story(world)
    return JSONResponse({"ok": True})


async def tell_story(world: World) -> None:
    """Let the story happen, and suggest what it suggests. Raises Mishap where it can't go on, or there is none."""
    if world.extras.story is None:
        raise Mishap("There is no story to tell of this app.")
    world.rates.kept = False  # half a year may pass in a moment
    try:
        world.suggestions = await world.extras.story.tell(world.base_url)
    finally:
        world.rates = Rates()


async def check_file(world: World, request: Request) -> Response:
    body = await _body(request)
    check = world.extras.check
    if check is None:
        raise Mishap("This app does not check files.")
    return JSONResponse({"report": await check.report(str(body.get("name")), str(body.get("text")))})


async def read_traffic(world: World, request: Request) -> Response:
    return JSONResponse({"items": world.traffic.after(int(request.query_params.get("after", 0)))})


async def add_faults(world: World, request: Request) -> Response:
    try:
        world.faults.add((await _body(request)).get("faults", []))
    except (ValueError, TypeError) as problem:
        raise Mishap(str(problem)) from None
    if world.faults.take("socket"):
        await socket_mode.renew(world)
    return JSONResponse({"faults": world.faults.left()})


async def read_faults(world: World, request: Request) -> Response:
    return JSONResponse({"faults": world.faults.left()})


async def clear_faults(world: World, request: Request) -> Response:
    world.faults.waiting.clear()
    return JSONResponse({"faults": []})


async def uninstall(world: World, request: Request) -> Response:
    """Somebody takes the app out of their workspace."""
    oauth.uninstall(world, Act.of(world, await _body(request)).workspace)
    return JSONResponse({"ok": True})


async def keep_rates(world: World, request: Request) -> Response:
    """Whether the Web API's rates are kept: not while a test measures something else."""
    world.rates.kept = bool((await _body(request)).get("kept", True))
    return JSONResponse({"kept": world.rates.kept})


def _belongs(message: Message, thread: str | None) -> bool:
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
    return file | {key: f"{file[key]}?as={reader}" for key in ("url_private", "url_private_download") if key in file}


def _channel(channel: Channel) -> Json:
    return {
        "id": channel.id,
        "name": channel.name,
        "is_im": channel.is_im,
        "is_private": channel.is_private,
        "members": channel.members,
    }


async def _clock(world: World) -> Json:
    ahead = {name: await find() for name, find in world.extras.moments.items()}
    moments = [{"name": name, "at": at.isoformat()} for name, at in ahead.items() if at]
    return {"now": world.clock.now().isoformat(), "movable": world.clock.movable, "moments": moments}


def _words(extras: Extras) -> Json:
    """What the page says of what it offers: of a check of files, and of a story; None where there is none."""
    check = extras.check
    words = {name: getattr(check, name) for name in CHECK_WORDS} if check else None
    return {"check": words, "story": extras.story and extras.story.about}


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Mishap("Give a date as 2026-11-22T14:00:00Z.") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


async def _body(request: Request) -> Json:
    if not request.headers.get("content-type", "").startswith("application/json"):
        raise Mishap("Send JSON, and say so.")  # other pages in the browser can't, so that they can't act here
    try:
        body = await request.json()
    except ValueError:
        raise Mishap("Send JSON.") from None
    return body if isinstance(body, dict) else {}
