"""Criteria and their examples, in every way that people write them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.core.frameworks.dialect.fields import read_fields, read_text, read_value
from bot.core.frameworks.dialect.findings import Findings
from bot.core.frameworks.dialect.node import Node, Pairs, Place, Text, is_empty, list_items
from bot.core.frameworks.framework import Criterion

KEYS = ("criteria", "text", "examples", "id")
LONGEST_NAME = 100  # characters of an `id:` that tell it from others


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
                found[-1] = replace(
                    found[-1], criterion=add_examples(found[-1].criterion, written.criterion.examples)
                )
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
        yield from (Written(Criterion(text), node.place) for text in read_texts(node, findings))
        return
    text = next((fields[key] for key in ("criteria", "text") if not is_empty(fields.get(key))), None)
    examples = tuple(line for item in list_items(fields.get("examples")) for line in read_texts(item, findings))
    name = read_text(fields, "id", findings)
    if text or examples:
        texts = read_texts(text, findings) if text else iter([""])
        called = name.value[:LONGEST_NAME] if name else ""
        yield from (Written(Criterion(said, examples, name=called), node.place) for said in texts)
    else:
        findings.warning(node.place, "This criterion is blank and left out. Write its text, or take it out.")


def read_texts(node: Node, findings: Findings) -> Iterator[str]:
    """The text of a criterion or an example. A blank one is left out, one with a colon in it put together again."""
    match node:
        case Text():
            text = read_value(node, findings)
            if text:
                yield text
            else:
                findings.warning(node.place, "This line is blank and left out. Write a text, or take it out.")
        case Pairs(((key, Text(value)),), place):
            text = read_value(Text(f"{key.value}: {value}", place), findings)
            findings.warning(place, f"A text with a colon needs quotes; it is read as one. Write “{text}” in quotes.")
            yield text
        case _:
            findings.error(node.place, "One text is expected here. Write it on one line, in quotes.")


def add_examples(criterion: Criterion, examples: Iterable[str]) -> Criterion:
    """The criterion with more examples, each once."""
    return replace(criterion, examples=tuple(dict.fromkeys((*criterion.examples, *examples))))


def check_names(criteria: Iterable[Written], findings: Findings) -> None:
    """An `id:` means one criterion."""
    places: dict[str, Place] = {}
    for written in criteria:
        name = written.criterion.name
        first = places.setdefault(name, written.place) if name else written.place
        if first is not written.place:
            findings.error(
                written.place, f"The id “{name}” is on line {first.line} already. Write another, or leave it out."
            )
