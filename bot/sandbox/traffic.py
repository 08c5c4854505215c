"""The record of every request between the app and the workspace, for the panel and for tests."""

import itertools
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field, replace
from typing import Any

KEPT = 2000  # exchanges; older ones are forgotten


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer. `ms` is how long it took, `near_limits` which limits were close, in words."""

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

    tell: Callable[[], None]
    items: deque[Exchange] = field(default_factory=lambda: deque(maxlen=KEPT))
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def add(
        self,
        direction: str,
        what: str,
        *,
        status: int,
        seconds: float,
        at: str,
        request: Any,
        response: Any,
        near_limits: list[str] | None = None,
        refused: str | None = None,
    ) -> None:
        ms = round(seconds * 1000, 1)
        item = Exchange(
            next(self.numbers), direction, what, status, ms, at, near_limits or [], refused, request, response
        )
        self.items.append(item)
        self.tell()

    def mark_refused(self, what: str, reason: str) -> None:
        """Say of the latest exchange of this name that its answer broke a rule."""
        for at in reversed(range(len(self.items))):
            if self.items[at].what == what:
                self.items[at] = replace(self.items[at], refused=reason)
                return

    def after(self, id_: int) -> list[dict[str, Any]]:
        return [asdict(item) for item in self.items if item.id > id_]
