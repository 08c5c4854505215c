"""Levels as people write them: keys, names, and the order of the rungs."""

import re

NUMBER = re.compile(r"(?:(?:level|l)[ -]?)?(\d{1,4}(?:\.\d{1,4})?)", re.IGNORECASE)
GRADE_WORD = re.compile(r"grade (?=\d)", re.IGNORECASE)


def level_key(text: str) -> str | None:
    """Reads the number in "3", "03", "Level 3" or "L3"; None where there is none."""
    match = NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    return ".".join(str(int(part)) for part in match[1].split("."))


def grade_key(text: str) -> str:
    """Makes the key of a grade: "Grade 7" is "7", anything else is what it says."""
    return GRADE_WORD.sub("", text, count=1)


def order_of(key: str) -> tuple[int, ...]:
    """Sorts level keys: 9 before 10, 1.9 before 1.10."""
    return tuple(int(part) for part in key.split("."))


def label_of(key: str, name: str | None, *, graded: bool) -> str:
    """Names a level as people say it: "Level 3", "SEO", "Grade 7", "Level 3: Senior"."""
    rung = key
    if not graded:
        rung = f"Level {key}"
    elif key.isdecimal():
        rung = f"Grade {key}"
    return f"{rung}: {name}" if name else rung
