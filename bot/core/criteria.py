"""Criteria and their examples, in every way that people write them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.core.fields import read_fields
from bot.core.findings import Findings
from bot.core.framework import Criterion
from bot.core.node import Node, Pairs, Place, Text, is_empty, list_items
from bot.core.text import clean

KEYS = ("criteria", "text", "examples", "id")


@dataclass(frozen=True, slots=True)
class Written:
    """A criterion as the file has it; without a text, examples that lost theirs."""

    criterion: Criterion
    place: Place


def read_criteria(node: Node | None, findings: Findings) -> list[Written]:
    """The criteria of a list. Examples that a dash has parted from their criterion are given back to it."""
    found: list[Written] = []
    for item in list_items(node):
        for written in read_item(item, findings):
            if written.criterion.text:
                found.append(written)
            elif found and not found[-1].criterion.examples:
                found[-1] = replace(found[-1], criterion=give(found[-1].criterion, written.criterion))
                findings.warning(
                    written.place,
                    "These examples are read as those of the criterion above. Put `examples:` below its `criteria:`, "
                    "without a dash.",
                )
            else:
                findings.warning(
                    written.place, "These examples have no criterion and are left out. Write `criteria:` above them."
                )
    return found


def read_item(node: Node, findings: Findings) -> Iterator[Written]:
    """A text, or a mapping with a text and its examples. A mapping without such keys is a text with a colon in it."""
    fields = read_fields(node, KEYS, findings) if isinstance(node, Pairs) else {}
    if not fields:
        yield from (Written(Criterion(text), node.place) for text in read_line(node, findings))
        return
    text = next((fields[key] for key in ("criteria", "text") if not is_empty(fields.get(key))), None)
    examples = tuple(line for item in list_items(fields.get("examples")) for line in read_line(item, findings))
    if text or examples:
        texts = read_line(text, findings) if text else iter([""])
        yield from (Written(Criterion(said, examples), node.place) for said in texts)
    else:
        findings.warning(node.place, "This criterion is blank and left out. Write its text, or take it out.")


def read_line(node: Node, findings: Findings) -> Iterator[str]:
    """The text of a criterion or an example. A blank one is left out, one with a colon in it put together again."""
    match node:
        case Text(value, place) if not clean(value):
            findings.warning(place, "This line is blank and left out. Write a text, or take it out.")
        case Text(value):
            yield clean(value)
        case Pairs(((key, Text(value)),), place):
            text = clean(f"{key.value}: {value}")
            findings.warning(place, f"A text with a colon needs quotes; it is read as one. Write “{text}” in quotes.")
            yield text
        case _:
            findings.error(node.place, "One text is expected here. Write it on one line, in quotes.")


def give(criterion: Criterion, other: Criterion) -> Criterion:
    """The criterion with the examples of another as well."""
    return replace(criterion, examples=tuple(dict.fromkeys(criterion.examples + other.examples)))
