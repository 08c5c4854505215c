"""What a web address of the sandbox is: a method and a path, and who answers there."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from bot.sandbox.state.world import World

Door = Callable[[World, Request], Awaitable[Response]]
Doors = dict[tuple[str, str], Door]  # by method and path: ("GET", "/sandbox/home")
