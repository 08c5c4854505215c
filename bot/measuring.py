"""What the parts of the bot tell of what they did, and the metrics that are made of it where they are wanted."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.gateway.act_log import ActLog
from bot.gateway.acts import AnyAct
from bot.gateway.outcomes import NoteAct, Outcome, labels_of, note_nothing
from bot.slack.client import NoteCall, note_no_call
from bot.storage.condition import unsent_deliveries
from bot.storage.database.database import Database
from bot.worker.deliveries import NoteDelivery, note_no_delivery


@dataclass(frozen=True, slots=True)
class Measures:
    """Whom the router, the clients of Slack and the worker tell what they did: the log of acts, and who is named."""

    act_log: ActLog = field(default_factory=ActLog)
    note_act: NoteAct = note_nothing
    note_call: NoteCall = note_no_call
    note_delivery: NoteDelivery = note_no_delivery
    page: Callable[[], Awaitable[bytes]] | None = None  # the metrics as Prometheus reads them


def measure(database: Database, clock: Callable[[], datetime]) -> Measures:
    """Makes the metrics of a bot on this database, in a registry of their own."""
    from prometheus_client import CollectorRegistry  # noqa: PLC0415 - 2 MB, for those who measure

    from bot.metrics import Backlog, Metrics  # noqa: PLC0415 - as above

    async def backlog() -> Backlog:
        unsent = await unsent_deliveries(database, clock())
        by_state = {str(state): number for state, number in unsent.by_state.items()}
        return Backlog(by_state, unsent.oldest_due.total_seconds())

    def note_act(act: AnyAct, outcome: Outcome, seconds: float) -> None:
        metrics.count_act(*labels_of(act, outcome), outcome.value, seconds)

    connections = {"in_use": database.connections_in_use, "idle": database.connections_idle}
    metrics = Metrics(CollectorRegistry(), backlog, connections)
    return Measures(ActLog(), note_act, metrics.count_call, metrics.count_delivery, metrics.page)
