"""A PostgreSQL of the tests' own: on a free port, in a folder of its own, and not as root."""

import contextlib
import itertools
import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

ANOTHER_USER = "nobody"  # PostgreSQL refuses to run as root
UNSAFE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}  # nothing of it must survive


def find_programs() -> Path | None:
    """The folder of initdb and postgres: on the path, or where Debian puts the newest."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    return versions[-1] if versions else None


@dataclass
class Postgres:
    """A running server."""

    port: int
    pid: int
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    @classmethod
    @contextlib.contextmanager
    def started(cls, programs: Path) -> Iterator["Postgres"]:
        """Starts a server in a folder that goes away with it.

        The folder is none of pytest's: those are open to their owner alone, and whenever another run begins on the
        same machine it shuts out the user that this server runs as.
        """
        with (
            tempfile.TemporaryDirectory(prefix="postgres-of-tests-") as name,
            cls._running(programs, Path(name)) as server,
        ):
            yield server

    @classmethod
    @contextlib.contextmanager
    def _running(cls, programs: Path, folder: Path) -> Iterator["Postgres"]:
        data = folder / "data"
        user = ANOTHER_USER if os.geteuid() == 0 else None
        if user:
            shutil.chown(folder, user)
        initdb = [
            str(programs / "initdb"),
            "-D",
            str(data),
            "-U",
            "tests",
            "--auth",
            "trust",
            "--no-sync",
            "-E",
            "UTF8",
        ]
        subprocess.run(initdb, check=True, capture_output=True, cwd=folder, user=user)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        options = [word for name, value in UNSAFE.items() for word in ("-c", f"{name}={value}")]
        command = [
            str(programs / "postgres"),
            "-D",
            str(data),
            "-p",
            str(port),
            "-h",
            "127.0.0.1",
            "-k",
            str(folder),
            *options,
        ]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, user=user)
        try:
            wait_until_ready(programs, port, server)
            yield cls(port, server.pid)
        finally:
            server.terminate()
            server.wait(20)

    @contextlib.contextmanager
    def frozen(self) -> Iterator[None]:
        """The server takes connections and answers nobody, as on a host whose disk hangs."""
        listing = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], check=True, capture_output=True, text=True)
        pairs = [line.split() for line in listing.stdout.splitlines()]
        processes = [self.pid, *(int(pid) for pid, parent in pairs if int(parent) == self.pid)]
        for pid in processes:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in processes:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGCONT)

    def new_database(self) -> str:
        """The URL of an empty database."""
        name = f"test{next(self._numbers)}"
        with psycopg.connect(f"postgresql://tests@127.0.0.1:{self.port}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return f"postgres://tests@127.0.0.1:{self.port}/{name}"


def wait_until_ready(programs: Path, port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        probe = [str(programs / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]
        if subprocess.run(probe, check=False).returncode == 0:
            return
        if server.poll() is not None:
            break
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(0.05)
    raise RuntimeError("PostgreSQL did not start")
