"""The topics of a framework: their names, their titles, and their criteria on the ladder."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.core.frameworks.dialect.cells import Block, read_block
from bot.core.frameworks.dialect.criteria import add_examples
from bot.core.frameworks.dialect.fields import read_fields, read_text
from bot.core.frameworks.dialect.findings import Findings
from bot.core.frameworks.dialect.ladder import Ladder
from bot.core.frameworks.dialect.node import Items, Node, Pairs, Place, is_empty
from bot.core.frameworks.framework import Criterion, Topic

KEYS = ("name", "title", "content")


@dataclass(frozen=True, slots=True)
class Draft:
    """A topic as it was written, before its blocks stand on a ladder."""

    name: str
    title: str
    blocks: tuple[Block, ...]
    place: Place


def read_topics(node: Node, findings: Findings) -> Sequence[Draft]:
    """The topics, in the file's order, each once."""
    if not isinstance(node, Items):
        findings.error(node.place, "`topics:` is a list. Write each topic as `- name: …` with a `content:` list.")
        return ()
    return merge((draft for item in node.items if (draft := read_topic(item, findings))), findings)


def read_topic(node: Node, findings: Findings) -> Draft | None:
    """A topic, or None with an error where it has no name."""
    if not isinstance(node, Pairs):
        findings.error(
            node.place, "A topic is expected here. Write `- name: …` and, below it, `content:` with a list."
        )
        return None
    fields = read_fields(node, KEYS, findings)
    written, title = read_text(fields, "name", findings), read_text(fields, "title", findings)
    name = next((slug(text.value) for text in (written, title) if text and slug(text.value)), None)
    if not name:
        findings.error(node.place, "This topic has no name. Write `name:` with a short word.")
        return None
    if not written:
        findings.warning(node.place, f"This topic has no `name:`, so its title makes one. Write `name: {name}`.")
    said = title.value if title else capitalise(written.value if written else name)
    return Draft(name, said, read_content(fields.get("content"), node.place, findings), node.place)


def read_content(node: Node | None, place: Place, findings: Findings) -> tuple[Block, ...]:
    """The blocks of a topic."""
    if node is None or is_empty(node):
        findings.warning(place, "This topic expects nothing. Write `content:` with a list of levels, or take it out.")
        return ()
    if not isinstance(node, Items):
        findings.error(node.place, "`content:` is a list. Write each level as `- level: 1` with its `criteria:`.")
        return ()
    return tuple(block for item in node.items if (block := read_block(item, findings)))


def merge(drafts: Iterable[Draft], findings: Findings) -> Sequence[Draft]:
    """A topic that is there twice is one topic."""
    by_name: dict[str, Draft] = {}
    for draft in drafts:
        first = by_name.setdefault(draft.name, draft)
        if first is not draft:
            findings.warning(
                draft.place,
                f"The topic “{draft.name}” is on line {first.place.line} already; both are read as one. "
                "Put them together, or rename one.",
            )
            by_name[draft.name] = replace(first, blocks=first.blocks + draft.blocks)
    return tuple(by_name.values())


def place_topic(draft: Draft, ladder: Ladder, findings: Findings) -> Topic:
    """The topic with its criteria on the ladder."""
    cells: dict[str, dict[str, Criterion]] = {}
    for block in draft.blocks:
        if block.place in ladder.keys:
            fill(cells.setdefault(ladder.keys[block.place], {}), block, findings)
    return Topic(draft.name, draft.title, {key: tuple(cell.values()) for key, cell in cells.items() if cell})


def fill(cell: dict[str, Criterion], block: Block, findings: Findings) -> None:
    """Adds a block's criteria to a cell; the same wording counts once, with the examples of both."""
    for written in block.criteria:
        criterion = written.criterion
        first = cell.setdefault(criterion.text, criterion)
        if first is not criterion:
            findings.warning(written.place, "This criterion is there twice at this level; one is kept. Take one out.")
            kept = replace(first, name=first.name or criterion.name)
            cell[criterion.text] = add_examples(kept, criterion.examples)


def slug(text: str) -> str:
    """A name as people type it: small letters and figures of any script, joined by hyphens."""
    return "-".join(re.findall(r"[^\W_]+", text.lower()))


def capitalise(name: str) -> str:
    """A name as a title."""
    return name[:1].upper() + name[1:]
