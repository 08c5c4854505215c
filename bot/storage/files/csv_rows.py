"""The rows of a spreadsheet that was saved as CSV, whichever separator the program took."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from bot.core.frameworks.table import Rows
from bot.core.plain.problem import Problem

LARGEST_TABLE = 1_000_000  # bytes; a framework of the largest size seen has some 100,000
SEPARATORS = ",;\t"


def read_rows(path: Path) -> Rows:
    """Reads each row with its number. Raises Problem where the file can't be read as a table."""
    text = read_text(path)
    header = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(SEPARATORS, key=header.count), strict=True)
    rows: list[tuple[int, Sequence[str]]] = []
    try:
        rows.extend(enumerate(reader, 1))
    except csv.Error:
        raise Problem(f"Row {len(rows) + 1}: a quote is not closed, or not doubled. Mend it.") from None
    return rows


def read_text(path: Path) -> str:
    """Reads the text of a spreadsheet. Raises Problem for a file that is too large, and for one that is not UTF-8."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Problem(f"{path} can't be opened ({error.strerror}).") from None
    if len(data) > LARGEST_TABLE:
        raise Problem(f"{path} has more than {LARGEST_TABLE:,} bytes. Make several tables of it.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data[: error.start].count(b"\n") + 1
        raise Problem(f"Row {row}: this is not UTF-8. Save the spreadsheet as “CSV UTF-8”.") from None
