"""Connections to PostgreSQL that leave a server which does not answer."""

import asyncio
from typing import Any, TypeVar

from psycopg import AsyncConnection, waiting

Result = TypeVar("Result")

LIVELINESS = {  # seconds, but for the count and the last: without these a host that went away is noticed after hours
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,  # milliseconds
}


class LeavingConnection(AsyncConnection[Any]):
    """A connection that is closed where a wait on it is cancelled.

    The driver's own asks the server to stop, and waits up to ten seconds for its answer: a server that is frozen
    gives none, and a listener has two and a half. The server ends by itself what nobody waits for any more.
    """

    async def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:  # noqa: ASYNC109 - the driver's own argument
        """Waits for what the driver asked the server; the driver calls this, whatever it is."""
        try:
            return await waiting.wait_async(gen, self.pgconn.socket, interval=interval, timeout=timeout)
        except asyncio.CancelledError:
            self.pgconn.finish()
            raise


def connect_arguments(patience: int, connect_timeout: int) -> dict[str, Any]:
    """Tells the driver how to connect: a statement waits `patience` seconds for a lock; moments are in UTC."""
    options = f"-c lock_timeout={patience * 1000} -c timezone=UTC"
    connecting = {"async_creator_fn": LeavingConnection.connect, "connect_timeout": connect_timeout}
    return {"options": options} | connecting | LIVELINESS
