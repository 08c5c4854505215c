"""The Markdown file of a summary says exactly what was written: a reader that is not ours finds the same words."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.core.evidence import Entry, Wording
from bot.core.period import Period
from bot.core.person import Visibility
from bot.core.plain.text import clean
from bot.core.summary import summarise
from bot.documents.markdown import file_name, to_markdown

DAY = date(2026, 11, 20)
PERIOD = Period(date(2026, 5, 23), date(2026, 11, 22))
READERS = [
    MarkdownIt("commonmark"),
    MarkdownIt("js-default", {"html": True}),
]  # the second knows tables, struck words
SHOWN = {"text": "content", "softbreak": "a line end that is not shown", "hardbreak": "\n"}
NAMED = [
    "Title\n===",
    "Title\n---",
    "---",
    "***",
    "- one\n- two\n  - three",
    "+ one",
    "1. one\n2) two",
    "2026. A year",
    "    four spaces",
    "one\n    four spaces",
    "\ta tab\tand another\t",
    "two spaces  \nat the end",
    "&lt; &#60; &amp; &copy; R&D",
    "<b>bold</b> <!-- gone --> <script>alert(1)</script>",
    "<https://example.org> [words](https://example.org) ![picture](x.png)",
    "[one]: https://example.org\n[one]",
    "> quoted\n>> again",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "a | b\n:-- | --:\n1 | 2",
    "a\n:--",
    "~~~\nfenced\n~~~",
    "```\nfenced\n```",
    "# heading\n## another #",
    "*a* **b** _c_ __d__ ~~e~~ `f` \\*g\\*",
    "the end\\",
    "a\\\nb",
    "one\n\n\n\nfour lines below",
    "one\n   \ntwo",
    "\u3000an ideographic space\u3000",
    "one\u2028two\u2029three",
    "[^1]: a note\n- [ ] a task",
    "$x^2$ and :smile: and @somebody",
    "=", "+", "-", ".", ")", "1.", "1)", ":", "\\", "&#32;",
]  # fmt: skip
MARKS = st.sampled_from(
    [*"\n\n  \t\\`*_[]()<>|~#&;=+-.:!$^0123456789axA\u00a0\u3000", "&lt;", "&#60;", "    ", "```"]
)
WORDS = (st.lists(MARKS, max_size=30).map("".join) | st.text()).map(clean).filter(bool)


def entry(what: str, outcome: str = "", title: str = "Craft", text: str = "Measures") -> Entry:
    wording = Wording(1, "Platform", "craft", title, "Level 2", text, today=text)
    links = ("https://example.org/a",)
    return Entry(
        1, "U1", what, outcome, links, DAY, Visibility.MANAGER, datetime(2026, 11, 20, tzinfo=UTC), (wording,)
    )


def document(*entries: Entry, name: str = "Amara Okafor") -> str:
    return to_markdown(summarise("U1", PERIOD, entries), name)


def blocks(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """What stands in the document: by the element around it, the text that a reader of it sees."""
    around: list[str] = []
    for token in tokens:
        if token.nesting == 1:
            around.append(token.tag)
        elif token.nesting == -1:
            around.pop()
        else:
            yield " ".join(around), shown(token)


def shown(token: Token) -> str:
    assert token.type == "inline", f"{token.type} is no paragraph"
    return "".join(map(shown_child, token.children or []))


def shown_child(child: Token) -> str:
    if child.type in {"link_open", "link_close"} and child.markup == "autolink":
        return ""
    return child.content if child.type == "text" else SHOWN[child.type]


def read(text: str, reader: MarkdownIt) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for place, words in blocks(reader.parse(text)):
        found.setdefault(place, []).append(words)
    return found


@pytest.mark.parametrize("reader", READERS, ids=["commonmark", "with tables"])
@pytest.mark.parametrize("words", NAMED)
def test_what_was_written_is_what_is_read(words: str, reader: MarkdownIt) -> None:
    check(words, reader)


@settings(max_examples=400, deadline=None)
@given(words=WORDS, reader=st.sampled_from(READERS))
@example(words="a|b\n-", reader=READERS[1])
def test_whatever_was_written_is_what_is_read(words: str, reader: MarkdownIt) -> None:
    check(words, reader)


def check(written: str, reader: MarkdownIt) -> None:
    words = clean(written)
    line = words.replace("\n", " ")
    text = document(entry(words, words, title=words, text=words), name=line)
    found = read(text, reader)
    assert found["blockquote p"] == [words, words]
    assert found["h1"] == [f"{line}: evidence"]
    assert found["h2"] == ["Where evidence is", line]
    assert found["ul li p"] == [
        f"{line}: 1 entry, latest 20 Nov 2026",
        "https://example.org/a",
        f"{words}, Level 2, Platform: {words}",
    ]
    assert found["ul li ul li p"] == [f"now: {words}"]


def test_nothing_of_it_is_shown_otherwise_in_plain_words() -> None:
    plain = "Halved the build time (from 12 to 6 min), with Ana & Bo; a 50% cut. Q&A: why? “Yes!”"
    assert f"> {plain}\n" in document(entry(plain))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Amina Okafor", "amina-okafor"),
        ("../../etc/passwd", "etc-passwd"),
        ("…", "engineer"),
        ("𝒜" * 80, None),
        ("字" * 80, None),
    ],
)
def test_the_file_has_a_name_that_every_disk_takes(name: str, expected: str | None) -> None:
    file = file_name(name, summarise("U1", PERIOD, []))
    assert len(file.encode()) <= 255
    assert "/" not in file
    assert expected is None or file == f"summary-{expected}-2026-05-23-2026-11-22.md"
