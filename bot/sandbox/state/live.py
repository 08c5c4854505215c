"""What happens, told to the open windows as it happens: server-sent events."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from bot.sandbox.rules.json import Json

KEEP_ALIVE = 15.0  # seconds between signs of life, so that a closed window is noticed


@dataclass(slots=True)
class Live:
    """The windows that listen, each as one person."""

    windows: list[tuple[str, asyncio.Queue[Json]]] = field(default_factory=list)

    def tell(self, event: Json, readers: list[str] | None = None) -> None:
        """Tells these people, or everybody."""
        for reader, queue in self.windows:
            is_concerned = readers is None or reader in readers
            if is_concerned:
                queue.put_nowait(event)

    async def listen(self, reader: str) -> AsyncIterator[str]:
        """Yields server-sent events for one more window of this person, as long as it is open."""
        window = (reader, asyncio.Queue[Json]())
        self.windows.append(window)
        try:
            yield "retry: 500\n\n"
            while True:
                yield await _next(window[1])
        finally:
            self.windows.remove(window)


async def _next(queue: asyncio.Queue[Json]) -> str:
    try:
        async with asyncio.timeout(KEEP_ALIVE):
            return f"data: {json.dumps(await queue.get())}\n\n"
    except TimeoutError:
        return ": still here\n\n"
