"""How often a method may be called, and how many events an app hears: buckets that fill again with real time."""

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


EVENTS = Rate(500, 30_000)  # a workspace's, of all kinds: 30,000 an hour are documented, how they are counted is not


@dataclass(slots=True)
class Rates:
    """One bucket for each workspace, method and, for messages, channel. `kept` False lets everything pass; with a
    `scale` of 0.01 every bucket is a hundredth as large and fills as much more slowly.
    """

    kept: bool = True
    scale: float = 1.0
    buckets: dict[tuple[str, ...], tuple[float, float]] = field(default_factory=dict)  # what is left, at what time

    def take(self, rate: Rate, *key: str) -> tuple[float, float]:
        """Counts one call; returns the seconds to wait, 0 if it may pass, and which part of the bucket is used up."""
        now = time.monotonic()
        size, per_second = max(1.0, rate.size * self.scale), rate.per_minute * self.scale / 60
        left, then = self.buckets.get(key, (size, now))
        left = min(size, left + (now - then) * per_second)
        may_pass = left >= 1 or not self.kept
        left = max(left - 1, 0) if may_pass else left
        self.buckets[key] = (left, now)
        return (0.0 if may_pass else (1 - left) / per_second), 1 - left / size

    def refill(self) -> None:
        """Fills all buckets, as after a long time."""
        self.buckets.clear()
