"""What YAML takes for one text, or for a comment, and a person hardly meant so: each is named at its line."""

import re
from typing import Any

from bot.core.frameworks.dialect.findings import Findings
from bot.core.frameworks.dialect.node import Place

BULLET = re.compile(r"[•·▪◦‣]|[–—*+](?=\s)|\d{1,2}[.)](?=\s)")  # in place of a dash, at the beginning of a line
DASH_WITHIN = re.compile(r"\n[ \t]*([-–—•·▪◦‣*])[ \t]")
QUOTED_LINE = re.compile(r"\n[ \t]*(?P<text>([\"']).+\2)[ \t]*$", re.MULTILINE)
HIDDEN = re.compile(r" +(?=#[^\s#])")
HIDDEN_ITEM = re.compile(r" +(?=#)")

WRONG_BULLET = "An item begins with -. Write it instead of {sign}."
NO_DASH = "An item begins with -. Write one in front of this text."
SWALLOWED = "This item is read as part of the text above. Put its dash in the column of the other dashes."
HIDING = "What follows # is left out as a comment. If it belongs to the text, write quotes around the text."
STRAY_QUOTE = "A quotation mark ends this text and none begins it. Write one in front of it, or take this one out."
LONG_TEXT = "This is one text down to line {line}, dashes included. If items begin in it, end it with its first line."


def check_plain(start: Any, end: Any, findings: Findings) -> None:
    """Checks a text without quotes, by its marks."""
    text = start.buffer[start.pointer : end.pointer]
    check_bullets(start, text, findings)
    check_quotes(start, text, findings)
    is_item_without_text = not text and start.buffer[start.pointer - 1] == "-"
    check_comment(HIDDEN_ITEM if is_item_without_text else HIDDEN, end, findings)


def check_bullets(start: Any, text: str, findings: Findings) -> None:
    """Finds items in a text: it begins with another bullet than a dash, or has a line that begins with one."""
    begins_line = not start.buffer[start.pointer - start.column : start.pointer].strip()
    bullet = BULLET.match(text) if begins_line else None
    if bullet:
        findings.error(place_within(start, 0), WRONG_BULLET.format(sign=bullet[0]))
    dash = DASH_WITHIN.search(text)
    if dash:
        message = SWALLOWED if dash[1] == "-" else WRONG_BULLET.format(sign=dash[1])
        findings.error(place_within(start, dash.start(1)), message)


def check_quotes(start: Any, text: str, findings: Findings) -> None:
    """Finds a line in quotes that lacks its dash, and a quotation mark that lost the one in front of the text."""
    quoted = QUOTED_LINE.search(text)
    if quoted:
        findings.error(place_within(start, quoted.start("text")), NO_DASH)
    is_stray = text.endswith('"') and text.count('"') % 2 == 1
    if is_stray:
        findings.warning(place_within(start, len(text) - 1), STRAY_QUOTE)


def check_quoted(start: Any, end: Any, findings: Findings) -> None:
    """Checks a text in quotes, by its marks."""
    check_length(start, end, findings)
    check_comment(HIDDEN, end, findings)


def check_length(start: Any, end: Any, findings: Findings) -> None:
    """Warns where a text of several lines has items in it."""
    if DASH_WITHIN.search(start.buffer, start.pointer, end.pointer):
        last = start.buffer[start.pointer : end.pointer].rstrip().count("\n")
        findings.warning(place_within(start, 0), LONG_TEXT.format(line=start.line + 1 + last))


def check_comment(hidden: re.Pattern[str], end: Any, findings: Findings) -> None:
    """Warns where something behind a text is taken for a comment."""
    comment = hidden.match(end.buffer, end.pointer)
    if comment:
        findings.warning(Place(end.line + 1, end.column + 1 + comment.end() - end.pointer), HIDING)


def place_within(start: Any, offset: int) -> Place:
    """Finds the place of the character that is so far behind a mark."""
    between = start.buffer[start.pointer : start.pointer + offset]
    if "\n" not in between:
        return Place(start.line + 1, start.column + 1 + offset)
    return Place(start.line + 1 + between.count("\n"), len(between) - between.rfind("\n"))
