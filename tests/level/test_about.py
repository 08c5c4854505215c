"""People read how a framework is meant."""

import time

import pytest

from bot.core.frameworks.framework import Catalogue, Framework, Level
from bot.core.frameworks.lookup.wanted import About
from bot.messages.kit.blocks import Message
from bot.messages.level.ask import View
from bot.messages.level.asked import decode
from bot.messages.level.prose.about import show_about
from bot.sandbox.people.client import Person
from bot.sandbox.people.sights import words
from tests.kit.steps import look_up, press

PROSE = """\
# How we *use* it

First line
of a paragraph with **bold words**, `code` and [a link](https://example.org/page).
A <!channel> & a bare https://example.org.

- one
  - inner, see [our wiki](/wiki)
- two
  goes on

3. third
4. fourth

| Level | Meaning | Since |
|-------|:-------:|-------|
| 1 | Learns | 2019 |
| 2 | Does | |

> Said by *somebody*.

<!-- not for readers -->
```
x = "**y**"
```
"""


def framework(prose: str) -> Framework:
    return Framework("/test", "Test", (Level("1", 1, "Level 1"),), (), prose=prose)


def about(prose: str, start: int = 0) -> Message:
    return show_about(About(framework(prose)), View(start=start))


async def test_the_prose_is_shown_and_leads_to_the_levels(engineer: Person) -> None:
    assert "About Platform Engineer\nA compass, not a checklist." in await look_up(engineer, "platform about")
    assert "Level 3: 3 expectations" in await press(engineer, "Show levels")
    assert "A compass, not a checklist." in await press(engineer, "How it is meant")


async def test_a_framework_without_prose_says_so(engineer: Person) -> None:
    assert "Data Analyst has no words of its own beside its levels." in await look_up(engineer, "analyst about")


def test_markdown_reads_as_its_author_meant_it() -> None:
    assert about(PROSE).text.split("\n") == [
        "About Test",
        "How we use it",
        "First line of a paragraph with bold words, code and a link (https://example.org/page)."
        " A &lt;!channel&gt; &amp; a bare https://example.org.",
        "• one",
        "    • inner, see our wiki",
        "• two goes on",
        "3. third",
        "4. fourth",
        "• 1: Meaning: Learns; Since: 2019",
        "• 2: Meaning: Does",
        "Said by somebody.",
        'x = "**y**"',
    ]


def test_blocks_and_text_say_the_same() -> None:
    message = about(PROSE)
    shown = words({"blocks": message.blocks})
    for word in (
        "bold words",
        "a link",
        "inner, see ",
        "goes on",
        "fourth",
        "Learns",
        "somebody",
        '"**y**"',
        "<!channel>",
    ):
        assert word in shown
    assert "not for readers" not in shown
    lists = [one for block in message.blocks for one in block.get("elements", []) if one["type"] == "rich_text_list"]
    assert [(one["style"], one["indent"], one.get("offset", 0)) for one in lists] == [
        ("bullet", 0, 0),
        ("bullet", 1, 0),
        ("bullet", 0, 0),
        ("ordered", 0, 2),
        ("bullet", 0, 0),
    ]


AS_MARKDOWN = {
    "[x][1]\n\n[1]: https://example.org": "x (https://example.org)",
    "***both***": "both",
    "**bold *and italic* in it**": "bold and italic in it",
    "Title\n=====\n\nUnder\n-----": "Title\nUnder",
    "Fish &amp; chips &lt;b&gt;": "Fish &amp; chips &lt;b&gt;",
    "\\*no stars\\*": "*no stars*",
    "| a \\| b | c |\n|---|---|\n| d \\| e | `f \\| g` |": "• d | e: f | g",
    "One <b>bold</b> word<br>and <em>one</em><!-- unsaid -->": "One bold word\nand one",
    "<p align='center'>\nIn <b>HTML</b> &amp; on\n</p>\n<style>p {}</style>": "In HTML &amp; on",
    "<details>\n<summary>More</summary>\n\n- one\n\n</details>": "More\n• one",
    "<https://example.org/a> and <me@example.org>": (
        "https://example.org/a and me@example.org (mailto:me@example.org)"
    ),
    "![a plan](plan.png) and ![](x.png)": "a plan and (picture)",
    "- one\n\n  and on\n  1. in it\n  2. in it too\n- two": "• one\n  and on\n    1. in it\n    2. in it too\n• two",
    "0. nought\n1. one": "• nought\n1. one",
    "7) seven\n7) eight": "7. seven\n8. eight",
    "> - said\n>\n> so": "• said\nso",
    "    four in": "four in",
    "One\\\ntwo  \nthree\nfour": "One\ntwo\nthree four",
}


@pytest.mark.parametrize(("prose", "text"), AS_MARKDOWN.items())
def test_prose_is_read_by_the_grammar_of_markdown(prose: str, text: str) -> None:
    assert about(prose).text == f"About Test\n{text}"


def styled(prose: str) -> list[tuple[str, set[str]]]:
    """The words of a paragraph, with their styles."""
    (section,) = about(prose).blocks[1]["elements"]
    return [(element["text"], set(element.get("style", {}))) for element in section["elements"]]


def test_styles_stand_within_each_other() -> None:
    assert styled("***both***") == [("both", {"bold", "italic"})]
    assert styled("**bold *in* it**") == [("bold ", {"bold"}), ("in", {"bold", "italic"}), (" it", {"bold"})]
    assert styled("_it `code`_") == [("it ", {"italic"}), ("code", {"italic", "code"})]


@pytest.mark.parametrize(
    "prose",
    [
        "<!channel> <@U0AMARA01> <#C0GENERAL> @here",
        "[x](javascript:alert(1)) [y](/wiki) [z](slack://open) <slack://open>",
        "[w][1]\n\n[1]: data:text/html,x",
        '<a href="https://example.org">x</a> <img src="https://example.org/x.png">',
        "&lt;https://example.org|x&gt;".replace("https", "ftp"),
    ],
)
def test_nothing_in_prose_comes_alive_but_links_to_the_web_and_to_mail(prose: str) -> None:
    elements = [element for block in about(prose).blocks[1:-1] for element in block["elements"][0]["elements"]]
    assert {element["type"] for element in elements} == {"text"}


def test_links_to_the_web_and_to_mail_are_alive() -> None:
    (section,) = about("[a](https://a.org) http://b.org. <c@d.org>").blocks[1]["elements"]
    links = [element["url"] for element in section["elements"] if element["type"] == "link"]
    assert links == ["https://a.org", "http://b.org", "mailto:c@d.org"]


def test_addresses_with_short_names_do_not_make_a_paragraph_too_long() -> None:
    for length, alive in ((999, 2), (1_000, 2), (1_001, 1)):
        address = "https://a.org/".ljust(length, "x")
        (section,) = about(f"[x] [x]\n\n[x]: {address}").blocks[1]["elements"]
        assert [element["type"] for element in section["elements"]].count("link") == alive


def test_three_thousand_five_hundred_escaped_characters_of_a_paragraph_are_shown() -> None:
    for length, shown in ((700, 700), (701, 524)):
        assert about("&" * length).text.count("&amp;") == shown


def test_thirty_thousand_characters_are_read_and_of_more_the_end_is_said_to_be_in_the_file() -> None:
    rest = "The rest is too long for Slack. It stands in the framework's file."
    for length, is_cut in ((30_000, False), (30_001, True)):
        prose = ("\n" * 29_990).ljust(length, "x")
        assert (rest in about(prose).text) is is_cut


def test_twenty_thousand_stars_take_no_second() -> None:
    for prose in ("*" * 20_000, "*\n" * 10_000, "_*" * 10_000, "*a " * 6_000, "*a **b " * 3_000):
        started = time.process_time()
        about(prose)
        assert time.process_time() - started < 1


def test_long_prose_is_read_on_at_a_click_to_its_end() -> None:
    prose = "\n\n".join(f"## Chapter {n}\n\n{'Words. ' * 60}" for n in range(60))
    read, start = "", 0
    for _ in range(20):
        message = about(prose, start)
        assert len(message.text) <= 9_000
        assert len(message.blocks) <= 40
        read += message.text
        first = message.blocks[-1]["elements"][0]
        if first["text"]["text"] != "Read on":
            break
        _, view = decode(Catalogue((framework(prose),)), first["value"])
        start = view.start
    assert all(f"Chapter {n}\n" in read for n in range(60))


HOSTILE = (
    *("<!--", "[", "**a", "`", "| ", "- ", "_a ", "](", "#", "\\", "> ", "```\n", "![", "http://a"),
    *("&", "<b>", "[a]: b\n", "|-|\n", "*a **b "),
)


def test_hostile_prose_is_read_at_once() -> None:
    started = time.process_time()
    for piece in (
        "<!--",
        "[",
        "**a",
        "`",
        "| ",
        "- ",
        "_a ",
        "](",
        "#",
        "\\",
        "> ",
        "```\n",
        "![",
        "http://a",
        "&",
        "<b>",
    ):
        message = about(piece * (200_000 // len(piece)))
        assert len(message.text) <= 9_000
        about((piece + "\n") * (200_000 // len(piece)))
    assert time.process_time() - started < 20
