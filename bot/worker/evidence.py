"""Receipts that Slack did not let be shown at once."""

from bot.messages.entry import show_receipt
from bot.messages.kit.blocks import Message
from bot.storage.owed.references import ReceiptOf
from bot.worker.dispatch import Dispatch, Wordings


async def word_receipt(dispatch: Dispatch[ReceiptOf]) -> Message | None:
    """Words the receipt of an entry as it is now; None where it is not there any more."""
    entry = await dispatch.shelf.evidence.find(dispatch.recipient_id, dispatch.owed.entry_id)
    return show_receipt(entry) if entry else None


WORDINGS: Wordings = {ReceiptOf: word_receipt}
