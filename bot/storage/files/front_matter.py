"""Front matter and body of a Markdown file; what a library would drop in silence is an error with its line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from bot.core.frameworks.dialect.body.headings import PageLine, read_lines
from bot.core.frameworks.dialect.findings import Findings
from bot.core.frameworks.dialect.mending import mend_lines
from bot.core.frameworks.dialect.node import Node, Place
from bot.storage.files.line_faults import CONFLICTING, find_conflict
from bot.storage.files.yaml_nodes import compose
from bot.storage.files.yaml_words import explain

FENCE = re.compile(r"^-{3,}[ \t]*$", re.MULTILINE)
TOPIC_LINE = re.compile(
    r"[ \t]*(?:- +)?(?:topics|content|criteria|exampleCriteria):[ \t]*$"
    r"|[ \t]*(?:- +)?(?:level|grade):[ \t]*[\"']?\w+[\"']?[ \t]*$"
    r"|[ \t]{4,}- [\"']"
)
FIRST_LINE = re.compile(rf"{TOPIC_LINE.pattern}|[ \t]{{4,}}- ")  # further on, a list may be prose
INDENTED_FENCE = re.compile(r"^[ \t]+-{3,}[ \t]*$", re.MULTILINE)

EMPTY = "The front matter is empty. Write `path:`, `title:` and `topics:` between the --- lines."
NO_OPENING = "There is no front matter. Begin the file with ---, `path:`, `title:`, `topics:`, and end it with ---."


@dataclass(frozen=True, slots=True)
class FileParts:
    """A file's front matter, and the prose below it, which begins on `body_line`."""

    root: Node
    body: str
    body_line: int


class NodeHandler(YAMLHandler):
    """Keeps nodes instead of values, so that lines stay and every scalar is text.

    `lines_above` are empty lines above the front matter.
    """

    FM_BOUNDARY = FENCE

    def __init__(self, lines_above: int, findings: Findings) -> None:
        super().__init__()
        self.lines_above = lines_above
        self.findings = findings
        self.root: Node | None = None

    def load(self, fm: str, **_: object) -> dict[str, object]:
        """Keeps the node that the front matter is; the library gets nothing."""
        text = mend_lines("\n" * self.lines_above + fm, self.findings)
        try:
            self.root = compose(text, self.findings)
        except yaml.YAMLError as error:
            self.findings.error(*explain(error, text))
        return {}


def split(text: str, findings: Findings) -> FileParts | None:
    """Splits a file; None with an error where there is no front matter, or none that can be read."""
    conflict = find_conflict(text)
    if conflict:
        findings.error(Place(conflict), CONFLICTING)
        return None
    lines_above = text[: len(text) - len(text.lstrip())].count("\n")
    problem = why_dropped(text.split("\n", lines_above)[-1], lines_above)
    if problem:
        findings.error(*problem)
        return None
    handler = NodeHandler(lines_above, findings)
    _, body = frontmatter.parse(text, handler=handler)
    check_end(text, findings)
    if findings.failed:
        return None
    if handler.root is None:
        findings.error(Place(1), EMPTY)
        return None
    body_start = len(text.rstrip()) - len(body)  # the library strips the end of the body
    return FileParts(handler.root, body, 1 + text.count("\n", 0, body_start))


def check_end(text: str, findings: Findings) -> None:
    """Finds an error where topics go on below the --- that ends the front matter."""
    _, end, *_ = FENCE.finditer(text)
    fence_line = text.count("\n", 0, end.start()) + 1
    number = find_topics(read_lines(text[end.end() :], fence_line))
    if number:
        message = f"The front matter ends with this ---, and line {number} goes on with topics. Take it out."
        findings.error(Place(fence_line), message)


def find_topics(lines: Iterable[PageLine]) -> int | None:
    """Finds the number of the line that belongs to topics; None where all are prose."""
    pattern = FIRST_LINE
    for line in lines:
        says_nothing = line.in_code or not line.text.strip()
        if says_nothing:
            continue
        if pattern.match(line.text):
            return line.number
        pattern = TOPIC_LINE
    return None


def why_dropped(text: str, lines_above: int) -> tuple[Place, str] | None:
    """Finds out why a library would see no front matter, and in which place; None where it sees it."""
    opening, first = text.split("\n", 1)[0], Place(lines_above + 1)
    if not text.strip():
        return Place(1), "The file is empty. Write ---, then `path:`, `title:` and `topics:`, then --- again."
    if INDENTED_FENCE.fullmatch(opening):
        return first, "The --- above the front matter is indented. Write it at the beginning of the line."
    if not FENCE.fullmatch(opening):
        return first, NO_OPENING
    return why_unended(text, lines_above) if len(FENCE.findall(text)) == 1 else None


def why_unended(text: str, lines_above: int) -> tuple[Place, str]:
    """Finds out why front matter with one fence never ends, and in which place."""
    indented = INDENTED_FENCE.search(text)
    if indented is None:
        return (
            Place(lines_above + 1),
            "The front matter that begins here never ends. Write --- on a line of its own below it.",
        )
    line = lines_above + text.count("\n", 0, indented.end()) + 1
    return Place(line), "The --- below the front matter is indented. Write it at the beginning of the line."
