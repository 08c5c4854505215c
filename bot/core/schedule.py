"""When somebody is asked: once a week, at a local time."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.core.calendar import monday_of, today, zone
from bot.core.person import Rhythm, Standing

TIMELY = timedelta(hours=24)  # a nudge that is later than that is not sent any more
WEEK = timedelta(weeks=1)


def next_nudge(standing: Standing, rhythm: Rhythm, now: datetime, latest: date | None) -> datetime | None:
    """Finds the moment of somebody's next nudge; None for never, and while their framework or zone is unknown.

    `latest` is the last period that had its nudge. One far ahead, of a clock that was wrong, does not silence for
    long.
    """
    if rhythm.weekday is None:
        return None
    if standing.framework is None:
        return None
    if rhythm.time_zone is None:
        return None
    beyond = believable(latest, today(now, rhythm.time_zone)) if latest else None
    return next_due(rhythm.weekday, rhythm.at, zone(rhythm.time_zone), now, beyond)


def believable(period: date, today: date) -> date | None:
    """Gives the period back, unless it begins more than a week from today: only a wrong clock brings that about."""
    return period if period <= today + WEEK else None


def next_due(weekday: int, at: time, local: ZoneInfo, after: datetime, beyond: date | None) -> datetime:
    """Finds the first due moment after a moment, in a week after `beyond`, a period that had its nudge.

    It is a function of the local date, so that a clock change neither skips a week nor doubles it: a time that does
    not exist that day is taken an hour later, one that comes twice is taken the first time.
    """
    monday = monday_of(after.astimezone(local).date())
    if beyond:
        monday = max(monday, beyond + WEEK)
    while True:
        moment = datetime.combine(monday + timedelta(days=weekday), at, local).astimezone(UTC)
        if moment > after:
            return moment
        monday += WEEK


def period_of(due_at: datetime, time_zone: str | None) -> date:
    """Finds the period that a nudge belongs to: the Monday of the local week in which it was due."""
    return monday_of(today(due_at, time_zone))
