"""Repairs to a file's text before it is read: line ends, double encoding, dashes that lack their space."""

import re

from bot.core.frameworks.dialect.findings import Findings
from bot.core.frameworks.dialect.node import Place, place_at

YAML_LINE_ENDS = dict.fromkeys(map(ord, "\x85\u2028\u2029"), " ")
DASH = re.compile(r"( *(?:- +)*-)(?:\t[ \t]*|(?=[\"'“‘]|[^\W\d_]))")


def repair_line_ends(text: str) -> str:
    """Gives text without a byte-order mark, with the line ends of Unix, and without those that only YAML knows."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return text.translate(YAML_LINE_ENDS)


def repair_double_encoding(text: str, findings: Findings) -> str:
    """Undoes UTF-8 that was read as Mac Roman and saved as UTF-8 again.

    It has to be the whole file: one title is too short to tell. U+F8FF counts, it is the first byte of an emoji.
    """
    try:
        repaired = text.encode("mac_roman").decode("utf-8")
    except UnicodeError:
        return text
    if repaired != text:
        findings.warning(
            place_at(text, next(at for at, character in enumerate(text) if not character.isascii())),
            "This file's letters were garbled when it was saved (UTF-8 taken for Mac Roman); they are read as they "
            "were meant. Save the file as UTF-8 with the right letters.",
        )
    return repaired


def repair_dashes(yaml: str, findings: Findings) -> str:
    """Puts the space behind a list's dash where there is a tab or nothing."""
    lines = yaml.split("\n")
    for number, line in enumerate(lines):
        dash = DASH.match(line)
        if dash:
            lines[number] = f"{dash[1]} {line[dash.end() :]}"
            wrong = "a tab" if "\t" in dash[0] else "no space"
            findings.warning(
                Place(number + 1, dash.end(1)), f"There is {wrong} after the dash; it is read as a space. Write one."
            )
    return "\n".join(lines)
