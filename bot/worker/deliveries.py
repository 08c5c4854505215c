"""Sends what is owed: each delivery is worded and authorised at this moment, and sent once."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

from bot.core.trace import trace
from bot.messages.blocks import Message
from bot.slack.client import SlackClient
from bot.slack.errors import Busy, Refused, SlackError, Uncertain
from bot.storage.deliveries import MOST_ATTEMPTS, Deliveries, Delivery, Kind, State

logger = logging.getLogger(__name__)

BATCH = 20  # deliveries that are marked as being sent at once: as many are uncertain after a crash
RETRY = timedelta(seconds=30)  # after Slack was not reached, times the attempts so far


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
        """Everything that is due now. Workspaces side by side; in one of them in the order that it was owed."""
        while batch := await self._deliveries.take(self._clock(), BATCH):
            workspaces: dict[str, list[Delivery]] = {}
            for delivery in batch:
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
        except SlackError as error:
            await self._settle_failure(delivery, error)
        except Exception as error:  # noqa: BLE001 - one that can't be worded must not stop the others
            logger.error("delivery %s, %s: %s", delivery.id, delivery.kind, trace(error))
            await self._deliveries.settle(delivery, State.FAILED, self._clock(), error=type(error).__name__)
        else:
            state = State.CANCELLED if details is None else State.SENT
            await self._deliveries.settle(delivery, state, self._clock(), **(details or {}))
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
        now = self._clock()
        await self._deliveries.postpone(delivery, now + timedelta(seconds=busy.seconds), now, workspace=True)

    async def _settle_failure(self, delivery: Delivery, error: SlackError) -> None:
        """What was never sent is tried again; what may have been sent is not: Slack has no way to ask."""
        logger.warning("delivery %s, %s: Slack said %s", delivery.id, delivery.kind, error)
        now = self._clock()
        if isinstance(error, Uncertain | Refused) or delivery.attempts >= MOST_ATTEMPTS:
            state = State.UNCERTAIN if isinstance(error, Uncertain) else State.FAILED
            await self._deliveries.settle(delivery, state, now, error=error.code[:60])
        else:
            await self._deliveries.postpone(delivery, now + RETRY * delivery.attempts, now)
