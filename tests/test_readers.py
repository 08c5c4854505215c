"""Engineers read who was sent their summary; what is said was so."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta

import pytest
import pytest_asyncio
from sqlalchemy import select

from bot.app import Halves, running
from bot.sandbox.people.client import Person, Workspace
from bot.storage.database import tables
from bot.storage.database.database import Database, read_url
from tests.kit.joined import Slack, bot, slack
from tests.kit.steps import eventually, log, now, read, set_up
from tests.test_summary import is_summary, summary_of

WEB, WORKER = Halves(worker=False), Halves(web=False)


async def readers(person: Person) -> str:
    await person.types("/evidence readers")
    return read(await person.last_message())


async def home_of(person: Person) -> str:
    await person.opens_home()
    return read(await eventually(person.home))


def was_told(message: dict[str, object]) -> bool:
    return "asked for a summary" in str(message["text"])


async def test_an_engineer_reads_who_was_sent_what_and_when(
    workspace: Workspace, engineer: Person, manager: Person
) -> None:
    await set_up(engineer)
    assert "Nobody has asked for your summary." in await readers(engineer)
    await summary_of(manager, engineer, "2026-01-01 to 2026-06-30")
    assert await manager.receives(lambda message: bool(message.get("files")))
    await engineer.receives(was_told)

    async def look() -> bool:
        return "was sent your summary, 1 Jan 2026 to 30 Jun 2026, on" in await readers(engineer)

    await eventually(look)
    message = await engineer.last_message()
    assert f"<@{manager.id}> was sent your summary" in message["text"]
    assert str((await now(workspace)).year) in message["text"]
    assert "was sent your summary, 1 Jan 2026 to 30 Jun 2026, on" in await home_of(engineer)


async def test_what_one_asks_for_oneself_and_what_others_are_refused_is_in_no_log(
    engineer: Person, manager: Person, stranger: Person
) -> None:
    await set_up(engineer)
    await engineer.writes("summary me")
    await engineer.receives(is_summary)
    await stranger.writes(f"summary <@{engineer.id}>")
    await stranger.receives(lambda message: "You can't read that summary" in message["text"])
    assert "Nobody has asked for your summary." in await readers(engineer)
    assert "Nobody has asked for your summary." in await readers(manager)


@pytest_asyncio.fixture
async def place(new_database: Callable[[], str]) -> AsyncIterator[Slack]:
    async with slack(new_database()) as made:
        yield made


async def ask(place: Slack) -> tuple[Person, Person]:
    """The manager asks; nothing of it is sent, since nobody works by the clock."""
    engineer, manager = await place.workspace.person("amara"), await place.workspace.person("priya")
    await set_up(engineer)
    await log(engineer, "Wrote it down.")
    await manager.types(f"/summary <@{engineer.id}>")
    return engineer, manager


async def settled(place: Slack, state: str, number: int) -> None:
    database = Database(read_url(place.settings.database_url))
    owed = tables.deliveries

    async def look() -> bool:
        async with database.reading() as connection:
            states = await connection.scalars(select(owed.c.state))
            return list(states).count(state) == number

    await eventually(look, within=15)
    await database.close()


async def test_what_is_on_its_way_and_what_was_sent_after_all_is_said_to_be_so(place: Slack) -> None:
    async with bot(place, WEB):
        engineer, manager = await ask(place)
        said = await readers(engineer)
        assert f"<@{manager.id}> asked for your summary" in (await engineer.last_message())["text"]
        assert "It is on its way." in said
        assert "your summary" not in (await home_of(engineer)).split("What you can do")[0]
        async with running(place.settings, place.clock.now, WORKER):
            await settled(place, "sent", 3)
        assert "was sent your summary" in await readers(engineer)


async def test_a_summary_that_was_not_sent_is_not_said_to_be_and_the_notice_still_comes(place: Slack) -> None:
    async with bot(place, WEB):
        engineer, manager = await ask(place)
        place.clock.move_to(place.clock.now() + timedelta(days=30))
        async with running(place.settings, place.clock.now, WORKER):
            await settled(place, "cancelled", 2)
            await engineer.receives(was_told)
        assert not [message for message in await manager.reads() if is_summary(message)]
        said = await readers(engineer)
        assert "It was not sent." in said
        assert "was sent your summary" not in said
        assert "your summary" not in (await home_of(engineer)).split("What you can do")[0]


async def test_each_request_for_the_same_period_has_its_own_outcome(place: Slack) -> None:
    async with bot(place, WEB):
        engineer, manager = await place.workspace.person("amara"), await place.workspace.person("priya")
        await set_up(engineer)
        same = f"/summary <@{engineer.id}> 2026-01-01 to 2026-06-30"
        await manager.types(same)
        place.clock.move_to(place.clock.now() + timedelta(days=2))
        async with running(place.settings, place.clock.now, WORKER):
            await settled(place, "cancelled", 2)
            await manager.types(same)
            await settled(place, "sent", 4)
        await manager.types(same)
        said = await readers(engineer)
        outcomes = ("It is on its way.", "was sent your summary", "It was not sent.")
        assert sorted(outcomes, key=said.index) == list(outcomes)
        assert "was sent your summary" in await home_of(engineer)


@pytest.mark.parametrize("fault", ["dropped after", "500"])
async def test_where_slack_did_not_say_nobody_is_said_to_have_it(place: Slack, fault: str) -> None:
    async with bot(place, WEB):
        engineer, _ = await ask(place)
        await place.workspace.breaks("chat.postMessage", fault)
        await place.workspace.breaks("files.completeUploadExternal", fault)
        async with running(place.settings, place.clock.now, WORKER):
            await settled(place, "uncertain", 2)
        said = await readers(engineer)
        assert "Slack did not say whether it reached them." in said
        assert "was sent your summary" not in said
        assert "Slack did not say whether it reached them." in await home_of(engineer)


@pytest.mark.soak
async def test_the_notice_is_not_given_up_in_an_outage(place: Slack) -> None:
    async with bot(place, WEB):
        engineer, _ = await ask(place)
        elsewhere = replace(
            place, settings=place.settings.model_copy(update={"slack_api_url": "http://127.0.0.1:9/"})
        )
        async with running(elsewhere.settings, place.clock.now, WORKER):
            for attempt in range(1, 13):
                await tried(place, attempt)
                place.clock.move_to(place.clock.now() + timedelta(minutes=11))
        async with running(place.settings, place.clock.now, WORKER):
            await engineer.receives(was_told)


async def tried(place: Slack, times: int) -> None:
    database = Database(read_url(place.settings.database_url))
    owed = tables.deliveries

    async def look() -> bool:
        async with database.reading() as connection:
            notice = owed.c.kind == "summary_notice", owed.c.state == "pending"
            return await connection.scalar(select(owed.c.attempts).where(*notice)) == times

    await eventually(look, within=15)
    await database.close()


async def test_before_one_names_a_manager_one_reads_what_they_may_ask_for(engineer: Person) -> None:
    await engineer.types("/evidence settings")
    assert "those that you share already too" in str(await engineer.form())


async def test_the_list_of_readers_is_in_the_help_and_behind_the_command(engineer: Person) -> None:
    await engineer.types("/evidence help")
    assert "/evidence readers" in read(await engineer.last_message())
    assert "/evidence readers" in await home_of(engineer)
