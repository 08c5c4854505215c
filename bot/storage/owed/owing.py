"""Owing: a delivery is written down in the transaction of what causes it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import insert

from bot.core.schedule import TIMELY
from bot.storage.database import tables
from bot.storage.database.transactions import Transaction
from bot.storage.owed.references import Owed, encode


class State(StrEnum):
    """`sending` is committed before the request, so that a crash leaves no message that nobody knows of."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    CANCELLED = "cancelled"


async def owe(
    transaction: Transaction,
    owed: Iterable[tuple[str, Owed]],
    due_at: datetime,
    expires_after: timedelta | None = TIMELY,
) -> None:
    """Writes down what each recipient, who is named by their id, is owed; in this order it is sent.

    Without `expires_after` it is tried until it is sent.
    """
    rows = [
        {"recipient_id": recipient_id, **reference_columns(reference), **pending(transaction, due_at, expires_after)}
        for recipient_id, reference in owed
    ]
    if rows:
        await transaction.connection.execute(insert(tables.deliveries), rows)


def reference_columns(owed: Owed) -> dict[str, Any]:
    """Makes columns of `deliveries` of what is owed."""
    kind, reference = encode(owed)
    return {"kind": kind, "reference": reference}


def pending(transaction: Transaction, due_at: datetime, expires_after: timedelta | None) -> dict[str, Any]:
    """Makes the columns of a delivery that nobody has taken yet."""
    return {
        "workspace_id": transaction.workspace_id,
        "state": State.PENDING,
        "due_at": due_at,
        "expires_at": due_at + expires_after if expires_after else None,
        "attempts": 0,
        "changed_at": due_at,
    }
