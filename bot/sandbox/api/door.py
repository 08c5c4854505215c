"""Requests that the app makes: what may go wrong with them on the way, and how they get on the record."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from bot.sandbox.rules.json import Json
from bot.sandbox.rules.refused import Refused
from bot.sandbox.state.faults import Fault
from bot.sandbox.state.world import World

DROPPED = 0  # the status of an answer that never comes


@dataclass(slots=True)
class Outcome:
    """What is answered, and what the record says of it."""

    answer: Json = field(default_factory=lambda: {"ok": True})
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    near: list[str] = field(default_factory=list)
    refused: str | None = None

    def refuse(self, refused: Refused) -> None:
        """Answers with Slack's no, and keeps it on the record."""
        self.answer, self.refused = refused.answer, refused.reason


class Dropped(Response):
    """An answer that never comes: the connection is cut, as by a network that fails."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        connection = getattr(receive, "__self__", None)  # uvicorn's; ASGI has no word for cutting a connection
        if connection is None:
            raise RuntimeError("Only a connection of uvicorn's can be cut.")
        connection.transport.abort()
        while (await receive())["type"] != "http.disconnect":
            pass


async def serve(world: World, target: str, what: str, request: Any, do: Callable[[], Outcome]) -> Response:
    """Does what is asked, unless a fault waits for this target, and puts it on the record."""
    started, fault = time.monotonic(), world.faults.take(target)
    outcome = await _suffer(fault, do) if fault else do()
    world.traffic.add(
        *("from bot", what, request, outcome.answer),
        status=outcome.status,
        started=started,
        near_limits=outcome.near,
        refused=outcome.refused,
    )
    if outcome.status == DROPPED:
        return Dropped()
    if outcome.status == 500:
        return PlainTextResponse("Internal Server Error", 500)
    return JSONResponse(outcome.answer, outcome.status, outcome.headers)


async def _suffer(fault: Fault, do: Callable[[], Outcome]) -> Outcome:
    """What comes of a deed, or instead of it, with this fault."""
    as_asked = f"{fault.kind}, as asked"
    match fault.kind:
        case "429":
            wait = max(1, round(fault.seconds))
            return Outcome(_error("ratelimited"), 429, {"Retry-After": str(wait)}, refused=as_asked)
        case "500":
            return Outcome(_error("internal_error"), 500, refused=as_asked)
        case "revoked":
            return Outcome(_error("token_revoked"), refused=as_asked)
        case "dropped before":
            return Outcome(_error("connection_cut"), DROPPED, refused=as_asked)
        case "dropped after":
            return replace(do(), status=DROPPED, refused=as_asked)
        case "slow":
            await asyncio.sleep(fault.seconds)
    return do()


def _error(error: str) -> Json:
    return {"ok": False, "error": error}
