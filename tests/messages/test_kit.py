"""What messages are made of: runs in their three forms, rows of buttons, and what has room."""

import pytest

from bot.core.plain.problem import Problem
from bot.messages.kit.buttons import button
from bot.messages.kit.fitting import Room, fit, shorten_escaped
from bot.messages.kit.parts import actions
from bot.messages.kit.runs import (
    Link,
    Mention,
    Run,
    Styled,
    Typed,
    bold,
    enumerate_typed,
    italic,
    mrkdwn_of,
    rich_run,
    text_of,
)
from bot.messages.level.ladder import show_problem


@pytest.mark.parametrize(
    ("run", "mrkdwn", "text", "rich"),
    [
        ("a *b* <c>", "a *b* &lt;c&gt;", "a *b* &lt;c&gt;", {"type": "text", "text": "a *b* <c>"}),
        (bold("a & b"), "*a &amp; b*", "a &amp; b", {"type": "text", "text": "a & b", "style": {"bold": True}}),
        (italic("a"), "_a_", "a", {"type": "text", "text": "a", "style": {"italic": True}}),
        (
            Styled("a", ("bold", "code")),
            "*`a`*",
            "a",
            {"type": "text", "text": "a", "style": {"bold": True, "code": True}},
        ),
        (Link("https://e.org/?a&b"), "<https://e.org/?a&amp;b>", "https://e.org/?a&amp;b", None),
        (
            Link("https://e.org", "<here>"),
            "<https://e.org|&lt;here&gt;>",
            "&lt;here&gt; (https://e.org)",
            {"type": "link", "url": "https://e.org", "text": "<here>"},
        ),
        (Mention("U0AMARA01"), "<@U0AMARA01>", "<@U0AMARA01>", {"type": "user", "user_id": "U0AMARA01"}),
        (Typed("/l <x>"), "`/l &lt;x&gt;`", "`/l &lt;x&gt;`", None),
    ],
)
def test_a_run_says_the_same_in_every_form(run: Run, mrkdwn: str, text: str, rich: object) -> None:
    assert mrkdwn_of(run) == mrkdwn
    assert text_of(run) == text
    if rich:
        assert rich_run(run) == rich


@pytest.mark.parametrize(
    ("ways", "text"),
    [("A", "`A`"), ("AB", "`A` or `B`"), ("ABC", "`A`, `B` or `C`"), ("ABCD", "`A`, `B`, `C` or `D`")],
)
def test_ways_are_enumerated_as_people_do(ways: str, text: str) -> None:
    assert text_of(*enumerate_typed(list(ways))) == text


@pytest.mark.parametrize(
    ("room", "shown"),
    [
        (Room(10, 9), ["aaaa", "bbbb"]),
        (Room(8, 9), ["aaaa", "bbbb"]),
        (Room(7, 9), ["aaaa"]),
        (Room(4, 9), ["aaaa"]),
        (Room(3, 9), []),
        (Room(99, 2), ["aaaa", "bbbb"]),
        (Room(99, 1), ["aaaa"]),
        (Room(99, 0), []),
    ],
)
def test_what_has_room_is_the_beginning_and_not_one_more(room: Room, shown: list[str]) -> None:
    assert fit(["aaaa", "bbbb", "ccccc"], room, lambda words: Room(len(words), 1)) == shown


def test_nothing_after_the_first_that_has_no_room_is_looked_at() -> None:
    asked: list[str] = []

    def size(words: str) -> Room:
        asked.append(words)
        return Room(len(words), 1)

    assert fit(["a", "bbb", "c", "d"], Room(2, 9), size) == ["a"]
    assert asked == ["a", "bbb"]


@pytest.mark.parametrize(("words", "most", "shortened"), [("&&", 10, "&&"), ("&&", 9, "…"), ("a" * 9, 9, "a" * 9)])
def test_words_are_shortened_by_what_they_take_escaped(words: str, most: int, shortened: str) -> None:
    assert shorten_escaped(words, most) == shortened


@pytest.mark.parametrize("number", [1, 25])
def test_a_row_takes_1_to_25_buttons(number: int) -> None:
    assert len(actions(*[button("a", f"b:{n}") for n in range(number)]).block["elements"]) == number


@pytest.mark.parametrize("number", [0, 26])
def test_a_row_takes_neither_none_nor_26(number: int) -> None:
    with pytest.raises(ValueError, match="1 to 25"):
        actions(*[button("a", f"b:{n}") for n in range(number)])


@pytest.mark.parametrize(("length", "named"), [(500, 5), (600, 4), (1_400, 2), (1_990, 1)])
def test_as_many_suggestions_are_named_as_a_paragraph_holds_and_all_are_buttons(length: int, named: int) -> None:
    suggestions = tuple(f"{number}{'x' * (length - 1)}" for number in range(5))
    sentence, buttons = show_problem(Problem("No.", suggestions=suggestions), "/level").blocks
    assert sentence["text"]["text"].count("/level") == named
    assert len(buttons["elements"]) == 5
