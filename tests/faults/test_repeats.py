"""Slack tells a thing more than once, to more than one process; the clock strikes in all of them: one effect."""

import asyncio
import multiprocessing
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, time, timedelta

import aiohttp
import pytest
import pytest_asyncio
from sqlalchemy import func, insert, select
from sqlalchemy.exc import OperationalError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.app import Running
from bot.sandbox.people.client import Person, Workspace
from bot.serving import address_of, listen, serving
from bot.storage.database import tables
from bot.storage.database.database import Database, read_url
from bot.storage.database.migrations import migrate
from bot.storage.database.transactions import Transactions
from bot.storage.due_nudges import DueNudges
from bot.storage.evidence import answer_nudge
from bot.storage.frameworks.current import Frameworks
from bot.storage.housekeeping import forget_everybody
from bot.storage.owed.news import owe_news
from bot.storage.storage import Storage
from tests.kit.joined import Slack, bot, slack
from tests.kit.steps import eventually, log, read, set_up

TIMES = 4
NOW = datetime(2026, 11, 27, 14, 0, 30, tzinfo=UTC)  # a Friday


def repeating(doors: list[str]) -> Starlette:
    """Stands where Slack looks for the bot: tells each of two processes everything twice, at once."""

    async def repeat(request: Request) -> Response:
        body, headers = await request.body(), dict(request.headers)
        async with aiohttp.ClientSession() as session:

            async def tell(door: str) -> Response:
                async with session.post(f"{door}/slack/events", data=body, headers=headers) as answer:
                    kind = {"content-type": answer.headers.get("content-type", "text/plain")}
                    return Response(await answer.read(), answer.status, kind)

            first, *_ = await asyncio.gather(*(tell(door) for door in doors * (TIMES // len(doors))))
        return first

    return Starlette(routes=[Route("/slack/events", repeat, methods=["POST"])])


@pytest_asyncio.fixture(scope="module")
async def two_bots(new_database: Callable[[], str]) -> AsyncIterator[tuple[Slack, Running]]:
    one, other = listen("127.0.0.1"), listen("127.0.0.1")
    async with (
        slack(new_database()) as opened,
        bot(opened, door=one) as first,
        bot(opened, door=other),
        serving(repeating([address_of(one), address_of(other)]), opened.bot_door.dup()),
    ):
        yield opened, first


@pytest_asyncio.fixture
async def workspace(two_bots: tuple[Slack, Running]) -> Workspace:
    opened, first = two_bots
    await forget_everybody(first.storage.database)
    await opened.workspace.reset()
    await opened.workspace.keep_rates(kept=False)
    return opened.workspace


async def posted(workspace: Workspace) -> int:
    return len([one for one in await workspace.traffic() if one["what"] == "POST chat.postMessage"])


async def test_a_submission(engineer: Person) -> None:
    await log(engineer, "Once is enough.")
    await engineer.types("/evidence list")
    assert "1 entry in all" in read(await engineer.last_message())


async def test_a_message(workspace: Workspace, engineer: Person) -> None:
    await engineer.writes("help")
    await engineer.receives(lambda message: bool(message.get("bot_id")))
    await asyncio.sleep(0.2)
    assert await posted(workspace) == 1


async def test_a_command(workspace: Workspace, engineer: Person, manager: Person) -> None:
    await set_up(engineer)
    await manager.types(f"/summary <@{engineer.id}>", "general")
    await engineer.receives(lambda message: "asked for a summary" in message["text"])
    await manager.receives(lambda message: bool(message.get("files")))
    await asyncio.sleep(0.2)
    assert await posted(workspace) == 2, "the summary and the note; the file is no message"
    assert len([message for message in await manager.reads() if message.get("files")]) == 1


async def test_a_nudge_and_the_clicks_on_it(two_bots: tuple[Slack, Running], engineer: Person) -> None:
    opened, first = two_bots
    await set_up(engineer)
    due = await eventually(DueNudges(first.storage.database).next_moment)
    opened.clock.move_to(due)
    nudge = await engineer.receives(lambda message: "Anything to log for this one?" in message["text"])
    await asyncio.sleep(0.2)
    assert await posted(opened.workspace) == 1
    seen = len(await engineer.reads())
    await engineer.presses(nudge, "Log evidence")
    assert len(await engineer.forms()) == 1
    assert len(await engineer.reads()) == seen, "no complaint about the others"
    await engineer.fills(await engineer.form(), {"What did you do?": "Answered the nudge."})
    await engineer.receives(lambda message: "Saved." in message["text"])
    await engineer.types("/evidence list")
    assert "1 entry in all" in read(await engineer.last_message())


async def fill(database: Database, number: int) -> None:
    """That many people of two workspaces are due."""
    row = {
        "aim": "none",
        "visibility": "me",
        "nudge_weekday": 4,
        "nudge_time": time(14),
        "time_zone": "UTC",
        "next_nudge_at": NOW - timedelta(seconds=30),
        "set_up_at": NOW,
        "framework_id": None,
    }
    people = [row | {"workspace_id": f"T{one % 2}", "id": f"U{one}"} for one in range(number)]
    async with database.writing() as connection:
        await connection.execute(insert(tables.people), people)


async def claim_all(database: Database) -> int:
    """What one worker does at its ticks, until nobody is due; returns how many it claimed."""
    claimed = 0
    while True:
        try:
            number = await DueNudges(database).claim(NOW, 500)
        except OperationalError:  # the others kept the database for too long: at the next tick, then
            continue
        if not number:
            return claimed
        claimed += number


async def assert_once(database: Database, number: int, claimed: list[int]) -> None:
    nudges, owed = tables.nudges, tables.deliveries
    async with database.reading() as connection:
        found = await connection.scalar(select(func.count()).select_from(nudges))
        people = await connection.scalar(
            select(func.count()).select_from(select(nudges.c.workspace_id, nudges.c.person_id).distinct().subquery())
        )
        deliveries = await connection.scalar(select(func.count()).select_from(owed))
    assert (sum(claimed), found, people, deliveries) == (number,) * 4


async def test_due_people_are_claimed_once_by_several_workers(new_database: Callable[[], str]) -> None:
    url = read_url(new_database())
    await asyncio.to_thread(migrate, url)
    databases = [Database(url) for _ in range(2)]
    await fill(databases[0], 2_000)
    claimed = await asyncio.gather(*(claim_all(database) for database in databases for _ in range(2)))
    await assert_once(databases[0], 2_000, claimed)
    for database in databases:
        await database.close()


def claim_in_a_process(address: str) -> int:
    async def claim() -> int:
        database = Database(read_url(address))
        claimed = await claim_all(database)
        await database.close()
        return claimed

    return asyncio.run(claim())


@pytest.mark.soak
async def test_a_hundred_thousand_are_claimed_once_by_four_processes(new_database: Callable[[], str]) -> None:
    address = new_database()
    await asyncio.to_thread(migrate, read_url(address))
    database = Database(read_url(address))
    await fill(database, 100_000)
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        claimed = await asyncio.to_thread(pool.map, claim_in_a_process, [address] * 4)
    await assert_once(database, 100_000, claimed)
    await database.close()


async def test_not_this_week_does_not_undo_the_answer_that_is_just_being_stored(
    new_database: Callable[[], str],
) -> None:
    url = read_url(new_database())
    await asyncio.to_thread(migrate, url)
    database = Database(url)
    await fill(database, 1)
    await DueNudges(database).claim(NOW, 1)
    shelf = Storage(database, Frameworks(database, owe_news)).of("T0")
    (nudge_id,) = await ids_of_nudges(database)
    async with Transactions(database, "T0").writing() as answering:
        await answer_nudge(answering, "U0", nudge_id)
        skipping = asyncio.create_task(shelf.nudges.skip("U0", nudge_id))
        await asyncio.sleep(0.3)  # it would have read by now that nobody has answered
    await skipping
    nudge = await shelf.nudges.find("U0", nudge_id)
    await database.close()
    assert nudge
    assert nudge.answer == "logged"


async def ids_of_nudges(database: Database) -> list[int]:
    async with database.reading() as connection:
        return list(await connection.scalars(select(tables.nudges.c.id)))
