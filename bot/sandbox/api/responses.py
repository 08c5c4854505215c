"""Answers to what a person did in a message: in the acknowledgement of a command, or sent to a response URL."""

import time
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from bot.sandbox.api import door
from bot.sandbox.api.door import Outcome
from bot.sandbox.rules.json import Json
from bot.sandbox.rules.refused import Refused
from bot.sandbox.rules.surfaces import check_message
from bot.sandbox.state.grants import ResponseUrl
from bot.sandbox.state.workspace import Workspace
from bot.sandbox.state.world import World
from bot.sandbox.told import posting

MOST_USES = 5  # documented, as is the next
SECONDS_OF_LIFE = 30 * 60.0


async def take_response(world: World, request: Request) -> Response:
    """Answers one request to a response URL."""
    token, body = request.path_params["token"], await _body(request)
    return await door.serve(world, "response_url", "POST response_url", body, lambda: _respond(world, token, body))


def take_acknowledgement(world: World, workspace: Workspace, url: ResponseUrl, body: Any) -> None:
    """Shows what a command was acknowledged with: nothing, words, or a message. Raises Refused."""
    if body == {}:
        body = "{}"  # an object without anything is words, too
    if body:
        _answer(world, workspace, url, body if isinstance(body, dict) else {"text": str(body)}, [])


def _respond(world: World, token: str, body: Json) -> Outcome:
    outcome = Outcome()
    try:
        url = _open_url(world, token)
    except Refused as refused:
        outcome.refuse(refused)
        outcome.status = 404
        return outcome
    url.uses += 1
    if url.uses >= MOST_USES - 1:
        outcome.near.append(f"use {url.uses} of {MOST_USES} of this response URL")
    try:
        _answer(world, world.workspaces[url.workspace], url, body, outcome.near)
    except Refused as refused:
        outcome.refuse(refused)
        outcome.status = 400
    return outcome


def _open_url(world: World, token: str) -> ResponseUrl:
    """The response URL, while it takes answers. Raises Refused."""
    url = world.response_urls.get(token)
    if url is None:
        raise Refused("expired_url")
    if url.uses >= MOST_USES:
        raise Refused("used_url")
    if time.monotonic() - url.made > SECONDS_OF_LIFE:
        raise Refused("expired_url")
    return url


def _answer(world: World, workspace: Workspace, url: ResponseUrl, body: Json, near: list[str]) -> None:
    """Post, replace or delete, as the answer wishes; a command has no original, and its answers stand below each
    other. Raises Refused.
    """
    original = workspace.message(url.channel, url.ts) if url.ts else None
    if body.get("delete_original"):
        if original:
            posting.remove(world, workspace, original)
        return
    check_message(body, near)
    message = posting.bot_message(world, workspace, body)
    replaced = original if body.get("replace_original") else None
    if replaced:
        posting.change(world, workspace, replaced, message)
        return
    reader = "" if body.get("response_type") == "in_channel" else url.user
    thread = body.get("thread_ts") or url.thread_ts
    posting.post(world, workspace, url.channel, message, thread_ts=thread, reader=reader)


async def _body(request: Request) -> Json:
    if request.headers.get("content-type", "").startswith("application/json"):
        parsed: Any = await request.json()
        return parsed if isinstance(parsed, dict) else {}
    async with request.form() as form:
        return dict(form)
