"""People look up their own level, and the next."""

import pytest

from bot.sandbox.people.client import Person
from tests.kit.steps import look_up, press, read, set_up


@pytest.mark.parametrize("words", ["", "me", "my level"])
async def test_ones_own_level_is_shown_with_what_the_next_one_adds(engineer: Person, words: str) -> None:
    await set_up(engineer)
    answer = await look_up(engineer, words, "general")
    assert answer.split("\n")[:2] == [
        "Platform Engineer · Level 1",
        "Your level, and what Level 2 adds. Only you see this.",
    ]
    assert "Keeps a change small\nLevel 2 adds\nFinds the cause" in answer
    shown = await engineer.last_message("general")
    assert shown["ephemeral"]
    assert "Level 2 adds:\n• Finds the cause" in shown["text"]


async def test_from_ones_own_level_each_level_and_the_list_are_a_click_away(engineer: Person) -> None:
    await set_up(engineer)
    await look_up(engineer, "me")
    assert "Your level" in await press(engineer, "Craft")
    assert "Platform Engineer · Level 2" in await press(engineer, "Level 2")
    await look_up(engineer, "me")
    assert "Data Analyst" in await press(engineer, "All frameworks")


async def test_the_next_level_is_shown_whole(engineer: Person) -> None:
    await set_up(engineer, **{"My level": "Level 2"})
    answer = await look_up(engineer, "next")
    assert "Platform Engineer · Level 3" in answer
    assert "Mentors a colleague" in answer


async def test_on_the_last_level_there_is_no_next(engineer: Person) -> None:
    await set_up(engineer, **{"My level": "Level 3"})
    assert "Mentors a colleague" in await look_up(engineer, "me")
    assert "Level 3 is the last level of Platform Engineer." in await look_up(engineer, "next")


async def test_whoever_has_not_set_up_is_told_how_to_ask(engineer: Person) -> None:
    assert "Data Analyst" in await look_up(engineer, "")
    assert "Your level is not known here yet." in await look_up(engineer, "me")
    assert "Data Analyst" in await press(engineer, "/level list")
    await look_up(engineer, "me")
    await engineer.presses(await engineer.last_message(), "Set up")
    assert (await engineer.form())["title"]["text"] == "Settings"


async def test_the_list_is_the_same_for_everybody(engineer: Person, stranger: Person) -> None:
    await set_up(engineer)
    assert await look_up(engineer, "list") == await look_up(stranger, "list")
    assert "levels 1 to 3" in await look_up(engineer, "help")


async def test_nobody_else_sees_whose_level_it_is(engineer: Person, stranger: Person) -> None:
    await set_up(engineer)
    await look_up(engineer, "me", "general")
    assert await stranger.reads("general") == []
    assert "Share here" not in read(await engineer.last_message("general"))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("3", "Platform Engineer · Level 3"),
        ("three", "Platform Engineer · Level 3"),
        ("level 3 craft", "Makes a whole class of faults impossible"),
        ("me 2", "Platform Engineer · Level 2"),
        ("1..2", "Platform Engineer · Level 1 to Level 2"),
        ("about", "A compass, not a checklist."),
        ("me craft", "Your level, and what Level 2 adds. Only you see this."),
        ("craft", "Your level, and what Level 2 adds. Only you see this."),
        ("crafft", "Your level, and what Level 2 adds. Only you see this."),
        ("comm", "Says early when something is late"),
        ("next craft", "Finds the cause of a fault, not only its symptom"),
        ("leadership", "Nothing is expected at Level 1 in Leadership."),
        ("next leadership", "Nothing is expected at Level 2 in Leadership."),
    ],
)
async def test_whoever_has_set_up_leaves_their_framework_out(engineer: Person, words: str, expected: str) -> None:
    await set_up(engineer)
    assert expected in await look_up(engineer, words, "general")


async def test_a_topic_alone_is_that_of_ones_own_level_and_no_other_topic(engineer: Person) -> None:
    await set_up(engineer)
    answer = await look_up(engineer, "craft", "general")
    assert answer.startswith("Platform Engineer · Level 1")
    assert "Keeps a change small" in answer
    assert "Says early when something is late" not in answer
    assert "Share here" not in answer


async def test_a_grade_alone_is_one_of_ones_own_ladder(engineer: Person) -> None:
    await set_up(engineer, Framework="Analyst", **{"My level": "HEO", "The level I aim for": "SEO"})
    assert "Data Analyst · SEO" in await look_up(engineer, "seo")
    assert "SEO is step 3 of 4 on this ladder." in await look_up(engineer, "3")
    assert "Finds the cause of a fault" in await look_up(engineer, "me craft")


async def test_on_the_last_level_a_topic_is_shown_alone(engineer: Person) -> None:
    await set_up(engineer, **{"My level": "Level 3"})
    answer = await look_up(engineer, "leadership")
    assert "Mentors a colleague" in answer
    assert "Makes a whole class" not in answer
    assert "Level 3 is the last level of Platform Engineer." in await look_up(engineer, "next craft")


@pytest.mark.parametrize(
    ("words", "what_happened"),
    [
        ("9", "Platform Engineer has no level 9. It has 1 to 3."),
        ("me plumbing", "Platform Engineer has no level plumbing."),
        ("next plumbing", "Platform Engineer has no topic “plumbing”."),
        ("plumbing", "No framework is called “plumbing”. There are Data Analyst and Platform Engineer."),
        ("lst", "Did you mean `/level list`?"),
    ],
)
async def test_what_ones_own_framework_has_not_is_answered_with_what_to_try(
    engineer: Person, words: str, what_happened: str
) -> None:
    await set_up(engineer)
    assert what_happened in await look_up(engineer, words)


@pytest.mark.parametrize("words", ["3", "craft", "seo"])
async def test_whoever_has_not_set_up_is_told_which_frameworks_there_are(engineer: Person, words: str) -> None:
    assert "There are Data Analyst and Platform Engineer." in await look_up(engineer, words)


@pytest.mark.parametrize("words", ["me craft", "next craft", "my 3"])
async def test_whoever_asks_for_their_own_and_has_not_set_up_is_told_how(engineer: Person, words: str) -> None:
    assert "Your level is not known here yet." in await look_up(engineer, words)


async def test_a_frameworks_name_goes_before_what_ones_own_has(engineer: Person) -> None:
    await set_up(engineer)
    assert "Data Analyst" in await look_up(engineer, "analyst")
