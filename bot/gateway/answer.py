"""What Slack's request is answered with, and the work that waits until it was."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

Work = Callable[[], Awaitable[None]]
MALFORMED = (LookupError, TypeError, ValueError, AttributeError, RecursionError)  # raised by reading such a request


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP status and a body: JSON, words for the person who acted, or "" for a mere acknowledgement.

    Socket Mode has no statuses: there, only a 200 is an acknowledgement. `after` runs when Slack has the answer.
    It deals with its own errors.
    """

    status: int
    body: str = ""
    after: Work | None = None

    @property
    def is_json(self) -> bool:
        """Whether the body is an object for Slack to read, rather than words."""
        return self.body.startswith("{")


UNREADABLE = Answer(400, "The request can't be read.")


class Errands:
    """Work that runs beside what comes next, and is waited for before the bot ends."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[None]] = set()

    def start(self, work: Work) -> asyncio.Task[None]:
        """Begins some work, which need not be waited for."""
        task = asyncio.ensure_future(work())
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return task

    async def finish(self) -> None:
        """Waits for all that was begun, however it ends."""
        await asyncio.gather(*self._running, return_exceptions=True)
