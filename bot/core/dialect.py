"""Framework files: front matter with a path, a title and topics; what is meant where it is written otherwise."""

import re
from collections.abc import Mapping, Sequence

from bot.core.fields import read_fields, read_text
from bot.core.findings import Findings
from bot.core.framework import Framework
from bot.core.ladder import Ladder, build_ladder, level_key
from bot.core.node import Node, Pairs, Place, Text, is_empty
from bot.core.repair import tidy, tidy_line
from bot.core.topics import Draft, capitalised, place_topic, read_topics

KEYS = ("path", "title", "topics", "levels", "labels", "yaml")


def read_framework(root: Node, body: str, stem: str, findings: Findings) -> Framework | None:
    """The framework of a file called `stem`.md, with `body` below its front matter; None where there is an error."""
    if not isinstance(root, Pairs):
        findings.error(root.place, "Front matter is lines like `path: …`, `title: …` and `topics:`. Write these.")
        return None
    fields = read_fields(root, KEYS, findings)
    path = read_path(fields, root.place, findings)
    title = read_title(fields, root.place, stem, findings)
    drafts = read_drafts(fields, root.place, findings)
    blocks = [block for draft in drafts for block in draft.blocks]
    ladder = build_ladder(blocks, read_labels(fields.get("labels"), findings), findings)
    check_levels(fields, ladder, findings)
    topics = tuple(place_topic(draft, ladder, findings) for draft in drafts)
    if findings.failed or path is None:
        return None
    return Framework(path, title, ladder.levels, topics, ladder.graded, tidy(body))


def read_path(fields: dict[str, Node], place: Place, findings: Findings) -> str | None:
    """The framework's identity: one slash before each part, small letters, no spaces."""
    written = read_text(fields, "path", findings)
    parts = (
        [re.sub(r"\s+", "-", part.strip()) for part in tidy_line(written.value).lower().split("/")] if written else []
    )
    path = "".join(f"/{part}" for part in parts if part)
    if not path:
        findings.error(
            place, 'There is no path. Write one that never changes, such as `path: "/engineering/devops"`.'
        )
    return path or None


def read_title(fields: dict[str, Node], place: Place, stem: str, findings: Findings) -> str:
    """The title, or one made of the file's name."""
    written = read_text(fields, "title", findings)
    if written:
        return tidy_line(written.value)
    title = capitalised(re.sub(r"[-_]+", " ", stem))
    findings.warning(place, f"There is no title; it is made of the file's name. Write `title: {title}`.")
    return title


def read_drafts(fields: dict[str, Node], place: Place, findings: Findings) -> Sequence[Draft]:
    """The topics as they were written."""
    topics = fields.get("topics")
    if topics is None or is_empty(topics):
        findings.error(place, "There are no topics. Write `topics:` with a list, each `- name: …` and `content:`.")
        return ()
    return read_topics(topics, findings)


def read_labels(node: Node | None, findings: Findings) -> Mapping[str, str]:
    """Names of levels, by key: `labels:` with lines such as `3: Senior`."""
    if node is None or is_empty(node):
        return {}
    if not isinstance(node, Pairs):
        findings.warning(node.place, "`labels:` is left out. Write one line for each level, such as `3: Senior`.")
        return {}
    return {
        level_key(key.value) or tidy_line(key.value): tidy_line(value.value)
        for key, value in node.pairs
        if isinstance(value, Text) and tidy_line(value.value)
    }


def check_levels(fields: dict[str, Node], ladder: Ladder, findings: Findings) -> None:
    """`levels:` says how many there are; what is written decides."""
    declared = read_text(fields, "levels", findings)
    if not declared or not ladder.levels:
        return
    highest = str(len(ladder.levels)) if ladder.graded else ladder.levels[-1].key
    if level_key(declared.value) != highest:
        findings.warning(
            declared.place,
            f"`levels:` says {tidy_line(declared.value)}, the topics go to {highest}. Write {highest}.",
        )
