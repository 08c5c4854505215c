"""The metrics that Prometheus reads, in a registry of the caller's. docs/operating.md has a line for each."""

import asyncio
import math
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

SECONDS_OF_ACTS = (0.001, 0.005, 0.025, 0.1, 0.25, 0.5, 1, 2, 3)  # Slack waits for three
SECONDS_OF_CALLS = (0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8)  # after eight a call is given up
PAUSE_BETWEEN_READS = 3  # seconds, however often the page is asked for
PATIENCE_WITH_READS = 2  # seconds: Prometheus waits for ten, and the other metrics are wanted all the same


@dataclass(frozen=True, slots=True)
class Backlog:
    """What is owed: how many deliveries are in each state, and for how many seconds the oldest has been due."""

    deliveries: Mapping[str, int]
    oldest_due: float


class Metrics:
    """What happened in this process since it started, and how the database is.

    Labels have few values, which are the bot's own or Slack's: none says who did something, where, or in which words.
    """

    def __init__(
        self,
        registry: CollectorRegistry,
        read_backlog: Callable[[], Awaitable[Backlog]],
        connections: Mapping[str, Callable[[], int]],
    ) -> None:
        """Registers the metrics; `connections` count those to the database, by what they do."""
        self._registry, self._read_backlog = registry, read_backlog
        self._reading, self._next_read = asyncio.Lock(), -math.inf
        self._register_counts(registry)
        self._register_states(registry)
        for state, count in connections.items():
            self._connections.labels(state).set_function(count)

    def _register_counts(self, registry: CollectorRegistry) -> None:
        act, call = ("kind", "outcome"), ("method", "outcome")
        self._acts = Counter("progression_acts", "What people did.", ("kind", "name", "outcome"), registry=registry)
        self._act_seconds = Histogram(
            "progression_act_seconds", "Until Slack was answered.", act, buckets=SECONDS_OF_ACTS, registry=registry
        )
        self._call_seconds = Histogram(
            "progression_slack_call_seconds", "Calls to Slack.", call, buckets=SECONDS_OF_CALLS, registry=registry
        )
        self._ended = Counter(
            "progression_deliveries_ended", "What became of deliveries.", ("kind", "state"), registry=registry
        )

    def _register_states(self, registry: CollectorRegistry) -> None:
        self._deliveries = Gauge(
            "progression_deliveries", "Deliveries that are not sent, in the database.", ["state"], registry=registry
        )
        self._oldest_due = Gauge(
            "progression_oldest_due_delivery_seconds", "How long the oldest has been due.", registry=registry
        )
        self._connections = Gauge(
            "progression_database_connections", "Connections to the database.", ["state"], registry=registry
        )

    def count_act(self, kind: str, name: str, outcome: str, seconds: float) -> None:
        """Counts something that a person did, and how long it took."""
        self._acts.labels(kind, name, outcome).inc()
        self._act_seconds.labels(kind, outcome).observe(seconds)

    def count_call(self, method: str, outcome: str, seconds: float) -> None:
        """Counts a call to Slack, and how long it took."""
        self._call_seconds.labels(method, outcome).observe(seconds)

    def count_delivery(self, kind: str, state: str) -> None:
        """Counts a delivery that this process has brought to its end."""
        self._ended.labels(kind, state).inc()

    async def page(self) -> bytes:
        """Gives all metrics as Prometheus reads them, with what is owed as it was within the last seconds."""
        async with self._reading:
            if time.monotonic() >= self._next_read:
                await self._look_at_backlog()
                self._next_read = time.monotonic() + PAUSE_BETWEEN_READS
        return generate_latest(self._registry)

    async def _look_at_backlog(self) -> None:
        """Reads what is owed; where that can't be had, no number is shown rather than an old one."""
        self._deliveries.clear()
        self._oldest_due.set(math.nan)
        try:
            async with asyncio.timeout(PATIENCE_WITH_READS):
                backlog = await self._read_backlog()
        except Exception:  # noqa: BLE001 - whatever keeps the database from answering, /healthz and the log say it
            return
        self._oldest_due.set(backlog.oldest_due)
        for state, number in backlog.deliveries.items():
            self._deliveries.labels(state).set(number)
