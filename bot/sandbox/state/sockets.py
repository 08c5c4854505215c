"""The websockets that an app in Socket Mode has open."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from starlette.websockets import WebSocket


@dataclass(eq=False, slots=True)
class Connection:
    """One open websocket, and the envelopes whose acknowledgement is awaited."""

    websocket: WebSocket
    awaited: dict[str, asyncio.Future[Any]] = field(default_factory=dict)


@dataclass(slots=True)
class Sockets:
    """The app's connections, and the tickets for new ones with the time until which they are good."""

    open: list[Connection] = field(default_factory=list)
    tickets: dict[str, float] = field(default_factory=dict)
