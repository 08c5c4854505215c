"""Sends what is owed: each delivery is worded and authorised at this moment, and sent once."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

from bot.core.plain.trace import trace
from bot.messages.kit.blocks import Message
from bot.slack.client import SlackClient
from bot.slack.errors import Busy, Refused, Uncertain
from bot.storage.deliveries import ABANDONED, MOST_ATTEMPTS, Deliveries, Delivery, Kind, State

logger = logging.getLogger(__name__)

BATCH = 20  # deliveries that are marked as being sent at once: as many are uncertain after a crash
RETRY = timedelta(seconds=10)  # after something was not sent, times the attempts so far
INSIST = timedelta(seconds=1)  # between attempts to write down what became of a delivery
SETTLED = {Uncertain: State.UNCERTAIN, Refused: State.FAILED}  # Slack can't be asked whether it has a message


class Clients(Protocol):
    """Who speaks in which workspace."""

    async def client(self, workspace_id: str) -> SlackClient | None:
        """None: the bot is not installed there any more."""


class File(Protocol):
    """A file to hand over."""

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def content(self) -> bytes: ...


Wording = Callable[[Delivery, SlackClient], Awaitable[Message | File | None]]


class DeliveryWorker:
    """`wordings` says for each kind what to send; None means that it may not be sent any more."""

    def __init__(
        self,
        clock: Callable[[], datetime],
        deliveries: Deliveries,
        clients: Clients,
        wordings: Mapping[Kind, Wording],
    ) -> None:
        self._clock, self._deliveries, self._clients, self._wordings = clock, deliveries, clients, wordings

    async def deliver(self) -> None:
        """A batch of what is due now. Workspaces side by side; in one of them in the order that it was owed."""
        workspaces: dict[str, list[Delivery]] = {}
        for delivery in await self._deliveries.take(self._clock(), BATCH):
            workspaces.setdefault(delivery.workspace_id, []).append(delivery)
        await asyncio.gather(*(self._deliver_in_order(some) for some in workspaces.values()))

    async def _deliver_in_order(self, batch: Sequence[Delivery]) -> None:
        wait: Busy | None = None
        for delivery in batch:
            if wait:
                await self._wait(delivery, wait)
            else:
                wait = await self._deliver(delivery)

    async def _deliver(self, delivery: Delivery) -> Busy | None:
        """Sends one and writes down what became of it; Busy where Slack asks the workspace to wait."""
        try:
            details = await self._send(delivery)
        except Busy as busy:
            await self._wait(delivery, busy)
            return busy
        except (Uncertain, Refused) as error:
            logger.warning("delivery %s, %s: Slack said %s", delivery.id, delivery.kind, error)
            await self._settle(delivery, SETTLED[type(error)], error=error.code[:60])
        except Exception as error:  # noqa: BLE001 - whatever kept it from being worded or sent must not stop others
            await self._try_again(delivery, error)
        else:
            await self._settle(delivery, State.CANCELLED if details is None else State.SENT, **(details or {}))
        return None

    async def _send(self, delivery: Delivery) -> dict[str, Any] | None:
        """Where it is now; None if it may not be sent any more."""
        client = await self._clients.client(delivery.workspace_id)
        if client is None:
            return None
        content = await self._wordings[delivery.kind](delivery, client)
        if content is None:
            return None
        if isinstance(content, Message):
            posted = await client.post(delivery.recipient_id, content.text, content.blocks)
            return {"channel_id": posted.channel_id, "ts": posted.ts}
        channel_id = await client.open_conversation(delivery.recipient_id)
        file_id = await client.upload(channel_id, content.name, content.title, content.content)
        return {"channel_id": channel_id, "file_id": file_id}

    async def _wait(self, delivery: Delivery, busy: Busy) -> None:
        until = self._clock() + timedelta(seconds=busy.seconds)
        await written(lambda: self._deliveries.postpone(delivery, until, self._clock(), workspace=True))

    async def _try_again(self, delivery: Delivery, error: Exception) -> None:
        """What was never sent is tried again, though not for ever."""
        logger.warning("delivery %s, %s, was not sent: %s", delivery.id, delivery.kind, trace(error))
        if delivery.attempts >= MOST_ATTEMPTS:
            await self._settle(delivery, State.FAILED, error=type(error).__name__)
            return
        until = self._clock() + RETRY * delivery.attempts
        await written(lambda: self._deliveries.postpone(delivery, until, self._clock()))

    async def _settle(self, delivery: Delivery, state: State, **details: Any) -> None:
        await written(lambda: self._deliveries.settle(delivery, state, self._clock(), **details))


async def written(change: Callable[[], Awaitable[None]]) -> None:
    """What became of a delivery, as soon as the database takes it: else nobody would know, though we do."""
    for _ in range(ABANDONED // INSIST):
        try:
            return await change()
        except Exception as error:  # noqa: BLE001 - any fault of any driver means the same here
            logger.warning("What became of a delivery can't be written yet: %s", trace(error))
            await asyncio.sleep(INSIST.total_seconds())
    return None
