"""The stage on which framework files change."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path

import pytest_asyncio

from tests.kit.framework_stage import PLATFORM, Stage
from tests.kit.joined import slack


@pytest_asyncio.fixture
async def stage(new_database: Callable[[], str], tmp_path: Path) -> AsyncIterator[Stage]:
    folder = tmp_path / "frameworks"
    folder.mkdir()
    async with slack(new_database()) as opened:
        settings = opened.settings.model_copy(update={"frameworks_dir": folder})
        built = Stage(replace(opened, settings=settings), folder)
        built.write(PLATFORM)
        await built.load(release=True)
        yield built
