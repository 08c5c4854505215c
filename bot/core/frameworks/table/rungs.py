"""Levels as tables have them: numbers, numbers with names, names alone."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.core.frameworks.dialect.levels import grade_key, label_of, level_key, order_of
from bot.core.frameworks.framework import Level

WITH_NAME = re.compile(r"((?:level|l)?[ -]?\d{1,4}(?:\.\d{1,4})?)[\s:.()–—-]+([^\W\d].*?)\)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WrittenLevel:
    """A level's key, and its name beside a number, "" for none."""

    key: str
    name: str = ""


WrittenLevels = Mapping[str, WrittenLevel]
"""What each text in a table that names a level is read as."""


def numbered_rung(text: str) -> WrittenLevel | None:
    """Reads "3", "Level 3", "L3", "Level 3: Senior", "3 - Senior" or "L3 (Senior)"; None where there is no number."""
    match = WITH_NAME.fullmatch(text.strip())
    number, name = match.groups() if match else (text, "")
    key = level_key(number)
    return WrittenLevel(key, name) if key else None


def name_rungs(texts: Sequence[str]) -> WrittenLevels:
    """Reads texts as grades. "senior" is the same as "Senior", written as it is first."""
    first: dict[str, WrittenLevel] = {}
    return {text: first.setdefault(text.casefold(), WrittenLevel(grade_key(text))) for text in texts}


def make_levels(rungs: WrittenLevels, *, graded: bool) -> tuple[Level, ...]:
    """Makes the ladder: grades in the order that they first appear, numbers from the lowest."""
    names: dict[str, str] = {}
    for rung in rungs.values():
        names[rung.key] = names.get(rung.key) or rung.name
    keys = list(names) if graded else sorted(names, key=order_of)
    labels = (label_of(key, names[key], graded=graded) for key in keys)
    return tuple(Level(key, ordinal, label) for ordinal, (key, label) in enumerate(zip(keys, labels, strict=True), 1))
