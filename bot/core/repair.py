"""Repairs to a file's text before it is read: line ends, double encoding, tabs after dashes; and tidy texts."""

import re
import unicodedata

from bot.core.findings import Findings
from bot.core.node import Place

TAB_AFTER_DASH = re.compile(r"^(\s*(?:- +)*-)\t+", re.MULTILINE)
UNWANTED = {"Cc", "Cs"}  # control characters and lone surrogates; joiners and direction marks are people's


def repair_line_ends(text: str) -> str:
    """Without a byte-order mark, and with the line ends of Unix."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


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
            first_foreign_place(text),
            "This file's letters were garbled when it was saved (UTF-8 taken for Mac Roman); they are read as they "
            "were meant. Save the file as UTF-8 with the right letters.",
        )
    return repaired


def first_foreign_place(text: str) -> Place:
    """Where the first character beyond ASCII stands."""
    before = text[: next(at for at, character in enumerate(text) if not character.isascii())]
    return Place(before.count("\n") + 1, len(before) - before.rfind("\n"))


def repair_tabs(text: str, findings: Findings, first_line: int = 1) -> str:
    """Reads a tab after a list's dash as a space, which is what YAML wants there."""
    for found in TAB_AFTER_DASH.finditer(text):
        line = first_line + text.count("\n", 0, found.end())
        column = found.end() - text.rfind("\n", 0, found.end()) - 1
        findings.warning(Place(line, column), "There is a tab after the dash; it is read as a space. Write a space.")
    return TAB_AFTER_DASH.sub(r"\1 ", text)


def tidy(text: str) -> str:
    """A text that people wrote: composed (NFC), without control characters, nothing at its ends."""
    kept = (
        character
        for character in unicodedata.normalize("NFC", text)
        if character in "\n\t" or unicodedata.category(character) not in UNWANTED
    )
    return "".join(kept).strip()


def tidy_line(text: str) -> str:
    """The same on one line, with single spaces."""
    return " ".join(tidy(text).split())
