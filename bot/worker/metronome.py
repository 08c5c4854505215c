"""What the bot does by the clock, and when something is committed: one loop, woken or ticked."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.core.trace import trace

logger = logging.getLogger(__name__)

EACH = 1  # seconds between ticks: how late a nudge may be, and what other processes commit
Task = Callable[[], Awaitable[None]]


@asynccontextmanager
async def ticking(wake: asyncio.Event, tasks: Sequence[Task], housekeeping: Task) -> AsyncIterator[None]:
    """Runs the tasks in their order at each tick and each time that somebody wakes it; housekeeping each minute."""
    scheduler = AsyncIOScheduler(timezone="UTC")
    once = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    scheduler.add_job(wake.set, "interval", seconds=EACH, **once)
    scheduler.add_job(guarded(housekeeping), "interval", minutes=1, **once)
    scheduler.start()
    loop = asyncio.create_task(beat(wake, [guarded(task) for task in tasks]))
    try:
        yield
    finally:
        scheduler.shutdown(wait=False)
        loop.cancel()
        await asyncio.gather(loop, return_exceptions=True)


async def beat(wake: asyncio.Event, tasks: Sequence[Task]) -> None:
    while True:
        await wake.wait()
        wake.clear()
        for task in tasks:
            await task()


def guarded(task: Task) -> Task:
    """The task, whose failure is logged and tried again at the next tick."""

    async def run() -> None:
        try:
            await task()
        except Exception as error:  # noqa: BLE001 - the clock must go on
            logger.error("the worker: %s", trace(error))

    return run
