"""A summary over 2,000 entries: from the database to the message and the file."""

import asyncio
import tempfile
import time
from datetime import UTC, datetime, timedelta

from sqlalchemy import insert

from bot.core.period import Period
from bot.core.summary import summarise
from bot.documents.markdown import to_markdown
from bot.messages.summary import show_summary
from bot.shipped import FRAMEWORKS
from bot.storage.database import tables
from bot.storage.database.database import Database, read_url
from bot.storage.database.migrations import migrate
from bot.storage.files.folder import read_folder
from bot.storage.frameworks.current import Frameworks
from bot.storage.owed.news import owe_news
from bot.storage.storage import Storage

ENTRIES = 2_000
WORKSPACE, ENGINEER = "T0BENCH", "U0BENCH"
NOW = datetime(2026, 11, 20, tzinfo=UTC)


async def measure() -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = read_url(f"sqlite:///{folder}/bench.db")
        await asyncio.to_thread(migrate, url)
        database = Database(url)
        frameworks = Frameworks(database, owe_news)
        await frameworks.load(read_folder(FRAMEWORKS).files, NOW)
        await fill(database, frameworks)
        period = Period(NOW.date() - timedelta(days=400), NOW.date())
        started = time.perf_counter()
        evidence = Storage(database, frameworks).of(WORKSPACE).evidence
        summary = summarise(ENGINEER, period, await evidence.read(ENGINEER, period=period, shared=True))
        message = show_summary(summary, "Bench")
        document = to_markdown(summary, "Bench")
        seconds = time.perf_counter() - started
        await database.close()
    size = f"{len(message.blocks)} blocks and a file of {len(document):,} characters"
    print(f"summary over {ENTRIES:,} entries   {seconds:.2f} s (to reach: 1)   {size}")


async def fill(database: Database, frameworks: Frameworks) -> None:
    """Entries of 300 characters with two criteria each, over a year."""
    placed = list(frameworks.catalogue(WORKSPACE).by_criterion.values())
    entries = [
        {
            "id": number,
            "workspace_id": WORKSPACE,
            "person_id": ENGINEER,
            "what": "Did something worth remembering. " * 9,
            "outcome": "",
            "links": "https://example.org/1",
            "happened_on": NOW.date() - timedelta(days=number % 365),
            "visibility": "manager",
            "created_at": NOW,
        }
        for number in range(ENTRIES)
    ]
    marks = [
        {
            "workspace_id": WORKSPACE,
            "entry_id": number,
            "position": position,
            "criterion_id": one.criterion.id,
            "revision_id": one.framework.revision,
        }
        for number in range(ENTRIES)
        for position, one in enumerate((placed[number % 50], placed[50 + number % 50]))
    ]
    async with database.writing() as connection:
        await connection.execute(insert(tables.entries), entries)
        await connection.execute(insert(tables.entry_criteria), marks)
