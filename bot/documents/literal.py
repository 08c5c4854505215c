r"""Words in a Markdown file that mean nothing to a Markdown reader: every character is read as it was written.

What begins an inline mark is escaped wherever it stands, what begins a block where a line begins. White space at
either end of a line would be dropped, and four spaces make code of a line: the outermost is written by its number. A
line ends with a backslash, since a line end alone is shown as a space.
"""

import re

MARK = re.compile(r"[\\`*_\[\]<>|~#$]|&(?=#?\w+;)")  # beside CommonMark's own: tables, struck words, formulas
START_OF_BLOCK = re.compile(r"^(\d*)([-+=:.)])")  # a list, a number of one, a rule, an underline, a column
EDGE = re.compile(r"^\s|\s$|[\t\u2028\u2029]")  # a tab is as wide as the reader likes


def literal(words: str, margin: str = "") -> str:
    """Writes words of one or several lines as one paragraph; `margin` stands before every line but the first."""
    return f"\\\n{margin}".join(map(literal_line, words.split("\n")))


def literal_line(words: str) -> str:
    """Writes words in one line, such as a heading; a line end in them becomes a space."""
    escaped = MARK.sub(r"\\\g<0>", words.replace("\n", " "))
    return EDGE.sub(number_of, START_OF_BLOCK.sub(r"\1\\\2", escaped))


def number_of(match: re.Match[str]) -> str:
    """Writes a character by its number, which is no white space to a Markdown reader."""
    return f"&#{ord(match[0])};"
