"""Front matter, mended line by line where only one thing can be meant: spaces and tabs that YAML trips over."""

import re

from bot.core.frameworks.dialect.findings import Findings
from bot.core.frameworks.dialect.node import Place

WIDE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"  # spaces of Unicode that YAML takes for letters
KEYS = (
    "path|title|topics|levels|labels|name|description|content|level|grade|criteria|exampleCriteria|examples|text|id"
)
INDENTATION = re.compile(rf"^[ {WIDE}]*(?:-[ {WIDE}]+)*")
WIDE_SPACE = re.compile(f"[{WIDE}]")
DASH = re.compile(r"( *(?:- +)*-)(?:\t[ \t]*|(?=[\"'“‘]|[^\W\d_]))")
KEY = re.compile(rf"( *(?:- +)*(?:{KEYS}):)(?=[^\s:])")


def mend_lines(yaml: str, findings: Findings) -> str:
    """Mends every line, with a warning where a person should: a tab at a line's end is nothing."""
    lines = yaml.split("\n")
    return "\n".join(mend_line(number, line, findings) for number, line in enumerate(lines, 1))


def mend_line(number: int, line: str, findings: Findings) -> str:
    """Mends one line, with a warning for what is mended in it."""
    line = without_tabs_at_end(line)
    for mend in (mend_indentation, mend_dash, mend_colon):
        mended = mend(line)
        if mended is None:
            continue
        line, column, message = mended
        findings.warning(Place(number, column), message)
    return line


def without_tabs_at_end(line: str) -> str:
    """Gives a line without the tabs behind its text; spaces alone may stay."""
    bare = line.rstrip(" \t")
    has_tab = bool(bare) and "\t" in line[len(bare) :]
    return bare if has_tab else line


def mend_indentation(line: str) -> tuple[str, int, str] | None:
    """Writes plain spaces into the indentation, and behind the dash: the line, the column, and what to write."""
    indentation = line[: len(line) - len(INDENTATION.sub("", line, count=1))]
    wide = WIDE_SPACE.search(indentation)
    if wide is None:
        return None
    message = "There is a no-break space in the indentation; it is read as a space. Write plain spaces."
    return WIDE_SPACE.sub(" ", indentation) + line[len(indentation) :], wide.start() + 1, message


def mend_dash(line: str) -> tuple[str, int, str] | None:
    """Puts the space behind a list's dash where there is a tab or nothing."""
    dash = DASH.match(line)
    if dash is None:
        return None
    wrong = "a tab" if "\t" in dash[0] else "no space"
    message = f"There is {wrong} after the dash; it is read as a space. Write one."
    return f"{dash[1]} {line[dash.end() :]}", dash.end(1), message


def mend_colon(line: str) -> tuple[str, int, str] | None:
    """Puts the space behind the colon of a key of ours."""
    key = KEY.match(line)
    if key is None:
        return None
    message = "There is no space after the colon; it is read as if there were. Write one."
    return f"{key[1]} {line[key.end() :]}", key.end(1), message
