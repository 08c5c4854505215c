"""A backup is made while the bot runs, is whole, and a bot starts from it."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage.database import backup
from tests.cli.test_commands import environment_of, open_page
from tests.kit.joined import Slack, bot, slack
from tests.kit.processes import command, started
from tests.kit.steps import eventually, log, read, set_up


@pytest.fixture
async def opened(tmp_path: Path) -> AsyncIterator[Slack]:
    async with slack(f"sqlite:///{tmp_path / 'own.db'}") as made:
        yield made


def put_back(copy: Path, own: Path) -> None:
    """As docs/operating.md says: the copy takes the place of the file, and of all that SQLite keeps beside it."""
    assert list(copy.parent.glob("copy*")) == [copy], "it is one file"
    for file in own.parent.glob(f"{own.name}*"):
        file.unlink()
    copy.rename(own)


async def test_a_backup_that_is_put_back_is_the_bot_as_it_was(opened: Slack, tmp_path: Path) -> None:
    own, copy = tmp_path / "own.db", tmp_path / "copy.db"
    engineer = await opened.workspace.person("amara")
    async with started("web", **environment_of(opened)) as process:
        await eventually(lambda: open_page(f"{opened.bot_url}/livez"), within=20)
        await set_up(engineer)
        await log(engineer, "Kept in the backup.")
        made = command("backup", str(copy), DATABASE_URL=opened.settings.database_url)
        assert (made.exit_code, made.stdout.startswith(f"{copy} is written (")) == (0, True)
        assert "entries 1," in made.stdout
        await log(engineer, "Written after it.")
        process.terminate()
        await process.wait()
    assert f"{copy.stat().st_mode & 0o777:o}" == "600"
    put_back(copy, own)
    async with bot(opened):
        await engineer.types("/evidence list")
        shown = read(await engineer.last_message())
    assert "Kept in the backup." in shown
    assert "Written after it." not in shown


@pytest.mark.soak
@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
@pytest.mark.parametrize("longest_in_steps", [backup.LONGEST_IN_STEPS, 0])
async def test_a_backup_is_whole_while_others_write(
    opened: Slack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str, longest_in_steps: int
) -> None:
    own, copy = tmp_path / "own.db", tmp_path / "copy.db"
    with closing(sqlite3.connect(own)) as connection:
        connection.execute(f"PRAGMA journal_mode={mode}")
        connection.execute("CREATE TABLE pairs (writer, number, filler)")
        filler = [(0, number, "x" * 4_000) for number in range(3_000) for _ in range(2)]
        connection.executemany("INSERT INTO pairs VALUES (?, ?, ?)", filler)
        connection.commit()
    monkeypatch.setattr(backup, "LONGEST_IN_STEPS", longest_in_steps)
    stop = asyncio.Event()
    writers = [asyncio.to_thread(write, own, number, stop) for number in (1, 2)]
    written = asyncio.gather(*writers)
    await asyncio.sleep(0.1)
    numbers = await asyncio.to_thread(backup.back_up, own, copy)
    stop.set()
    assert sum(await written) > 2 * len(filler) / 2_000, "they wrote meanwhile"
    assert numbers["pairs"] >= len(filler)
    with closing(sqlite3.connect(copy)) as connection:
        torn = "SELECT writer, number FROM pairs GROUP BY 1, 2 HAVING count(*) != 2"
        assert connection.execute(torn).fetchall() == []


def write(file: Path, writer: int, stop: asyncio.Event) -> int:
    """Writes two rows at once, again and again; returns how often."""
    number = 0
    with closing(sqlite3.connect(file, timeout=20)) as connection:
        while not stop.is_set() and number < 4_000:
            number += 1
            connection.executemany("INSERT INTO pairs VALUES (?, ?, '')", [(writer, number)] * 2)
            connection.commit()
    return number


def test_nothing_is_written_over(tmp_path: Path) -> None:
    url, copy = f"sqlite:///{tmp_path / 'own.db'}", tmp_path / "copy.db"
    command("migrate", DATABASE_URL=url)
    copy.write_text("mine")
    result = command("backup", str(copy), DATABASE_URL=url)
    assert (result.exit_code, result.stderr) == (2, f"{copy} is there already. Give another name.\n")
    assert copy.read_text() == "mine"


def test_a_copy_that_is_not_sound_is_no_backup(tmp_path: Path) -> None:
    own, copy = tmp_path / "own.db", tmp_path / "copy.db"
    command("migrate", DATABASE_URL=f"sqlite:///{own}")
    with closing(sqlite3.connect(own)) as connection:
        connection.execute("CREATE TABLE of_nobody (entry REFERENCES entries (id))")
        connection.execute("INSERT INTO of_nobody VALUES (77)")
        connection.commit()
    result = command("backup", str(copy), DATABASE_URL=f"sqlite:///{own}")
    assert result.exit_code == 2
    assert "a row of the table of_nobody refers to one that is not there" in result.stderr
    assert list(tmp_path.glob("copy*")) == []


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgres://me:secret@127.0.0.1/name", 'pg_dump --format=custom --file={} "$DATABASE_URL"'),
        ("sqlite:////no/such/file.db", "There is no database yet."),
    ],
)
def test_without_a_file_to_copy_it_says_what_to_do(tmp_path: Path, url: str, said: str) -> None:
    copy = tmp_path / "copy.db"
    result = command("backup", str(copy), DATABASE_URL=url)
    assert (result.exit_code, said.format(copy) in result.stderr) == (2, True)
    assert "secret" not in result.output
    assert not copy.exists()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    url, copy = f"sqlite:///{tmp_path / 'own.db'}", tmp_path / "none" / "copy.db"
    command("migrate", DATABASE_URL=url)
    result = command("backup", str(copy), DATABASE_URL=url)
    assert (result.exit_code, result.stderr) == (2, f"{copy} can't be written: No such file or directory.\n")
