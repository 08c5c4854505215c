"""`make bench AGAINST=revision`: CPU for each request, and memory, of an earlier version and of this one, in turn."""

import contextlib
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from os import sysconf
from pathlib import Path
from statistics import median

from tests.benchmarks.load import (
    ROOT,
    SECRET,
    command_request,
    fake_web_api,
    free_port,
    load,
    memory,
    python,
    serving,
    until_answers,
)

ROUNDS, SECONDS = 7, 2  # of each version in turn, so that what else the machine does hits both alike
WORDS = ("devops 3", "")  # from memory; and one's own level, which takes a read of the database


@dataclass(frozen=True)
class Version:
    """A version of the bot that runs; `cpu` has µs for each request, by what was typed, a figure a round."""

    name: str
    process_id: int
    port: int
    cpu: dict[str, list[float]] = field(default_factory=dict)


async def measure(revision: str) -> None:
    """Prints a line for what was typed, each with the medians, their ratio and the spread of the earlier version."""
    async with fake_web_api() as api_url:
        with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
            extract(revision, Path(folder, "before"))
            roots = {revision: Path(folder, "before"), "now": ROOT}
            versions = [
                stack.enter_context(running(name, root, environment(api_url, folder, name)))
                for name, root in roots.items()
            ]
            for version in versions:
                await until_answers(version.port, command_request("devops 3"))
            await in_turn(versions)
            for words in WORDS:
                say_cpu(words, *versions)
            before, now = (memory(version.process_id) for version in versions)
            print(f"memory   {before:.0f} MB before, {now:.0f} MB now, ratio {now / before:.2f}")


def extract(revision: str, folder: Path) -> None:
    """Writes the files of a revision into the folder."""
    archive = subprocess.run(["git", "archive", revision], cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout
    with tarfile.open(fileobj=BytesIO(archive)) as files:
        files.extractall(folder, filter="data")


def environment(api_url: str, folder: str, name: str) -> dict[str, str]:
    return {
        "DATABASE_URL": f"sqlite:///{folder}/{name}.db",
        "SLACK_API_URL": api_url,
        "SLACK_BOT_TOKEN": "xoxb-bench",
        "SLACK_SIGNING_SECRET": SECRET,
        "HOST": "127.0.0.1",
    }


@contextlib.contextmanager
def running(name: str, root: Path, variables: Mapping[str, str]) -> Iterator[Version]:
    """A web process of the version in that folder, on a database of its own."""
    variables = {**variables, "PYTHONPATH": str(root)}
    with serving(python("-m", "bot", "migrate"), variables, root) as migration:
        migration.wait(30)
    port = free_port()
    with serving(python("-m", "bot", "web"), variables | {"PORT": str(port)}, root) as process:
        yield Version(name, process.pid, port)


async def in_turn(versions: list[Version]) -> None:
    for _ in range(ROUNDS):
        for words in WORDS:
            for version in versions:
                version.cpu.setdefault(words, []).append(await cpu_per_request(version, command_request(words)))


async def cpu_per_request(version: Version, request: bytes) -> float:
    """User and system time of the process, in µs, for each of the requests of some seconds."""
    before = cpu_time(version.process_id)
    figures = await load(version.port, request, SECONDS)
    return (cpu_time(version.process_id) - before) / (figures.rate * SECONDS) * 1e6


def cpu_time(process_id: int) -> float:
    """Seconds that a process has computed, of all its threads; proc(5), fields 14 and 15 of stat."""
    fields = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / sysconf("SC_CLK_TCK")


def say_cpu(words: str, before: Version, now: Version) -> None:
    earlier, later = (median(version.cpu[words]) for version in (before, now))
    lowest, highest = min(before.cpu[words]) / earlier, max(before.cpu[words]) / earlier
    figures = f"{earlier:.0f} µs of CPU before, {later:.0f} µs now, ratio {later / earlier:.2f}"
    print(f"/level {words or '(own)':8}  {figures}   (before alone varies from {lowest:.2f} to {highest:.2f})")
