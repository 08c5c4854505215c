"""Levels as people write them: keys, names, and the order of the rungs."""

import re

NUMBER = re.compile(r"(?:level|l)?[ -]?(\d{1,4}(?:\.\d{1,4})?)", re.IGNORECASE)
GRADE_WORD = re.compile(r"grade (?=\d)", re.IGNORECASE)


def level_key(text: str) -> str | None:
    """The number in "3", "03", "Level 3" or "L3"; None where there is none."""
    found = NUMBER.fullmatch(text.strip())
    return ".".join(str(int(part)) for part in found[1].split(".")) if found else None


def grade_key(text: str) -> str:
    """A grade's key: "Grade 7" is "7", anything else is what it says."""
    return GRADE_WORD.sub("", text, count=1)


def order_of(key: str) -> tuple[int, ...]:
    """Sorts level keys: 9 before 10, 1.9 before 1.10."""
    return tuple(int(part) for part in key.split("."))


def label_of(key: str, name: str | None, *, graded: bool) -> str:
    """How people say it: "Level 3", "SEO", "Grade 7", "Level 3: Senior"."""
    said = f"Level {key}" if not graded else f"Grade {key}" if key.isdecimal() else key
    return f"{said}: {name}" if name else said
