"""The worker as a whole: what is due is claimed, then everything that is owed is sent."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import datetime

from bot.core.plain.commands import Commands
from bot.slack.installation import TokenInstallation
from bot.slack.membership import Membership
from bot.storage.claims import forget_claims
from bot.storage.due_nudges import DueNudges
from bot.storage.owed.deliveries import Deliveries
from bot.storage.storage import Storage
from bot.worker.deliveries import DeliveryWorker, NoteDelivery, note_no_delivery
from bot.worker.metronome import ticking
from bot.worker.wordings import WORDINGS
from bot.worker.zones import learn_zones

NUDGES_AT_ONCE = 500  # people claimed in one transaction


def working(
    clock: Callable[[], datetime],
    storage: Storage,
    commands: Commands,
    installation: TokenInstallation,
    membership: Membership,
    wake: asyncio.Event,
    note_delivery: NoteDelivery = note_no_delivery,
) -> AbstractAsyncContextManager[None]:
    """Works for as long as the block lasts; whoever sets `wake` has it look at once."""
    deliveries, due = Deliveries(storage.database), DueNudges(storage.database)
    sender = DeliveryWorker(clock, storage, installation, membership, commands, WORDINGS, note_delivery)

    async def zones() -> None:
        await learn_zones(clock, storage, installation)

    async def nudges() -> None:
        while await due.claim(clock(), NUDGES_AT_ONCE):
            pass

    async def clean_up() -> None:
        await deliveries.release_abandoned(clock())
        await forget_claims(storage.database, clock())

    return ticking(wake, [zones, nudges, sender.deliver], clean_up)
