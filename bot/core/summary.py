"""The summary: an engineer's shared entries of a period, by topic."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import NamedTuple

from bot.core.access import SHARED
from bot.core.evidence import Entry, newest_first
from bot.core.period import NoPeriod, Period, find_meant_period, read_period
from bot.core.plain.problem import Problem
from bot.core.plain.spelling import find_meant
from bot.core.plain.text import count, say_date, squeeze

NOTE = "This is what was logged, in the engineer's own words. It is no measure of performance."
NOTHING = "Nothing was logged for others to read in this period."
OTHER = "Other work"
LONGEST_MISTAKE = 3  # words that may have been meant for a period
ME = ("me", "my", "mine")
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


class TitledEntries(NamedTuple):
    """What there is under a title: the entries that touch it, and of those the ones that stand under it."""

    title: str
    touching: tuple[Entry, ...]
    own: tuple[Entry, ...]


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
    """Reads "@engineer [period]" or "me [period]". Raises NoPerson."""
    text = words.strip()
    mention = MENTION.match(text)
    if mention:
        return SummaryRequest(mention.group(1), text[mention.end() :].strip())
    first, _, rest = text.partition(" ")
    if first.casefold() in ME:
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


def find_meant_request(words: str, today: date) -> str | None:
    """Finds what misspelt words were meant to ask for: "mee last 3 moths" is "me last 3 months"; None without."""
    text = words.strip()
    mention = MENTION.match(text)
    if mention:
        whose, rest = mention.group(), text[mention.end() :]
    else:
        first, _, rest = text.partition(" ")
        whose = find_meant(first, ("me",), faults_of_short=1) or first
    period = find_meant_period(rest, today)
    meant = f"{whose} {period}".strip()
    is_meant = period is not None and meant != text and is_request(meant, today)
    return meant if is_meant else None


def without_ids(words: str) -> str:
    """Gives the words of a request as anybody may read them: "@engineer last quarter"."""
    return MENTION.sub("@engineer", words)


def summarise(engineer_id: str, period: Period, entries: Sequence[Entry]) -> Summary:
    """Makes the summary of those entries that are shared and happened in the period."""
    shown = [entry for entry in newest_first(entries) if is_shown(entry, period)]
    groups = by_topic(shown)
    return Summary(
        engineer_id,
        period,
        coverage=tuple(cover(group.title, group.touching) for group in groups if group.touching),
        chapters=tuple(Chapter(group.title, group.own) for group in groups if group.own),
    )


def by_topic(entries: Sequence[Entry]) -> list[TitledEntries]:
    """Groups entries by topic, in the order of the titles; those without criteria come last."""
    topics = topics_by_title(entries)
    groups = [
        TitledEntries(title, touching(topic, entries), beginning_with(topic, entries)) for topic, title in topics
    ]
    other = tuple(entry for entry in entries if not entry.criteria)
    return [*groups, TitledEntries(OTHER, other, other)]


def is_shown(entry: Entry, period: Period) -> bool:
    """Tells whether an entry stands in a summary of that period."""
    return entry.visibility in SHARED and entry.happened_on in period


def topics_by_title(entries: Sequence[Entry]) -> list[tuple[str, str]]:
    """Lists the names of the topics that entries touch, each with its title, in the order of the titles."""
    wordings = chain.from_iterable(entry.criteria for entry in entries)
    titles = {wording.topic: wording.topic_title for wording in wordings}
    return sorted(titles.items(), key=lambda named: squeeze(named[1]))


def cover(title: str, entries: Sequence[Entry]) -> Coverage:
    """Counts the entries under a title; they are newest first, and there is one."""
    return Coverage(title, len(entries), entries[0].happened_on)


def touching(topic: str, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Lists the entries of which a criterion belongs to the topic."""
    return tuple(entry for entry in entries if topic in topics_of(entry))


def topics_of(entry: Entry) -> set[str]:
    """Lists the topics that an entry touches."""
    return {wording.topic for wording in entry.criteria}


def beginning_with(topic: str, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Lists the entries of which the first criterion belongs to the topic."""
    return tuple(entry for entry in entries if first_topic(entry) == topic)


def first_topic(entry: Entry) -> str | None:
    """Finds the topic of an entry's first criterion, under which the entry stands."""
    return entry.criteria[0].topic if entry.criteria else None
