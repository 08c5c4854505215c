"""How often a method may be called: buckets that fill again with real time."""

import time
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Rate:
    """`per_minute` calls a minute; `burst` of them at once where that is not the whole minute's worth."""

    per_minute: int
    burst: int = 0

    @property
    def size(self) -> int:
        """Gives how many calls may come at once."""
        return self.burst or self.per_minute


@dataclass(slots=True)
class Rates:
    """One bucket for each workspace, method and, for messages, channel. `kept` False lets everything pass."""

    kept: bool = True
    buckets: dict[tuple[str, ...], tuple[float, float]] = field(default_factory=dict)  # what is left, at what time

    def take(self, rate: Rate, *key: str) -> tuple[float, float]:
        """Counts one call; returns the seconds to wait, 0 if it may pass, and which part of the bucket is used up."""
        now = time.monotonic()
        left, then = self.buckets.get(key, (float(rate.size), now))
        left = min(rate.size, left + (now - then) * rate.per_minute / 60)
        may_pass = left >= 1 or not self.kept
        left = max(left - 1, 0) if may_pass else left
        self.buckets[key] = (left, now)
        return (0.0 if may_pass else (1 - left) * 60 / rate.per_minute), 1 - left / rate.size
