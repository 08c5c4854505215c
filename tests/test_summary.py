"""Managers get what their engineers shared, and engineers know it."""

import re

import pytest

from bot.sandbox.people.client import Person, Workspace
from bot.sandbox.rules.json import Json
from tests.kit.steps import log, press, read, set_up

SUMMARY = "Amara Okafor: evidence"


def is_summary(message: Json) -> bool:
    return str(message["text"]).startswith(SUMMARY)


async def summary_of(manager: Person, engineer: Person, period: str = "") -> str:
    await manager.writes(f"summary <@{engineer.id}> {period}")
    return read(await manager.receives(is_summary))


async def file_of(manager: Person) -> str:
    message = await manager.receives(lambda message: bool(message.get("files")))
    return (await manager.workspace.download(message["files"][0]["url_private_download"])).decode()


async def test_a_manager_reads_the_engineers_own_words_by_topic(engineer: Person, manager: Person) -> None:
    await set_up(engineer)
    await log(
        engineer,
        "Measured the queue for a week.",
        **{
            "What came of it?": "The disk was too slow.",
            "Links": "https://example.org/graph",
            "Criteria": ["Measures before"],
        },
    )
    await log(engineer, "Helped with the office move.")
    said = await summary_of(manager, engineer)
    assert "It is no measure of performance." in said
    assert "Craft: 1 entry" in said
    for words in (
        "Measured the queue for a week.",
        "The disk was too slow.",
        "Craft, Level 2: \nMeasures before and after",
    ):
        assert words in said
    assert said.index("*Other work*") < said.index("Helped with the office move.")


async def test_the_same_comes_as_a_markdown_file(engineer: Person, manager: Person) -> None:
    await set_up(engineer)
    await log(
        engineer, "Wrote *the* guide.\n# not a heading", Criteria=["Writes proposals"], Links="https://example.org/g"
    )
    await summary_of(manager, engineer)
    document = await file_of(manager)
    assert document.startswith("# Amara Okafor: evidence\n")
    assert "## 📣 Communication" in document
    assert "> Wrote \\*the\\* guide.\\\n> \\# not a heading" in document
    assert "- <https://example.org/g>" in document
    assert "📣 Communication, Level 3, Platform Engineer: Writes proposals that others build on" in document


async def test_private_entries_never_appear_nor_their_number(engineer: Person, manager: Person) -> None:
    await set_up(engineer)
    await log(engineer, "For everybody.")
    await log(engineer, "For me alone.", **{"Who sees it": "Only me"})
    said = await summary_of(manager, engineer) + await file_of(manager)
    assert "For everybody." in said
    assert "For me alone." not in said
    assert re.findall(r"\d+ entr\w+", said) == ["1 entry", "1 entry"]


async def test_the_engineer_is_told(engineer: Person, manager: Person) -> None:
    await set_up(engineer)
    await summary_of(manager, engineer)
    notice = await engineer.receives(lambda message: "asked for a summary" in message["text"])
    assert f"<@{manager.id}>" in notice["text"]


async def test_the_command_brings_it_to_the_direct_messages(engineer: Person, manager: Person) -> None:
    await set_up(engineer)
    await manager.types(f"/summary <@{engineer.id}> last 3 months", "general")
    answer = await manager.last_message("general")
    assert "On its way" in answer["text"]
    assert "https://slack.com/app_redirect?app=A0SANDBOX&team=T0HARBOUR" in str(answer["blocks"])
    assert await manager.receives(is_summary)


async def test_an_engineer_reads_their_own(engineer: Person) -> None:
    await set_up(engineer)
    await engineer.writes("summary me")
    assert "Nothing was logged" in read(await engineer.receives(is_summary))


async def test_a_period_leaves_out_what_happened_before(engineer: Person, manager: Person) -> None:
    await set_up(engineer)
    await log(engineer, "Long ago.", When="2020-05-05")
    assert "Long ago." not in await summary_of(manager, engineer)
    await manager.writes(f"summary <@{engineer.id}> 2020")
    assert await manager.receives(lambda message: "Long ago." in message["text"])


@pytest.mark.parametrize("by", ["command", "message"])
async def test_anybody_else_is_told_that_they_cannot_and_what_to_do(
    engineer: Person, stranger: Person, by: str
) -> None:
    await set_up(engineer)
    if by == "command":
        await stranger.types(f"/summary <@{engineer.id}>")
    else:
        await stranger.writes(f"summary <@{engineer.id}>")
    said = await stranger.receives(lambda message: "You can't read that summary" in message["text"])
    assert "/evidence settings" in said["text"]
    assert not [message for message in await engineer.reads() if "asked for a summary" in message["text"]]


async def test_a_former_manager_gets_nothing(workspace: Workspace, engineer: Person, manager: Person) -> None:
    await set_up(engineer)
    await workspace.breaks("chat.postMessage", "429", seconds=2)
    await manager.writes(f"summary <@{engineer.id}>")
    await set_up(engineer, **{"My manager": "signe"})
    await engineer.receives(lambda message: "asked for a summary" in message["text"], within=10)
    assert not [message for message in await manager.reads() if is_summary(message) or message.get("files")]


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("help", "What you can do"),
        ("hello there", "What you can do"),
        ("summary", "Whose summary?"),
        ("summary me yesteryear", "That period is not known."),
    ],
)
async def test_what_is_not_understood_is_answered_with_what_to_write(
    engineer: Person, words: str, answer: str
) -> None:
    await engineer.writes(words)
    assert answer in read(await engineer.receives(lambda message: bool(message.get("bot_id"))))


async def test_more_than_one_message_holds_is_in_the_file(engineer: Person, manager: Person) -> None:
    await set_up(engineer)
    for number in range(6):
        await log(engineer, f"Entry {number} " + "x" * 2_500)
    said = await summary_of(manager, engineer)
    assert "more entries in the file below" in said
    document = await file_of(manager)
    assert all(f"Entry {number} " in document for number in range(6))


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("@amara last 3 moths", "/summary @engineer last 3 months"),
        ("@amara for the lats quater", "/summary @engineer for the last quarter"),
        ("@amara Octobr", "/summary @engineer october"),
    ],
)
async def test_a_misspelt_period_is_asked_back_and_the_summary_comes_at_a_click(
    engineer: Person, manager: Person, words: str, meant: str
) -> None:
    await set_up(engineer)
    await manager.types(f"/summary {words}")
    question = await manager.last_message()
    assert f"Did you mean `{meant}`?" in read(question)
    assert "<@" not in read(question)
    assert "On its way" in await press(manager, meant)
    await manager.receives(is_summary)


async def test_ones_own_summary_is_asked_back_too(engineer: Person) -> None:
    await engineer.types("/summary mee this year")
    assert "On its way" in await press(engineer, "/summary me this year")
    await engineer.receives(is_summary)


@pytest.mark.parametrize("words", ["@amara yesteryear", "amara last 3 months", "mentoring", "met last 3 monsoons"])
async def test_what_is_near_to_no_request_is_not_asked_back(manager: Person, words: str) -> None:
    await manager.types(f"/summary {words}")
    assert "Did you mean" not in read(await manager.last_message())
