"""Members look levels up; guests, and strangers from shared channels, only where a setting lets them."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
import pytest_asyncio

from bot.core.access import Role
from bot.sandbox.people.client import Person
from bot.slack.client import SlackClient, web_client, web_session
from bot.slack.membership import Membership
from tests.kit.failing import Answers, Place
from tests.kit.joined import TOKEN, Slack, bot, slack
from tests.kit.steps import eventually, look_up, press, read, set_up

WORKSPACE, SIGNE = "T0HARBOUR", "W0SIGNE01"
FOR_MEMBERS = "Evidence and summaries are for members of this workspace"
UNKNOWN = "It can't be seen right now who you are in this workspace"
REFUSAL = "Levels can be looked up by members of this workspace."


@pytest_asyncio.fixture
async def place(new_database: Callable[[], str]) -> AsyncIterator[Slack]:
    async with slack(new_database()) as made, bot(made):
        yield made


def make(place: Slack, **changes: Any) -> None:
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
    person = await signe(place)
    await person.types("/evidence Looked again")
    form = await person.form()
    assert await person.searches(form, "Criteria", "mentoring")
    make(place, guest="restricted")
    place.clock.move_to(place.clock.now() + timedelta(hours=13))
    assert await person.searches(form, "Criteria", "mentoring") == []
    assert FOR_MEMBERS in str(await person.submits(form, {}))
    await person.types("/evidence list")
    assert "Nothing logged yet." in read(await person.last_message())


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
        assert FOR_MEMBERS in await press(await signe(place), "Log evidence")


async def test_what_a_member_shared_may_be_read_by_all_in_the_channel(place: Slack) -> None:
    make(place, guest="restricted")
    amara = await place.workspace.person("amara")
    await look_up(amara, "platform 2", "general")
    await press(amara, "Share here", "general")
    assert "Explains a decision" in read((await (await signe(place)).reads("general"))[0])


async def test_what_waits_for_slack_is_done_a_minute_later(place: Slack) -> None:
    person = await signe(place)
    await place.workspace.breaks("users.info", "500")
    await person.types("/evidence")
    assert UNKNOWN in read(await person.last_message())
    place.clock.move_to(place.clock.now() + timedelta(seconds=61))
    await person.types("/evidence")
    assert "Welcome." in read(await person.last_message())


@pytest.mark.parametrize("kind", ["500", "429", "slow"])  # a dropped question is asked once more by aiohttp
async def test_slack_is_not_asked_again_for_each_request_within_a_minute(place: Slack, kind: str) -> None:
    await place.workspace.breaks("users.info", kind, seconds=9)
    for name in ("signe", "amara", "priya"):
        person = await place.workspace.person(name)
        await look_up(person, "platform 2")
        await person.types("/evidence")
        assert UNKNOWN in read(await person.last_message())
    assert await count_questions(place) <= 1
    place.clock.move_to(place.clock.now() + timedelta(seconds=61))
    await look_up(person, "platform 2")
    await eventually(partial(has_asked_again, place))


async def has_asked_again(place: Slack) -> bool:
    return await count_questions(place) >= 1


async def test_an_answer_that_comes_late_is_good_for_the_next_request(place: Slack) -> None:
    person = await signe(place)
    await place.workspace.breaks("users.info", "slow", seconds=1.3)
    await person.types("/evidence")
    assert UNKNOWN in read(await person.last_message())
    await asyncio.sleep(0.5)
    await person.types("/evidence")
    assert "Welcome." in read(await person.last_message())


async def test_a_guest_is_not_asked_for_evidence_any_more(place: Slack) -> None:
    person = await signe(place)
    await set_up(person)
    make(place, guest="restricted")
    await place.workspace.move_clock((place.clock.now() + timedelta(days=8)).isoformat())
    await person.writes("hello")
    assert await person.receives(lambda message: FOR_MEMBERS in message["text"])
    assert not [message for message in await person.reads() if "Anything to log" in message["text"]]


@pytest.mark.parametrize(("kind", "state"), [("restricted", "cancelled"), ("", "sent")])
async def test_a_guest_reads_no_news_of_frameworks(new_database: Callable[[], str], kind: str, state: str) -> None:
    async with slack(new_database()) as place, bot(place) as running:
        await set_up(await signe(place))
        make(place, guest=kind)
        place.clock.move_to(place.clock.now() + timedelta(hours=13))
        await running.storage.frameworks.release_all([], set(), place.clock.now())
        states = await Place(place, running, Answers()).settled(1)
        assert ("choose_again", state) in states


async def test_what_nobody_waits_for_leaves_slack_time_for_those_who_wait(place: Slack) -> None:
    people = place.world.workspaces[WORKSPACE].people
    ids = [f"U0CROWD{number:02}" for number in range(50)]
    people.update({id_: replace(people[SIGNE], id=id_, name=id_.casefold()) for id_ in ids})
    async with web_session() as session:
        client = SlackClient(web_client(session, place.settings.slack_api_url, TOKEN))
        membership = Membership(place.clock.now)
        crowd = [await membership.role_in_passing(client, WORKSPACE, id_) for id_ in ids]
        assert crowd == [Role.MEMBER] * 30 + [Role.UNKNOWN] * 20
        assert await membership.role(client, WORKSPACE, ids[-1]) is Role.MEMBER
        place.clock.move_to(place.clock.now() + timedelta(minutes=1))
        assert await membership.role_in_passing(client, WORKSPACE, ids[-2]) is Role.MEMBER
