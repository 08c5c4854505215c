"""Framework files: a path, a title and topics; what is meant is read where it is written otherwise."""

import re
from collections.abc import Mapping

from bot.core.frameworks.dialect.criteria import check_names
from bot.core.frameworks.dialect.fields import read_fields, read_text
from bot.core.frameworks.dialect.findings import Findings
from bot.core.frameworks.dialect.headings import prose_above
from bot.core.frameworks.dialect.ladder import Ladder, build_ladder
from bot.core.frameworks.dialect.levels import level_key
from bot.core.frameworks.dialect.node import Items, Node, Pairs, Place, is_empty
from bot.core.frameworks.dialect.outline import read_outline
from bot.core.frameworks.dialect.topics import capitalise, place_topic, read_topics
from bot.core.frameworks.framework import Framework
from bot.core.plain.text import clean

KEYS = ("path", "title", "topics", "levels", "labels")


def read_framework(root: Node, body: str, body_line: int, stem: str, findings: Findings) -> Framework | None:
    """The framework of a file called `stem`.md, whose body begins on `body_line`; None where there is an error."""
    if not isinstance(root, Pairs):
        findings.error(root.place, "Keys are expected here. Write `path:`, `title:` and `topics:`, each on its line.")
        return None
    fields = read_fields(root, KEYS, findings)
    path = read_path(fields, root.place, findings)
    title = read_title(fields, root.place, stem, findings)
    if lacks(fields, "topics"):
        outline = read_outline(body, body_line, findings)
        fields = {"labels": outline.labels, **fields, "topics": outline.topics}
        body = prose_above(body)
    drafts = read_topics(fields["topics"], findings)
    blocks = [block for draft in drafts for block in draft.blocks]
    ladder = build_ladder(blocks, fields.get("labels"), findings)
    check_levels(fields, ladder, root.place, findings)
    check_names((written for block in blocks for written in block.criteria), findings)
    placed = tuple(place_topic(draft, ladder, findings) for draft in drafts)
    if findings.failed or not path:
        return None
    return Framework(path, title, ladder.levels, placed, ladder.graded, clean(body))


def lacks(fields: Mapping[str, Node], name: str) -> bool:
    """True where a list is not there, or has nothing in it."""
    node = fields.get(name)
    return is_empty(node) or (isinstance(node, Items) and not node.items)


def read_path(fields: Mapping[str, Node], place: Place, findings: Findings) -> str:
    """The framework's identity: small letters, a slash before each part, none at the end, hyphens for spaces."""
    written = read_text(fields, "path", findings)
    parts = written.value.lower().split("/") if written else []
    path = "".join("/" + re.sub(r"\s+", "-", part.strip()) for part in parts if part.strip())
    if not path:
        findings.error(place, "There is no path. Write one that never changes, such as `path: /engineering/devops`.")
    return path


def read_title(fields: Mapping[str, Node], place: Place, stem: str, findings: Findings) -> str:
    """The title, or one made of the file's name."""
    written = read_text(fields, "title", findings)
    if written:
        return written.value
    title = capitalise(" ".join(re.split(r"[\s_-]+", clean(stem))).strip() or "Framework")
    findings.warning(place, f"There is no title, so the file's name makes one. Write `title: {title}`.")
    return title


def check_levels(fields: Mapping[str, Node], ladder: Ladder, place: Place, findings: Findings) -> None:
    """There must be a level; `levels:` says how many, and what is written decides."""
    declared = read_text(fields, "levels", findings)
    if not ladder.levels:
        if not findings.failed:
            findings.error(
                place,
                "There are no levels. Write `topics:`, each with `- level: 1` in its `content:`; or, below the front "
                "matter, `## Level 1`, `### Knowledge` and a list.",
            )
        return
    highest = str(len(ladder.levels)) if ladder.graded else ladder.levels[-1].key
    if declared and level_key(declared.value) != highest:
        findings.warning(
            declared.place,
            f"`levels:` says {declared.value[:40]}, the topics have {highest}. Write `levels: {highest}`.",
        )
