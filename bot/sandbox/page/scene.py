"""What the page does with the scene as a whole: moves the clock, starts again, tells the story, checks a file."""

from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.sandbox.people.body import read_body
from bot.sandbox.rules.mishap import Mishap
from bot.sandbox.rules.rates import Rates
from bot.sandbox.state.world import World


async def move_clock(world: World, request: Request) -> Response:
    """Moves the clock to a `moment` by name, or `to` an ISO date, UTC where it has no zone."""
    body = await read_body(request)
    moment = await _named(world, str(body["moment"])) if "moment" in body else _dated(str(body.get("to")))
    world.clock.move_to(moment)
    world.rates.refill()  # as if the time had passed
    world.live.tell({"type": "clock"})
    return JSONResponse({"now": world.clock.now().isoformat()})


async def _named(world: World, name: str) -> datetime:
    find = world.extras.moments.get(name)
    moment = await find() if find else None
    if moment is None:
        raise Mishap("There is no such moment ahead.")
    return moment


def _dated(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Mishap("Give a date as 2026-11-22T14:00:00Z.") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


async def reset(world: World, request: Request) -> Response:
    """Puts everything as at the beginning, or with `demo` as the story leaves it."""
    body = await read_body(request)
    world.rest()
    if world.extras.on_reset:
        await world.extras.on_reset()
    world.reset()
    try:
        if body.get("demo"):
            await tell_story(world)
    finally:
        world.live.tell({"type": "reset"})
    return JSONResponse({"ok": True})


async def tell_story(world: World) -> None:
    """Lets the story happen, and suggests what it suggests. Raises Mishap where it can't go on, or there is none."""
    if world.extras.story is None:
        raise Mishap("There is no story to tell of this app.")
    world.rates.kept = False  # half a year may pass in a moment
    try:
        world.suggestions = await world.extras.story.tell(world.base_url)
        for workspace in world.workspaces.values():
            workspace.unread.clear()  # what is marked from now on is new
    finally:
        world.rates = Rates()


async def check_file(world: World, request: Request) -> Response:
    """Answers with what the app says of a file, of which the `name` and the `text` came."""
    body = await read_body(request)
    check = world.extras.check
    if check is None:
        raise Mishap("This app does not check files.")
    report = await check.report(str(body.get("name")), str(body.get("text")))
    return JSONResponse({"report": report})
