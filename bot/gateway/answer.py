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


class Afterwards:
    """The work that runs after answers, whichever way they went out."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[None]] = set()

    def start(self, answer: Answer) -> None:
        """Begins what is to be done after the answer, and does not wait for it."""
        if answer.after is None:
            return
        task = asyncio.ensure_future(answer.after())
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def finish(self) -> None:
        """Waits for all that was begun."""
        await asyncio.gather(*self._running)
