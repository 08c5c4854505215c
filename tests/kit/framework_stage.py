"""A sandbox, and a folder of framework files that change under the bots in it."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.app import Halves, Running, running
from bot.gateway.doors.web import create_web
from bot.sandbox.people.client import Person
from bot.sandbox.rules.json import Json
from bot.serving import serving
from bot.storage.database.database import Database, read_url
from bot.storage.frameworks.current import Frameworks
from bot.storage.frameworks.following import FrameworkFolder
from bot.storage.owed.news import owe_news
from tests.kit.joined import BOTH, Slack
from tests.kit.steps import eventually

LOOK = 0.02  # seconds between looks at the files, so that tests need not wait
PLATFORM = """---
path: /test/platform
title: Platform Engineer
topics:
  - name: craft
    title: Craft
    content:
      - level: 1
        criteria: [Keeps a change small, Measures before and after]
      - level: 2
        criteria: [Makes a whole class of faults impossible]
---
"""
REWORDED = PLATFORM.replace("Keeps a change small", "Keeps every change small")
WITHOUT_2 = PLATFORM.partition("      - level: 2")[0] + "---\n"
BROKEN = PLATFORM.replace("path:", "  path:")


@dataclass(frozen=True)
class Stage:
    """A sandbox, and a folder of framework files for the bots in it."""

    slack: Slack
    folder: Path

    def write(self, text: str, name: str = "platform.md") -> None:
        (self.folder / name).parent.mkdir(exist_ok=True)
        (self.folder / name).write_text(text)

    @asynccontextmanager
    async def bot(self, halves: Halves = BOTH) -> AsyncIterator[Running]:
        async with running(self.slack.settings, self.slack.clock.now, halves, LOOK) as one:
            yield one

    @asynccontextmanager
    async def whole_bot(self) -> AsyncIterator[Running]:
        """One that also answers Slack."""
        async with self.bot() as one, serving(create_web(one), self.slack.bot_door.dup()):
            yield one

    async def load(self, *, release: bool = False) -> Frameworks:
        """In a process of its own."""
        database = Database(read_url(self.slack.settings.database_url))
        frameworks = Frameworks(database, owe_news)
        folder = FrameworkFolder(self.folder, frameworks, self.slack.clock.now)
        await (folder.release() if release else folder.load())
        await database.close()
        return frameworks

    async def person(self, name: str) -> Person:
        return await self.slack.workspace.person(name)


def texts(frameworks: Frameworks, workspace_id: str = "") -> list[str]:
    return [placed.criterion.text for placed in frameworks.catalogue(workspace_id).by_criterion.values()]


async def until(look: Callable[[], bool]) -> None:
    async def seen() -> bool:
        return look()

    await eventually(seen)


async def news(person: Person, words: str) -> list[Json]:
    return [message for message in await person.reads() if words in message["text"]]


def paths(frameworks: Frameworks) -> list[str]:
    return sorted(one.path for one in frameworks.catalogue("").frameworks)
