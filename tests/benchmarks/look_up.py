"""`/level devops 3` through the whole stack, against the least that could answer."""

import tempfile
from pathlib import Path

from tests.benchmarks.load import (
    SECRET,
    answer_of,
    command_request,
    fake_web_api,
    free_port,
    load,
    python,
    serving,
    until_answers,
)

SECONDS = 5


def memory(process_id: int) -> float:
    """Resident, in MB."""
    pages = int(Path(f"/proc/{process_id}/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def write(file: Path, content: bytes) -> None:
    file.write_bytes(content)


async def measure() -> None:
    request = command_request("devops 3")
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            "DATABASE_URL": f"sqlite:///{folder}/bench.db",
            "SLACK_BOT_TOKEN": "xoxb-bench",
            "SLACK_SIGNING_SECRET": SECRET,
            "HOST": "127.0.0.1",
        }
        port, bare_port = free_port(), free_port()
        async with fake_web_api() as api_url:
            environment |= {"SLACK_API_URL": api_url, "PORT": str(port)}
            with serving(python("-m", "bot", "migrate"), environment) as migration:
                migration.wait(30)
            with serving(python("-m", "bot", "web"), environment) as bot:
                started = await until_answers(port, request)
                body = await answer_of(port, request)
                write(Path(folder, "body"), body)
                await load(port, request, 1)
                figures = await load(port, request, SECONDS)
                resident = memory(bot.pid)
            with serving(python("-m", "tests.benchmarks.bare", str(bare_port), f"{folder}/body"), {}):
                await until_answers(bare_port, request)
                await load(bare_port, request, 1)
                bare = await load(bare_port, request, SECONDS)
    print(f"/level devops 3   {figures}   {len(body):,} bytes")
    print(f"bare handler      {bare}")
    print(f"ratio {figures.rate / bare.rate:.2f} (to reach: 0.35)   p99 {figures.p99:.1f} ms (25)")
    print(f"memory {resident:.0f} MB (120)   start to first answer {started:.2f} s (2)")
