"""The record of every request between the app and the workspace, for the panel and for tests."""

import itertools
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any

KEPT = 2000  # exchanges; older ones are forgotten


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer; `status` 0 is no answer. `near_limits` says in words which limits were close."""

    id: int
    direction: str  # "to bot" or "from bot"
    what: str
    status: int
    ms: float
    at: str
    near_limits: list[str]
    refused: str | None
    request: Any
    response: Any


@dataclass(slots=True)
class Traffic:
    """The exchanges of late, oldest first. `tell` is called whenever one is added."""

    now: Callable[[], datetime]
    tell: Callable[[], None]
    items: deque[Exchange] = field(default_factory=lambda: deque(maxlen=KEPT))
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def add(
        self,
        direction: str,
        what: str,
        request: Any,
        response: Any,
        *,
        status: int,
        started: float,
        near_limits: list[str] | None = None,
        refused: str | None = None,
    ) -> None:
        """Adds an exchange that began at `started`, by time.monotonic(), and ends now."""
        ms, at = round((time.monotonic() - started) * 1000, 1), self.now().isoformat()
        id_ = next(self.numbers)
        self.items.append(
            Exchange(id_, direction, what, status, ms, at, near_limits or [], refused, request, response)
        )
        self.tell()

    def mark_refused(self, what: str, reason: str) -> None:
        """Marks the latest exchange of this name: its answer broke a rule."""
        for place in reversed(range(len(self.items))):
            if self.items[place].what == what:
                self.items[place] = replace(self.items[place], refused=reason)
                return

    def after(self, id_: int) -> list[dict[str, Any]]:
        """Lists the exchanges since the one with this id, as JSON, oldest first."""
        return [asdict(item) for item in self.items if item.id > id_]
