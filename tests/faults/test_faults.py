"""Slack fails: nobody is left without a word, nothing is lost, nothing comes twice. And what nobody thought of."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import select

from bot.core.person import Person as Settings
from bot.sandbox.people.client import Person, Workspace
from bot.storage.database import tables
from tests.kit.failing import CANARY, SORRY, TIMEOUT, Answers, Place, answers_to, failing_place, until_logged
from tests.kit.joined import bot, slack
from tests.kit.steps import eventually, log, now, read, set_up

TROUBLE = "Slack did not answer as it should. Please try again in a minute."


@pytest_asyncio.fixture(scope="module")
async def place(new_database: Callable[[], str]) -> AsyncIterator[Place]:
    async with failing_place(new_database()) as made:
        yield made


@pytest_asyncio.fixture
async def workspace(place: Place) -> Workspace:
    return await place.afresh()


@pytest.mark.parametrize("kind", ["500", "dropped before", "429", "revoked"])
async def test_a_form_that_slack_does_not_open_is_not_waited_for(
    workspace: Workspace, engineer: Person, kind: str
) -> None:
    await workspace.breaks("views.open", kind)
    await engineer.types("/evidence Fixed the build")
    assert (await engineer.last_message())["text"] == TROUBLE
    await engineer.types("/evidence Fixed the build")
    assert "Fixed the build" in str(await engineer.form())


async def test_it_is_said_below_the_message_whose_button_was_pressed(workspace: Workspace, engineer: Person) -> None:
    await engineer.types("/evidence")
    welcome = await engineer.last_message()
    await workspace.breaks("views.open", "500")
    await engineer.presses(welcome, "Set up")
    assert [message["text"] for message in await engineer.reads()] == [welcome["text"], TROUBLE]


async def test_it_is_said_over_home(workspace: Workspace, engineer: Person) -> None:
    await engineer.opens_home()
    home = await eventually(engineer.home)
    await workspace.breaks("views.open", "500")
    await engineer.presses(home, "Log evidence")
    assert TROUBLE in read(await engineer.form())


async def test_it_is_said_over_a_form_that_stays_as_it_was(workspace: Workspace, engineer: Person) -> None:
    await engineer.types("/evidence settings")
    form = await engineer.form()
    (choice,) = await engineer.searches(form, "Framework", "platform")
    await workspace.breaks("views.update", "500")
    await engineer.presses(form, "Framework", choice["value"])
    below, above = await engineer.forms()
    assert TROUBLE in read(above)
    await engineer.closes(above)
    await engineer.presses(below, "Framework", choice["value"])
    assert "My level" in read(await engineer.form())


async def test_a_receipt_that_cannot_be_shown_comes_as_a_message(workspace: Workspace, engineer: Person) -> None:
    await workspace.breaks("response_url", "429")
    await log(engineer, "Wrote it down.")
    assert not (await engineer.last_message()).get("ephemeral")


async def test_what_slack_asks_to_wait_with_comes_later_and_once(
    place: Place, workspace: Workspace, engineer: Person, manager: Person
) -> None:
    await set_up(engineer)
    await workspace.breaks("chat.postMessage", "429", seconds=1)
    await manager.writes(f"summary <@{engineer.id}>")
    assert await place.settled(3) == [("summary", "sent"), ("summary_file", "sent"), ("summary_notice", "sent")]
    assert await answers_to(manager) == ["Amara Okafor: evidence", ""]
    assert len([one for one in await answers_to(engineer) if "asked for a summary" in one]) == 1


@pytest.mark.parametrize("fault", ["dropped after", "500 after", "slow", "dropped before"])
async def test_what_slack_may_have_taken_is_not_sent_again(
    place: Place, workspace: Workspace, engineer: Person, fault: str
) -> None:
    taken = 0 if fault == "dropped before" else 1
    if fault == "500 after":
        place.answers.broken = 1
    else:
        await workspace.breaks("chat.postMessage", fault, seconds=1.5 * TIMEOUT)
    await engineer.writes("help")
    assert await place.settled(1) == [("help", "uncertain")]
    await asyncio.sleep(TIMEOUT if fault == "slow" else 0)
    assert len(await answers_to(engineer)) == taken
    await engineer.writes("help")
    assert await place.settled(2) == [("help", "uncertain"), ("help", "sent")]
    assert len(await answers_to(engineer)) == taken + 1


@pytest.mark.parametrize("fault", ["500", "dropped after"])
async def test_what_failed_before_anything_was_to_be_seen_is_tried_again(
    place: Place, workspace: Workspace, engineer: Person, fault: str
) -> None:
    await set_up(engineer)
    for method in ("users.info", "conversations.open", "files.getUploadURLExternal", "upload"):
        await workspace.breaks(method, fault)
    await engineer.writes("summary me")
    assert await place.settled(2) == [("summary", "sent"), ("summary_file", "sent")]
    assert (await answers_to(engineer)).count("Amara Okafor: evidence") == 1
    assert len([one for one in await engineer.reads() if one.get("files")]) == 1


@pytest.mark.parametrize(("times", "state"), [(9, "sent"), (10, "failed")])
async def test_what_failed_ten_times_is_given_up(
    place: Place, workspace: Workspace, engineer: Person, times: int, state: str
) -> None:
    await workspace.breaks("conversations.open", "500", times=times)
    await engineer.writes("summary me")
    assert await place.settled(2, timedelta(seconds=100)) == [("summary", "sent"), ("summary_file", state)]


async def test_somebody_whom_slack_does_not_know_keeps_nobody_waiting(
    place: Place, workspace: Workspace, engineer: Person
) -> None:
    await place.bot.storage.of("T0HARBOUR").people.save(Settings("U0AAGONE1"), await now(workspace))
    await set_up(engineer)

    async def zones() -> bool:
        async with place.bot.storage.database.reading() as connection:
            found = await connection.scalars(select(tables.people.c.time_zone).order_by(tables.people.c.id))
            return list(found) == ["UTC", engineer.about["tz"]]

    await eventually(zones)


async def test_what_is_being_sent_when_the_bot_is_told_to_stop_is_finished(tmp_path: Path) -> None:
    async with slack(f"sqlite:///{tmp_path / 'test.db'}") as opened:
        engineer = await opened.workspace.person("amara")
        async with bot(opened) as running:
            await opened.workspace.breaks("chat.postMessage", "slow", seconds=0.4)
            await engineer.writes("help")
            place = Place(opened, running, Answers())

            async def is_being_sent() -> bool:
                return await place.states() == [("help", "sending")]

            await eventually(is_being_sent)
        assert await place.states() == [("help", "sent")]
        assert len(await answers_to(engineer)) == 1
        await running.storage.database.close()


def reference_in(said: str) -> str:
    assert SORRY in said
    found = re.search(r"reference (\w+)\.", said)
    assert found, said
    return found[1]


async def test_an_apology_names_a_reference_that_is_in_the_log_and_nobodys_words_are(
    place: Place, workspace: Workspace, engineer: Person, log: list[str]
) -> None:
    await set_up(engineer)
    await engineer.types(f"/evidence Saw a {CANARY}")
    form = await engineer.form()
    said = []
    async with place.without("entries"):
        links = f"https://example.org/{CANARY}"
        errors = await engineer.submits(form, {"What came of it?": CANARY, "Links": links})
        said.append(errors["what"])
        await engineer.types("/evidence list")
        said.append((await engineer.last_message())["text"])
    async with place.without("people"):
        await engineer.types(f"/evidence {CANARY} {CANARY}")
        said.append((await engineer.last_message())["text"])
        assert await engineer.searches(form, "Criteria", CANARY) == []
        await engineer.types(f"/summary <@{engineer.id}> {CANARY}")
        said.append((await engineer.last_message())["text"])
    async with place.without("claims"):
        await engineer.writes(f"summary {CANARY}")
        await until_logged(log, "event message failed")
    references = [reference_in(one) for one in said]
    assert len(set(references)) == 4
    assert [one for one in references if f"reference {one}: " not in "".join(log)] == []
    assert CANARY not in "".join(log)


@pytest.mark.parametrize("fault", ["500", "revoked", "dropped after"])
async def test_when_slack_fails_nobodys_words_are_logged(
    workspace: Workspace, engineer: Person, log: list[str], fault: str
) -> None:
    await engineer.types(f"/evidence Saw a {CANARY}")
    form = await engineer.form()
    for method in ("chat.postMessage", "users.info", "views.open", "response_url"):
        await workspace.breaks(method, fault, times=3)
    await engineer.submits(form, {})
    await engineer.types(f"/evidence {CANARY} again")
    await engineer.writes("summary me")
    await until_logged(log, "delivery")
    await until_logged(log, "/evidence")
    assert CANARY not in "".join(log)
