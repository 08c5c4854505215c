"""YAML as plain nodes: every scalar is text, every node knows its line, and files that would harm are refused."""

from collections.abc import Iterator
from typing import Any

import yaml
from yaml.nodes import MappingNode, ScalarNode, SequenceNode
from yaml.nodes import Node as YamlNode

from bot.core.node import Items, Node, Pairs, Place, Text

DEPTH = 20  # a framework is nine deep
NODES = 20_000  # the largest framework seen has some 2,000
NOTHING = {"", "~", "null", "Null", "NULL"}


class Refused(yaml.MarkedYAMLError):
    """YAML that is well formed, and not for us."""


class TextLoader(yaml.SafeLoader):
    """Composes nodes and nothing else, in Python: the C loader crashes on deep nesting, and neither has limits."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - declared so by the library; empty: no scalar is ever more than text

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.depth = 0
        self.nodes = 0

    def compose_node(self, parent: YamlNode | None, index: int) -> YamlNode | None:
        self.refuse(self.peek_event())  # type: ignore[no-untyped-call]
        self.depth += 1
        self.nodes += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def refuse(self, event: yaml.Event) -> None:
        """Stops at what could grow without end, or would lose somebody's words."""
        reason = next(self.reasons(event), None)
        if reason:
            raise refused(reason, event.start_mark)

    def reasons(self, event: yaml.Event) -> Iterator[str]:
        if isinstance(event, yaml.AliasEvent):
            yield "A text that begins with * must stand in quotes."
        elif getattr(event, "anchor", None) is not None:
            yield "A text that begins with & must stand in quotes."
        elif getattr(event, "tag", None) is not None:
            yield "A text that begins with ! must stand in quotes."
        if self.depth >= DEPTH:
            yield f"This is nested more than {DEPTH} deep. A framework needs nine."
        if self.nodes >= NODES:
            yield f"This file has more than {NODES:,} entries. Split it into several frameworks."


def refused(reason: str, mark: Any) -> Refused:
    """The error to raise; a mark is of one of two unrelated types."""
    return Refused(problem=reason, problem_mark=mark)


def compose(text: str) -> Node | None:
    """The document in `text`; None when it is empty. Raises yaml.YAMLError."""
    loader = TextLoader(text)
    try:
        root = loader.get_single_node()
    finally:
        loader.dispose()
    return None if root is None else plain(root)


def plain(node: YamlNode) -> Node:
    """A YAML node as a value of ours."""
    place = Place(node.start_mark.line + 1, node.start_mark.column + 1)
    match node:
        case ScalarNode():
            return Text("" if node.style is None and node.value in NOTHING else node.value, place)
        case SequenceNode():
            return Items(tuple(plain(item) for item in node.value), place)
        case MappingNode():
            return Pairs(tuple(pairs(node)), place)
        case _:
            raise refused("This is no text, list or mapping.", node.start_mark)


def pairs(node: MappingNode) -> Iterator[tuple[Text, Node]]:
    """The pairs, with each key once and only texts as keys."""
    lines: dict[str, int] = {}
    for key_node, value in node.value:
        key = plain(key_node)
        if not isinstance(key, Text):
            raise refused("A key must be a plain word.", key_node.start_mark)
        if key.value == "<<" and key_node.style is None:
            raise refused("Merging with << is not read. Write out what belongs here.", key_node.start_mark)
        if key.value in lines:
            said = f"`{key.value}` is here twice, first on line {lines[key.value]}. Keep one of them."
            raise refused(said, key_node.start_mark)
        lines[key.value] = key.place.line
        yield key, plain(value)
