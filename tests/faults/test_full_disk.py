"""Nothing can be written, while all can be read: whoever watches is told, and so is who writes."""

import resource
import sys
from pathlib import Path

import psycopg
import pytest

from tests.kit.failing import SORRY
from tests.kit.joined import bot, slack
from tests.kit.postgres import Postgres
from tests.kit.processes import as_environment, health, started, until_well

ILL = (503, '{"ok": false, "ailments": ["database"]}')


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux sets another process's limits")
async def test_a_full_disk_under_sqlite_is_said(tmp_path: Path) -> None:
    async with slack(f"sqlite:///{tmp_path / 'test.db'}") as opened:
        port = str(opened.bot_door.getsockname()[1])
        engineer = await opened.workspace.person("amara")
        async with started("web", **as_environment(opened.settings), PORT=port) as web:
            await until_well(port)
            kept = files_in(tmp_path)
            await engineer.types("/evidence Not to be lost")
            form = await engineer.form()
            soft, hard = resource.prlimit(web.pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
            assert SORRY in (await engineer.submits(form, {}))["what"]
            assert await health(port) == ILL
            resource.prlimit(web.pid, resource.RLIMIT_FSIZE, (soft, hard))
            await until_well(port)
            assert await engineer.submits(form, {}) == {}
        assert files_in(tmp_path) == kept, "nothing is left behind"


async def test_a_postgresql_that_takes_nothing_is_said(postgres: Postgres) -> None:
    url = postgres.new_database()
    async with slack(url) as opened, bot(opened):
        assert (await opened.asks("/healthz"))[0] == 200
        await set_for_all(url, "default_transaction_read_only = on")
        assert await opened.asks("/healthz") == ILL
        await set_for_all(url, "default_transaction_read_only = off")
        assert (await opened.asks("/healthz"))[0] == 200


async def set_for_all(url: str, setting: str) -> None:
    """Changes a setting of the database for everybody, those included who are connected."""
    server, _, name = url.rpartition("/")
    async with await psycopg.AsyncConnection.connect(f"{server}/postgres", autocommit=True) as connection:
        await connection.execute(f"ALTER DATABASE {name} SET {setting}")
        await connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])


def files_in(folder: Path) -> set[str]:
    """The names of what is in a folder."""
    return {path.name for path in folder.iterdir()}
