"""Markdown as people write it in a framework's file, made readable in Slack.

Slack's own `markdown` block takes 12,000 characters a message, is for messages alone, and makes mentions of what
looks like one. As rich text, nothing comes alive but the links.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.core.plain.text import shorten
from bot.messages.kit.blocks import Element, bullets, escape, line, link, run

LONGEST = 3_000  # characters of a line, and of a passage: what is longer is cut
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
FENCE = re.compile(r"\s*(?:```|~~~)")
HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)[\s#]*$")
ITEM = re.compile(r"(\s*)(?:[-*+]|(\d{1,4})[.)])\s+(\S.*)")
QUOTE = re.compile(r"\s{0,3}>\s?(.*)")
RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}$")
TABLE_RULE = re.compile(r"[\s|:-]*-[\s|:-]*$")
INLINE = re.compile(
    r"\\(?P<escaped>[^\w\s])"
    r"|`(?P<code>[^`]{1,500})`"
    r"|!\[(?P<picture>[^\]]{0,500})\]\([^)\s]{0,2000}\)"
    r"|\[(?P<label>[^\]]{1,500})\]\((?P<target>[^)\s]{1,2000})[^)]{0,200}\)"
    r"|<?(?P<url>https?://[^\s<>()\"]{1,2000}[^\s<>()\".,;:!?'])>?"
    r"|(?P<strong>\*\*|__)(?=\S)(?P<bold>.{1,1000}?)(?<=\S)(?P=strong)"
    r"|(?P<mark>\*|(?<!\w)_)(?=\S)(?P<italic>[^*_]{1,1000}?)(?<=\S)(?P=mark)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a text: a "heading", "item", "quote", "code" or "paragraph". `indent` is an item's, from 0."""

    kind: str
    words: str
    indent: int = 0
    number: str = ""

    def plain(self) -> str:
        """As plain text, escaped."""
        words = self.words if self.kind == "code" else "".join(said(one) for one in runs(self.words))
        mark = f"{'    ' * self.indent}{f'{self.number}.' if self.number else '•'} " if self.kind == "item" else ""
        return escape(f"{mark}{words}")

    def element(self) -> Element:
        """As rich text."""
        if self.kind == "code":
            return {"type": "rich_text_preformatted", "elements": [run(self.words)]}
        if self.kind == "quote":
            return {"type": "rich_text_quote", "elements": runs(self.words)}
        if self.kind == "item":
            numbered = {"style": "ordered", "offset": int(self.number) - 1} if self.number else {}
            return bullets([line(*runs(self.words))], min(self.indent, 8)) | numbered
        return line(*runs(self.words, *(["bold"] if self.kind == "heading" else [])))


def elements_of(passages: Sequence[Passage]) -> list[Element]:
    """Passages as rich text; items of one kind that follow each other are one list, which Slack sets tight."""
    elements: list[Element] = []
    for passage in passages:
        new = passage.element()
        last = elements[-1] if elements else {}
        if passage.kind == "item" and all(new[key] == last.get(key) for key in ("type", "style", "indent")):
            last["elements"] += new["elements"]
        else:
            elements.append(new)
    return elements


def read_markdown(text: str) -> list[Passage]:
    """The passages of a text, in their order; comments and rules are left out."""
    lines = [one[:LONGEST] for one in COMMENT.sub("", text).expandtabs(4).splitlines()]
    passages: list[Passage] = []
    at = 0
    while at < len(lines):
        read = next(reader for starts, reader in READERS if starts(lines, at))
        found, at = read(lines, at)
        passages += found
    return [passage for passage in passages if passage.words.strip()]


Read = tuple[list[Passage], int]


def read_nothing(_lines: Sequence[str], at: int) -> Read:
    return [], at + 1


def read_code(lines: Sequence[str], at: int) -> Read:
    end = next((n for n in range(at + 1, len(lines)) if FENCE.match(lines[n])), len(lines))
    return [Passage("code", shorten("\n".join(lines[at + 1 : end]), LONGEST))], end + 1


def read_heading(lines: Sequence[str], at: int) -> Read:
    found = HEADING.match(lines[at])
    return [Passage("heading", found[1] if found else "")], at + 1


def read_table(lines: Sequence[str], at: int) -> Read:
    """An item for each row: its first cell in bold, then the others, under their headings where they are several."""
    titles = cells(lines[at])
    end = next((n for n in range(at + 2, len(lines)) if "|" not in lines[n]), len(lines))
    passages = []
    for row in map(cells, lines[at + 2 : end]):
        named = [
            f"{title}: {cell}" if len(titles) > 2 and title else cell
            for title, cell in zip(titles[1:] + [""] * len(row), row[1:], strict=False)
            if cell
        ]
        first = f"**{row[0]}**" if row[0] else ""
        passages.append(Passage("item", shorten(": ".join(filter(None, [first, "; ".join(named)])), LONGEST)))
    return passages, end


def read_item(lines: Sequence[str], at: int) -> Read:
    found = ITEM.match(lines[at])
    space, number, words = found.groups() if found else ("", None, lines[at])
    more, end = following(lines, at + 1)
    return [Passage("item", joined([words, *more]), len(space) // 2, (number or "").lstrip("0"))], end


def read_quote(lines: Sequence[str], at: int) -> Read:
    end = next((n for n in range(at, len(lines)) if not QUOTE.match(lines[n])), len(lines))
    return [Passage("quote", joined([QUOTE.sub(r"\1", one) for one in lines[at:end]]))], end


def read_paragraph(lines: Sequence[str], at: int) -> Read:
    more, end = following(lines, at + 1)
    return [Passage("paragraph", joined([lines[at], *more]))], end


def following(lines: Sequence[str], at: int) -> tuple[Sequence[str], int]:
    """The lines that carry a passage on: up to an empty one, or one that begins something else."""
    end = next((n for n in range(at, len(lines)) if any(starts(lines, n) for starts, _ in READERS[:-1])), len(lines))
    return lines[at:end], end


def joined(lines: Sequence[str]) -> str:
    return shorten(" ".join(one.strip() for one in lines), LONGEST)


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def is_table(lines: Sequence[str], at: int) -> bool:
    under = lines[at + 1] if at + 1 < len(lines) else ""
    return "|" in lines[at] and "|" in under and bool(TABLE_RULE.match(under))


def begins(pattern: re.Pattern[str]) -> Callable[[Sequence[str], int], bool]:
    return lambda lines, at: bool(pattern.match(lines[at]))


def is_empty(lines: Sequence[str], at: int) -> bool:
    return not lines[at].strip() or bool(RULE.match(lines[at]))


READERS: Sequence[tuple[Callable[[Sequence[str], int], bool], Callable[[Sequence[str], int], Read]]] = (
    (begins(FENCE), read_code),
    (begins(HEADING), read_heading),
    (is_table, read_table),
    (is_empty, read_nothing),
    (begins(ITEM), read_item),
    (begins(QUOTE), read_quote),
    (lambda _lines, _at: True, read_paragraph),
)


def runs(words: str, *styles: str) -> list[Element]:
    """The words of a passage, with bold, italic, code and links as rich text has them."""
    elements: list[Element] = []
    at = 0
    for found in INLINE.finditer(words):
        if found.start() > at:
            elements.append(run(words[at : found.start()], *styles))
        elements += inline(found, styles)
        at = found.end()
    return elements + ([run(words[at:], *styles)] if at < len(words) else [])


def inline(found: re.Match[str], styles: Sequence[str]) -> Iterator[Element]:
    part = found.groupdict()
    if part["bold"]:
        yield from runs(part["bold"], *dict.fromkeys([*styles, "bold"]))
    elif part["label"]:
        known = part["target"].startswith(("https://", "http://", "mailto:"))
        yield link(part["target"], part["label"]) if known else run(part["label"], *styles)
    elif part["url"]:
        yield link(part["url"])
    elif part["code"]:
        yield run(part["code"], *styles, "code")
    elif part["italic"]:
        yield run(part["italic"], *dict.fromkeys([*styles, "italic"]))
    elif part["escaped"] or part["picture"]:
        yield run(part["escaped"] or part["picture"], *styles)


def said(element: Element) -> str:
    """An element in plain text: a link has its address after its label."""
    if element["type"] == "link":
        return f"{element['text']} ({element['url']})" if element.get("text") else str(element["url"])
    return str(element["text"])
