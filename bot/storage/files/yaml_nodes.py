"""YAML as plain nodes: every scalar is text, every node knows its line, and what would do harm is refused."""

from collections.abc import Iterator
from typing import Any

import yaml
from yaml.nodes import MappingNode, ScalarNode, SequenceNode
from yaml.nodes import Node as YamlNode

from bot.core.frameworks.dialect.findings import Findings
from bot.core.frameworks.dialect.node import MOST_NODES, Items, Node, Pairs, Place, Text
from bot.storage.files.scalar_checks import check_length, check_plain, check_quoted

MOST_DEPTH = 20  # a framework is nine deep
WORDS_FOR_NULL = {"", "~", "null", "Null", "NULL"}


class RefusedYaml(yaml.MarkedYAMLError):
    """YAML that is well formed, and not for us. Its problem is in words for people."""


class TextLoader(yaml.SafeLoader):
    """Composes nodes and nothing else, in Python: the C loader crashes on deep nesting, and neither has limits."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - declared so by the library; empty: no scalar is more than text

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.depth = 0
        self.nodes = 0

    def compose_node(self, parent: YamlNode | None, index: int) -> YamlNode | None:
        """Composes the next node, as the library does. Raises RefusedYaml."""
        event = self.peek_event()  # type: ignore[no-untyped-call]
        reason = next(self.reasons_against(event), None)
        if reason:
            raise RefusedYaml(problem=reason, problem_mark=event.start_mark)
        self.depth += 1
        self.nodes += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def reasons_against(self, event: Any) -> Iterator[str]:
        """Lists reasons to stop: what could grow without end, and what would lose somebody's words."""
        if isinstance(event, yaml.AliasEvent):
            yield "A text that begins with * needs quotes. Write them around it."
        elif event.anchor is not None:
            yield "A text that begins with & needs quotes. Write them around it."
        elif event.tag is not None:
            yield "A text that begins with ! needs quotes. Write them around it."
        if self.depth >= MOST_DEPTH:
            yield f"This is nested more than {MOST_DEPTH} deep. Write it flatter; a framework needs nine."
        if self.nodes >= MOST_NODES:
            yield f"There are more than {MOST_NODES:,} entries. Make several frameworks of it."


def compose(text: str, findings: Findings) -> Node | None:
    """Composes the document in `text`; None when it is empty. Raises yaml.YAMLError."""
    loader = TextLoader(text)
    try:
        root = loader.get_single_node()
    except (ValueError, OverflowError) as error:  # PyYAML does not check the numbers in escapes and directives
        advice = "This escape stands for no character. Write the character itself."
        raise RefusedYaml(problem=advice, problem_mark=loader.get_mark()) from error
    finally:
        loader.dispose()
    return None if root is None else plain(root, findings)


def plain(node: YamlNode, findings: Findings) -> Node:
    """Makes a YAML node a value of ours."""
    place = place_of(node.start_mark)
    match node:
        case SequenceNode():
            return Items(tuple(plain(item, findings) for item in node.value), place)
        case MappingNode():
            return Pairs(tuple(pairs(node, findings)), place)
        case ScalarNode(style=None):
            check_plain(node.start_mark, node.end_mark, findings)
            return Text("" if node.value in WORDS_FOR_NULL else node.value, place)
        case ScalarNode(style="|" | ">"):
            check_length(node.start_mark, node.end_mark, findings)
            return Text(node.value, place)
        case _:
            check_quoted(node.start_mark, node.end_mark, findings)
            return Text(node.value, place)


def place_of(mark: Any) -> Place:
    """Finds the place of a mark of the library's."""
    return Place(mark.line + 1, mark.column + 1)


def pairs(node: MappingNode, findings: Findings) -> Iterator[tuple[Text, Node]]:
    """Lists the pairs, each key once."""
    lines: dict[str, int] = {}
    for key_node, value in node.value:
        key = plain(key_node, findings)
        if not isinstance(key, Text):
            findings.error(key.place, "A key is one word. Write `key: value`; a text with brackets needs quotes.")
        elif key.value == "<<":
            findings.error(key.place, "Nothing is merged with <<. Write out what belongs here.")
        elif key.value in lines:
            findings.error(
                key.place, f"`{key.value[:40]}:` is there twice, first on line {lines[key.value]}. Keep one."
            )
        else:
            lines[key.value] = key.place.line
            yield key, plain(value, findings)
