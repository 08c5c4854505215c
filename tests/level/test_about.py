"""People read how a framework is meant."""

import time

from bot.core.frameworks.framework import Catalogue, Framework, Level
from bot.core.frameworks.lookup.wanted import About
from bot.messages.kit.blocks import Message
from bot.messages.level.about import show_about
from bot.messages.level.ask import View
from bot.messages.level.asked import decode
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


def test_hostile_prose_is_read_at_once() -> None:
    started = time.process_time()
    for piece in ("<!--", "[", "**a", "`", "| ", "- ", "_a ", "](", "#", "\\", "> ", "```\n", "![", "http://a"):
        message = about(piece * (200_000 // len(piece)))
        assert len(message.text) <= 9_000
        about((piece + "\n") * (200_000 // len(piece)))
    assert time.process_time() - started < 20
