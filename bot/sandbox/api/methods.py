"""The Web API's door: who calls, may they, how often, with what; then the method."""

import json
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from bot.sandbox.api import chat, directory, door, files, oauth, views
from bot.sandbox.api.call import Call, Method
from bot.sandbox.api.door import Outcome
from bot.sandbox.rules.json import Json
from bot.sandbox.rules.refused import Refused
from bot.sandbox.state.grants import Installation
from bot.sandbox.state.world import World
from bot.sandbox.told import socket_mode

METHODS: dict[str, Method] = {**chat.METHODS, **directory.METHODS, **views.METHODS, **files.METHODS, **oauth.METHODS}
OPEN_METHODS = {**oauth.OPEN_METHODS, **socket_mode.OPEN_METHODS}  # these are not called with a bot token
NEAR = 0.8  # of a limit is worth a word


async def serve(world: World, request: Request) -> Response:
    """One request to /api/{method}."""
    name = request.path_params["method"]
    args, token = await _arguments(request)
    return await door.serve(world, name, f"{request.method} {name}", args, lambda: _perform(world, name, args, token))


def _perform(world: World, name: str, args: Json, token: str) -> Outcome:
    outcome = Outcome()
    try:
        if name in OPEN_METHODS:
            outcome.answer = OPEN_METHODS[name](world, args, token)
        elif name in METHODS:
            outcome.answer = _call(world, name, args, token, outcome)
        else:
            raise Refused("unknown_method", req_method=name)
    except Refused as refused:
        outcome.refuse(refused)
    return outcome


def _call(world: World, name: str, args: Json, token: str, outcome: Outcome) -> Json:
    method, installed = METHODS[name], _installation(world, token)
    call = Call(world, world.workspaces[installed.workspace], installed, args, outcome.near)
    if method.scopes and not set(method.scopes) & set(installed.scopes):
        raise Refused("missing_scope", needed=method.scopes[0], provided=",".join(installed.scopes))
    outcome.headers["X-OAuth-Scopes"] = ",".join(installed.scopes)
    outcome.headers["X-Accepted-OAuth-Scopes"] = ",".join(method.scopes)
    if wait := _wait(call, name, method):
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
    if found is None or found.gone:
        raise Refused(found.gone if found and found.gone else "invalid_auth")
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
    args: Json = dict(request.query_params)
    if request.headers.get("content-type", "").startswith("application/json"):
        sent = _decoded("the body", (await request.body()).decode())
        args |= sent if isinstance(sent, dict) else {}
        args.pop("token", None)  # in JSON, Slack takes it from the header alone
    elif request.method == "POST":
        async with request.form() as form:
            args |= {key: value for key, value in form.items() if not isinstance(value, UploadFile)}
    token = str(args.pop("token", ""))
    if authorization.startswith("Basic "):
        args["basic"] = authorization.removeprefix("Basic ")
    return args, authorization.removeprefix("Bearer ") if authorization.startswith("Bearer ") else token
