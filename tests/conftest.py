"""What tests enter by: a workspace with people in it and the bot installed, on SQLite and on PostgreSQL."""

import logging
import os
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from bot.core.plain.trace import trace
from bot.demo.side_by_side import trying_out
from bot.log.setting_up import set_up_logging
from bot.sandbox.people.client import Person, Workspace
from bot.settings import Settings
from tests.kit.postgres import Postgres, find_programs
from tests.kit.sandbox_fixtures import Stage, stage
from tests.kit.window import ALONE, CHROMIUM

FRAMEWORKS = Path(__file__).parent / "kit/frameworks"


def skip_unless_required(reason: str) -> NoReturn:
    """What may be missing on somebody's machine, or in a fork's CI, may not be missing where REQUIRE_ALL is set."""
    if os.environ.get("REQUIRE_ALL"):
        pytest.fail(f"{reason}, and with REQUIRE_ALL nothing is skipped")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    programs = find_programs()
    if programs is None:
        skip_unless_required("PostgreSQL's programs are not installed")
    with Postgres.started(programs) as server:
        yield server


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def new_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], str]:
    """Makes empty databases of each kind; returns the URL of one."""
    if request.param == "sqlite":
        return lambda: f"sqlite:///{tmp_path_factory.mktemp('database') / 'test.db'}"
    server: Postgres = request.getfixturevalue("postgres")
    return server.new_database


@pytest.fixture(scope="session")
def database_url(new_database: Callable[[], str]) -> str:
    """The database of the bot that most tests share."""
    return new_database()


class Lines(logging.Handler):
    """Keeps what is logged as it would stand in the log, tracebacks included."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def log() -> Iterator[list[str]]:
    """Every line that is logged, down to DEBUG, but for what the bot itself silences."""
    set_up_logging(trace)
    root, handler = logging.getLogger(), Lines()
    level = root.level
    root.setLevel(logging.DEBUG)
    root.addHandler(handler)
    yield handler.lines
    root.removeHandler(handler)
    root.setLevel(level)


@pytest_asyncio.fixture(scope="session")
async def door(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Workspace]:
    """A sandbox with the bot in it, which all tests of one database share."""
    settings = Settings(database_url=database_url, frameworks_dir=FRAMEWORKS, host="127.0.0.1", port=0)
    async with trying_out(settings, tmp_path_factory.mktemp("dropped")) as address, Workspace(address) as workspace:
        yield workspace


@pytest_asyncio.fixture
async def workspace(door: Workspace) -> Workspace:
    """The workspace as it is at the beginning: nobody has set up, nothing is logged."""
    await door.reset()
    await door.keep_rates(kept=False)
    return door


@pytest_asyncio.fixture
async def engineer(workspace: Workspace) -> Person:
    return await workspace.person("amara")


@pytest_asyncio.fixture
async def manager(workspace: Workspace) -> Person:
    return await workspace.person("priya")


@pytest_asyncio.fixture
async def stranger(workspace: Workspace) -> Person:
    return await workspace.person("signe")


@pytest_asyncio.fixture(scope="module")
async def built_stage() -> AsyncIterator[Stage]:
    async with stage() as built:
        yield built


@pytest_asyncio.fixture
async def on_stage(built_stage: Stage) -> Stage:
    """A sandbox with a small app of its own in it: for what is tested of the sandbox itself."""
    return await built_stage.afresh()


@pytest_asyncio.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    if CHROMIUM is None:
        skip_unless_required("Chromium is not installed")
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=CHROMIUM, args=ALONE.split())
        yield started
        await started.close()
