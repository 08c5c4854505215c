"""Socket Mode: what is told to the app, through websockets that the app opens."""

import asyncio
import secrets
import time
from collections.abc import Callable
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from bot.sandbox.rules.json import Json
from bot.sandbox.rules.refused import Refused
from bot.sandbox.state.slack_app import APP_ID
from bot.sandbox.state.sockets import Connection
from bot.sandbox.state.world import World

MOST_CONNECTIONS = 10  # documented
TICKET_LIVES = 30.0  # seconds: belief, the address is "temporary"
SECONDS_TO_LEAVE = 10.0  # belief


def open_connection(world: World, args: Json, token: str) -> Json:
    """Gives an address to connect to, once and for thirty seconds (apps.connections.open)."""
    if not token:
        raise Refused("not_authed")
    if not token.startswith("xapp-"):
        raise Refused("not_allowed_token_type")
    if token != world.app.app_token:
        raise Refused("invalid_auth")
    ticket = secrets.token_hex(16)
    world.sockets.tickets[ticket] = time.monotonic() + TICKET_LIVES
    return {"ok": True, "url": f"ws{world.base_url.removeprefix('http')}/link/?ticket={ticket}&app_id={APP_ID}"}


async def serve(world: World, websocket: WebSocket) -> None:
    """Serves one websocket, from hello to the end."""
    until = world.sockets.tickets.pop(websocket.query_params.get("ticket", ""), 0)
    may_connect = until >= time.monotonic() and len(world.sockets.open) < MOST_CONNECTIONS
    if not may_connect:
        await websocket.close(4001)
        return
    await websocket.accept()
    connection = Connection(websocket)
    world.sockets.open.append(connection)
    try:
        await websocket.send_json(_hello(world))
        while True:
            _acknowledge(connection, await websocket.receive_json())
    except (WebSocketDisconnect, ValueError):
        return
    finally:
        _forget(world, connection)


async def send(world: World, kind: str, payload: Json, retry: int, reason: str) -> Any:
    """Tells the app by one of its connections, in turn; returns what it acknowledges with, None for nothing.

    Raises ConnectionError.
    """
    if not world.sockets.open:
        raise ConnectionError("The app has no open connection.")
    connection = world.sockets.open.pop(0)
    world.sockets.open.append(connection)
    id_ = secrets.token_hex(16)
    envelope = {
        "envelope_id": id_,
        "type": kind,
        "payload": payload,
        "accepts_response_payload": kind != "events_api",
    }
    if kind == "events_api":
        envelope |= {"retry_attempt": retry, "retry_reason": reason}
    connection.awaited[id_] = asyncio.get_running_loop().create_future()
    try:
        await connection.websocket.send_json(envelope)
        return await connection.awaited[id_]
    except (WebSocketDisconnect, RuntimeError) as problem:  # RuntimeError: closed between two steps
        raise ConnectionError(str(problem)) from None
    finally:
        del connection.awaited[id_]


async def renew(world: World) -> None:
    """Asks the app to connect anew, as Slack does every few hours, and hangs up a little later."""
    goodbye = {"type": "disconnect", "reason": "refresh_requested", "debug_info": {"host": "sandbox"}}
    for connection in list(world.sockets.open):
        world.sockets.open.remove(connection)  # what comes from now on goes to the next one
        await connection.websocket.send_json(goodbye)
        world.later(_hang_up(connection))


async def _hang_up(connection: Connection) -> None:
    await asyncio.sleep(SECONDS_TO_LEAVE)
    if connection.websocket.client_state is WebSocketState.CONNECTED:
        await connection.websocket.close()


def _forget(world: World, connection: Connection) -> None:
    if connection in world.sockets.open:
        world.sockets.open.remove(connection)
    for answer in connection.awaited.values():
        if not answer.done():
            answer.set_exception(ConnectionError("The app hung up."))


def _acknowledge(connection: Connection, message: Json) -> None:
    answer = connection.awaited.get(str(message.get("envelope_id")))
    if answer is None:
        return
    if not answer.done():
        answer.set_result(message.get("payload") or None)


def _hello(world: World) -> Json:
    return {
        "type": "hello",
        "num_connections": len(world.sockets.open),
        "connection_info": {"app_id": APP_ID},
        "debug_info": {"host": "sandbox", "build_number": 1, "approximate_connection_time": 18060},
    }


OPEN_METHODS: dict[str, Callable[[World, Json, str], Json]] = {"apps.connections.open": open_connection}
