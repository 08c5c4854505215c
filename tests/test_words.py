"""What people write to the bot in a direct message: a feature takes what it reads all of, help takes the rest."""

import asyncio

import pytest

from bot.sandbox.people.client import Person, Workspace
from bot.sandbox.rules.json import Json
from tests.kit.steps import log, press, read, set_up

HELP = "What you can do"


def is_answer(message: Json) -> bool:
    return bool(message.get("bot_id"))


async def answer_to(person: Person, words: str) -> str:
    """Writes to the bot, and reads what comes back."""
    known = [message["ts"] for message in await person.reads()]
    await person.writes(words)
    return read(await person.receives(lambda message: is_answer(message) and message["ts"] not in known))


@pytest.mark.parametrize(
    "words",
    [
        *("level of service improved", "list of services migrated", "helped two juniors"),
        *("log rotation fixed", "pause button shipped"),
        *("level", "level platform 2 reached", "level search zeppelins", "settings page redesigned"),
        *("summary of the incident written", "summary my talk was praised by everybody", "listed all services"),
        *("help the juniors", "/level platform 2", "pause", "hello"),
        "level platform 2" + " very" * 20,
    ],
)
async def test_what_no_feature_reads_all_of_is_answered_with_help(engineer: Person, words: str) -> None:
    assert HELP in await answer_to(engineer, words)


async def test_help_names_the_words_that_one_may_write(engineer: Person) -> None:
    text = await answer_to(engineer, "help")
    assert "In a message to this app, `level devops 3`, `list` and `settings` do what the commands do." in text


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("help", HELP),
        ("Help", HELP),
        ("list", "Nothing logged yet."),
        ("LIST", "Nothing logged yet."),
        ("settings", "open your settings with the button"),
        ("level platform 2", "Platform Engineer · Level 2"),
        ("Level platfrm 2 craft", "Platform Engineer · Level 2"),
        ("level platform", "Level 3"),
        ("level platform 1 vs 2", "Level 2"),
        ("level list", "Data Analyst"),
        ("level search fault", "Finds the cause of a fault"),
        ("level me", "Your level is not known here yet."),
        ("summary", "Whose summary?"),
        ("summary me", "Nothing was logged"),
        ("summary me yesteryear", "That period is not known."),
        ("summary me two years or so", HELP),
        ("summary me for the last 3 months", "Nothing was logged"),
    ],
)
async def test_what_a_feature_reads_all_of_is_answered_by_it(engineer: Person, words: str, answer: str) -> None:
    assert answer in await answer_to(engineer, words)


@pytest.mark.parametrize(
    ("words", "meant", "button", "answer"),
    [
        ("lst", "list", "list", "Nothing logged yet."),
        ("Lits", "list", "list", "Nothing logged yet."),
        ("sumary", "summary me", "summary me", "On its way"),
        ("sumary me", "summary me", "summary me", "On its way"),
        ("summary mee", "summary me", "summary me", "On its way"),
        ("summary me last 3 moths", "summary me last 3 months", "summary me last 3 months", "On its way"),
        ("sumary @signe", "summary @engineer", "summary @engineer", "You can't read that summary"),
        ("levl platform 2", "level platform 2", "/level platform 2", "Platform Engineer · Level 2"),
        ("levels platform 2", "level platform 2", "/level platform 2", "Platform Engineer · Level 2"),
        ("levl", "level me", "/level me", "Your level is not known here yet."),
        ("level lst", "/level list", "/level list", "Data Analyst"),
    ],
)
async def test_what_is_near_to_a_command_is_asked_back_and_one_click(
    engineer: Person, words: str, meant: str, button: str, answer: str
) -> None:
    question = await answer_to(engineer, words)
    assert f"Did you mean `{meant}`?" in question
    assert "<@" not in question
    assert answer in await press(engineer, button)


async def test_the_button_for_settings_that_were_misspelt_opens_them(engineer: Person) -> None:
    assert "Did you mean `settings`?" in await answer_to(engineer, "setings")
    await press(engineer, "settings")
    assert "Framework" in read(await engineer.form())


@pytest.mark.parametrize(
    "words",
    [
        *("lost two days", "lists of services", "setting up backups", "summery day", "hlep"),
        *("levels reached", "levl of service", "sumary of the incident written", "levl platform 2 craft"),
    ],
)
async def test_a_sentence_that_begins_like_a_command_is_none(engineer: Person, words: str) -> None:
    assert HELP in await answer_to(engineer, words)


async def test_ones_own_entries_can_be_leafed_through_in_a_direct_message(engineer: Person) -> None:
    await set_up(engineer)
    for number in range(5):
        await log(engineer, f"Entry {number} " + "x" * 2_500)
    assert "Entry 4" in await answer_to(engineer, "list")
    assert "Entry 0" in await press(engineer, "Older entries")


async def test_ones_own_level_is_answered_in_a_direct_message(engineer: Person) -> None:
    await set_up(engineer)
    assert "Platform Engineer · Level 1" in await answer_to(engineer, "level me")


async def test_the_button_under_settings_opens_them(engineer: Person) -> None:
    await answer_to(engineer, "settings")
    await press(engineer, "Settings")
    assert "Framework" in read(await engineer.form())


async def test_a_level_in_a_direct_message_is_not_offered_to_a_channel(engineer: Person) -> None:
    assert "Share here" not in await answer_to(engineer, "level platform 2")


@pytest.mark.parametrize("words", ["level platform 2", "list", "settings", "help"])
async def test_what_slack_tells_twice_is_answered_once(workspace: Workspace, engineer: Person, words: str) -> None:
    await workspace.breaks("event message", "repeat")
    await answer_to(engineer, words)
    await asyncio.sleep(0.3)
    assert len([message for message in await engineer.reads() if is_answer(message)]) == 1


async def test_where_an_answer_is_not_taken_the_person_reads_so(workspace: Workspace, engineer: Person) -> None:
    await workspace.breaks("chat.postMessage", "429")
    assert "Slack did not answer as it should." in await answer_to(engineer, "level platform 2")


async def test_an_answer_that_may_be_there_is_not_followed_by_another(workspace: Workspace, engineer: Person) -> None:
    await workspace.breaks("chat.postMessage", "dropped after")
    assert "Platform Engineer · Level 2" in await answer_to(engineer, "level platform 2")
    await asyncio.sleep(0.3)
    assert len([message for message in await engineer.reads() if is_answer(message)]) == 1
