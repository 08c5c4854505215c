"""Those who write to SQLite's file take turns, as far as they are in one process.

SQLite has whoever finds the file taken sleep and look again, so that some are passed by until their time is over.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.exc import TimeoutError as Overdue


class Turns:
    """A queue in which the one in front writes."""

    def __init__(self) -> None:
        self._lock = asyncio.Lock()

    @asynccontextmanager
    async def taken(self, patience: float) -> AsyncIterator[float]:
        """Waits for the turn, which lasts as long as the block; yields how many of the seconds of patience are left.

        Raises SQLAlchemy's TimeoutError, as for a connection that is not to be had, when none are.
        """
        loop = asyncio.get_running_loop()
        until = loop.time() + patience
        try:
            async with asyncio.timeout_at(until):
                await self._lock.acquire()
        except TimeoutError:
            raise Overdue("others of this process wrote for too long") from None
        try:
            yield until - loop.time()
        finally:
            self._lock.release()
