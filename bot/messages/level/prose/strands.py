"""Passages of a framework's prose as rich text."""

from collections.abc import Sequence
from itertools import groupby

from bot.messages.kit.rich import DEEPEST_INDENT, Strand, bullets, line, numbered, preformatted, quote
from bot.messages.level.prose.inline import runs_of
from bot.messages.level.prose.markdown import Passage

List = tuple[int, bool]  # the indent of a list's items, and whether they are numbered


def strands_of(passages: Sequence[Passage]) -> list[Strand]:
    """Shows passages; items of one kind that follow each other are one list, which Slack sets tight."""
    strands: list[Strand] = []
    for kind, group in groupby(passages, list_of):
        if kind is None:
            strands += map(show_passage, group)
        else:
            strands.append(show_list(kind, list(group)))
    return strands


def list_of(passage: Passage) -> List | None:
    """Tells which list a passage belongs to; None where it is no item."""
    return (min(passage.indent, DEEPEST_INDENT), bool(passage.number)) if passage.kind == "item" else None


def show_list(kind: List, items: Sequence[Passage]) -> Strand:
    """Shows the items of one list."""
    indent, is_numbered = kind
    lines = [line(*runs_of(item.pieces)) for item in items]
    return numbered(lines, items[0].number, indent) if is_numbered else bullets(lines, indent)


def show_passage(passage: Passage) -> Strand:
    """Shows a passage that is no item."""
    match passage.kind:
        case "code":
            return preformatted("".join(piece.words for piece in passage.pieces))
        case "quote":
            return quote(*runs_of(passage.pieces))
    return line(*runs_of(passage.pieces))
