"""Members look levels up; guests, and strangers from shared channels, only where a setting lets them."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta

import pytest
import pytest_asyncio

from bot.sandbox.people.client import Person
from tests.kit.joined import Slack, bot, slack
from tests.kit.steps import log, look_up, press, read

WORKSPACE, SIGNE = "T0HARBOUR", "W0SIGNE01"
REFUSAL = "Levels can be looked up by members of this workspace."


@pytest_asyncio.fixture
async def place(new_database: Callable[[], str]) -> AsyncIterator[Slack]:
    async with slack(new_database()) as made, bot(made):
        yield made


def make(place: Slack, **changes: str) -> None:
    """Makes Signe somebody else than a member."""
    people = place.world.workspaces[WORKSPACE].people
    people[SIGNE] = replace(people[SIGNE], **changes)


async def count_questions(place: Slack) -> int:
    """How often Slack was asked who somebody is."""
    return sum("users.info" in str(item) for item in await place.workspace.traffic())


async def signe(place: Slack) -> Person:
    return await place.workspace.person("signe")


@pytest.mark.parametrize(
    "kind", [{"guest": "restricted"}, {"guest": "ultra_restricted"}, {"home": "T0SUPPLIER"}], ids=str
)
async def test_guests_and_strangers_are_told_who_can_help(place: Slack, kind: dict[str, str]) -> None:
    make(place, **kind)
    person = await signe(place)
    for words in ("platform 2", "", "search mentoring", "list"):
        assert REFUSAL in await look_up(person, words)


async def test_a_guest_finds_nothing_through_the_evidence_form_either(place: Slack) -> None:
    make(place, guest="restricted")
    person = await signe(place)
    await log(person, "Checked the books.")
    await person.types("/evidence Looked again")
    assert await person.searches(await person.form(), "Criteria", "mentoring") == []


async def test_a_button_from_before_opens_nothing_to_a_guest(place: Slack) -> None:
    person = await signe(place)
    await look_up(person, "platform 2")
    make(place, guest="restricted")
    place.clock.move_to(place.clock.now() + timedelta(hours=13))
    assert REFUSAL in await press(person, "Level 3 →")


async def test_a_guest_who_becomes_a_member_is_let_in_within_minutes(place: Slack) -> None:
    make(place, guest="restricted")
    person = await signe(place)
    assert REFUSAL in await look_up(person, "platform 2")
    make(place, guest="")
    place.clock.move_to(place.clock.now() + timedelta(minutes=11))
    assert "Level 2" in await look_up(person, "platform 2")


async def test_slack_is_asked_once_in_a_while_for_each_person(place: Slack) -> None:
    person = await signe(place)
    for _ in range(3):
        await look_up(person, "platform 2")
    assert await count_questions(place) == 1


@pytest.mark.parametrize("kind", ["500", "429", "slow", "dropped before"])
async def test_members_are_answered_while_slack_can_not_be_asked(place: Slack, kind: str) -> None:
    person = await signe(place)
    await place.workspace.breaks("users.info", kind, seconds=3)
    assert "Explains a decision" in await look_up(person, "platform 2")


async def test_a_known_guest_stays_out_while_slack_can_not_be_asked(place: Slack) -> None:
    make(place, guest="restricted")
    person = await signe(place)
    assert REFUSAL in await look_up(person, "platform 2")
    place.clock.move_to(place.clock.now() + timedelta(minutes=11))
    await place.workspace.breaks("users.info", "500")
    assert REFUSAL in await look_up(person, "platform 2")


async def test_a_setting_lets_guests_in(new_database: Callable[[], str]) -> None:
    async with slack(new_database(), level_for_guests=True) as place, bot(place):
        make(place, guest="restricted")
        assert "Explains a decision" in await look_up(await signe(place), "platform 2")
        assert await count_questions(place) == 0


async def test_what_a_member_shared_may_be_read_by_all_in_the_channel(place: Slack) -> None:
    make(place, guest="restricted")
    amara = await place.workspace.person("amara")
    await look_up(amara, "platform 2", "general")
    await amara.presses(await amara.last_message("general"), "Share here")
    assert "Explains a decision" in read((await (await signe(place)).reads("general"))[0])
