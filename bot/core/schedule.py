"""When somebody is asked: once a week, at a local time."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

TIMELY = timedelta(hours=24)  # a nudge that is later than that is not sent any more


@dataclass(frozen=True, slots=True)
class Due:
    """A moment to ask at, and the Monday of the local week that it belongs to: one nudge for each."""

    period: date
    at: datetime


def next_due(weekday: int, at: time, zone: ZoneInfo, after: datetime, beyond: date | None = None) -> Due:
    """The first due moment after a moment, and in a week after `beyond`, a period that had its nudge.

    It is a function of the local date, so that a clock change neither skips a week nor doubles it: a time that does
    not exist that day is taken an hour later, one that comes twice is taken the first time.
    """
    monday = monday_of(after.astimezone(zone).date())
    if beyond and monday <= beyond:
        monday = beyond + timedelta(weeks=1)
    while True:
        local = datetime.combine(monday + timedelta(days=weekday), at, zone)
        if local.astimezone(UTC) > after:
            return Due(monday, local.astimezone(UTC))
        monday += timedelta(weeks=1)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())
