"""The database fails or is busy: who was told that something is stored has it stored, and a form is not lost."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack

import pytest
import pytest_asyncio

from bot.sandbox.people.client import Person, Workspace
from tests.kit.failing import SORRY, Place, answers_to, failing_place, is_answer, until_logged
from tests.kit.joined import gone, held
from tests.kit.steps import eventually, read, set_up

WHAT, OUTCOME = "What did you do?", "What came of it?"


@pytest_asyncio.fixture(scope="module")
async def place(new_database: Callable[[], str]) -> AsyncIterator[Place]:
    async with failing_place(new_database()) as made:
        yield made


@pytest_asyncio.fixture
async def workspace(place: Place) -> Workspace:
    return await place.afresh()


async def entries(person: Person) -> str:
    await person.types("/evidence list")
    return read(await person.last_message())


async def test_without_the_database_a_form_stays_open_with_what_was_typed(
    place: Place, workspace: Workspace, engineer: Person, manager: Person, stranger: Person
) -> None:
    await set_up(engineer)
    await engineer.types("/evidence")
    form = await engineer.form()
    await stranger.opens_home()
    home = await eventually(stranger.home)
    async with gone(place.database_url):
        errors, _, _ = await asyncio.gather(
            engineer.fills(form, {WHAT: "Not to be lost.", OUTCOME: "Nor this."}),
            manager.types("/evidence list"),
            stranger.presses(home, "Log evidence"),
        )
        assert list(errors) == ["what"]
        assert SORRY in errors["what"]
        assert SORRY in (await manager.last_message())["text"]
        assert SORRY in read(await stranger.form())
        assert await engineer.forms()
    assert await engineer.submits(form, {}) == {}, "what was typed is still there"
    assert "Not to be lost." in (await engineer.receives(lambda message: "Saved." in message["text"]))["text"]
    assert "1 entry in all" in await entries(engineer)


async def test_somebody_else_who_writes_for_long_is_not_waited_for(
    place: Place, workspace: Workspace, engineer: Person
) -> None:
    await engineer.types("/evidence Not to be lost")
    form = await engineer.form()
    async with held(place.database_url):
        assert SORRY in (await engineer.submits(form, {}))["what"]
    assert await engineer.submits(form, {}) == {}
    assert "1 entry in all" in await entries(engineer)


async def test_somebody_else_who_writes_is_waited_for(place: Place, workspace: Workspace, engineer: Person) -> None:
    await engineer.types("/evidence Worth the wait")
    form = await engineer.form()
    async with held(place.database_url):
        submitting = asyncio.create_task(engineer.submits(form, {}))
        await asyncio.sleep(0.3)
        assert not submitting.done()
    assert await submitting == {}


async def test_what_was_changed_after_an_answer_got_lost_is_stored_too(
    workspace: Workspace, engineer: Person
) -> None:
    await engineer.types("/evidence First words.")
    form = await engineer.form()
    await workspace.breaks("view_submission", "dropped after")
    with pytest.raises(AssertionError, match="trouble connecting"):
        await engineer.submits(form, {})
    assert await engineer.submits(form, {WHAT: "Better words."}) == {}
    said = await entries(engineer)
    assert "First words." in said
    assert "Better words." in said


async def test_a_message_that_the_database_did_not_take_is_sent_again_by_slack_and_answered_once(
    place: Place, workspace: Workspace, engineer: Person
) -> None:
    async def statuses() -> list[int]:
        return [one["status"] for one in await workspace.traffic() if one["what"] == "event message"]

    async with gone(place.database_url):
        await engineer.writes("help")
        assert (await eventually(statuses))[0] == 503
    assert await engineer.receives(is_answer)
    assert await place.settled(1) == [("help", "sent")]
    assert (await statuses())[-1] == 200
    assert len(await answers_to(engineer)) == 1


async def test_what_was_sent_is_known_even_if_the_database_fails_then(
    place: Place, workspace: Workspace, engineer: Person
) -> None:
    async with AsyncExitStack() as stack:
        place.answers.after.append(lambda: stack.enter_async_context(held(place.database_url)))
        await engineer.writes("help")
        await engineer.receives(is_answer)
        await asyncio.sleep(2.2)  # longer than the bot waits for its turn
    assert await place.settled(1) == [("help", "sent")]
    assert len(await answers_to(engineer)) == 1


async def test_what_cannot_be_worded_now_is_worded_later(
    place: Place, workspace: Workspace, engineer: Person, log: list[str]
) -> None:
    async with place.without("entries"):
        await engineer.writes("summary me")
        await until_logged(log, "was not sent")
    assert await place.settled(2) == [("summary", "sent"), ("summary_file", "sent")]
