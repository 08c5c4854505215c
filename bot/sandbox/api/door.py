"""Requests that the app makes: what may go wrong with them on the way, and how they get on the record."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from bot.sandbox.rules.json import Json
from bot.sandbox.rules.refused import Refused
from bot.sandbox.state.faults import Fault
from bot.sandbox.state.world import World


@dataclass(slots=True)
class Outcome:
    """What is answered, and what the record says of it."""

    answer: Json = field(default_factory=lambda: {"ok": True})
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    near: list[str] = field(default_factory=list)
    refused: str | None = None

    def refuse(self, refused: Refused) -> None:
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
    """Do what is asked, unless a fault waits for this target; and put it on the record."""
    started, fault = time.monotonic(), world.faults.take(target)
    if fault and fault.kind == "slow":
        await asyncio.sleep(fault.seconds)
    outcome = _faulty(fault) or do()
    dropped = fault is not None and fault.kind.startswith("dropped")
    status = 0 if dropped else outcome.status
    world.traffic.add(
        *("from bot", what, request, outcome.answer),
        status=status,
        started=started,
        near_limits=outcome.near,
        refused=f"{fault.kind}, as asked" if fault and dropped else outcome.refused,
    )
    if dropped:
        return Dropped()
    if status == 500:
        return PlainTextResponse("Internal Server Error", 500)
    return JSONResponse(outcome.answer, status, outcome.headers)


def _faulty(fault: Fault | None) -> Outcome | None:
    """What comes instead of the deed, if anything does."""
    instead = {
        "429": ("ratelimited", 429, {"Retry-After": str(max(1, round(fault.seconds)))} if fault else {}),
        "500": ("internal_error", 500, {}),
        "revoked": ("token_revoked", 200, {}),
        "dropped before": ("connection_cut", 0, {}),
    }
    if fault is None or fault.kind not in instead:
        return None
    error, status, headers = instead[fault.kind]
    return Outcome({"ok": False, "error": error}, status, headers, refused=f"{fault.kind}, as asked")
