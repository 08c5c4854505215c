"""Going to a newer version and back, what the release step says, and who may read the file of the database."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy

from bot import __version__
from bot.storage.database.database import read_url, sync_url
from bot.storage.database.version import known_versions, newest_version
from tests.cli.test_commands import HTTP, environment_of, open_page
from tests.kit.joined import FRAMEWORKS, slack
from tests.kit.processes import command, end, started
from tests.kit.steps import eventually
from tests.recorded.database import load

RECORDED = Path(__file__).parent.parent / "recorded" / "0.1.0"
KEPT = ("people", "entries", "entry_criteria", "report_lines", "nudges", "deliveries", "access_log", "criteria")
NEWER = (
    "The database is of a newer version: its tables are those of 9999, and this version knows them up to "
    f"{newest_version()}. Start the newer version again, or have it go back, which keeps what people wrote: "
    f"python -m bot migrate --to {newest_version()}"
)


@pytest.fixture
def url(new_database: Callable[[], str]) -> str:
    return new_database()


def change(url: str, statement: str) -> None:
    with sqlalchemy.create_engine(sync_url(read_url(url)), poolclass=sqlalchemy.NullPool).begin() as connection:
        connection.exec_driver_sql(statement)


def count_rows(url: str) -> dict[str, int]:
    with sqlalchemy.create_engine(sync_url(read_url(url)), poolclass=sqlalchemy.NullPool).connect() as connection:
        tables = {name: sqlalchemy.table(name) for name in KEPT}
        counted = sqlalchemy.func.count()
        return {
            name: connection.scalar(sqlalchemy.select(counted).select_from(table)) or 0
            for name, table in tables.items()
        }


@pytest.mark.parametrize("words", ["run", "web", "worker", "migrate", "run --migrate", "frameworks load", "doctor"])
def test_a_database_of_a_newer_version_says_how_to_go_back(url: str, words: str) -> None:
    command("migrate", DATABASE_URL=url)
    change(url, "UPDATE alembic_version SET version_num = '9999'")
    result = command(*words.split(), DATABASE_URL=url, PORT="0", **HTTP, SLACK_API_URL="http://127.0.0.1:1/api")
    assert result.exit_code == (1 if words == "doctor" else 2)
    assert NEWER in result.output
    assert "Traceback" not in result.output
    assert "migrate\n" not in result.output, "to migrate is no way out"


def test_an_earlier_versions_data_goes_down_and_up_again(url: str) -> None:
    load(RECORDED, url)
    assert command("migrate", DATABASE_URL=url).exit_code == 0
    before = count_rows(url)
    assert min(before.values()) > 0
    for version in (*reversed(known_versions()), *known_versions()):
        went = command("migrate", "--to", version, DATABASE_URL=url)
        assert (went.exit_code, "Now start the version that has these tables." in went.stdout) == (0, True)
        assert count_rows(url) == before
    assert command("migrate", DATABASE_URL=url).exit_code == 0
    assert count_rows(url) == before


def test_there_is_no_way_to_tables_that_no_version_had(url: str) -> None:
    for version in ("9", "base", "head"):
        result = command("migrate", "--to", version, DATABASE_URL=url)
        assert (result.exit_code, f"There are no tables of version {version}." in result.stderr) == (2, True)


def test_the_release_step_says_what_it_did_and_what_is_retired_first(url: str, tmp_path: Path) -> None:
    own = {"DATABASE_URL": url, "FRAMEWORKS_DIR": str(tmp_path)}
    text = (FRAMEWORKS / "platform.md").read_text()
    (tmp_path / "platform.md").write_text(text)
    (tmp_path / "gone.md").write_text(text.replace("path: ", "path: /gone"))
    first = command("migrate", **own).stdout.splitlines()
    assert re.fullmatch(rf"Database \(.+\): tables none -> {newest_version()}\.", first[0])
    assert first[-1] == "Frameworks: 2 frameworks current."
    (tmp_path / "gone.md").unlink()
    (tmp_path / "platform.md").write_text(text.replace("Keeps a change small", "Keeps every change small"))
    second = command("migrate", **own).stdout.splitlines()
    assert "has the tables of" in second[0]
    assert [line.split()[0].strip(":,") for line in second[1:]] == ["retired", "changed", "Frameworks"]
    assert command("frameworks", "load", **own).stdout == "Frameworks: 1 framework current.\n"


@pytest.mark.parametrize("words", [("web",), ("worker",), ("run",)])
async def test_the_first_lines_name_what_runs_and_no_password(url: str, words: tuple[str, ...]) -> None:
    async with slack(url) as opened:
        environment = environment_of(opened)
        environment["DATABASE_URL"] = url.replace("tests@", "tests:secret@")
        async with started(*words, **environment, HEALTH_PORT="0") as process:
            assert process.stdout
            line = await anext(text async for line in process.stdout if "Progression" in (text := line.decode()))
            process.terminate()
            _, rest = await end(process)
    halves = {
        "web": "web, HTTP, on http",
        "worker": "worker, health on http",
        "run": "web and worker, HTTP, on http",
    }[words[0]]
    assert f"Progression {__version__} runs: {halves}" in line
    assert ("SQLite, /" if url.startswith("sqlite") else "PostgreSQL, 127.0.0.1:") in line
    assert ", health on http://127.0.0.1:" in line
    assert "; 2 frameworks" in line
    assert "secret" not in line + rest


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, str]:
    return {path.name: f"{path.stat().st_mode & 0o777:o}" for path in folder.iterdir()}


@pytest.mark.usefixtures("open_umask")
async def test_only_its_owner_reads_the_file_of_the_database(tmp_path: Path) -> None:
    async with slack(f"sqlite:///{tmp_path / 'own.db'}") as opened:
        assert modes(tmp_path) == {"own.db": "600"}
        (tmp_path / "own.db").chmod(0o644)
        async with started("web", **environment_of(opened)) as process:
            await eventually(lambda: open_page(f"{opened.bot_url}/livez"), within=20)
            assert set(modes(tmp_path).values()) == {"600"}
            process.terminate()
            _, said = await end(process)
    assert said.count(f"{tmp_path / 'own.db'} could be read by others than its owner. Now it can't.") == 1
