"""What happens behind the scenes: the record, faults on demand, rates, and taking the app out."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.sandbox.api import oauth
from bot.sandbox.people.act import Act
from bot.sandbox.people.body import read_body
from bot.sandbox.rules.mishap import Mishap
from bot.sandbox.rules.rates import Rates
from bot.sandbox.state.world import World
from bot.sandbox.told import socket_mode


async def read_traffic(world: World, request: Request) -> Response:
    """Answers with the record since the exchange in `after`."""
    return JSONResponse({"items": world.traffic.after(int(request.query_params.get("after", 0)))})


async def add_faults(world: World, request: Request) -> Response:
    """Adds faults to those that wait; one for the socket happens at once."""
    body = await read_body(request)
    try:
        world.faults.add(body.get("faults", []))
    except (ValueError, TypeError) as problem:
        raise Mishap(str(problem)) from None
    if world.faults.take("socket"):
        await socket_mode.renew(world)
    return _left(world)


async def read_faults(world: World, request: Request) -> Response:
    """Answers with the faults that still wait."""
    return _left(world)


async def clear_faults(world: World, request: Request) -> Response:
    """Takes away all faults that wait."""
    world.faults.waiting.clear()
    return _left(world)


def _left(world: World) -> Response:
    return JSONResponse({"faults": world.faults.left()})


async def keep_rates(world: World, request: Request) -> Response:
    """Keeps rates from now on, or lets everything pass while a test measures something else. With a `scale` above 0
    they are so many times Slack's.
    """
    body = await read_body(request)
    kept, scale = bool(body.get("kept", True)), body.get("scale", 1.0)
    is_scale = isinstance(scale, int | float) and scale > 0
    if not is_scale:
        raise Mishap("Give a scale above 0: 1 for Slack's own rates.")
    world.rates = Rates(kept, scale)
    return JSONResponse({"kept": kept, "scale": scale})


async def uninstall(world: World, request: Request) -> Response:
    """Takes the app out of the workspace of whoever asks for it."""
    oauth.uninstall(world, Act.of(world, await read_body(request)).workspace)
    return JSONResponse({"ok": True})
