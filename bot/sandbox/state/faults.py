"""Faults on demand: what shall go wrong between the app and the workspace, and how often."""

from dataclasses import asdict, dataclass, field
from typing import Any

KINDS = ("slow", "429", "500", "dropped before", "dropped after", "repeat", "reorder", "revoked", "disconnect")


@dataclass(slots=True)
class Fault:
    """`target`: a Web API method, "response_url", "upload", "socket", or "to bot" for what the app is told; there
    also by name, as "/weather" or "view_submission". `seconds`: how slow, how late, or Retry-After.
    """

    target: str
    kind: str
    times: int = 1
    seconds: float = 1.0


@dataclass(slots=True)
class Faults:
    """The faults still to come, first come first served."""

    waiting: list[Fault] = field(default_factory=list)

    def add(self, wanted: list[dict[str, Any]]) -> None:
        """Raises ValueError, in words, on a fault that does not exist."""
        for fault in wanted:
            if fault.get("kind") not in KINDS:
                raise ValueError(f"There is no fault “{fault.get('kind')}”. There are: {', '.join(KINDS)}.")
            self.waiting.append(Fault(**fault))

    def take(self, *targets: str) -> Fault | None:
        """Takes the first fault that waits for one of these targets; it has one time less to come."""
        fault = next((fault for fault in self.waiting if fault.target in targets), None)
        if fault:
            fault.times -= 1
            self.waiting = [fault for fault in self.waiting if fault.times > 0]
        return fault

    def left(self) -> list[dict[str, Any]]:
        """Lists the faults that still wait, as JSON."""
        return [asdict(fault) for fault in self.waiting]
