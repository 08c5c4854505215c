"""A load of identical signed requests over loopback, and a fake Web API for the bot that receives it."""

import asyncio
import contextlib
import hashlib
import hmac
import os
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

SECRET = "benchmark"
ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Figures:
    """`rate` in requests a second; the percentiles in milliseconds."""

    rate: float
    p50: float
    p99: float

    def __str__(self) -> str:
        return f"{self.rate:8,.0f} requests/s   p50 {self.p50:5.1f} ms   p99 {self.p99:5.1f} ms"


def command_request(text: str, path: str = "/slack/events") -> bytes:
    """`/level TEXT` as Slack sends it, signed now: valid for five minutes."""
    form = {
        "command": "/level",
        "text": text,
        "team_id": "T0BENCH",
        "team_domain": "bench",
        "user_id": "U0BENCH",
        "user_name": "bench",
        "channel_id": "C0BENCH",
        "channel_name": "general",
        "api_app_id": "A0BENCH",
        "is_enterprise_install": "false",
        "trigger_id": "1.2.3",
        "response_url": "http://127.0.0.1:9/never",
    }
    body = urlencode(form).encode()
    timestamp = str(int(time.time()))
    signature = hmac.new(SECRET.encode(), b"v0:" + timestamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    head = (
        f"POST {path} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"X-Slack-Request-Timestamp: {timestamp}\r\nX-Slack-Signature: v0={signature}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def answer_of(port: int, request: bytes) -> bytes:
    """The body of one answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    body = await exchange(reader, writer, request)
    writer.close()
    return body


async def exchange(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes) -> bytes:
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(head.split(b"\r\n")[0].decode())
    length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
    return await reader.readexactly(length)


async def load(port: int, request: bytes, seconds: float, connections: int = 32) -> Figures:
    """The request over and over on each connection, for some seconds."""
    latencies: list[float] = []
    stop = time.perf_counter() + seconds

    async def repeat() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while (started := time.perf_counter()) < stop:
            await exchange(reader, writer, request)
            latencies.append(time.perf_counter() - started)
        writer.close()

    await asyncio.gather(*(repeat() for _ in range(connections)))
    latencies.sort()
    return Figures(len(latencies) / seconds, *(latencies[int(len(latencies) * q)] * 1000 for q in (0.5, 0.99)))


@contextlib.contextmanager
def serving(command: list[str], environment: dict[str, str], root: Path = ROOT) -> Iterator[subprocess.Popen[bytes]]:
    """A server process for as long as the block lasts."""
    process = subprocess.Popen(command, env=os.environ | environment, cwd=root)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(10)


async def until_answers(port: int, request: bytes, patience: float = 10) -> float:
    """Seconds until the server gives its first answer."""
    started = time.perf_counter()
    while time.perf_counter() - started < patience:
        with contextlib.suppress(OSError, RuntimeError, asyncio.IncompleteReadError):
            await answer_of(port, request)
            return time.perf_counter() - started
        await asyncio.sleep(0.01)
    raise TimeoutError(f"no answer on port {port}")


@contextlib.asynccontextmanager
async def fake_web_api() -> AsyncIterator[str]:
    """A Web API that answers everything with what auth.test and users.info say; yields its address."""
    body = (
        b'{"ok":true,"team_id":"T0BENCH","team":"Bench","user_id":"U0BOT","bot_id":"B0BOT",'
        b'"user":{"id":"U0BENCH","team_id":"T0BENCH"}}'
    )

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError):
            while True:
                await reader.readuntil(b"\r\n\r\n")
                head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
                writer.write(head.encode() + body)

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/api/"


def memory(process_id: int) -> float:
    """Resident, in MB."""
    pages = int(Path(f"/proc/{process_id}/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def python(*arguments: str) -> list[str]:
    return [sys.executable, *arguments]
