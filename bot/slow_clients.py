"""Clients that open connections and are slow to send: the server waits for few of them, and for none of them long."""

import asyncio
from functools import partial
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LONGEST_SENDING = 5  # seconds for a request to come: Slack waits 3 for its answer, and keeps none for what came later
MOST_WAITED_FOR = 128  # connections: Slack's requests come whole, in some milliseconds, so that this many at once are
# thousands a second. Each holds a file, of which a process may have no more than 256, and a megabyte at most.


class WaitingRoom:
    """The connections of one server that have not sent a whole request, those that were let in first at the front."""

    def __init__(self) -> None:
        self._timers: dict[ImpatientProtocol, asyncio.TimerHandle] = {}

    def enter(self, connection: "ImpatientProtocol") -> None:
        """Begins to wait for a connection, or begins anew; where there are too many, the first is hung up on."""
        self.leave(connection)
        if len(self._timers) >= MOST_WAITED_FOR:
            next(iter(self._timers)).hang_up()
        self._timers[connection] = connection.loop.call_later(LONGEST_SENDING, connection.hang_up)

    def leave(self, connection: "ImpatientProtocol") -> None:
        """Ends waiting for a connection, if it was waited for."""
        timer = self._timers.pop(connection, None)
        if timer:
            timer.cancel()


class ImpatientProtocol(HttpToolsProtocol):
    """A connection of a client's, which is waited for while it has not sent a whole request.

    The server's own time-out is for connections that have been answered, and stops at the next byte.
    """

    def __init__(self, room: WaitingRoom, **options: Any) -> None:
        super().__init__(**options)
        self._room = room

    def hang_up(self) -> None:
        """Ends the connection, whatever it has sent."""
        self._room.leave(self)
        self.transport.abort()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as the server's own
        """Begins to wait for the first request."""
        super().connection_made(transport)
        self._room.enter(self)

    def connection_lost(self, exc: Exception | None) -> None:
        """Waits no more: the client has gone."""
        self._room.leave(self)
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        """Begins to wait for the rest of a request."""
        self._room.enter(self)
        super().on_message_begin()

    def on_message_complete(self) -> None:
        """Waits no more: the request is whole. Where it was answered before that, the next one is waited for."""
        super().on_message_complete()
        was_answered = self.cycle and self.cycle.response_complete
        if was_answered:
            self._room.enter(self)
        else:
            self._room.leave(self)

    def handle_websocket_upgrade(self) -> None:
        """Waits no more: from here on the connection belongs to another protocol."""
        self._room.leave(self)
        super().handle_websocket_upgrade()

    def on_response_complete(self) -> None:
        """Begins to wait for the next request, or for the rest of one that was answered before it was whole."""
        super().on_response_complete()
        is_idle = self.cycle.response_complete and not self.transport.is_closing()
        if is_idle:
            self._room.enter(self)


def waiting_briefly() -> Any:
    """Makes what gives one server its connections."""
    return partial(ImpatientProtocol, WaitingRoom())
