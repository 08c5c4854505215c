"""A table in a framework's prose: each row is the item of a list, which a phone shows as well."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat

from markdown_it.tree import SyntaxTreeNode

from bot.messages.level.prose.inline import Grammar, Piece

NO_HEADING = Piece("")


def read_table(table: SyntaxTreeNode, grammar: Grammar) -> Iterator[list[Piece]]:
    """Reads the rows: the first cell in bold, then the others, under their headings where they are several."""
    titles, *rows = [read_cells(row, grammar) for row in table.walk() if row.type == "tr"]
    headings = titles[1:] if len(titles) > 2 else []
    for first, *others in rows:
        pairs = zip(chain(headings, repeat(NO_HEADING)), others, strict=False)
        said = joined([under(heading, cell) for heading, cell in pairs], "; ")
        yield joined([[first._replace(styles=("bold",))], said], ": ")


def read_cells(row: SyntaxTreeNode, grammar: Grammar) -> list[Piece]:
    """Reads the cells of a row; an empty one has no words."""
    return [Piece(cell.children[0].content, grammar=grammar) for cell in row.children]


def under(heading: Piece, cell: Piece) -> Sequence[Piece]:
    """Puts a heading before a cell; before an empty one none."""
    return joined([[heading], [cell]], ": ") if cell.words else []


def joined(parts: Iterable[Sequence[Piece]], between: str) -> list[Piece]:
    """Joins those parts in which something stands."""
    pieces: list[Piece] = []
    for part in filter(has_words, parts):
        if pieces:
            pieces.append(Piece(between))
        pieces += part
    return pieces


def has_words(pieces: Iterable[Piece]) -> bool:
    """Tells whether there is anything to read in pieces."""
    return any(piece.words.strip() for piece in pieces)
