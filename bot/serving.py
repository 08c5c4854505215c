"""A web server inside a running event loop, for as long as a block lasts."""

import asyncio
import contextlib
import signal
import socket
from collections.abc import AsyncIterator, Iterator
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from bot.settings import Unusable
from bot.slow_clients import waiting_briefly

GRACE = 4  # seconds to answer what was taken before the end: an answer goes out within 2.7


class Server(uvicorn.Server):
    """Leaves signals alone: whoever started it says when it stops."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Changes no signal's handler for as long as the server runs."""
        yield


def told_to_stop() -> asyncio.Event:
    """Sets its event when Ctrl-C is pressed, or whoever runs the process asks it to end."""
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    return stop


def listen(host: str, port: int = 0, variable: str = "PORT") -> socket.socket:
    """Opens a listening socket; port 0 takes a free one.

    Raises Unusable, which names the variable to change, where the port can't be had.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # without its protocol's name asyncio leaves the kernel's delay on: 40 ms an answer, on a connection that is kept
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise Unusable(
            f"The bot can't listen on {host}:{port}: {error.strerror}. Set another {variable}, or HOST."
        ) from None
    return listener


def address_of(listener: socket.socket) -> str:
    """Makes the URL of what listens on a socket, without a slash at its end."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


@contextlib.asynccontextmanager
async def serving(app: ASGIApp, listener: socket.socket) -> AsyncIterator[None]:
    """Has the application answer on the socket, which is closed at the end."""
    patience: Any = {"http": waiting_briefly(), "timeout_graceful_shutdown": GRACE}
    server = Server(uvicorn.Config(app, log_config=None, access_log=False, **patience))
    task = asyncio.create_task(server.serve([listener]))
    try:
        while not server.started:
            if task.done():
                raise RuntimeError("The server did not start; the log says why.")
            await asyncio.sleep(0.005)
        yield
    finally:
        server.should_exit = True
        await task
        listener.close()
