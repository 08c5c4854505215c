"""Sends what is owed: each delivery is worded and authorised at this moment, and sent once."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bot.core.plain.commands import Commands
from bot.core.plain.trace import fault_of, trace
from bot.messages.kit.blocks import Message
from bot.slack.client import SlackClient
from bot.slack.errors import Busy, Refused, Uncertain
from bot.slack.membership import Membership
from bot.storage.owed.deliveries import ABANDONED, MOST_ATTEMPTS, Deliveries, Delivery
from bot.storage.owed.owing import State
from bot.storage.owed.references import Owed
from bot.storage.storage import Storage
from bot.worker.dispatch import AfterStoring, Confidential, Dispatch, File, Worded, Wordings

logger = logging.getLogger(__name__)

MOST_SENT_AT_ONCE = 20  # deliveries that are marked as being sent at once: as many are uncertain after a crash
PAUSE_AFTER_FAILURE = timedelta(seconds=10)  # after something was not sent, times the attempts so far
MOST_PAUSES = 60  # of these together: ten minutes
PAUSE_BETWEEN_WRITES = timedelta(seconds=1)  # between attempts to write down what became of a delivery
LONGEST_CODE = 60  # characters of Slack's word for a fault: the column has no more
STATE_AFTER = {Uncertain: State.UNCERTAIN, Refused: State.FAILED}  # Slack can't be asked whether it has a message

Sent = dict[str, str]  # where a message or file is, as columns of `deliveries`


NoteDelivery = Callable[[str, str], None]
"""Takes the kind of a delivery and the state in which it ended."""


def note_no_delivery(_kind: str, _state: str) -> None:
    """Is told of a delivery, for those who want to know of none."""


class Clients(Protocol):
    """Who speaks in which workspace."""

    async def client(self, workspace_id: str) -> SlackClient | None:
        """Finds the workspace's client; None where the bot is not installed any more."""


class DeliveryWorker:
    """Words what is due and sends it, and writes down what became of it."""

    def __init__(
        self,
        clock: Callable[[], datetime],
        storage: Storage,
        clients: Clients,
        membership: Membership,
        commands: Commands,
        wordings: Wordings,
        note_delivery: NoteDelivery = note_no_delivery,
    ) -> None:
        self._clock, self._storage, self._clients, self._membership = clock, storage, clients, membership
        self._commands, self._wordings = commands, wordings
        self._deliveries, self._note_delivery = Deliveries(storage.database), note_delivery

    async def deliver(self) -> None:
        """Sends a batch of what is due now: workspaces side by side, in one of them in the order that it was owed."""
        workspaces: dict[str, list[Delivery[Owed]]] = {}
        for delivery in await self._deliveries.take(self._clock(), MOST_SENT_AT_ONCE):
            workspaces.setdefault(delivery.workspace_id, []).append(delivery)
        await asyncio.gather(*(self._deliver_in_order(batch) for batch in workspaces.values()))

    async def _deliver_in_order(self, batch: Sequence[Delivery[Owed]]) -> None:
        busy: Busy | None = None
        for delivery in batch:
            if busy:
                await self._postpone_workspace(delivery, busy)
            else:
                busy = await self._deliver(delivery)

    async def _deliver(self, delivery: Delivery[Owed]) -> Busy | None:
        """Sends one and writes down what became of it; Busy where Slack asks the workspace to wait."""
        began = time.monotonic()
        try:
            sent = await self._send(delivery)
        except Busy as busy:
            await self._postpone_workspace(delivery, busy)
            return busy
        except (Uncertain, Refused) as error:
            words, sparingly = "delivery %s, %s: Slack said %s", {"sparingly": str(error)}
            logger.warning(words, delivery.id, delivery.kind, error, extra=sparingly)
            await self._settle(delivery, STATE_AFTER[type(error)], began, error=error.code[:LONGEST_CODE])
        except Exception as error:  # noqa: BLE001 - whatever kept it from being worded or sent must not stop others
            await self._try_again(delivery, error, began)
        else:
            state = State.SENT if sent else State.CANCELLED
            await self._settle(delivery, state, began, **sent)
        return None

    async def _send(self, delivery: Delivery[Owed]) -> Sent:
        """Sends a delivery, and returns where it is; nothing if it may not be sent any more."""
        client = await self._clients.client(delivery.workspace_id)
        if client is None:
            return {}
        worded = await self._word(delivery, client)
        match worded:
            case None:
                return {}
            case Message():
                return await post(client, delivery.recipient_id, worded)
            case AfterStoring(store, message):
                await store()
                return await post(client, delivery.recipient_id, message)
            case Confidential():
                return await entrust(client, delivery.recipient_id, worded)

    async def _word(self, delivery: Delivery[Owed], client: SlackClient) -> Worded:
        dispatch = Dispatch(
            owed=delivery.owed,
            recipient_id=delivery.recipient_id,
            shelf=self._storage.of(delivery.workspace_id),
            frameworks=self._storage.frameworks,
            commands=self._commands,
            slack=client,
            membership=self._membership,
        )
        return await self._wordings[type(delivery.owed)](dispatch)

    async def _postpone_workspace(self, delivery: Delivery[Owed], busy: Busy) -> None:
        until = self._clock() + timedelta(seconds=busy.seconds)
        await written(lambda: self._deliveries.postpone_workspace(delivery, until, self._clock()))

    async def _try_again(self, delivery: Delivery[Owed], error: Exception, began: float) -> None:
        """Postpones what was never sent; for ever only what does not expire."""
        words, sparingly = "delivery %s, %s, was not sent: %s", {"sparingly": fault_of(error)}
        logger.warning(words, delivery.id, delivery.kind, trace(error), extra=sparingly)
        is_tired = delivery.attempts >= MOST_ATTEMPTS and delivery.expires
        if is_tired:
            await self._settle(delivery, State.FAILED, began, error=type(error).__name__)
            return
        until = self._clock() + PAUSE_AFTER_FAILURE * min(delivery.attempts, MOST_PAUSES)
        await written(lambda: self._deliveries.postpone(delivery, until, self._clock()))

    async def _settle(self, delivery: Delivery[Owed], state: State, began: float, **details: str) -> None:
        self._note_delivery(delivery.kind, state)
        log_delivery(delivery, state, time.monotonic() - began)
        await written(lambda: self._deliveries.settle(delivery, state, self._clock(), **details))


def log_delivery(delivery: Delivery[Owed], state: State, seconds: float) -> None:
    """Writes the line of a delivery that ended, with the time from the beginning of its last attempt."""
    fields = {
        "delivery": delivery.id,
        "kind": delivery.kind,
        "workspace": delivery.workspace_id,
        "outcome": state.value,
        "ms": round(seconds * 1000),
    }
    logger.info("delivery %(delivery)s, %(kind)s in %(workspace)s: %(outcome)s, %(ms)s ms", fields)


async def post(client: SlackClient, recipient_id: str, message: Message) -> Sent:
    """Posts a message to somebody, and returns where it is."""
    posted = await client.post(recipient_id, message.text, message.blocks)
    return {"channel_id": posted.channel_id, "ts": posted.ts}


async def entrust(client: SlackClient, recipient_id: str, confidential: Confidential) -> Sent:
    """Sends something to somebody if they may have it in the last moment; returns where it is, nothing if not."""
    match confidential.content:
        case Message() as message:
            may_go = await confidential.may_be_read()
            return await post(client, recipient_id, message) if may_go else {}
        case File() as file:
            return await upload(client, recipient_id, file, confidential.may_be_read)


async def upload(
    client: SlackClient, recipient_id: str, file: File, may_be_read: Callable[[], Awaitable[bool]]
) -> Sent:
    """Hands a file to somebody, and returns where it is; nothing if they may not have it once its bytes are there."""
    channel_id = await client.open_conversation(recipient_id)
    file_id = await client.upload(file.name, file.content)
    if not await may_be_read():
        return {}
    await client.share_file(channel_id, file_id, file.title)
    return {"channel_id": channel_id, "file_id": file_id}


async def written(change: Callable[[], Awaitable[None]]) -> None:
    """Writes down the end of a delivery as soon as the database takes it: else nobody would know it."""
    for _ in range(ABANDONED // PAUSE_BETWEEN_WRITES):
        try:
            return await change()
        except Exception as error:  # noqa: BLE001 - any fault of any driver means the same here
            words = "What became of a delivery can't be written yet: %s"
            logger.warning(words, trace(error), extra={"sparingly": fault_of(error)})
            await asyncio.sleep(PAUSE_BETWEEN_WRITES.total_seconds())
    return None
