"""Loading frameworks: 100 of the largest size seen, at first and again; and 10,000 criteria under 50,000 entries."""

import asyncio
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert, select

from bot.cli.framework_file import to_file
from bot.core.frameworks.framework import Criterion, Framework, Level, Topic
from bot.storage.database import tables
from bot.storage.database.database import Database, read_url
from bot.storage.database.migrations import migrate
from bot.storage.frameworks.current import Frameworks
from bot.storage.frameworks.following import FrameworkFolder
from bot.storage.owed.news import owe_news

NOW = datetime(2026, 11, 20, tzinfo=UTC)
TOPICS, LEVELS = 15, 7  # of the largest framework seen, which has 429 criteria
PEOPLE = 500
WORDS = (
    "proves",
    "explains",
    "measures",
    "decides",
    "teaches",
    "finds",
    "writes",
    "asks",
    "mends",
    "plans",
    "counts",
)


async def measure() -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = await opened(Path(folder))
        await asyncio.to_thread(write_roles, Path(folder), 100, 429)
        with timed("100 frameworks of 429 criteria, first load"):
            await load(database, Path(folder), release=True)
        with timed("  a start, when they are known"):
            await load(database, Path(folder))
        with timed("  a release, when they are known"):
            await load(database, Path(folder), release=True)
        await database.close()
    with tempfile.TemporaryDirectory() as folder:
        database = await opened(Path(folder))
        await asyncio.to_thread(write_roles, Path(folder), 25, 400)
        await load(database, Path(folder), release=True)
        await fill(database, entries=50_000)
        await asyncio.to_thread(write_roles, Path(folder), 25, 400, "well ")
        with timed("10,000 criteria, each reworded, under 50,000 entries"):
            await load(database, Path(folder))
        await database.close()


async def opened(folder: Path) -> Database:
    url = read_url(f"sqlite:///{folder}/bench.db")
    await asyncio.to_thread(migrate, url)
    return Database(url)


async def load(database: Database, folder: Path, *, release: bool = False) -> None:
    followed = FrameworkFolder(folder, Frameworks(database, owe_news), lambda: NOW)
    await (followed.release() if release else followed.load())


@contextmanager
def timed(what: str) -> Iterator[None]:
    started = time.perf_counter()
    yield
    print(f"{what:<55} {time.perf_counter() - started:6.2f} s")


def write_roles(folder: Path, number: int, criteria: int, more: str = "") -> None:
    for each in range(number):
        (folder / f"role-{each}.md").write_text(to_file(role(each, criteria, more)))


def role(number: int, criteria: int, more: str) -> Framework:
    """A framework whose criteria say something else each, in some 60 characters; `more` is a word in all of them."""
    levels = tuple(Level(str(one), one, f"Level {one}") for one in range(1, LEVELS + 1))
    texts = [f"{sentence(number * 1_000 + each)} {more}in case {number}.{each}" for each in range(criteria)]
    cells = TOPICS * LEVELS
    return Framework(
        f"/bench/role-{number}",
        f"Role {number}",
        levels,
        tuple(
            Topic(
                f"topic-{topic}",
                f"Topic {topic}",
                {
                    level.key: tuple(map(Criterion, texts[topic * LEVELS + level.ordinal - 1 :: cells]))
                    for level in levels
                },
            )
            for topic in range(TOPICS)
        ),
    )


def sentence(seed: int) -> str:
    return " ".join(WORDS[seed * (7 + place) // (3 + place) % len(WORDS)] for place in range(6))


async def fill(database: Database, entries: int) -> None:
    """Entries of some hundred people, each about two criteria."""
    async with database.reading() as connection:
        criteria = (await connection.scalars(select(tables.criteria.c.id))).all()
        revisions = {row.framework_id: row.id for row in await connection.execute(select(tables.revisions))}
        of = {row.id: row.framework_id for row in await connection.execute(select(tables.criteria))}
    rows = [
        {
            "id": number,
            "workspace_id": "T0BENCH",
            "person_id": f"U{number % PEOPLE}",
            "what": "Did something worth remembering.",
            "outcome": "",
            "links": "",
            "happened_on": NOW.date(),
            "visibility": "manager",
            "created_at": NOW,
        }
        for number in range(1, entries + 1)
    ]
    marks = [
        {
            "workspace_id": "T0BENCH",
            "entry_id": number,
            "position": position,
            "criterion_id": criterion,
            "revision_id": revisions[of[criterion]],
        }
        for number in range(1, entries + 1)
        for position, criterion in enumerate(
            (criteria[number % len(criteria)], criteria[(number * 7 + 1) % len(criteria)])
        )
    ]
    async with database.writing() as connection:
        await connection.execute(insert(tables.entries), rows)
        await connection.execute(insert(tables.entry_criteria), marks)
