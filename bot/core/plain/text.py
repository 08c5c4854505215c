"""People's text: cleaned on the way in, shortened on the way out."""

import re
import unicodedata
from datetime import date

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tab and line feed
    "\ud800-\udfff"  # lone surrogates
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"  # what turns the direction of text around
)
NOTHING_TO_SEE = re.compile(
    r"[\s\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff"
    r"\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]*"
)  # white space, Unicode's Default_Ignorable_Code_Point, the braille pattern without dots, and annotations
SEPARATORS = re.compile(r"[\W_]+")
CONSONANT_AND_Y = re.compile(r"[^aeiou]y$")
ELLIPSIS = "…"
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
MOST_MARKS = 10  # code points for each character of a line: letters with marks are in it, a pile of marks is not


def clean(text: str) -> str:
    """Puts text in NFC, with line feeds as line ends, without what can't be stored or would disguise it.

    Text in which there is nothing to see is "".
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    cleaned = unicodedata.normalize("NFC", FORBIDDEN.sub("", text)).strip()
    return "" if NOTHING_TO_SEE.fullmatch(cleaned) else cleaned


def one_line(text: str, most: int) -> str:
    """Cleans text that is to stand in a sentence or a heading, such as a name: one line of at most `most` characters.

    What is much longer is cut first: to clean it would take long.
    """
    return shorten(" ".join(clean(text[: most * MOST_MARKS]).split()), most)


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
