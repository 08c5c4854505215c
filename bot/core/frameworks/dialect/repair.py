"""Repairs to a whole file's text before anything is read of it: line ends, and letters that were garbled."""

import re

from bot.core.frameworks.dialect.findings import Findings
from bot.core.frameworks.dialect.node import Place

YAML_LINE_ENDS = dict.fromkeys(map(ord, "\x85\u2028\u2029"), " ")
FIRST_OF_TWO, FIRST_OF_THREE, FIRST_OF_FOUR, FOLLOWING = (
    bytes(range(*ends)).decode("mac_roman") for ends in ((0xC2, 0xE0), (0xE0, 0xF0), (0xF0, 0xF5), (0x80, 0xC0))
)
GARBLED = re.compile(
    f"[{FIRST_OF_TWO}][{FOLLOWING}]|[{FIRST_OF_THREE}][{FOLLOWING}]{{2}}|[{FIRST_OF_FOUR}][{FOLLOWING}]{{3}}"
)
RATHER_FRENCH = re.compile("[\u0240-\u02bf\u0480-\u057f]")  # what “été, l’équipe or …à would be: ʎ, Վ and the like


def repair_line_ends(text: str) -> str:
    """Gives text without a byte-order mark, with the line ends of Unix, and without those that only YAML knows."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return text.translate(YAML_LINE_ENDS)


def repair_double_encoding(text: str, findings: Findings) -> str:
    """Undoes UTF-8 that was read as Mac Roman and saved as UTF-8 again, line by line, with one warning.

    Where a file has such lines, a line in which letters were typed since then is mended letter by letter.
    """
    lines = text.split("\n")
    if not any(map(is_garbled, lines)):
        return text
    repaired = [repair_line(line) for line in lines]
    number, line = next((number, line) for number, line in enumerate(lines) if repaired[number] != line)
    findings.warning(
        Place(number + 1, next(column for column, letter in enumerate(line, 1) if not letter.isascii())),
        "This file's letters were garbled when it was saved (UTF-8 taken for Mac Roman); they are read as they "
        "were meant. Save the file as UTF-8 with the right letters.",
    )
    return "\n".join(repaired)


def is_garbled(line: str) -> bool:
    """Tells whether all of a line's letters beyond ASCII are garbled ones. U+F8FF counts: emoji begin with it."""
    return not line.isascii() and read_again(line) is not None


def repair_line(line: str) -> str:
    """Gives a line with the letters that were meant, wherever it is garbled."""
    if line.isascii():
        return line
    return read_again(line) or GARBLED.sub(repair_letter, line)


def repair_letter(garbled: re.Match[str]) -> str:
    """Gives the letter that was meant."""
    return read_again(garbled[0]) or garbled[0]


def read_again(garbled: str) -> str | None:
    """Gives what was meant; None where the letters are no garbled UTF-8, or rather French than that."""
    try:
        meant = garbled.encode("mac_roman").decode("utf-8")
    except UnicodeError:
        return None
    return None if RATHER_FRENCH.search(meant) else meant
