"""The topics of a framework: their names, their titles and their blocks, before these stand on a ladder."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.core.cells import read_block
from bot.core.fields import read_fields, read_text
from bot.core.findings import Findings
from bot.core.framework import Criterion, Topic
from bot.core.ladder import Block, Ladder
from bot.core.node import Items, Node, Pairs, Place, is_empty
from bot.core.repair import tidy_line

KEYS = ("name", "title", "content")


@dataclass(frozen=True, slots=True)
class Draft:
    """A topic as it was written."""

    name: str
    title: str
    blocks: tuple[Block, ...]
    place: Place


def read_topics(node: Node, findings: Findings) -> tuple[Draft, ...]:
    """The topics, in the file's order."""
    if not isinstance(node, Items):
        findings.error(node.place, "`topics:` is a list. Write each topic as `- name: …` with a `content:` list.")
        return ()
    return merge([draft for item in node.items if (draft := read_topic(item, findings))], findings)


def read_topic(node: Node, findings: Findings) -> Draft | None:
    """A topic, or None with an error where it has no name."""
    if not isinstance(node, Pairs):
        findings.error(node.place, "Here stands a topic: write `name:` and, below it, `content:` with a list.")
        return None
    fields = read_fields(node, KEYS, findings)
    written, title = read_text(fields, "name", findings), read_text(fields, "title", findings)
    name = slug(written.value if written else title.value if title else "")
    if not name:
        findings.error(node.place, "This topic has no name. Write `name:` with a short word.")
        return None
    if not written:
        findings.warning(node.place, f"This topic has no `name:`. “{name}” is made of its title; write it.")
    said = tidy_line(title.value) if title else capitalised(written.value if written else name)
    return Draft(name, said, read_content(fields.get("content"), node.place, findings), node.place)


def read_content(node: Node | None, place: Place, findings: Findings) -> tuple[Block, ...]:
    """The blocks of a topic."""
    if node is None or is_empty(node):
        findings.warning(
            place, "This topic has no `content:`, so it expects nothing. Write its levels, or take it out."
        )
        return ()
    if not isinstance(node, Items):
        findings.error(node.place, "`content:` is a list. Write each level as `- level: 1` with its `criteria:`.")
        return ()
    return tuple(block for item in node.items if (block := read_block(item, findings)))


def merge(drafts: Iterable[Draft], findings: Findings) -> tuple[Draft, ...]:
    """A topic that is there twice is one topic."""
    by_name: dict[str, Draft] = {}
    for draft in drafts:
        first = by_name.get(draft.name)
        if first:
            findings.warning(
                draft.place, f"The topic “{draft.name}” is on line {first.place.line} already. They are read as one."
            )
        by_name[draft.name] = replace(first, blocks=first.blocks + draft.blocks) if first else draft
    return tuple(by_name.values())


def place_topic(draft: Draft, ladder: Ladder, findings: Findings) -> Topic:
    """The topic with its criteria on the ladder."""
    cells: dict[str, dict[str, Criterion]] = {}
    for block in draft.blocks:
        key = ladder.keys.get(block.place)
        if key:
            fill(cells.setdefault(key, {}), block, findings)
    return Topic(draft.name, draft.title, {key: tuple(cell.values()) for key, cell in cells.items() if cell})


def fill(cell: dict[str, Criterion], block: Block, findings: Findings) -> None:
    """Adds a block's criteria to a cell; the same wording counts once, with the examples of both."""
    for criterion, place in block.criteria:
        first = cell.get(criterion.text)
        if first:
            findings.warning(
                place, "The same criterion is there twice at this level. One is kept; take the other out."
            )
            more = tuple(dict.fromkeys(first.examples + criterion.examples))
            cell[criterion.text] = replace(first, examples=more)
        else:
            cell[criterion.text] = criterion


def slug(text: str) -> str:
    """A name as people type it: small letters and figures of any script, joined by hyphens."""
    return "-".join(re.findall(r"\w+", tidy_line(text).lower()))


def capitalised(name: str) -> str:
    """A name as a title."""
    line = tidy_line(name)
    return line[:1].upper() + line[1:]
