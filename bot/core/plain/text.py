"""People's text: cleaned on the way in, shortened on the way out."""

import re
import unicodedata
from datetime import date

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tab and line feed
    "\ud800-\udfff"  # lone surrogates
    "\u200e\u200f\u202a-\u202e\u2066-\u2069]"  # what turns the direction of text around
)
SEPARATORS = re.compile(r"[\W_]+")
CONSONANT_AND_Y = re.compile(r"[^aeiou]y$")
ELLIPSIS = "…"


def clean(text: str) -> str:
    """Puts text in NFC, with line feeds as line ends, without what can't be stored or would disguise it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", FORBIDDEN.sub("", text)).strip()


def shorten(text: str, most: int) -> str:
    """Cuts text to `most` characters, between words where one ends near, with an ellipsis where it was cut."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    at_space = cut.rfind(" ")
    if at_space > most * 2 // 3:
        cut = cut[:at_space]
    return cut.rstrip(" ,;:.") + ELLIPSIS


def squeeze(text: str) -> str:
    """Letters and digits only, without case: "Dev Ops" and "dev-ops" become "devops"."""
    return SEPARATORS.sub("", unicodedata.normalize("NFKC", text).casefold())


def enumerate_words(words: list[str], conjunction: str = "and") -> str:
    """Joins words for a sentence: "A", "A and B", "A, B and C"; "" for none."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"


def count(number: int, noun: str) -> str:
    """Writes a number with its noun: "1 entry", "2,000 entries", "3 levels"."""
    if number == 1:
        return f"1 {noun}"
    plural = f"{noun[:-1]}ies" if CONSONANT_AND_Y.search(noun) else f"{noun}s"
    return f"{number:,} {plural}"


def say_date(day: date) -> str:
    """Writes a date: "5 Nov 2026"."""
    return f"{day.day} {day:%b %Y}"
