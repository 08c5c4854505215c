"""Workspaces do not meet: what one does neither shows nor changes anything of another, though its people have the
same ids."""

import asyncio
import inspect
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from shutil import copytree
from typing import Any, get_type_hints

import pytest
import pytest_asyncio
from sqlalchemy import select

from bot.core.evidence import Draft
from bot.core.period import Period
from bot.core.person import Person, Sharing, Standing, Visibility
from bot.core.plain.problem import Problem
from bot.storage.database import tables
from bot.storage.database.database import Database, read_url
from bot.storage.database.migrations import migrate
from bot.storage.due_nudges import DueNudges
from bot.storage.files.folder import read_folder
from bot.storage.frameworks.current import Frameworks
from bot.storage.owed.deliveries import Deliveries
from bot.storage.owed.news import owe_news
from bot.storage.owed.owing import State
from bot.storage.owed.references import FixedAnswer
from bot.storage.storage import Shelf, Storage
from tests.kit.joined import FRAMEWORKS

OURS, THEIRS = "T0OURS", "T0THEIRS"
MANAGERS = {OURS: "U2", THEIRS: "U3"}
NOW = datetime(2026, 11, 27, 15, tzinfo=UTC)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
THEIR_OWN = """---
path: /their/own
title: Their own ladder
topics:
  - name: craft
    content:
      - level: 1
        criteria: ["What only they expect"]
---
"""


@dataclass(frozen=True)
class Shelves:
    """Two workspaces' shelves in one storage; `entry` and `nudge` are ids of theirs."""

    storage: Storage
    entry: int
    nudge: int

    @property
    def ours(self) -> Shelf:
        return self.storage.of(OURS)

    async def of_theirs(self) -> dict[str, list[Any]]:
        """Every row that is theirs."""
        theirs = [table for table in tables.metadata.sorted_tables if "workspace_id" in table.c]
        async with self.storage.database.reading() as connection:
            return {
                table.name: sorted((await connection.execute(mine(table, THEIRS))).all(), key=repr)
                for table in theirs
            }


def mine(table: Any, workspace: str) -> Any:
    return select(table).where(table.c.workspace_id == workspace)


@pytest_asyncio.fixture(scope="module")
async def shelves(
    new_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Shelves]:
    url = read_url(new_database())
    await asyncio.to_thread(migrate, url)
    database = Database(url)
    storage = Storage(database, Frameworks(database, owe_news))
    folder = tmp_path_factory.mktemp("frameworks")
    await asyncio.to_thread(write_frameworks, folder)
    await storage.frameworks.load(read_folder(folder).files, NOW)
    ids = [await fill(database, storage.of(workspace)) for workspace in (OURS, THEIRS)]
    yield Shelves(storage, *ids[1])
    await database.close()


def write_frameworks(folder: Path) -> None:
    copytree(FRAMEWORKS, folder, dirs_exist_ok=True)
    (folder / THEIRS).mkdir()
    (folder / THEIRS / "own.md").write_text(THEIR_OWN)


async def fill(database: Database, shelf: Shelf) -> tuple[int, int]:
    """Somebody who set up, logged, was nudged and asked about; returns the ids of the entry and the nudge."""
    workspace = shelf.workspace_id
    person = Person("U1", Standing("/test/platform", "1"), sharing=Sharing(MANAGERS[workspace]))
    await shelf.people.save(person, NOW - timedelta(days=7))
    await shelf.people.set_time_zone("U1", "UTC", NOW - timedelta(days=7))
    criterion = next(iter(shelf.catalogue.by_criterion))
    draft = Draft(f"done in {workspace}", "", (), NOW.date(), Visibility.MANAGER, (criterion,))
    entry = await shelf.evidence.add("U1", draft, NOW, repeat_key="the same")
    assert entry
    await DueNudges(database).claim(NOW, 10)
    async with database.reading() as connection:
        (nudge,) = (await connection.execute(mine(tables.nudges, workspace))).all()
    for delivery in await Deliveries(database).take(NOW, 10):
        await Deliveries(database).settle(delivery, State.SENT, NOW, channel_id=f"D of {workspace}", ts="1.2")
    await shelf.summaries.ask(MANAGERS[workspace], "U1", YEAR, NOW, repeat_key="the same too")
    return entry, nudge.id


OUR_DRAFT = Draft("ours", happened_on=NOW.date())
ACTS: dict[str, Callable[[Shelves], Awaitable[Any]]] = {
    "Evidence.add": lambda shelves: shelves.ours.evidence.add(
        "U1", OUR_DRAFT, NOW, repeat_key="another", nudge_id=shelves.nudge
    ),
    "Evidence.read": lambda shelves: shelves.ours.evidence.read("U1"),
    "Evidence.find": lambda shelves: shelves.ours.evidence.find("U1", shelves.entry),
    "Evidence.owe_receipt": lambda shelves: shelves.ours.evidence.owe_receipt("U1", shelves.entry, NOW),
    "Evidence.criteria": lambda shelves: shelves.ours.evidence.criteria("U1"),
    "People.find": lambda shelves: shelves.ours.people.find("U1"),
    "People.save": lambda shelves: shelves.ours.people.save(
        Person("U1", Standing("/their/own", "1"), sharing=Sharing("U4")), NOW
    ),
    "People.set_time_zone": lambda shelves: shelves.ours.people.set_time_zone("U1", "Asia/Tokyo", NOW),
    "Nudges.find": lambda shelves: shelves.ours.nudges.find("U1", shelves.nudge),
    "Nudges.asked": lambda shelves: shelves.ours.nudges.asked("U1"),
    "Nudges.set_criterion": lambda shelves: shelves.ours.nudges.set_criterion("U1", shelves.nudge, 1, 1),
    "Nudges.skip": lambda shelves: shelves.ours.nudges.skip("U1", shelves.nudge),
    "Nudges.place": lambda shelves: shelves.ours.nudges.place("U1", shelves.nudge),
    "SummaryRequests.ask": lambda shelves: shelves.ours.summaries.ask("U1", "U1", YEAR, NOW, repeat_key="the third"),
    "SummaryRequests.may_read": lambda shelves: shelves.ours.summaries.may_read(MANAGERS[THEIRS], "U1"),
    "SummaryRequests.readers": lambda shelves: shelves.ours.summaries.readers("U1"),
    "Answers.owe": lambda shelves: shelves.ours.answers.owe(FixedAnswer.HELP, "U1", NOW, repeat_key="the fourth"),
    "Claims.claim": lambda shelves: shelves.ours.claims.claim("the same", NOW),
    "Shelf.retired_framework": lambda shelves: shelves.ours.retired_framework("/their/own"),
}
NOTHING = {
    "Evidence.find",
    "Nudges.find",
    "Nudges.place",
    "SummaryRequests.may_read",
    "Shelf.retired_framework",
}  # what these find of theirs


def public(kind: type) -> set[str]:
    return {f"{kind.__name__}.{name}" for name, one in inspect.getmembers(kind, inspect.isfunction) if name[0] != "_"}


def on_a_shelf() -> set[type]:
    """What stands on a shelf, and the shelf itself; `_frameworks` is not handed out."""
    types = (kind for name, kind in get_type_hints(Shelf).items() if name[0] != "_")
    return {Shelf, *(kind for kind in types if kind.__module__.startswith("bot."))}


def test_every_public_method_is_tried() -> None:
    assert set(ACTS) == set[str]().union(*map(public, on_a_shelf()))


@pytest.mark.parametrize("act", ACTS)
async def test_what_one_workspace_does_shows_and_changes_nothing_of_another(shelves: Shelves, act: str) -> None:
    before = await shelves.of_theirs()
    assert all(before[name] for name in ("people", "entries", "nudges", "deliveries", "access_log", "claims"))
    found = await ACTS[act](shelves)
    assert not found if act in NOTHING else "THEIRS" not in repr(found)
    assert await shelves.of_theirs() == before


async def test_the_same_act_in_two_workspaces_is_no_repeat(shelves: Shelves) -> None:
    for workspace in (OURS, THEIRS):
        evidence = shelves.storage.of(workspace).evidence
        assert await evidence.add("U5", OUR_DRAFT, NOW, repeat_key="said in both")
        assert len(await evidence.read("U5")) == 1


async def test_a_manager_elsewhere_is_no_manager_here(shelves: Shelves) -> None:
    with pytest.raises(Problem, match="You can't read that summary"):
        await shelves.ours.summaries.ask(MANAGERS[THEIRS], "U1", YEAR, NOW, repeat_key="asked by a stranger")


async def test_a_workspaces_own_frameworks_are_its_own(shelves: Shelves) -> None:
    ours, theirs = [shelves.storage.of(workspace).catalogue for workspace in (OURS, THEIRS)]
    assert theirs.framework("/their/own")
    assert ours.framework("/their/own") is None
    assert {one.path for one in ours.frameworks} == {"/test/platform", "/test/data-analyst"}
    secret = set(theirs.by_criterion) - set(ours.by_criterion)
    assert len(secret) == 1
    person = Person("U6", Standing("/their/own", "1"))
    await shelves.ours.people.save(person, NOW)
    found = await shelves.ours.people.find("U6")
    assert found
    assert found.standing.framework is None
