"""What PyYAML complains about, in words that say what to write instead."""

import yaml

from bot.core.frameworks.dialect.node import Place, place_at
from bot.storage.files.yaml_nodes import RefusedYaml

QUOTE = "A text that begins with {sign} needs quotes. Write them around it."
WHERE_IT_BEGAN = {  # by a piece of PyYAML's complaint; the first that fits
    "found unexpected": "This quotation mark is never closed. Write one at the end of the text.",
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
    """Where the fault in `text` is, and what to write instead."""
    if isinstance(error, yaml.reader.ReaderError):
        sign = f"U+{ord(text[error.position]):04X}"
        return place_at(text, error.position), f"There is an invisible character here, {sign}. Take it out."
    if not isinstance(error, yaml.MarkedYAMLError):
        return Place(1), "The front matter is no YAML. Write `path:`, `title:` and `topics:`."
    if isinstance(error, RefusedYaml) and error.problem_mark:
        return place_at(text, error.problem_mark.index), f"{error.problem}"
    said = f"{error.context} {error.problem}"
    for complaints, mark in ((WHERE_IT_BEGAN, error.context_mark), (WHERE_READING_STOPPED, error.problem_mark)):
        advice = next((advice for words, advice in complaints.items() if mark and words in said), None)
        if advice and mark:
            return place_at(text, mark.index), advice.format(sign=text[mark.index : mark.index + 1])
    mark = error.problem_mark or error.context_mark
    return place_at(text, mark.index if mark else 0), f"{error.problem}"
