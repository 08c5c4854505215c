"""Markdown as people write it in a framework's file, made passages; markdown-it-py knows the grammar.

Slack's own `markdown` block takes 12,000 characters a message, is for messages alone, and makes mentions of what
looks like one. As rich text, nothing comes alive but the links.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from bot.messages.level.prose.html import text_of_html
from bot.messages.level.prose.inline import Grammar, Piece, cut
from bot.messages.level.prose.table import has_words, joined, read_table

LONGEST_PROSE = 30_000  # characters that are read: the longest seen has 5,300, and a line of two costs 40 µs
LONGEST_PASSAGE = 3_000  # characters of a line, and of a passage: what is longer is cut
REST = Piece("The rest is too long for Slack. It stands in the framework's file.", ("italic",))


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a text: a "heading", "item", "quote", "code" or "paragraph".

    An item has an `indent`, from 0, and in a numbered list a `number`, from 1.
    """

    kind: str
    pieces: Sequence[Piece]
    indent: int = 0
    number: int = 0


def read_markdown(text: str) -> list[Passage]:
    """Reads the passages of a text, in their order; comments and rules are left out.

    Markup within them is read when they are shown: of a long text that is the smaller part.
    """
    lines = [line[:LONGEST_PASSAGE] for line in text[:LONGEST_PROSE].splitlines()]
    grammar = Grammar(MarkdownIt("commonmark").enable("table").disable("inline"), {})
    tree = SyntaxTreeNode(grammar.parser.parse("\n".join(lines), grammar.references))
    passages = [cut_passage(passage) for passage in read_blocks(tree.children, grammar)]
    if len(text) > LONGEST_PROSE:
        passages.append(Passage("paragraph", [REST]))
    return [passage for passage in passages if has_words(passage.pieces)]


def cut_passage(passage: Passage) -> Passage:
    """Cuts a passage that is too long."""
    return replace(passage, pieces=cut(passage.pieces, LONGEST_PASSAGE))


def read_blocks(blocks: Iterable[SyntaxTreeNode], grammar: Grammar, indent: int = 0) -> Iterator[Passage]:
    """Reads blocks that stand in one place; `indent` is that of lists there."""
    for block in blocks:
        match block.type:
            case "heading" | "paragraph":
                yield Passage(block.type, [read_words(block, grammar)])
            case "fence" | "code_block":
                yield Passage("code", [Piece(block.content.rstrip("\n"))])
            case "html_block":
                yield Passage("paragraph", [Piece(text_of_html(block.content))])
            case "blockquote":
                yield from read_quote(block, grammar, indent)
            case "table":
                yield from (Passage("item", row, indent) for row in read_table(block, grammar))
            case "bullet_list" | "ordered_list":
                yield from read_list(block, grammar, indent)


def read_words(block: SyntaxTreeNode, grammar: Grammar) -> Piece:
    """Reads what stands in a block that has no blocks in it."""
    styles = ("bold",) if block.type == "heading" else ()
    return Piece(block.children[0].content, styles, grammar)


def read_quote(block: SyntaxTreeNode, grammar: Grammar, indent: int) -> Iterator[Passage]:
    """Reads a quotation: its paragraphs are quotes, and what else is in it stays what it is."""
    for passage in read_blocks(block.children, grammar, indent):
        yield replace(passage, kind="quote") if passage.kind == "paragraph" else passage


def read_list(block: SyntaxTreeNode, grammar: Grammar, indent: int) -> Iterator[Passage]:
    """Reads the items of a list, with what stands in them."""
    first = int(block.attrs.get("start", 1))
    for position, item in enumerate(block.children):
        number = first + position if block.type == "ordered_list" else 0
        yield from read_item(item, grammar, indent, number)


def read_item(item: SyntaxTreeNode, grammar: Grammar, indent: int, number: int) -> Iterator[Passage]:
    """Reads an item: the paragraphs that it begins with are its words, and all else stands one step further in."""
    paragraphs = list(takewhile(is_paragraph, item.children))
    if paragraphs:
        words = [[read_words(paragraph, grammar)] for paragraph in paragraphs]
        yield Passage("item", joined(words, "\n"), indent, number)
    yield from read_blocks(item.children[len(paragraphs) :], grammar, indent + 1)


def is_paragraph(block: SyntaxTreeNode) -> bool:
    """Tells whether a block is a paragraph."""
    return block.type == "paragraph"
