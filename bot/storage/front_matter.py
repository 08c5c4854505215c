"""Front matter and body of a Markdown file, with their lines; what a library would drop in silence is an error."""

import re
from dataclasses import dataclass

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from bot.core.findings import Findings
from bot.core.node import Node, Place
from bot.core.repair import repair_tabs
from bot.storage.yaml_nodes import compose
from bot.storage.yaml_words import explain

FENCE = re.compile(r"^-{3,}[ \t]*$", re.MULTILINE)
INDENTED_FENCE = re.compile(r"^[ \t]+-{3,}[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parts:
    """A file's front matter, and the prose below it, which begins on `body_line`."""

    root: Node
    body: str
    body_line: int


class NodeHandler(YAMLHandler):
    """Hands back nodes instead of values, so that lines stay and every scalar is text."""

    FM_BOUNDARY = FENCE

    def __init__(self, findings: Findings) -> None:
        super().__init__()
        self.findings = findings
        self.root: Node | None = None

    def load(self, fm: str, **_: object) -> dict[str, object]:
        self.root = compose(repair_tabs(fm, self.findings))
        return {}


def split(text: str, findings: Findings) -> Parts | None:
    """The parts of a file's text, which begins with its front matter; None with an error where it has none."""
    if problem := dropped(text):
        findings.error(*problem)
        return None
    handler = NodeHandler(findings)
    try:
        _, body = frontmatter.parse(text, handler=handler)
    except yaml.YAMLError as error:
        findings.error(*explain(error))
        return None
    if handler.root is None:
        findings.error(
            Place(1), "The front matter is empty. Write `path:`, `title:` and `topics:` between the --- lines."
        )
        return None
    end = len(text.rstrip()) - len(body)
    return Parts(handler.root, body, text.count("\n", 0, end) + 1)


def dropped(text: str) -> tuple[Place, str] | None:
    """Where and why a library would see no front matter, or None."""
    if not text.strip():
        return Place(1), "The file is empty. Write front matter: ---, `path:`, `title:`, `topics:`, ---."
    first = text[: len(text) - len(text.lstrip())].count("\n") + 1
    opening = text.lstrip().split("\n", 1)[0]
    if not FENCE.fullmatch(opening):
        return Place(
            first
        ), "There is no front matter. Write --- as the first line, above `path:`, and once more below the topics."
    if len(FENCE.split(text, 2)) < 3:
        return Place(first), "The front matter is never closed. Write --- on a line of its own below the topics."
    return None
