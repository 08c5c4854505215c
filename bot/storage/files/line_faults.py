"""Where a fault is that YAML notices only further down: the line that a person has to mend, and how."""

import re
from collections.abc import Iterator

from bot.core.frameworks.dialect.node import Place
from bot.storage.files.scalar_checks import NO_DASH, WRONG_BULLET

KEYS = "path|title|topics|levels|labels|name|description|content|level|grade|criteria|exampleCriteria|examples|text"
LEAD = r"[ ]*(?:-[ ]+)*"  # the indentation, and dashes
BULLET = re.compile(r" *(?:- +)*(?P<sign>[*•·▪◦‣–—])\s+\S")
QUOTE = re.compile(rf"{LEAD}(?:[\w-]+:[ ]+)?(?P<rest>[\"'].*)")
CLOSED = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'')
NEXT = re.compile(r" *(?:-(?: |$)|[\w-]+:(?: |$))")
ITEM = re.compile(r"( *)- ")
NO_ITEM = re.compile(r"( *)(?!- )(?P<text>\S[^:]*)")
KEY_ALONE = re.compile(rf"{LEAD}(?P<key>{KEYS})")
KEY_AND_VALUE = re.compile(rf"{LEAD}(?P<key>level|levels|grade) +[^\s:]+|{LEAD}(?P<word>name) +[^\s:]+|"
                           r"(?P<head>path|title) +[^:]+")  # fmt: skip
CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)

NEVER_CLOSED = "This quotation mark is never closed. Write one at the end of the text."
NO_COLON = "There is no colon after `{key}`. Write `{key}:`."
CONFLICTING = "Two versions of this file were put together by git and left so. Choose one, and take out the marks."

LineFault = tuple[Place, str]


def find_conflict(text: str) -> int | None:
    """Finds the line of a mark that git left; None where there is none."""
    mark = CONFLICT.search(text)
    return text.count("\n", 0, mark.start()) + 1 if mark else None


def find_fault(text: str, last_line: int) -> LineFault | None:
    """Finds the first line, down to the one where YAML stumbled, that is written as no line can be meant."""
    lines = [(number, line.rstrip()) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    before = ""
    for (number, line), (_, after) in zip(lines, [*lines[1:], (0, "")], strict=False):
        if number > last_line:
            return None
        fault = next(faults_in(number, line, before, after), None)
        if fault:
            return fault
        before = line
    return None


def faults_in(number: int, line: str, before: str, after: str) -> Iterator[LineFault]:
    """Lists what is wrong with a line, between its neighbours that are not blank."""
    bullet = BULLET.match(line)
    if bullet:
        yield Place(number, bullet.start("sign") + 1), WRONG_BULLET.format(sign=bullet["sign"])
    key = KEY_ALONE.fullmatch(line) or KEY_AND_VALUE.fullmatch(line)
    if key:
        word = next(filter(None, key.groupdict().values()))
        yield Place(number, key.end() + 1), NO_COLON.format(key=word)
    quote = QUOTE.fullmatch(line) if NEXT.match(after) else None
    if quote:
        yield from fault_of_quote(Place(number, quote.start("rest") + 1), quote["rest"])
    if any((lacks_dash(line, before), lacks_first_dash(line, after))):
        yield Place(number, len(line) - len(line.lstrip()) + 1), NO_DASH


def fault_of_quote(place: Place, text: str) -> Iterator[LineFault]:
    """Says that a text in quotes does not end on its line, if it does not."""
    if not CLOSED.match(text):
        yield place, NEVER_CLOSED


def lacks_dash(line: str, before: str) -> bool:
    """Tells whether a line stands where an item is expected: below one, in its column; or in quotes."""
    item, other = ITEM.match(before), NO_ITEM.fullmatch(line)
    if item is None:
        return False
    if other is None:
        return False
    return other[1] == item[1] or bool(CLOSED.fullmatch(other["text"]))


def lacks_first_dash(line: str, after: str) -> bool:
    """Tells whether a line stands in the column of an item below it, and is no key."""
    item, other = ITEM.match(after), NO_ITEM.fullmatch(line)
    if item is None:
        return False
    if other is None:
        return False
    return other[1] == item[1]
