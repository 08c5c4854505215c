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
from bot.sandbox.rules.methods import MethodRule, method_rule, takes_json
from bot.sandbox.rules.rates import Rate
from bot.sandbox.rules.refused import Refused
from bot.sandbox.rules.verdict import NEAR
from bot.sandbox.state.grants import Installation
from bot.sandbox.state.world import World
from bot.sandbox.told import socket_mode

METHODS: dict[str, Method] = {**chat.METHODS, **directory.METHODS, **views.METHODS, **files.METHODS, **oauth.METHODS}
OPEN_METHODS = {**oauth.OPEN_METHODS, **socket_mode.OPEN_METHODS}  # these are not called with a bot token


async def serve(world: World, request: Request) -> Response:
    """Answers one request to /api/{method}."""
    name = request.path_params["method"]
    args, token = await _arguments(request, name)
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
    method, rule, installed = METHODS[name], method_rule(name), _installation(world, token)
    call = Call(rule, world, world.workspaces[installed.workspace], installed, args, outcome.near)
    _check_scopes(rule, installed)
    outcome.headers["X-OAuth-Scopes"] = ",".join(installed.scopes)
    outcome.headers["X-Accepted-OAuth-Scopes"] = ",".join(rule.scopes)
    if wait := _wait(call, name):
        outcome.status, outcome.headers["Retry-After"] = 429, str(int(wait) + 1)
        raise Refused("ratelimited")
    for key in method.decoded:
        if isinstance(args.get(key), str):
            args[key] = _decoded(key, args[key])
    return method.run(call)


def _check_scopes(rule: MethodRule, installed: Installation) -> None:
    may_call = not rule.scopes or set(rule.scopes) & set(installed.scopes)
    if not may_call:
        raise Refused("missing_scope", needed=rule.scopes[0], provided=",".join(installed.scopes))


def _installation(world: World, token: str) -> Installation:
    """The installation whose token it is. Raises Refused."""
    if not token:
        raise Refused("not_authed")
    if token.startswith("xapp-"):
        raise Refused("not_allowed_token_type")
    installed = next((each for each in world.installations if each.token == token), None)
    if installed is None:
        raise Refused("invalid_auth")
    if installed.gone:
        raise Refused(installed.gone)
    return installed


def _wait(call: Call, name: str) -> float:
    """Seconds to wait before this may be called; 0 if it may be now."""
    if by_channel := call.rule.by_channel:
        key = str(call.args.get("channel"))
        channel = call.workspace.direct(key).id if key in call.workspace.people else key
        wait = _take(call, by_channel, name, channel)
        if wait:
            return wait
    return _take(call, call.rule.rate, name)


def _take(call: Call, rate: Rate, name: str, *channel: str) -> float:
    wait, used = call.world.rates.take(rate, call.workspace.id, name, *channel)
    if used >= NEAR:
        call.near.append(f"{used:.0%} of the rate for {name} is used up ({rate.per_minute} a minute)")
    return wait


def _decoded(key: str, text: str) -> Any:
    try:
        return json.loads(text) if text else None
    except ValueError:
        error = "invalid_blocks_format" if key == "blocks" else "invalid_arguments"
        raise Refused(error, f"[ERROR] {key} is not valid JSON") from None


async def _arguments(request: Request, name: str) -> tuple[Json, str]:
    """The arguments, however they were sent, and the token."""
    args: Json = dict(request.query_params)
    if request.headers.get("content-type", "").startswith("application/json"):
        args |= await _json_body(request) if takes_json(name) else {}
        args.pop("token", None)  # in JSON, Slack takes it from the header alone
    elif request.method == "POST":
        async with request.form() as form:
            args |= {key: value for key, value in form.items() if not isinstance(value, UploadFile)}
    token = str(args.pop("token", ""))
    scheme, _, credentials = request.headers.get("authorization", "").partition(" ")
    if scheme == "Basic":
        args["basic"] = credentials
    return args, credentials if scheme == "Bearer" else token


async def _json_body(request: Request) -> Json:
    body = _decoded("the body", (await request.body()).decode())
    return body if isinstance(body, dict) else {}
