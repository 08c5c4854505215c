"""The Web API's door: who calls, may they, how often; then the method, and all of it into the record."""

import asyncio
import json
import time
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.sandbox import chat, directory, files, oauth, socket_mode, views
from bot.sandbox.call import Call, Method, Refused
from bot.sandbox.faults import Dropped, Fault
from bot.sandbox.workspace import Json
from bot.sandbox.world import Installation, World

METHODS: dict[str, Method] = {**chat.METHODS, **directory.METHODS, **views.METHODS, **files.METHODS, **oauth.METHODS}
OPEN_METHODS = {**oauth.OPEN_METHODS, **socket_mode.OPEN_METHODS}  # these are not called with a bot token
NEAR = 0.8  # of a limit is worth a word


@dataclass(slots=True)
class Outcome:
    """What is answered, and what the record says of it."""

    answer: Json
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    near: list[str] = field(default_factory=list)


async def serve(world: World, request: Request) -> Response:
    """One request to /api/{method}."""
    name, started = request.path_params["method"], time.monotonic()
    args, token = await _arguments(request)
    fault = world.faults.take(name)
    if fault and fault.kind == "slow":
        await asyncio.sleep(fault.seconds)
    outcome = _faulty(fault) or _perform(world, name, args, token)
    dropped = fault is not None and fault.kind.startswith("dropped")
    status = 0 if dropped else outcome.status
    world.traffic.add(
        "from bot",
        f"{request.method} {name}",
        status=status,
        seconds=time.monotonic() - started,
        at=world.clock.now().isoformat(),
        request=args,
        response=outcome.answer,
        near_limits=outcome.near,
        refused=_reason(outcome.answer),
    )
    return Dropped() if dropped else _response(outcome)


def _faulty(fault: Fault | None) -> Outcome | None:
    match fault.kind if fault else "":
        case "429":
            seconds = max(1, round(fault.seconds)) if fault else 1
            return Outcome({"ok": False, "error": "ratelimited"}, 429, {"Retry-After": str(seconds)})
        case "500":
            return Outcome({"ok": False, "error": "internal_error"}, 500)
        case "revoked":
            return Outcome({"ok": False, "error": "token_revoked"})
        case "dropped before":
            return Outcome({"ok": False, "error": "the connection was cut before anything was done"})
        case _:
            return None


def _perform(world: World, name: str, args: Json, token: str) -> Outcome:
    outcome = Outcome({})
    try:
        if name in OPEN_METHODS:
            outcome.answer = OPEN_METHODS[name](world, args, token)
        elif name not in METHODS:
            raise Refused("unknown_method", req_method=name)
        else:
            outcome.answer = _call(world, name, args, token, outcome)
    except Refused as refused:
        outcome.answer = refused.answer
    return outcome


def _call(world: World, name: str, args: Json, token: str, outcome: Outcome) -> Json:
    method = METHODS[name]
    installation = _installation(world, token)
    call = Call(world, world.workspaces[installation.workspace], installation, args, outcome.near)
    scopes = ",".join(installation.scopes)
    if method.scopes and not set(method.scopes) & set(installation.scopes):
        raise Refused("missing_scope", needed=method.scopes[0], provided=scopes)
    outcome.headers = {"X-OAuth-Scopes": scopes, "X-Accepted-OAuth-Scopes": ",".join(method.scopes)}
    wait = _wait(call, name, method)
    if wait:
        outcome.status, outcome.headers["Retry-After"] = 429, str(int(wait) + 1)
        raise Refused("ratelimited")
    for key in method.decoded:
        if isinstance(args.get(key), str):
            args[key] = _decoded(key, args[key])
    return method.run(call)


def _installation(world: World, token: str) -> Installation:
    if not token:
        raise Refused("not_authed")
    if token.startswith("xapp-"):
        raise Refused("not_allowed_token_type")
    found = next((each for each in world.installations if each.token == token), None)
    if found is None:
        raise Refused("invalid_auth")
    if found.gone:
        raise Refused(found.gone)
    return found


def _wait(call: Call, name: str, method: Method) -> float:
    """Seconds to wait before this may be called; 0 if it may be now."""
    key = [call.workspace.id, name] + ([str(call.args.get("channel"))] if method.by_channel else [])
    wait, used = call.world.rates.take(method.rate, *key)
    if used >= NEAR:
        call.near.append(f"{used:.0%} of the rate for {name} is used up ({method.rate.per_minute} a minute)")
    return wait


def _decoded(key: str, text: str) -> Any:
    try:
        return json.loads(text) if text else None
    except ValueError:
        error = "invalid_blocks_format" if key == "blocks" else "invalid_arguments"
        raise Refused(error, f"[ERROR] {key} is not valid JSON") from None


async def _arguments(request: Request) -> tuple[Json, str]:
    """The arguments, however they were sent, and the token."""
    authorization = request.headers.get("authorization", "")
    token = authorization.removeprefix("Bearer ") if authorization.startswith("Bearer ") else ""
    args: Json = dict(request.query_params)
    content_type = request.headers.get("content-type", "")
    if content_type.startswith("application/json"):
        body = await request.body()
        args |= json.loads(body) if body else {}
    elif request.method == "POST":
        async with request.form() as form:
            args |= {key: value for key, value in form.items() if not isinstance(value, UploadFile)}
        token = token or str(args.pop("token", ""))
    token = token or str(request.query_params.get("token", ""))
    args.pop("token", None)
    if authorization.startswith("Basic "):
        args["basic"] = authorization.removeprefix("Basic ")
    return args, token


def _reason(answer: Json) -> str | None:
    if answer.get("ok"):
        return None
    details = answer.get("response_metadata", {}).get("messages", [])
    return ": ".join([str(answer["error"]), *details])


def _response(outcome: Outcome) -> Response:
    if outcome.status == 500:
        return PlainTextResponse("Internal Server Error", 500)
    return JSONResponse(outcome.answer, outcome.status, outcome.headers)
