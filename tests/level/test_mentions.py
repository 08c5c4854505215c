"""People mention the bot in a channel, where it looks up levels for them alone."""

import asyncio
import json
from collections.abc import Callable

import pytest
import pytest_asyncio

from bot.sandbox.people.client import Person, Workspace
from bot.sandbox.rules.json import Json
from tests.kit.joined import JSON, bot, slack
from tests.kit.steps import choose, eventually, look_up, read, set_up

ONLY_LOOK_UPS = "In a channel this app only looks up levels: mention it with `level devops 3`."


@pytest_asyncio.fixture
async def amara(engineer: Person) -> Person:
    """Somebody in a channel in which the bot is, too."""
    await engineer.types("/invite @Progression", "platform")
    return engineer


async def mention(person: Person, words: str, thread: str | None = None) -> Json:
    """Mentions the bot, and waits for what it says to that person alone."""
    known = {message["ts"] for message in await person.reads("platform", thread)}
    known.add(await person.writes(f"@Progression {words}", "platform", thread))

    async def find_answer() -> Json | None:
        messages = await person.reads("platform", thread)
        return next((message for message in messages if message["ts"] not in known), None)

    answer = await eventually(find_answer)
    assert answer["ephemeral"]
    return answer


@pytest.mark.parametrize("words", ["level platform 2", "platform 2", "LEVEL platfrm 2", "/level platform 2"])
async def test_a_level_is_shown_in_the_thread_to_whoever_asks_and_nobody_else(
    amara: Person, manager: Person, words: str
) -> None:
    parent = await amara.writes("What does the next level expect?", "platform")
    answer = await mention(amara, words, parent)
    assert "Platform Engineer · Level 2" in read(answer)
    assert answer["thread_ts"] == parent
    assert len(await manager.reads("platform", parent)) == 2, "the question, and the mention"
    assert len(await amara.reads("platform")) == len(await manager.reads("platform"))


async def test_it_is_shared_in_the_thread_at_a_click(amara: Person, manager: Person) -> None:
    parent = await amara.writes("What does the next level expect?", "platform")
    await choose(amara, await mention(amara, "level platform 2 craft", parent), "Share here")
    *_, shared = await manager.reads("platform", parent)
    assert "Platform Engineer · Level 2" in read(shared)
    assert f"Shared by <@{amara.id}>." in read(shared)
    assert shared["thread_ts"] == parent
    assert shared["ts"] not in [message["ts"] for message in await manager.reads("platform")]


async def test_outside_a_thread_it_is_shown_in_the_channel(amara: Person, manager: Person) -> None:
    before = await manager.reads("platform")
    answer = await mention(amara, "level platform 2")
    assert "Platform Engineer · Level 2" in read(answer)
    assert "thread_ts" not in answer
    assert len(await manager.reads("platform")) == len(before) + 1, "the mention"


async def test_ones_own_level_is_not_offered_to_the_channel(amara: Person) -> None:
    await set_up(amara)
    answer = read(await mention(amara, "craft"))
    assert "Your level, and what Level 2 adds. Only you see this." in answer
    assert "Share here" not in answer


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("level platform 9", "Platform Engineer has no level 9. It has 1 to 3."),
        ("level plumber", "There are Data Analyst and Platform Engineer."),
        ("level @priya", "Roles are looked up here, not people"),
        ("list", "Data Analyst"),
        ("search fault", "Finds the cause of a fault"),
    ],
)
async def test_a_look_up_is_answered_as_after_the_command(amara: Person, words: str, expected: str) -> None:
    assert expected in read(await mention(amara, words))


@pytest.mark.parametrize(
    "words",
    ["", "thanks!", "summary @priya", "settings", "log rotation is fixed", "search zeppelins", "level", "p" * 300],
)
async def test_anything_else_gets_one_kind_line(amara: Person, words: str) -> None:
    answer = await mention(amara, words)
    assert answer["text"].startswith(ONLY_LOOK_UPS)
    assert len(answer["blocks"]) == 1


async def test_what_slack_tells_twice_is_answered_once(amara: Person, workspace: Workspace) -> None:
    await workspace.breaks("event app_mention", "repeat")
    answer = await mention(amara, "level platform 2")
    await asyncio.sleep(0.3)
    alike = [message for message in await amara.reads("platform") if message["text"] == answer["text"]]
    assert len(alike) == 1


async def test_where_slack_does_not_take_the_answer_the_person_reads_so_in_their_messages(
    amara: Person, workspace: Workspace
) -> None:
    await workspace.breaks("chat.postEphemeral", "429")
    await amara.writes("@Progression level platform 2", "platform")
    await amara.receives(lambda message: "Slack did not answer as it should." in message["text"])


@pytest.mark.parametrize("more", [{"bot_id": "B0OTHER"}, {"edited": {"ts": "2.0"}}, {"subtype": "file_share"}])
async def test_what_nobody_typed_just_now_is_let_be(new_database: Callable[[], str], more: Json) -> None:
    async with slack(new_database()) as place, bot(place):
        person = await place.workspace.person("amara")
        await person.types("/invite @Progression", "platform")
        mentioned = {"type": "app_mention", "user": person.id, "channel": person.rooms["platform"]}
        typed = mentioned | {"text": "<@U0THEBOT1> platform 2"}
        for id_, event in {"Ev1": typed | more, "Ev2": typed}.items():
            body = {"type": "event_callback", "team_id": "T0HARBOUR", "event_id": id_, "event": event}
            assert (await place.tells(json.dumps(body).encode(), kind=JSON))[0] == 200
        await person.receives(lambda message: bool(message.get("ephemeral")), "platform")
        assert len([message for message in await person.reads("platform") if message.get("ephemeral")]) == 1


async def test_without_the_scope_all_else_works(new_database: Callable[[], str]) -> None:
    async with slack(new_database()) as place, bot(place):
        place.world.installations[0].scopes.remove("app_mentions:read")
        person = await place.workspace.person("amara")
        await person.types("/invite @Progression", "platform")
        await person.writes("@Progression platform 2", "platform")
        assert "Platform Engineer · Level 2" in await look_up(person, "platform 2", "platform")
        assert len([message for message in await person.reads("platform") if message.get("ephemeral")]) == 1
