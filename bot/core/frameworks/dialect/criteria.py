"""Criteria and their examples, in every way that people write them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from bot.core.frameworks.dialect.fields import first_filled, read_fields, read_text, read_value
from bot.core.frameworks.dialect.findings import Findings
from bot.core.frameworks.dialect.node import Node, Pairs, Place, Text, list_items
from bot.core.frameworks.framework import Criterion

KEYS = ("criteria", "text", "examples", "id", "group")
LONGEST_NAME = 100  # characters of an `id:` that tell it from others, and of a group's heading


@dataclass(frozen=True, slots=True)
class WrittenCriterion:
    """A criterion as the file has it; without a text, examples that lost theirs."""

    criterion: Criterion
    place: Place


def read_criteria(node: Node | None, findings: Findings) -> list[WrittenCriterion]:
    """Reads the criteria of a list. Examples that a dash has parted from their criterion are given back to it."""
    criteria: list[WrittenCriterion] = []
    for item in list_items(node):
        for written in read_item(item, findings):
            if written.criterion.text:
                criteria.append(written)
            else:
                give_back(written, criteria, findings)
    return criteria


def give_back(examples: WrittenCriterion, criteria: list[WrittenCriterion], findings: Findings) -> None:
    """Gives examples to the last criterion, if that has none of its own; otherwise they are left out."""
    without_examples = [last for last in criteria[-1:] if not last.criterion.examples]
    if not without_examples:
        findings.warning(
            examples.place, "These examples have no criterion and are left out. Write `criteria:` above them."
        )
        return
    (last,) = without_examples
    criteria[-1] = replace(last, criterion=add_examples(last.criterion, examples.criterion.examples))
    findings.warning(
        examples.place,
        "These examples are read as those of the criterion above. Put `examples:` below its `criteria:`, "
        "without a dash.",
    )


def read_item(node: Node, findings: Findings) -> Iterator[WrittenCriterion]:
    """Reads a text, or a mapping with a text and its examples. Other keys than ours are a text with a colon in it."""
    fields = read_fields(node, KEYS, findings) if isinstance(node, Pairs) else {}
    if fields:
        return read_criterion(fields, node.place, findings)
    return (WrittenCriterion(Criterion(text), node.place) for text in read_texts(node, findings))


def read_criterion(fields: Mapping[str, Node], place: Place, findings: Findings) -> Iterator[WrittenCriterion]:
    """Reads the criterion of a mapping; without a text, its examples alone."""
    node = first_filled(fields, "criteria", "text")
    examples = tuple(read_examples(fields.get("examples"), findings))
    name, group = read_word(fields, "id", findings), read_word(fields, "group", findings)
    if node:
        for text in read_texts(node, findings):
            yield WrittenCriterion(Criterion(text, examples, name=name, group=group), place)
    elif examples:
        yield WrittenCriterion(Criterion("", examples, name=name, group=group), place)
    else:
        findings.warning(place, "This criterion is blank and left out. Write its text, or take it out.")


def read_word(fields: Mapping[str, Node], name: str, findings: Findings) -> str:
    """Reads a short text; "" where there is none."""
    written = read_text(fields, name, findings)
    return written.value[:LONGEST_NAME] if written else ""


def read_examples(node: Node | None, findings: Findings) -> Iterator[str]:
    """Reads the examples of a list, or the only one."""
    for item in list_items(node):
        yield from read_texts(item, findings)


def read_texts(node: Node, findings: Findings) -> Iterator[str]:
    """Reads the text of a criterion or an example: one, or none where it is blank.

    `Says: no` without quotes is a mapping to YAML, and is put together again.
    """
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
    """Gives the criterion with more examples, each once."""
    return replace(criterion, examples=tuple(dict.fromkeys((*criterion.examples, *examples))))


def check_names(criteria: Iterable[WrittenCriterion], findings: Findings) -> None:
    """Finds an error in each `id:` that another criterion has already."""
    places: dict[str, Place] = {}
    for written in criteria:
        name = written.criterion.name
        if not name:
            continue
        if name in places:
            where = f"on line {places[name].line} already"
            findings.error(written.place, f"The id “{name}” is {where}. Write another, or leave it out.")
        else:
            places[name] = written.place
