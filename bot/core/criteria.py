"""Criteria and their examples, in every way that people write them."""

from collections.abc import Iterator, Sequence

from bot.core.fields import read_fields, read_text
from bot.core.findings import Findings
from bot.core.framework import Criterion
from bot.core.node import Items, Node, Pairs, Place, Text, is_empty
from bot.core.repair import tidy

KEYS = ("criteria", "text", "examples", "id")
Found = tuple[Criterion, Place]


def read_criteria(node: Node | None, findings: Findings) -> list[Found]:
    """The criteria of a list, each with its place. One text alone is a list of one."""
    found: list[Found] = []
    for item in items(node):
        if isinstance(item, Pairs):
            found = read_mapping(item, found, findings)
        else:
            found += [(Criterion(text), item.place) for text in read_lines(item, findings)]
    return found


def read_mapping(node: Pairs, before: list[Found], findings: Findings) -> list[Found]:
    """A criterion with examples; examples whose dash parted them from their criterion; or a text with a colon."""
    fields = read_fields(node, KEYS, findings)
    text = read_text(fields, "criteria", findings) or read_text(fields, "text", findings)
    examples = tuple(line for item in items(fields.get("examples")) for line in read_lines(item, findings))
    if text:
        return [*before, (Criterion(tidy(text.value), examples), node.place)]
    if examples and before and not before[-1][0].examples:
        findings.warning(node.place, "These examples are read as the criterion's above. Write them without a dash.")
        criterion, place = before[-1]
        return [*before[:-1], (Criterion(criterion.text, examples), place)]
    if examples or fields:
        findings.warning(node.place, "This has no criterion and is left out. Write `criteria:` above the examples.")
        return before
    return [*before, *((Criterion(line), node.place) for line in read_lines(node, findings))]


def read_lines(node: Node, findings: Findings) -> Iterator[str]:
    """The text of a criterion or an example. A blank one is left out, one with a colon in it put together again."""
    match node:
        case Text(value, place) if not tidy(value):
            findings.warning(place, "This is blank and left out. Write a text, or take the line out.")
        case Text(value):
            yield tidy(value)
        case Pairs(((key, Text(value)),)):
            text = tidy(f"{key.value}: {value}")
            findings.warning(node.place, f"A text with a colon must stand in quotes. It is read as “{text}”.")
            yield text
        case _:
            findings.error(node.place, "Here stands one text. Write it on one line, in quotes.")


def items(node: Node | None) -> Sequence[Node]:
    """A list's items; one value alone is a list of one."""
    if node is None or is_empty(node):
        return ()
    return node.items if isinstance(node, Items) else (node,)
