"""Answers to what a person did in a message: in the acknowledgement of a command, or sent to a response URL."""

import time
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.sandbox import posting
from bot.sandbox.call import Refused
from bot.sandbox.surfaces import check_message
from bot.sandbox.workspace import Json, Workspace
from bot.sandbox.world import ResponseUrl, World

MOST_USES = 5
LIVES = 30 * 60.0  # seconds


async def take_response(world: World, request: Request) -> Response:
    """One request to a response URL."""
    started, body = time.monotonic(), await _body(request)
    near: list[str] = []
    refused: Refused | None = None
    try:
        url = _use(world, request.path_params["token"], near)
        answer(world, world.workspaces[url.workspace], url, body, near)
    except Refused as refusal:
        refused = refusal
    status = 200 if refused is None else 404 if str(refused) in ("expired_url", "used_url") else 400
    result = refused.answer if refused else {"ok": True}
    world.traffic.add(
        "from bot",
        "POST response_url",
        status=status,
        seconds=time.monotonic() - started,
        at=world.clock.now().isoformat(),
        request=body,
        response=result,
        near_limits=near,
        refused=refused.reason if refused else None,
    )
    return PlainTextResponse("ok") if refused is None else JSONResponse(result, status)


def answer(world: World, workspace: Workspace, url: ResponseUrl, body: Json, near: list[str]) -> None:
    """Post, replace or delete, as the answer wishes. Raises Refused."""
    original = workspace.message(url.channel, url.ts) if url.ts else None
    if body.get("delete_original"):
        if original:
            posting.remove(world, workspace, original)
        return
    check_message(body, near)
    message = posting.bot_message(world, workspace, body)
    if body.get("replace_original") and original:
        posting.change(world, workspace, original, message)
        return
    reader = "" if body.get("response_type") == "in_channel" else url.user
    thread = body.get("thread_ts") or url.thread_ts
    posted = posting.post(world, workspace, url.channel, message, thread_ts=thread, reader=reader)
    url.ts = url.ts or posted.ts  # a command's answer is what its later answers replace


def take_acknowledgement(world: World, workspace: Workspace, url: ResponseUrl, body: Any) -> None:
    """What a command was acknowledged with: nothing, words, or a message. Raises Refused."""
    if body:
        answer(world, workspace, url, body if isinstance(body, dict) else {"text": str(body)}, [])


def _use(world: World, token: str, near: list[str]) -> ResponseUrl:
    url = world.response_urls.get(token)
    if url is None or time.monotonic() - url.made > LIVES:
        raise Refused("expired_url")
    if url.uses >= MOST_USES:
        raise Refused("used_url")
    url.uses += 1
    if url.uses >= MOST_USES - 1:
        near.append(f"use {url.uses} of {MOST_USES} of this response URL")
    return url


async def _body(request: Request) -> Json:
    if request.headers.get("content-type", "").startswith("application/json"):
        parsed: Any = await request.json()
        return parsed if isinstance(parsed, dict) else {}
    async with request.form() as form:
        return dict(form)
