"""What PyYAML complains about, in words that say what to write instead."""

from collections.abc import Mapping

import yaml

from bot.core.frameworks.dialect.node import Place, place_at
from bot.storage.files.line_faults import NEVER_CLOSED, find_fault
from bot.storage.files.yaml_nodes import RefusedYaml

QUOTE = "A text that begins with {sign} needs quotes. Write them around it."
WHERE_IT_BEGAN = {  # by a piece of PyYAML's complaint; the first that fits
    "found unexpected": NEVER_CLOSED,
    "could not find expected ':'": (
        "This line is neither `key: value` nor an item of a list. Write quotes around a text of several lines."
    ),
    "expected ',' or": "This bracket is never closed. Close it, or write quotes around a text that begins with one.",
    "content, but found '<stream end>'": "This bracket is never closed. Close it, or write quotes around the text.",
    "expected a comment or a line break": QUOTE,
    "scanning an alias": QUOTE,
    "scanning an anchor": QUOTE,
    "scanning a tag": QUOTE,
    "parsing a tag": QUOTE,
    "directive": QUOTE,
}
WHERE_READING_STOPPED = {
    "found character '\\t'": "There is a tab where only spaces can be. Write spaces.",
    "mapping values are not allowed": (
        "There is a colon too many, or this line is not in one column with its neighbours. "
        "Write quotes around a text with a colon; indent keys of one block alike."
    ),
    "sequence entries are not allowed": "A list begins on the line below its key. Put the dash there.",
    "but found '<scalar>'": (
        'The quoted text ended before this. Write a quotation mark inside double quotes as \\", '
        "inside single ones as ''."
    ),
    "expected <block end>": "This line is not in one column with those that it belongs to. Indent it like them.",
    "escape": "A \\ in double quotes has a meaning of its own. Write \\\\, or use single quotes.",
    "'<document start>'": "The front matter ended above this line. Take out the line with the three dots.",
    "cannot start any token": QUOTE,
    "expected the node content": QUOTE,
}


def explain(error: yaml.YAMLError, text: str) -> tuple[Place, str]:
    """Finds the place of a fault in `text`, and says what to write instead."""
    if isinstance(error, yaml.reader.ReaderError):
        sign = f"U+{ord(text[error.position]):04X}"
        return place_at(text, error.position), f"There is an invisible character here, {sign}. Take it out."
    if not isinstance(error, yaml.MarkedYAMLError):
        return Place(1), "The front matter is no YAML. Write `path:`, `title:` and `topics:`."
    last_mark = error.problem_mark or error.context_mark
    fault = find_fault(text, last_mark.line + 1) if last_mark else None
    if fault:
        return fault
    as_it_is = place_of_mark(error.problem_mark or error.context_mark, text), f"{error.problem}"
    if isinstance(error, RefusedYaml):
        return as_it_is
    return translate(error, text) or as_it_is


def translate(error: yaml.MarkedYAMLError, text: str) -> tuple[Place, str] | None:
    """Finds the place of a fault that PyYAML names, and says what to write instead; None for an unknown complaint."""
    complaint = f"{error.context} {error.problem}"
    began = advise(WHERE_IT_BEGAN, complaint, error.context_mark, text)
    return began or advise(WHERE_READING_STOPPED, complaint, error.problem_mark, text)


def advise(advice: Mapping[str, str], complaint: str, mark: yaml.Mark | None, text: str) -> tuple[Place, str] | None:
    """Says what to write at the mark, by the first piece of the complaint that there is advice for."""
    if mark is None:
        return None
    sign = text[mark.index : mark.index + 1]
    for piece, what_to_do in advice.items():
        if piece in complaint:
            return place_at(text, mark.index), what_to_do.format(sign=sign)
    return None


def place_of_mark(mark: yaml.Mark | None, text: str) -> Place:
    """Finds the place of a mark of PyYAML's in `text`; its beginning where there is no mark."""
    return place_at(text, mark.index if mark else 0)
