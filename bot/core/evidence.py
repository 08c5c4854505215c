"""Entries: what an engineer wrote, and what has to be right before it is kept."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.core.person import Visibility
from bot.core.plain.text import shorten

LONGEST = 3_000  # characters of what one did, and of what came of it: Slack's limit for an input
MOST_LINKS = 10
MOST_CRITERIA = 10
WHAT, OUTCOME, LINKS, WHEN, CRITERIA, VISIBILITY = "what", "outcome", "links", "when", "criteria", "visibility"
Mistakes = Mapping[str, str]  # by field: what to do about it


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry as somebody submits it. `criteria` are ids."""

    what: str
    outcome: str = ""
    links: tuple[str, ...] = ()
    happened_on: date = date.min
    visibility: Visibility = Visibility.ME
    criteria: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """A criterion as it stood when an entry was written for it, with its place.

    `today` is what is otherwise now, its place, text or both; "" where nothing is. `retired`: it is there no more.
    """

    criterion_id: int
    framework: str
    topic: str
    topic_title: str
    level: str
    text: str
    today: str = ""
    retired: bool = False

    @property
    def since(self) -> str:
        """What became of it since, in a few words; "" where nothing did."""
        return "no longer in the framework" if self.retired else f"now: {self.today}" if self.today else ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of evidence, as it is kept."""

    id: int
    person_id: str
    what: str
    outcome: str
    links: tuple[str, ...]
    happened_on: date
    visibility: Visibility
    created_at: datetime
    criteria: tuple[Wording, ...] = ()


def read_links(text: str) -> tuple[str, ...]:
    """Links as people paste them: one a line, or with spaces between."""
    return tuple(text.split())


def find_mistakes(draft: Draft, known_criteria: Collection[int], last_day: date) -> Mistakes:
    """What must be mended before the entry can be kept; empty where nothing."""
    mistakes: dict[str, str] = {}
    if not draft.what:
        mistakes[WHAT] = "Write what you did. One sentence is enough."
    for field, text in ((WHAT, draft.what), (OUTCOME, draft.outcome)):
        if len(text) > LONGEST:
            mistakes[field] = f"That is {len(text):,} characters; {LONGEST:,} fit. Please shorten it."
    broken = next((link for link in draft.links if not is_link(link)), None)
    if broken:
        mistakes[LINKS] = f"“{shorten(broken, 60)}” is not a link. Links begin with https://, one on each line."
    elif len(draft.links) > MOST_LINKS:
        mistakes[LINKS] = f"{MOST_LINKS} links fit; these are {len(draft.links)}."
    if draft.happened_on > last_day:
        mistakes[WHEN] = "That day has not come yet. Choose today or an earlier day."
    if len(draft.criteria) > MOST_CRITERIA:
        mistakes[CRITERIA] = f"Choose up to {MOST_CRITERIA}."
    elif not set(draft.criteria) <= set(known_criteria):
        mistakes[CRITERIA] = "One of these is not in the framework any more. Remove it and search again."
    return mistakes


def is_link(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and "." in (parts.hostname or "") and len(text) <= LONGEST


def today(now: datetime, time_zone: str | None) -> date:
    """The date where a person is; in UTC as long as their zone is unknown."""
    return now.astimezone(zone(time_zone)).date()


def last_day(now: datetime, time_zone: str | None) -> date:
    """The last day that something can have happened on: today, wherever in the world that may be if it is unknown."""
    return today(now, time_zone) if time_zone else (now + timedelta(hours=14)).astimezone(UTC).date()


def zone(name: str | None) -> ZoneInfo:
    """The zone of that name; UTC for none and for one that this machine does not know."""
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def newest_first(entries: Sequence[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (entry.happened_on, entry.id), reverse=True)
