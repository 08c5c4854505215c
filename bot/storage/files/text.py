"""A file's bytes and its text: no longer than is good for anybody, in UTF-8, with the letters that were meant."""

import unicodedata
from pathlib import Path

from bot.core.frameworks.dialect.findings import Findings
from bot.core.frameworks.dialect.node import Place, place_at
from bot.core.frameworks.dialect.repair import repair_double_encoding, repair_line_ends

LARGEST_FILE = 200_000  # bytes: YAML at its slowest takes a second for them; the largest real file has under 100,000
MOST_MARKS = 30  # Unicode's own limit (Stream-Safe Text Format)


def read_bytes(path: Path, findings: Findings) -> bytes | None:
    """Reads a file; None with an error when it is too large or can't be opened."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        findings.error(Place(1), f"This can't be opened ({error.strerror}). Put a file here that the bot may read.")
        return None
    if len(data) > LARGEST_FILE:
        findings.error(Place(1), f"The file has more than {LARGEST_FILE:,} bytes. Make several frameworks of it.")
        return None
    return data


def decode(data: bytes, findings: Findings, *, repair: bool) -> str | None:
    """Decodes a file's bytes; None with an error when it is not UTF-8. `repair` undoes double encoding."""
    try:
        text = repair_line_ends(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = data[: error.start]
        place = Place(before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
        findings.error(place, "This is not UTF-8. Save the file as UTF-8.")
        return None
    if repair:
        text = repair_line_ends(repair_double_encoding(text, findings))
    pile = find_pile(text)
    if pile is not None:
        advice = f"There are more than {MOST_MARKS} marks on one letter here. Take them out."
        findings.error(place_at(text, pile), advice)
        return None
    return text


def find_pile(text: str) -> int | None:
    """Finds where a letter begins to have more marks than any language has: sorting takes their number squared."""
    if text.isascii():
        return None
    piled = 0
    for at, character in enumerate(text):
        piled = piled + 1 if unicodedata.combining(character) else 0
        if piled > MOST_MARKS:
            return at - MOST_MARKS
    return None
