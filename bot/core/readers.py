"""Who was sent an engineer's summary, and when: what the engineer reads of their access log."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from bot.core.period import Period

MOST_ACCESSES = 50  # that an engineer is shown: they have room in one message


class Sending(IntEnum):
    """What became of a summary that somebody asked for. Of a message and a file, the first that is true is said."""

    SENT = 1
    UNCERTAIN = 2  # Slack did not say
    COMING = 3
    NOT_SENT = 4


@dataclass(frozen=True, slots=True)
class LoggedAccess:
    """One time that somebody else asked for an engineer's summary. `sent_at` is None unless it was sent."""

    reader_id: str
    period: Period
    asked_at: datetime
    sending: Sending
    sent_at: datetime | None


def find_latest(accesses: Iterable[LoggedAccess]) -> LoggedAccess | None:
    """Finds the first of the accesses that reached somebody, or may have."""
    reached = (access for access in accesses if access.sending <= Sending.UNCERTAIN)
    return next(reached, None)
