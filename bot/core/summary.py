"""The summary: an engineer's shared entries of a period, by topic."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.core.access import SHARED
from bot.core.evidence import Entry, newest_first
from bot.core.period import NoPeriod, Period, read_period
from bot.core.plain.problem import Problem
from bot.core.plain.text import count, say_date, squeeze

NOTE = "This is what was logged, in the engineer's own words. It is no measure of performance."
NOTHING = "Nothing was logged for others to read in this period."
OTHER = "Other work"
LONGEST_MISTAKE = 3  # words that may have been meant for a period
MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")


@dataclass(frozen=True, slots=True)
class Coverage:
    """Where entries are: how many touch a topic, and when the latest happened."""

    title: str
    number: int
    latest: date

    def __str__(self) -> str:
        return f"{self.title}: {count(self.number, 'entry')}, latest {say_date(self.latest)}"


@dataclass(frozen=True, slots=True)
class Chapter:
    """Entries under one heading, newest first."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What an engineer logged for others to read. An entry stands once: under the topic of its first criterion."""

    engineer_id: str
    period: Period
    coverage: tuple[Coverage, ...]
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class SummaryRequest:
    """Whose summary was asked for; `period` as it was typed."""

    engineer_id: str
    period: str


class NoPerson(Problem):
    """A summary of nobody was asked for."""

    def __init__(self) -> None:
        super().__init__(
            "Whose summary? Type @ and choose the person from Slack's list, with a period after it if you like:"
            " `summary @engineer last 3 months`. For your own, `summary me`."
        )


def read_request(words: str, reader_id: str) -> SummaryRequest:
    """ "@engineer [period]" or "me [period]". Raises NoPerson."""
    found = MENTION.match(words.strip())
    if found:
        return SummaryRequest(found.group(1), words.strip()[found.end() :].strip())
    first, _, rest = words.strip().partition(" ")
    if first.casefold() in {"me", "my", "mine"}:
        return SummaryRequest(reader_id, rest.strip())
    raise NoPerson


def is_request(words: str, today: date) -> bool:
    """Tells whether all that somebody wrote after "summary" asks for one: a person and a period, or nothing yet.

    Some three words may be meant for a period, and are told how one is written; more belong to a sentence.
    """
    try:
        request = read_request(words, "")
        read_period(request.period, today)
    except NoPerson:
        return not words.strip()
    except NoPeriod:
        return len(request.period.split()) <= LONGEST_MISTAKE
    return True


def summarise(engineer_id: str, period: Period, entries: Sequence[Entry]) -> Summary:
    """Of the entries, those that are shared and happened in the period; those without criteria come last."""
    shown = [one for one in newest_first(entries) if one.visibility in SHARED and one.happened_on in period]
    titles = {wording.topic: wording.topic_title for entry in shown for wording in entry.criteria}
    topics = sorted(titles, key=lambda topic: squeeze(titles[topic]))
    groups = [
        (
            titles[topic],
            touching(topic, shown),
            [one for one in shown if one.criteria and one.criteria[0].topic == topic],
        )
        for topic in topics
    ]
    other = [entry for entry in shown if not entry.criteria]
    groups.append((OTHER, other, other))
    return Summary(
        engineer_id,
        period,
        coverage=tuple(Coverage(title, len(all_), all_[0].happened_on) for title, all_, _ in groups if all_),
        chapters=tuple(Chapter(title, tuple(own)) for title, _, own in groups if own),
    )


def touching(topic: str, entries: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in entries if any(wording.topic == topic for wording in entry.criteria)]
