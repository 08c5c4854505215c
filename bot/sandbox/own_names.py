"""The sandbox answers to its own names: a page that belongs to another neither reads in it, acts in it nor frames it.

A page may have had its own name bound to this machine's address; it keeps its name, by which it is known here.
"""

from collections.abc import Sequence
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose

OF_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
OF_EVERY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104 - what somebody may have given as the host
TO_BROWSERS = (
    (b"x-frame-options", b"DENY"),
    (b"content-security-policy", b"frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
)


class OwnNames:
    """Stands before the sandbox, which was started on the host."""

    def __init__(self, app: ASGIApp, host: str) -> None:
        self._app, self._host = app, host.casefold()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets through what is for the sandbox, and adds to answers what browsers are to know."""

        async def send_unframed(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *TO_BROWSERS]
            await send(message)

        is_request = scope["type"] != "lifespan"
        is_refused = is_request and not self._is_for_us(scope)
        if is_refused:
            await self._refusal(scope)(scope, receive, send)
        else:
            await self._app(scope, receive, send_unframed)

    def _is_for_us(self, scope: Scope) -> bool:
        """Whether the one name that was asked for is ours, and the page that asks, if one does, has it too."""
        hosts = values_of(scope, b"host")
        pages = [origin.partition("://")[2] for origin in values_of(scope, b"origin")]
        is_named = len(hosts) == 1 and self._is_ours(hosts[0])
        return is_named and set(pages) <= set(hosts)

    def _is_ours(self, address: str) -> bool:
        name = name_in(address)
        if name in (self._host, *OF_THIS_MACHINE):
            return True
        return self._host in OF_EVERY_ADDRESS and is_number(name)

    def _refusal(self, scope: Scope) -> ASGIApp:
        names = ", ".join(dict.fromkeys([*OF_THIS_MACHINE, self._host]))
        if scope["type"] == "websocket":
            return WebSocketClose(1008)
        return PlainTextResponse(f"The sandbox answers only to its own names: {names}. Set HOST to another.\n", 403)


def values_of(scope: Scope, header: bytes) -> Sequence[str]:
    """Lists what a request says under a header, in small letters."""
    return [value.decode("latin-1").casefold() for name, value in scope["headers"] if name == header]


def name_in(address: str) -> str:
    """Takes the port from an address, and the brackets; "" for what is none."""
    try:
        return urlsplit(f"//{address}").hostname or ""
    except ValueError:
        return ""


def is_number(name: str) -> bool:
    """Tells whether an address is written in numbers, which nobody can bind to another machine."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
