"""Days and time zones: which day it is where somebody is."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.core.plain.text import say_date

FURTHEST_AHEAD = timedelta(hours=14)  # of UTC: the zone of the Line Islands


def zone(name: str | None) -> ZoneInfo:
    """Finds the zone of that name; UTC for none and for one that this machine does not know."""
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def today(now: datetime, time_zone: str | None) -> date:
    """Tells the date where a person is; in UTC as long as their zone is unknown."""
    return now.astimezone(zone(time_zone)).date()


def say_moment(moment: datetime, time_zone: str | None) -> str:
    """Says when something was where a person is: "5 Nov 2026 at 14:05"; in UTC as long as their zone is unknown."""
    local = moment.astimezone(zone(time_zone))
    return f"{say_date(local.date())} at {local:%H:%M}"


def last_day(now: datetime, time_zone: str | None) -> date:
    """Tells the last day that something can have happened on: today, wherever in the world if the zone is unknown."""
    if time_zone:
        return today(now, time_zone)
    return (now + FURTHEST_AHEAD).astimezone(UTC).date()


def monday_of(day: date) -> date:
    """Finds the Monday of the week that a day belongs to."""
    return day - timedelta(days=day.weekday())
