"""The access log of an engineer, with what became of the deliveries that each line of it caused."""

from collections import defaultdict, deque
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Row, insert, select

from bot.core.period import Period
from bot.core.readers import LoggedAccess, Sending
from bot.storage.database import tables
from bot.storage.database.transactions import Transaction
from bot.storage.owed.owing import State
from bot.storage.owed.references import SummaryFileFor, SummaryFor, decode

SENDINGS = {
    State.SENT: Sending.SENT,
    State.UNCERTAIN: Sending.UNCERTAIN,
    State.PENDING: Sending.COMING,
    State.SENDING: Sending.COMING,
    State.FAILED: Sending.NOT_SENT,
    State.CANCELLED: Sending.NOT_SENT,
}
PARTS = ("summary", "summary_file")  # the kinds of what one request is answered with


class Cause(NamedTuple):
    """Which requests a delivery may answer, and as which part."""

    kind: str
    reader_id: str
    period: Period


AnswersByCause = dict[Cause, deque[Row[Any]]]  # in the order in which they were owed


async def log_access(
    transaction: Transaction, reader_id: str, engineer_id: str, period: Period, now: datetime
) -> None:
    """Writes down that somebody asked for an engineer's summary, in the transaction that owes it to them."""
    row = insert(tables.access_log).values(
        workspace_id=transaction.workspace_id,
        engineer_id=engineer_id,
        reader_id=reader_id,
        first_day=period.first,
        last_day=period.last,
        asked_at=now,
    )
    await transaction.connection.execute(row)


async def read_access_log(transaction: Transaction, engineer_id: str, most: int) -> list[LoggedAccess]:
    """Reads the newest lines of an engineer's access log, the newest first.

    A line and its two deliveries are written in one transaction: what was owed first after a request answers it.
    """
    log = tables.access_log
    mine = log.c.workspace_id == transaction.workspace_id, log.c.engineer_id == engineer_id
    lines = await transaction.connection.execute(select(log).where(*mine).order_by(log.c.id.desc()).limit(most))
    oldest_first = lines.all()[::-1]
    answers = await read_answers(transaction, engineer_id, {row.reader_id for row in oldest_first})
    return [to_access(row, answers) for row in oldest_first][::-1]


async def read_answers(transaction: Transaction, engineer_id: str, readers: Collection[str]) -> AnswersByCause:
    """Reads what these readers were owed of an engineer's summaries."""
    owed = tables.deliveries
    statement = select(owed).where(
        owed.c.workspace_id == transaction.workspace_id,
        owed.c.recipient_id.in_(readers),
        owed.c.kind.in_(PARTS),
        owed.c.reference["engineer"].as_string() == engineer_id,
        owed.c.expires_at.is_not(None),
    )
    answers: AnswersByCause = defaultdict(deque)
    for row in await transaction.connection.execute(statement.order_by(owed.c.expires_at, owed.c.id)):
        summary = decode(row.kind, row.reference)
        if isinstance(summary, SummaryFor | SummaryFileFor):
            answers[Cause(row.kind, row.recipient_id, summary.period)].append(row)
    return answers


def to_access(line: Row[Any], answers: AnswersByCause) -> LoggedAccess:
    """Makes an access of a line of the log, and takes the deliveries that answered it from among the answers."""
    period = Period(line.first_day, line.last_day)
    causes = [Cause(kind, line.reader_id, period) for kind in PARTS]
    parts = list(filter(None, (take_answer(answers[cause], line.asked_at) for cause in causes)))
    return LoggedAccess(line.reader_id, period, line.asked_at, say_sending(parts), find_sent_at(parts))


def take_answer(owed: deque[Row[Any]], asked_at: datetime) -> Row[Any] | None:
    """Takes the first delivery that was owed when that was asked for, or after: what expired before answers another.

    When a delivery expires is set when it is owed, and stays, whenever it is sent.
    """
    while owed:
        delivery = owed.popleft()
        if delivery.expires_at > asked_at:
            return delivery
    return None


def say_sending(parts: Sequence[Row[Any]]) -> Sending:
    """Says what became of a summary by what became of its parts; uncertain where they are not kept any more."""
    return min((SENDINGS[State(part.state)] for part in parts), default=Sending.UNCERTAIN)


def find_sent_at(parts: Sequence[Row[Any]]) -> datetime | None:
    """Finds when the first part was sent that was."""
    return min((part.changed_at for part in parts if part.state == State.SENT), default=None)
