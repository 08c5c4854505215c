"""The rows of a spreadsheet that was saved as CSV or as text, whichever separator and encoding the program took."""

import codecs
import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.core.frameworks.table.lines import Rows
from bot.core.plain.problem import Problem

LARGEST_TABLE = 1_000_000  # bytes; a framework of the largest size seen has some 100,000
SEPARATORS = ",;\t"
QUOTED = re.compile(r'"[^"]*"')  # separators and line ends in quotes part nothing
SEPARATOR_LINE = re.compile(r"\s*sep=([,;\t])\r?\n", re.IGNORECASE)  # what Excel writes and reads above the header
WORKBOOK_BEGINNINGS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # of what Excel and the like save, under whichever name
OF_WINDOWS = "This is not UTF-8, and is read as Windows-1252. Look whether letters with accents are right."


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a spreadsheet, each with its number from 1. `notes` say what may not be meant, a sentence each."""

    rows: Rows
    notes: Sequence[str] = ()


def read_rows(path: Path) -> Sheet:
    """Reads the rows of a file. Raises Problem where it can't be read as a table."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Problem(f"{path} can't be opened ({error.strerror}).") from None
    if len(data) > LARGEST_TABLE:
        raise Problem(f"{path} has more than {LARGEST_TABLE:,} bytes. Make several tables of it.")
    if data.startswith(WORKBOOK_BEGINNINGS):
        raise Problem("This is a workbook, not CSV. Save the spreadsheet as “CSV UTF-8”.")
    text, notes = decode(data)
    return Sheet(part_rows(text), notes)


def decode(data: bytes) -> tuple[str, Sequence[str]]:
    """Reads text in UTF-8, in UTF-16 as Excel writes it, else in Windows-1252, which is noted. Raises Problem."""
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        row = data[: error.start].count(b"\n") + 1
    try:
        return data.decode("cp1252"), (OF_WINDOWS,)
    except UnicodeDecodeError:
        raise Problem(f"Row {row}: this is not UTF-8. Save the spreadsheet as “CSV UTF-8”.") from None


def part_rows(text: str) -> Rows:
    """Parts text into rows. Raises Problem for a quote that is not closed."""
    named = SEPARATOR_LINE.match(text)
    skipped, start = (1, named.end()) if named else (0, 0)
    separator = named[1] if named else find_separator(text)
    reader = csv.reader(io.StringIO(text[start:], newline=""), delimiter=separator, strict=True)
    rows: list[tuple[int, Sequence[str]]] = []
    try:
        rows.extend(enumerate(reader, 1 + skipped))
    except csv.Error:
        number = len(rows) + 1 + skipped
        raise Problem(f"Row {number}: a quote is not closed, or not doubled. Mend it.") from None
    return rows


def find_separator(text: str) -> str:
    """Finds what parts the cells of the first row that is not blank."""
    header = QUOTED.sub("", text).lstrip("\r\n").partition("\n")[0]
    return max(SEPARATORS, key=header.count)
