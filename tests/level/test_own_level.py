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
    assert "I don't know your level yet." in await look_up(engineer, "me")
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
