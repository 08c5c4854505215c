"""The cells of a table: one text, or several in lines with dashes; and cells that were merged with those above."""

import re
from collections.abc import Mapping, Sequence

from bot.core.plain.text import clean

DASH = re.compile(r"\s*(?:[-–—*]\s|[•·‣▪●○◦])\s*")


def read_text(row: Sequence[str], position: int) -> str:
    """Reads a cell's text on one line; "" where the row ends before it."""
    return " ".join(read_lines(row, position))


def read_items(row: Sequence[str], position: int) -> list[str]:
    """Reads the texts of a cell: each line with a dash begins one, and lines without are one; [] for none."""
    items: list[str] = []
    for line in read_lines(row, position):
        text = DASH.sub("", line, count=1) if DASH.match(line) else ""
        if text:
            items.append(text)
        elif items:
            items[-1] = f"{items[-1]} {line}"
        else:
            items.append(line)
    return items


def read_lines(row: Sequence[str], position: int) -> list[str]:
    """Reads the lines of a cell, without those that are blank."""
    text = row[position] if position < len(row) else ""
    lines = (" ".join(line.split()) for line in clean(text).splitlines())
    return list(filter(None, lines))


def fill_merged(cells: Mapping[str, str], above: Mapping[str, str]) -> dict[str, str]:
    """Fills the blank cells of a row, in the columns' order, with what stands above, as merged cells are exported.

    A cell is merged with the one above only as long as no cell to the left of it begins anew.
    """
    filled = dict(cells)
    for name, text in cells.items():
        filled[name] = text or above.get(name, "")
        if filled[name] != above.get(name):
            break
    return filled
