"""Slack takes its time to show what came of an act: it is acknowledged in time, and nobody reads that it failed."""

import asyncio

import pytest

from bot.sandbox.people.client import Person, Workspace
from tests.kit.failing import SORRY
from tests.kit.steps import eventually, log, read, set_up
from tests.test_nudge import is_nudge, next_nudge, nudges

UNSEEN = "What you did is kept, even if it does not show here."
TROUBLE = "Slack did not answer as it should. Please try again in a minute."
OF_AN_ACK = 3.0  # seconds within which Slack wants an answer


async def everything_read(person: Person) -> str:
    return "\n".join([read(message) for message in await person.reads()])


@pytest.mark.parametrize("seconds", [2.2, 2.7, 3.4])
async def test_what_was_stored_is_not_said_to_have_failed(
    workspace: Workspace, engineer: Person, seconds: float
) -> None:
    await set_up(engineer)
    nudge = await next_nudge(workspace, engineer)
    known = len(await engineer.reads())
    await workspace.breaks("response_url", "slow", seconds=seconds)
    await engineer.presses(nudge, "Not this week")
    assert await took(workspace, "block_actions") < OF_AN_ACK
    said = await engineer.receives(lambda message: message["ts"] == nudge["ts"] and not is_nudge(message))
    assert "The next question comes next week." in said["text"]
    await asyncio.sleep(0.2)
    assert SORRY not in await everything_read(engineer)
    assert len(await engineer.reads()) == known, "nothing else is said"


@pytest.mark.parametrize("fault", ["500", "429", "dropped before"])
async def test_what_was_stored_and_can_not_be_shown_is_said_to_be_kept(
    workspace: Workspace, engineer: Person, fault: str
) -> None:
    await set_up(engineer)
    nudge = await next_nudge(workspace, engineer)
    await workspace.breaks("response_url", fault)
    await engineer.presses(nudge, "Not this week")
    assert await nudges(engineer), "the message is as it was"
    said = await everything_read(engineer)
    assert UNSEEN in said
    assert SORRY not in said


async def test_a_form_that_opens_late_is_acknowledged_in_time(workspace: Workspace, engineer: Person) -> None:
    await workspace.breaks("views.open", "slow", seconds=2.8)
    await engineer.types("/evidence Fixed the build")
    assert await took(workspace, "/evidence") < OF_AN_ACK
    await asyncio.sleep(0.3)
    said = await everything_read(engineer)
    assert SORRY not in said


async def test_a_form_that_does_not_open_is_said_so_even_when_slack_was_answered(
    workspace: Workspace, engineer: Person
) -> None:
    await workspace.breaks("views.open", "slow", seconds=3.2)  # by then nobody may open anything with that trigger
    await engineer.types("/evidence Fixed the build")
    assert await took(workspace, "/evidence") < OF_AN_ACK
    assert await engineer.receives(lambda message: message["text"] == TROUBLE)
    assert not await engineer.forms()


async def test_the_receipt_comes_after_the_acknowledgement(workspace: Workspace, engineer: Person) -> None:
    await set_up(engineer)
    await workspace.breaks("response_url", "slow", seconds=1)
    await log(engineer, "Wrote it down.")
    assert await took(workspace, "view_submission") < 1


async def took(workspace: Workspace, what: str) -> float:
    """The seconds in which the bot answered the last of these requests of Slack's."""

    async def find() -> list[float]:
        traffic = await workspace.traffic()
        return [one["ms"] / 1000 for one in traffic if one["direction"] == "to bot" and what in one["what"]]

    return (await eventually(find))[-1]
