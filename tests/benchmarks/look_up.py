"""`/level devops 3` through the whole stack, against `/level` alone, and against the least that could answer."""

import tempfile
from pathlib import Path

from tests.benchmarks.load import (
    SECRET,
    Figures,
    answer_of,
    command_request,
    fake_web_api,
    free_port,
    load,
    memory,
    python,
    serving,
    until_answers,
)

ROUNDS, SECONDS = 3, 2  # of each in turn, so that what else the machine does hits all alike; the best one counts


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
        async with fake_web_api() as api_url:
            environment["SLACK_API_URL"] = api_url
            with serving(python("-m", "bot", "migrate"), environment) as migration:
                migration.wait(30)
            ports = free_port(), free_port(), free_port()
            with serving(python("-m", "bot", "web"), environment | {"PORT": str(ports[0])}) as bot:
                started = await until_answers(ports[0], request)
                body = await answer_of(ports[0], request)
                write(Path(folder, "body"), body)
                alone = python("-m", "tests.benchmarks.level_alone")
                bare = python("-m", "tests.benchmarks.bare", str(ports[2]), f"{folder}/body")
                with serving(alone, environment | {"PORT": str(ports[1])}), serving(bare, {}):
                    figures = await in_turn(ports, request)
                resident = memory(bot.pid)
    whole, level, least = figures
    print(f"/level devops 3   {whole}   {len(body):,} bytes")
    print(f"/level alone      {level}")
    print(f"bare handler      {least}")
    print(f"ratio to /level alone {whole.rate / level.rate:.2f} (to reach: 0.9)   p99 {whole.p99:.1f} ms (25)")
    print(f"ratio to the bare handler {whole.rate / least.rate:.2f} (to reach: 0.35)")
    print(f"memory {resident:.0f} MB (120)   start to first answer {started:.2f} s (2)")


async def in_turn(ports: tuple[int, ...], request: bytes) -> list[Figures]:
    """The best figures of each server."""
    for port in ports:
        await until_answers(port, request)
        await load(port, request, 1)
    rounds = [[await load(port, request, SECONDS) for port in ports] for _ in range(ROUNDS)]
    return [max(figures, key=lambda one: one.rate) for figures in zip(*rounds, strict=True)]
