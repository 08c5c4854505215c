"""Many people act in one moment: each is answered in time, and everything that was acknowledged is there."""

import asyncio
import json
import re
import time
from collections.abc import AsyncIterator, Callable
from copy import deepcopy
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import pytest_asyncio
from sqlalchemy import delete
from sqlalchemy.exc import TimeoutError as Overdue

from bot.storage.database import tables
from bot.storage.database.database import Database, read_url
from bot.storage.database.migrations import migrate
from tests.kit.joined import Slack, slack
from tests.kit.processes import as_environment, started, until_well
from tests.kit.steps import log, read

AT_ONCE = 64
OF_AN_ACK = 3.0  # seconds within which Slack wants an answer


@pytest_asyncio.fixture(scope="module")
async def opened(new_database: Callable[[], str]) -> AsyncIterator[Slack]:
    async with slack(new_database()) as made:
        port = str(made.bot_door.getsockname()[1])
        async with started("web", **as_environment(made.settings), PORT=port):
            await until_well(port)
            yield made


async def submission(opened: Slack) -> dict[str, Any]:
    """What Slack sent when somebody submitted the last form."""
    traffic = await opened.workspace.traffic()
    payload: dict[str, Any] = [one["request"] for one in traffic if "view_submission" in one["what"]][-1]
    return payload


def another(payload: dict[str, Any], number: int, response_url: str) -> bytes:
    """The same, from another form that was opened by another command."""
    changed = deepcopy(payload)
    view = changed["view"]
    view["id"] = view["root_view_id"] = f"V0ATONCE{number}"
    view["private_metadata"] = re.sub(r"http[^\"]+/response/\w+", response_url, view["private_metadata"])
    return urlencode({"payload": json.dumps(changed)}).encode()


@pytest.mark.soak  # its bound is a time, which it can't keep beside tests that want the same two cores
async def test_64_submissions_at_once_are_stored_and_acknowledged_in_time(opened: Slack) -> None:
    engineer = await opened.workspace.person("amara")
    await log(engineer, "One of many.")
    first, channel = await submission(opened), (await engineer.last_message())["channel"]

    async def submit(number: int) -> tuple[int, str, bool]:
        body = another(first, number, opened.response_url(engineer.id, channel))
        began = time.monotonic()
        status, answer = await opened.tells(body)
        return status, answer, time.monotonic() - began < OF_AN_ACK

    answers = await asyncio.gather(*(submit(number) for number in range(AT_ONCE)))
    assert set(answers) == {(200, "", True)}
    await engineer.types("/evidence list")
    assert await engineer.receives(lambda message: f"{AT_ONCE + 1} entries in all" in read(message))


async def test_who_writes_to_sqlite_first_has_written_first(tmp_path: Path) -> None:
    url, order = read_url(f"sqlite:///{tmp_path / 'test.db'}"), list[int]()
    await asyncio.to_thread(migrate, url)
    database = Database(url)

    async def write(number: int) -> None:
        async with database.writing() as connection:
            await connection.execute(delete(tables.claims))
            order.append(number)

    await asyncio.gather(*(write(number) for number in range(AT_ONCE)))
    await database.close()
    assert order == list(range(AT_ONCE)), "nobody was passed by"


async def test_who_waits_for_the_others_of_a_process_waits_no_longer_than_for_another_process(tmp_path: Path) -> None:
    url = read_url(f"sqlite:///{tmp_path / 'test.db'}")
    await asyncio.to_thread(migrate, url)
    database, done = Database(url), asyncio.Event()

    async def write_for_long() -> None:
        async with database.writing():
            await done.wait()

    writing = asyncio.create_task(write_for_long())
    await asyncio.sleep(0)
    with pytest.raises(Overdue, match="others of this process wrote for too long"):
        async with asyncio.timeout(2.5), database.writing():
            pass
    done.set()
    await writing
    await database.close()
