"""What the bot does by the clock, and when something is committed: one loop, woken or ticked."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.core.plain.trace import fault_of, trace

logger = logging.getLogger(__name__)

SECONDS_PER_TICK = 1  # seconds between ticks: how late a nudge may be, and what other processes commit
GRACE_PERIOD = 7  # seconds to finish what is being done: hosts kill a process some 10 s after they asked it to end
Task = Callable[[], Awaitable[None]]


@asynccontextmanager
async def ticking(wake: asyncio.Event, tasks: Sequence[Task], housekeeping: Task) -> AsyncIterator[None]:
    """Runs the tasks in their order at each tick and each time that somebody wakes it; housekeeping each minute."""
    scheduler = AsyncIOScheduler(timezone="UTC")
    once = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    scheduler.add_job(wake.set, "interval", seconds=SECONDS_PER_TICK, **once)
    scheduler.add_job(guarded(housekeeping), "interval", minutes=1, **once)
    scheduler.start()
    stop = asyncio.Event()
    loop = asyncio.create_task(beat(wake, stop, [guarded(task) for task in tasks]))
    try:
        yield
    finally:
        scheduler.shutdown(wait=False)
        stop.set()
        wake.set()
        await asyncio.wait([loop], timeout=GRACE_PERIOD)
        loop.cancel()
        await asyncio.gather(loop, return_exceptions=True)


async def beat(wake: asyncio.Event, stop: asyncio.Event, tasks: Sequence[Task]) -> None:
    """Runs the tasks each time that `wake` is set, until `stop` is."""
    while not stop.is_set():
        await wake.wait()
        wake.clear()
        for task in tasks:
            if not stop.is_set():
                await task()


def guarded(task: Task) -> Task:
    """Makes a task whose failure is logged, and tried again at the next tick."""

    async def run() -> None:
        try:
            await task()
        except Exception as error:  # noqa: BLE001 - the clock must go on
            logger.error("the worker: %s", trace(error), extra={"sparingly": fault_of(error)})

    return run
