"""Socket Mode: what is told to the app, through a websocket that the app opens."""

from collections.abc import Callable

from bot.sandbox.workspace import Json
from bot.sandbox.world import World

OPEN_METHODS: dict[str, Callable[[World, Json, str], Json]] = {}
