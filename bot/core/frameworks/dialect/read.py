"""Framework files: a path, a title and topics; what is meant is read where it is written otherwise."""

import re
from collections.abc import Mapping
from itertools import chain

from bot.core.frameworks.dialect.body.outline import read_outline
from bot.core.frameworks.dialect.criteria import check_names
from bot.core.frameworks.dialect.fields import read_fields, read_text
from bot.core.frameworks.dialect.findings import Findings
from bot.core.frameworks.dialect.ladder import WrittenLadder, build_ladder
from bot.core.frameworks.dialect.levels import level_key
from bot.core.frameworks.dialect.node import Items, Node, Pairs, Place, Text, is_empty
from bot.core.frameworks.dialect.topics import capitalise, place_topic, read_topics
from bot.core.frameworks.framework import Framework
from bot.core.plain.text import clean

KEYS = ("path", "formerly", "title", "topics", "levels", "labels", "grades")
OF_WEBSITES = ("sidebarTitle", "sidebarGroup", "yaml", "homepage", "category", "categories")  # they say nothing here


def read_framework(root: Node, body: str, body_line: int, stem: str, findings: Findings) -> Framework | None:
    """Reads the framework of `stem`.md, whose body begins on `body_line`; None where there is an error."""
    if not isinstance(root, Pairs):
        findings.error(root.place, "Keys are expected here. Write `path:`, `title:` and `topics:`, each on its line.")
        return None
    fields = read_fields(root, KEYS, findings, others=OF_WEBSITES)
    path = read_path(fields, root.place, findings)
    title = read_title(fields, root.place, stem, findings)
    if lacks(fields, "topics"):
        outline = read_outline(body, body_line, findings)
        fields = {"labels": outline.labels, **fields, "topics": outline.topics}
        body = outline.prose
    written_topics = read_topics(fields["topics"], findings)
    cells = list(chain.from_iterable(topic.cells for topic in written_topics))
    ladder = build_ladder(cells, fields, findings)
    check_levels(fields, ladder, root.place, findings)
    check_names(chain.from_iterable(cell.criteria for cell in cells), findings)
    topics = tuple(place_topic(topic, ladder, findings) for topic in written_topics)
    if findings.failed:
        return None
    formerly = read_slashed(fields, "formerly", findings)
    return Framework(path, title, ladder.levels, topics, ladder.graded, clean(body), formerly=formerly)


def lacks(fields: Mapping[str, Node], name: str) -> bool:
    """Tells whether a list is not there, or has nothing in it."""
    node = fields.get(name)
    return not node.items if isinstance(node, Items) else is_empty(node)


def read_path(fields: Mapping[str, Node], place: Place, findings: Findings) -> str:
    """Reads the path; an error where there is none."""
    path = read_slashed(fields, "path", findings)
    if not path:
        findings.error(place, "There is no path. Write one that never changes, such as `path: /engineering/devops`.")
    return path


def read_slashed(fields: Mapping[str, Node], name: str, findings: Findings) -> str:
    """Reads a path: in small letters, with a slash before each part, none at the end, hyphens for spaces; or ""."""
    written = read_text(fields, name, findings)
    parts = written.value.lower().split("/") if written else []
    return "".join("/" + re.sub(r"\s+", "-", part.strip()) for part in parts if part.strip())


def read_title(fields: Mapping[str, Node], place: Place, stem: str, findings: Findings) -> str:
    """Reads the title, or one made of the file's name."""
    written = read_text(fields, "title", findings)
    if written:
        return written.value
    words = " ".join(re.split(r"[\s_-]+", clean(stem))).strip()
    title = capitalise(words or "Framework")
    findings.warning(place, f"There is no title, so the file's name makes one. Write `title: {title}`.")
    return title


def check_levels(fields: Mapping[str, Node], ladder: WrittenLadder, place: Place, findings: Findings) -> None:
    """Finds an error where there is no level, unless there is one already, and checks what `levels:` says."""
    declared = read_text(fields, "levels", findings)
    if ladder.levels:
        check_number(declared, ladder, findings)
    elif not findings.failed:
        findings.error(
            place,
            "There are no levels. Write `topics:`, each with `- level: 1` in its `content:`; or, below the front "
            "matter, `## Level 1`, `### Knowledge` and a list.",
        )


def check_number(declared: Text | None, ladder: WrittenLadder, findings: Findings) -> None:
    """Warns where `levels:` says another number than the topics have; they decide."""
    if declared is None:
        return
    highest = str(len(ladder.levels)) if ladder.graded else ladder.levels[-1].key
    if level_key(declared.value) != highest:
        findings.warning(
            declared.place,
            f"`levels:` says {declared.value[:40]}, the topics have {highest}. Write `levels: {highest}`.",
        )
