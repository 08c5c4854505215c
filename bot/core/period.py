"""Periods as people write them: "last quarter", "since 2026-04-01", "H1 2026"."""

import re
from calendar import month_name, monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.core.plain.problem import Problem
from bot.core.plain.spelling import find_meant
from bot.core.plain.text import NUMBERS, say_date

DATE = r"(\d{4}-\d\d-\d\d)"
MONTHS = {name[:3].casefold(): number for number, name in enumerate(month_name) if name}
EXAMPLES = ("last 3 months", "last quarter", "H1 2026", "since 2026-04-01", "2026-01-01 to 2026-06-30")


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both in it."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __str__(self) -> str:
        return f"{say_date(self.first)} to {say_date(self.last)}"


class NoPeriod(Problem):
    """Words that mean no period."""

    def __init__(self) -> None:
        tries = "`, `".join(EXAMPLES[:-1])
        super().__init__(f"That period is not known. Try `{tries}` or `{EXAMPLES[-1]}`.")


def read_period(words: str, today: date) -> Period:
    """Reads the period that the words mean; none mean the last six months. Raises NoPeriod."""
    text = " ".join(words.casefold().replace(",", " ").split()).removeprefix("for ").removeprefix("the ")
    for pattern, make in PATTERNS:
        match = re.fullmatch(pattern, text)
        if match:
            try:
                period = make(today, *match.groups(""))
            except (ValueError, OverflowError):
                break
            if period.first <= period.last:
                return period
    raise NoPeriod


def find_meant_period(words: str, today: date) -> str | None:
    """Finds the period that misspelt words were meant to be: "last 3 moths" is "last 3 months"; None without."""
    meant = " ".join(map(spell, words.casefold().split()))
    try:
        read_period(meant, today)
    except NoPeriod:
        return None
    return meant


def spell(word: str) -> str:
    """Gives the word of a period that a misspelt one was meant to be; the word itself where it is near to none."""
    return find_meant(word, WORDS) or word


def back(today: date, number: str, unit: str) -> Period:
    """Makes a period that ends today, "6 months": it begins the day after the same day six months ago."""
    many = read_number(number)
    if unit == "day":
        return Period(today - timedelta(days=many - 1), today)
    if unit == "week":
        return Period(today - timedelta(days=7 * many - 1), today)
    return Period(months_before(today, many * (12 if unit == "year" else 1)) + timedelta(days=1), today)


def read_number(word: str) -> int:
    """Reads a number in digits, or a word of `NUMBERS`; no word means one."""
    if word.isdecimal():
        return int(word)
    return NUMBERS.index(word) + 1 if word else 1


def months_before(day: date, months: int) -> date:
    """Finds the same day some months earlier, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months(year: int, first: int, number: int) -> Period:
    """Makes a period of whole months, from the first day of one to the last of another."""
    year, month = divmod(year * 12 + first - 1, 12)
    begin = date(year, month + 1, 1)
    return Period(begin, months_before(begin, -number) - timedelta(days=1))


def part(today: date, year: str, number: str, size: int) -> Period:
    """Makes a quarter (3 months) or half (6) of a year; without a year, the latest that has begun."""
    first = (int(number) - 1) * size + 1
    return months(int(year) if year else today.year - (first > today.month), first, size)


def around(today: date, which: str, unit: str) -> Period:
    """Makes this or last quarter, half, month or year, by the calendar."""
    size = {"month": 1, "quarter": 3, "half": 6, "half year": 6, "half-year": 6, "year": 12}[unit]
    first = (today.month - 1) // size * size + 1
    return months(today.year, first - (size if which in {"last", "previous"} else 0), size)


def month(today: date, name: str, year: str) -> Period:
    """Makes a month by its name; without a year, the latest that has begun."""
    number = MONTHS[name[:3]]
    return months(int(year) if year else today.year - (number > today.month), number, 1)


MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in map(str.casefold, month_name) if name)
UNITS = ("day", "week", "month", "quarter", "half", "year")
SMALL_WORDS = ("this", "last", "previous", "past", "since", "from", "until", "for", "the")
WORDS = (*UNITS, *(f"{unit}s" for unit in UNITS), *NUMBERS, *SMALL_WORDS, *map(str.casefold, month_name[1:]))
PATTERNS: tuple[tuple[str, Callable[..., Period]], ...] = (
    ("", lambda today: back(today, "6", "month")),
    (r"(this|last|previous) (month|quarter|half|half year|half-year|year)", around),
    (rf"(?:(?:last|past|previous) )?(\d{{1,4}}|{'|'.join(NUMBERS)}) (day|week|month|year)s?", back),
    (r"(?:last|past) ()(day|week)", back),
    (r"q([1-4])(?: (\d{4}))?", lambda today, number, year: part(today, year, number, 3)),
    (r"h([12])(?: (\d{4}))?", lambda today, number, year: part(today, year, number, 6)),
    (r"(\d{4}) ?q([1-4])", lambda today, year, number: part(today, year, number, 3)),
    (r"(\d{4}) ?h([12])", lambda today, year, number: part(today, year, number, 6)),
    (r"(\d{4})", lambda _, year: months(int(year), 1, 12)),
    (rf"({MONTH})(?: (\d{{4}}))?", month),
    (rf"(?:since|from) {DATE}", lambda today, first: Period(date.fromisoformat(first), today)),
    (
        rf"(?:from )?{DATE} ?(?:to|until|till|\.\.|–|-) ?{DATE}",
        lambda _, first, last: Period(date.fromisoformat(first), date.fromisoformat(last)),
    ),
)
