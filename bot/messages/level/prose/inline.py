"""Markdown within a block, made runs: bold, italic, code and links."""

import re
from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.core.plain.text import shorten
from bot.messages.kit.blocks import escape
from bot.messages.kit.fitting import shorten_escaped
from bot.messages.kit.runs import Link, Run, Styled
from bot.messages.level.prose.html import text_of_tag

STYLES = {"strong": "bold", "em": "italic"}
ADDRESSES = ("https://", "http://", "mailto:")  # what a link may lead to: others mean nothing in Slack
BARE_ADDRESS = re.compile(r"(https?://[^\s<>()\"]{1,2000}[^\s<>()\".,;:!?'])")
MOST_ESCAPED = 3_500  # characters of a piece: more than enough for any that is no row of ampersands
ROOM_FOR_ADDRESSES = 2_000  # escaped characters of those in one passage: a short name may stand for a long one
NO_NAME = "(picture)"
NOTHING = "…"  # Slack takes no line without a word


class Grammar(NamedTuple):
    """What reads the Markdown of one text; `references` are the addresses that the text names anywhere."""

    parser: MarkdownIt
    references: MutableMapping[str, Any]

    def tokens(self, words: str) -> Sequence[Token]:
        """Reads what stands within a block."""
        tokens: list[Token] = []
        self.parser.inline.parse(words, self.parser, self.references, tokens)
        return tokens


class Piece(NamedTuple):
    """Words of a passage, in styles: Markdown with a grammar, plain ones without."""

    words: str
    styles: tuple[str, ...] = ()
    grammar: Grammar | None = None


class Phrase(NamedTuple):
    """Words that are alike: in the same styles, and within the same link or none."""

    words: str
    styles: tuple[str, ...] = ()
    link: Token | None = None


def cut(pieces: Iterable[Piece], most: int) -> list[Piece]:
    """Gives the first pieces, of at most so many characters, the last of them cut; none is long when escaped."""
    kept: list[Piece] = []
    for piece in pieces:
        if most <= 0:
            break
        words = shorten_escaped(shorten(piece.words, most), MOST_ESCAPED)
        kept.append(piece._replace(words=words))
        most -= len(escape(piece.words))
    return kept


def runs_of(pieces: Iterable[Piece]) -> list[Run]:
    """Makes the runs of a passage, one at least."""
    runs: list[Run] = []
    room = ROOM_FOR_ADDRESSES
    for piece in pieces:
        for link, phrases in groupby(phrases_of(piece), lambda phrase: phrase.link):
            more = linked(address_of(link), list(phrases), room)
            room -= sum(len(escape(run.url)) for run in more if isinstance(run, Link))
            runs += more
    return runs or [NOTHING]


def phrases_of(piece: Piece) -> Iterator[Phrase]:
    """Reads the phrases of a piece."""
    if piece.grammar is None:
        yield Phrase(piece.words, piece.styles)
        return
    opened: list[Token] = []
    for token in piece.grammar.tokens(piece.words):
        if token.nesting > 0:
            opened.append(token)
        elif token.nesting < 0:
            opened.pop()
        else:
            yield phrase_of(token, opened, piece.styles)


def phrase_of(token: Token, opened: Sequence[Token], styles: tuple[str, ...]) -> Phrase:
    """Makes a phrase of a token that stands within those that were opened."""
    around = [STYLES[outer.tag] for outer in opened if outer.tag in STYLES]
    own = ["code"] if token.type == "code_inline" else []
    link = next((outer for outer in opened if outer.type == "link_open"), None)
    return Phrase(words_of(token), tuple(dict.fromkeys((*styles, *around, *own))), link)


def words_of(token: Token) -> str:
    """Gives what there is to read of a token."""
    match token.type:
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "html_inline":
            return text_of_tag(token.content)
        case "image":
            return token.content or NO_NAME
    return token.content


def address_of(link: Token | None) -> str:
    """Gives where a link leads; "" where there is none, or none that means something in Slack."""
    address = str(link.attrs.get("href", "")) if link else ""
    return address if address.lower().startswith(ADDRESSES) else ""


def linked(address: str, phrases: Sequence[Phrase], room: int) -> list[Run]:
    """Makes a link of its label and address; the label alone where there is no address, or no room for it."""
    if not 0 < len(escape(address)) <= room:
        return written(phrases)
    label = "".join(phrase.words for phrase in phrases)
    return [Link(address, "" if label == address else label)]


def written(phrases: Sequence[Phrase]) -> list[Run]:
    """Makes runs of phrases outside a link; bare addresses among them become links."""
    runs: list[Run] = []
    for styles, alike in groupby(phrases, lambda phrase: phrase.styles):
        words = "".join(phrase.words for phrase in alike)
        runs += [Styled(words, styles)] if "code" in styles else with_addresses(words, styles)
    return runs


def with_addresses(words: str, styles: tuple[str, ...]) -> Iterator[Run]:
    """Makes links of the addresses in words."""
    for number, part in enumerate(BARE_ADDRESS.split(words)):
        if number % 2:
            yield Link(part)
        elif part:
            yield Styled(part, styles) if styles else part
