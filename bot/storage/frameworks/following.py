"""Framework files become what the bot answers from: at its start, in a release, and whenever they change."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from bot.core.frameworks.framework import Finding
from bot.core.plain.problem import Problem
from bot.core.plain.trace import fault_of, trace
from bot.storage.files.folder import Reading, framework_names, read_folder
from bot.storage.frameworks.current import Frameworks
from bot.storage.frameworks.loading import Load

logger = logging.getLogger(__name__)

LOOK = 10  # seconds between looks at files and database; a change is there in two looks, and people may wait a minute
Stamps = Mapping[str, tuple[int, int]]  # by a file's name: its size, and when it was written


class FrameworkFolder:
    """The folder of the framework files, as this process last saw it."""

    def __init__(self, folder: Path, frameworks: Frameworks, clock: Callable[[], datetime]) -> None:
        self._folder, self._frameworks, self._clock = folder, frameworks, clock
        self._loaded: Stamps = {}
        self._logged: set[str] = set()

    async def load(self) -> None:
        """Makes current what is new in the files; those that can't be read are named in the log and stop nothing."""
        stamps = await asyncio.to_thread(look_at, self._folder)
        reading = await self._read()
        questions: Sequence[Finding] = ()
        if reading.files:
            questions = (await self._frameworks.load([*reading.files, *reading.known], self._clock())).questions
        else:
            await self._frameworks.refresh()
        self._log_news(reading.findings, questions)
        self._loaded = stamps

    async def release(self) -> Load:
        """Makes the files' content current, whatever came since, and retires what they leave out.

        Returns what came of it; what it asks is in the log too.
        """
        stamps = await asyncio.to_thread(look_at, self._folder)
        reading = await self._read()
        unreadable = self._unreadable(reading.findings)
        load = await self._frameworks.release_all([*reading.files, *reading.known], unreadable, self._clock())
        self._log_news(reading.findings, load.questions)
        self._loaded = stamps
        return load

    async def _read(self) -> Reading:
        return await asyncio.to_thread(read_folder, self._folder, known=await self._frameworks.known())

    @asynccontextmanager
    async def followed(self, look: float = LOOK) -> AsyncIterator[None]:
        """Brings into force meanwhile what changes in the folder or is loaded by other processes."""
        task = asyncio.create_task(self._follow(look))
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _follow(self, look: float) -> None:
        """Loads the folder again once it differs from what was loaded, and has stayed the same for one look."""
        seen = self._loaded
        while True:
            await asyncio.sleep(look)
            try:
                stamps = await asyncio.to_thread(look_at, self._folder)
                if stamps == seen != self._loaded:  # a file that differs from look to look is just being written
                    await self._load_again(stamps)
                seen = stamps
                await self._frameworks.refresh()
            except Exception as error:  # noqa: BLE001 - whatever it was, the next look may do
                logger.error("looking for changed frameworks: %s", trace(error), extra={"sparingly": fault_of(error)})

    async def _load_again(self, stamps: Stamps) -> None:
        try:
            await self.load()
        except Problem as problem:
            logger.error("%s", problem.what_happened)
            self._loaded = stamps

    def _log_news(self, findings: Sequence[Finding], questions: Sequence[Finding]) -> None:
        asked = [replace(question, file=f"{self._folder}/{question.file}") for question in questions]
        news = [*findings, *asked]
        for finding in news:
            if str(finding) not in self._logged:
                logger.log(logging.ERROR if finding.severity == "error" else logging.WARNING, "%s", finding)
        self._logged = set(map(str, news))

    def _unreadable(self, findings: tuple[Finding, ...]) -> set[str]:
        folder = f"{self._folder}/"
        return {finding.file.removeprefix(folder) for finding in findings if finding.severity == "error"}


def look_at(folder: Path) -> Stamps:
    """Notes about each file what shows later that it has changed, without reading it."""
    stamps = {}
    for name in framework_names(folder):
        status = (folder / name).stat()
        stamps[name] = (status.st_size, status.st_mtime_ns)
    return stamps
