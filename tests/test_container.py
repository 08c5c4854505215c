"""The files that a container is made of: what they name is there. No container is built here."""

import asyncio
import os
import re
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.__main__ import command_line
from bot.settings import Settings
from tests.kit.joined import gone, slack
from tests.kit.processes import ROOT, as_environment, free_port, started, until_well

DOCKERFILE = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())
COMMANDS = {command.callback.__name__ for command in command_line.registered_commands if command.callback}
SETTINGS = {name.upper() for name in Settings.model_fields}
OF_OTHERS = {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PIP_DISABLE_PIP_VERSION_CHECK"}
OURS = ("migrate", "web", "worker")


def steps(name: str) -> list[str]:
    """What stands after an instruction, each time that it is there."""
    return re.findall(rf"^{name}\s+(.+)$", DOCKERFILE, re.MULTILINE)


def sources() -> list[str]:
    return [source for step in steps("COPY") for source in step.split()[:-1]]


def test_what_the_image_is_made_of_is_there_and_sent_to_the_builder() -> None:
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    sent = {line.removeprefix("!") for line in lines if line.startswith("!")}
    assert "*" in lines, "nothing else is sent"
    assert set(sources()) == sent
    assert [source for source in sources() if not (ROOT / source).exists()] == []
    assert not any(fnmatch(".env", name) for name in sent)


def test_the_package_is_installed_with_all_that_it_is_built_of() -> None:
    needed = {"pyproject.toml", "setup.py", "README.md", "LICENSE", "bot", "frameworks", "migrations"}
    assert needed < set(sources())
    assert "pip install --no-cache-dir -r requirements.txt" in steps("RUN")
    pinned = re.findall(r"^[a-z][^ ]*==\S+", (ROOT / "requirements.txt").read_text(), re.MULTILINE)
    assert any(requirement.startswith("setuptools==") for requirement in pinned), "it is built without isolation"
    assert (ROOT / "requirements.txt").read_text().count("--hash=sha256:") > len(pinned)


def test_nobody_runs_it_who_may_do_more_than_it_needs() -> None:
    (user,) = steps("USER")
    assert user != "root"
    assert any(user in step for step in steps("RUN"))
    assert DOCKERFILE.index("\nUSER") > DOCKERFILE.rindex("\nRUN")
    (base,) = steps("FROM")
    assert re.fullmatch(r"python:3\.\d+-slim", base)


def test_it_starts_with_commands_and_settings_that_there_are() -> None:
    assert steps("ENTRYPOINT") == ['["python", "-m", "bot"]']
    (start,) = steps("CMD")
    commands = [yaml.safe_load(start), *(COMPOSE["services"][name]["command"] for name in OURS)]
    assert {command[0] for command in commands} <= COMMANDS
    named = {name for step in steps("ENV") for name in re.findall(r"(\w+)=", step)}
    assert named - OF_OTHERS <= SETTINGS
    for name in OURS:
        assert set(COMPOSE["services"][name]["environment"]) <= SETTINGS


def test_the_bot_waits_for_the_release_and_the_release_for_the_database() -> None:
    services = COMPOSE["services"]
    assert set(services) == {"database", *OURS}
    assert services["migrate"]["depends_on"] == {"database": {"condition": "service_healthy"}}
    for name in ("web", "worker"):
        assert services[name]["depends_on"] == {"migrate": {"condition": "service_completed_successfully"}}
    for name in OURS:
        (folder,) = (volume.split(":")[0] for volume in services[name]["volumes"])
        assert (ROOT / folder).is_dir()


def check_health(port: str) -> int:
    """How the image's own check ends, as Docker runs it."""
    (check,) = re.findall(r"HEALTHCHECK .* CMD (.+)", DOCKERFILE)
    folder = Path(sys.executable).parent
    environment = {"PATH": f"{folder}:{os.environ['PATH']}", "PORT": port}
    return subprocess.run(check, shell=True, env=environment, check=False, capture_output=True).returncode  # noqa: S602


async def test_the_health_check_sees_whether_the_bot_is_well(tmp_path: Path) -> None:
    port = free_port()
    assert check_health(port) != 0
    async with (
        slack(f"sqlite:///{tmp_path / 'own.db'}") as opened,
        started("web", **as_environment(opened.settings), PORT=port),
    ):
        await until_well(port)
        assert await asyncio.to_thread(check_health, port) == 0
        async with gone(opened.settings.database_url):
            assert await asyncio.to_thread(check_health, port) != 0


@pytest.mark.parametrize("name", ["web", "worker", "release"])
def test_the_procfile_starts_commands_that_there_are(name: str) -> None:
    lines = dict(line.split(": ", 1) for line in (ROOT / "Procfile").read_text().splitlines())
    assert lines[name].removeprefix("python -m bot ") in COMMANDS
