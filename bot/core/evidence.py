"""Entries: what an engineer wrote, and what has to be right before it is kept."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from bot.core.person import Visibility
from bot.core.plain.text import shorten

LONGEST_TEXT = 3_000  # characters of what one did, of what came of it, and of a link: Slack's limit for an input
LONGEST_QUOTE = 60  # characters of a broken link that are said again
MOST_LINKS = 10
MOST_CRITERIA = 10
WHAT, OUTCOME, LINKS, WHEN, CRITERIA, VISIBILITY = "what", "outcome", "links", "when", "criteria", "visibility"


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
        """Says in a few words how the criterion has changed since; "" where it has not."""
        if self.retired:
            return "no longer in the framework"
        return f"now: {self.today}" if self.today else ""


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
    """Reads links as people paste them: one a line, or with spaces between."""
    return tuple(text.split())


def find_mistakes(draft: Draft, known_criteria: Collection[int], last_day: date) -> Mapping[str, str]:
    """Finds what must be mended before an entry can be kept: by field, what to do; empty where nothing must."""
    advice = {
        WHAT: check_text(draft.what) or check_what(draft.what),
        OUTCOME: check_text(draft.outcome),
        LINKS: check_links(draft.links),
        WHEN: check_day(draft.happened_on, last_day),
        CRITERIA: check_criteria(draft.criteria, known_criteria),
    }
    return {field: what_to_do for field, what_to_do in advice.items() if what_to_do}


def check_what(text: str) -> str:
    """Asks for what somebody did where they left it out."""
    return "" if text else "Write what you did. One sentence is enough."


def check_text(text: str) -> str:
    """Asks to shorten a text that is too long."""
    if len(text) <= LONGEST_TEXT:
        return ""
    return f"That is {len(text):,} characters; {LONGEST_TEXT:,} fit. Please shorten it."


def check_links(links: Sequence[str]) -> str:
    """Names the first link that is none or holds a password, else says how many fit where there are too many."""
    broken = next((link for link in links if not is_link(link)), None)
    if broken:
        quote = shorten(broken, LONGEST_QUOTE)
        return f"“{quote}” is not a link. Links begin with https://, one on each line."
    revealing = next((link for link in links if names_user(link)), None)
    if revealing:
        host = shorten(urlsplit(revealing).hostname or "", LONGEST_QUOTE)
        return f"The link to {host} has a user name or a password before its “@”. Leave that out: others may read it."
    return "" if len(links) <= MOST_LINKS else f"{MOST_LINKS} links fit; these are {len(links)}."


def check_day(happened_on: date, last_day: date) -> str:
    """Asks for another day where that day has not come."""
    return "" if happened_on <= last_day else "That day has not come yet. Choose today or an earlier day."


def check_criteria(criteria: Collection[int], known: Collection[int]) -> str:
    """Asks for fewer criteria, or for others where one of them is no longer known."""
    if len(criteria) > MOST_CRITERIA:
        return f"Choose up to {MOST_CRITERIA}."
    if set(criteria) <= set(known):
        return ""
    return "One of these is not in the framework any more. Remove it and search again."


def is_link(text: str) -> bool:
    """Tells whether a text is a web address with a host that has a dot, such as https://example.org/1."""
    if len(text) > LONGEST_TEXT:
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    host = parts.hostname or ""
    return parts.scheme in {"http", "https"} and "." in host


def names_user(link: str) -> bool:
    """Tells whether a link has a user name or a password in it, as https://user:password@example.org has."""
    return "@" in urlsplit(link).netloc


def newest_first(entries: Sequence[Entry]) -> list[Entry]:
    """Sorts entries by the day on which they happened, those of one day by when they were logged."""
    return sorted(entries, key=lambda entry: (entry.happened_on, entry.id), reverse=True)
