"""The topics of a framework: their names, their titles, and their criteria on the ladder."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.core.frameworks.dialect.cells import WrittenCell, read_cell
from bot.core.frameworks.dialect.criteria import add_examples
from bot.core.frameworks.dialect.fields import read_fields, read_text
from bot.core.frameworks.dialect.findings import Findings
from bot.core.frameworks.dialect.ladder import WrittenLadder
from bot.core.frameworks.dialect.node import Items, Node, Pairs, Place, Text, is_empty
from bot.core.frameworks.framework import Criterion, Topic

KEYS = ("name", "title", "description", "content")


@dataclass(frozen=True, slots=True)
class WrittenTopic:
    """A topic as the file has it, before its cells stand on a ladder."""

    name: str
    title: str
    cells: tuple[WrittenCell, ...]
    place: Place
    description: str = ""


def read_topics(node: Node, findings: Findings) -> Sequence[WrittenTopic]:
    """Reads the topics, in the file's order, each once."""
    if not isinstance(node, Items):
        findings.error(node.place, "`topics:` is a list. Write each topic as `- name: …` with a `content:` list.")
        return ()
    topics = (read_topic(item, findings) for item in node.items)
    return merge(filter(None, topics), findings)


def read_topic(node: Node, findings: Findings) -> WrittenTopic | None:
    """Reads a topic. None, with an error, where it has no name."""
    if not isinstance(node, Pairs):
        message = "A topic is expected here. Write `- name: …` and, below it, `content:` with a list."
        findings.error(node.place, message)
        return None
    fields = read_fields(node, KEYS, findings)
    written, title = read_text(fields, "name", findings), read_text(fields, "title", findings)
    name = topic_name(written) or topic_name(title)
    if not name:
        findings.error(node.place, "This topic has no name. Write `name:` with a short word.")
        return None
    if not written:
        findings.warning(node.place, f"This topic has no `name:`, so its title makes one. Write `name: {name}`.")
    word = written.value if written else name
    as_title = title.value if title else capitalise(word)
    written_description = read_text(fields, "description", findings)
    description = written_description.value if written_description else ""
    return WrittenTopic(
        name, as_title, read_content(fields.get("content"), node.place, findings), node.place, description
    )


def read_content(node: Node | None, place: Place, findings: Findings) -> tuple[WrittenCell, ...]:
    """Reads the cells of a topic that stands in this place."""
    match node:
        case Items(items):
            cells = tuple(filter(None, (read_cell(item, findings) for item in items)))
            check_twice(cells, findings)
            return cells
        case Pairs() | Text() if not is_empty(node):
            findings.error(node.place, "`content:` is a list. Write each level as `- level: 1` with its `criteria:`.")
        case _:
            message = "This topic expects nothing. Write `content:` with a list of levels, or take it out."
            findings.warning(place, message)
    return ()


def check_twice(cells: Iterable[WrittenCell], findings: Findings) -> None:
    """Warns of each block for a level or grade that another block of the same topic is for."""
    lines: dict[tuple[str | None, bool], int] = {}
    for cell in cells:
        rung = (cell.grade or cell.level or "").casefold()
        first = lines.setdefault((rung, bool(cell.grade)), cell.place.line)
        if first != cell.place.line:
            called = f"grade {cell.grade}" if cell.grade else f"level {cell.level}"
            message = f"This topic has {called} on line {first} already; both are read as one. Put them together."
            findings.warning(cell.place, message)


def merge(topics: Iterable[WrittenTopic], findings: Findings) -> Sequence[WrittenTopic]:
    """Makes one topic of two that have the same name, with a warning."""
    by_name: dict[str, WrittenTopic] = {}
    for topic in topics:
        first = by_name.setdefault(topic.name, topic)
        if first is not topic:
            findings.warning(
                topic.place,
                f"The topic “{topic.name}” is on line {first.place.line} already; both are read as one. "
                "Put them together, or rename one.",
            )
            description = first.description or topic.description
            by_name[topic.name] = replace(first, cells=first.cells + topic.cells, description=description)
    return tuple(by_name.values())


def place_topic(topic: WrittenTopic, ladder: WrittenLadder, findings: Findings) -> Topic:
    """Gives the topic with its criteria on the ladder."""
    cells: dict[str, dict[str, Criterion]] = {}
    for written in topic.cells:
        if written.place in ladder.keys:
            fill(cells.setdefault(ladder.keys[written.place], {}), written, findings)
    criteria = {key: tuple(cell.values()) for key, cell in cells.items() if cell}
    return Topic(topic.name, topic.title, criteria, topic.description)


def fill(cell: dict[str, Criterion], written: WrittenCell, findings: Findings) -> None:
    """Adds what is written for a cell to it; the same wording counts once, with the examples of both."""
    for written_criterion in written.criteria:
        criterion = written_criterion.criterion
        first = cell.setdefault(criterion.text, criterion)
        if first is not criterion:
            message = "This criterion is there twice at this level; one is kept. Take one out."
            findings.warning(written_criterion.place, message)
            kept = replace(first, name=first.name or criterion.name)
            cell[criterion.text] = add_examples(kept, criterion.examples)


def topic_name(written: Text | None) -> str:
    """Makes a topic's name of what is written; "" where nothing is, or no letter of it."""
    return slug(written.value) if written else ""


def slug(text: str) -> str:
    """Makes of a name what people type: small letters and figures of any script, joined by hyphens."""
    return "-".join(re.findall(r"[^\W_]+", text.lower()))


def capitalise(name: str) -> str:
    """Writes a name as a title."""
    return name[:1].upper() + name[1:]
