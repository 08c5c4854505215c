"""The bot as it is installed: without the checkout, from a folder that has nothing in it."""

import asyncio
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot import __version__
from tests.cli.test_commands import free_port, open_page
from tests.kit.processes import ROOT, cleared, command
from tests.kit.steps import eventually

PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")
PARTS = ("bot", "frameworks", "migrations", "pyproject.toml", "setup.py", "README.md", "LICENSE")

pytestmark = pytest.mark.soak  # packages are built


class Installed:
    """The package alone in one folder, and a terminal in another, which is empty."""

    def __init__(self, package: Path, folder: Path) -> None:
        environment = cleared({"PYTHONPATH": str(package), "DATABASE_URL": f"sqlite:///{folder / 'a.db'}"})
        self.environment = {name: value for name, value in (os.environ | environment).items() if value is not None}
        self.package, self.folder = package, folder

    def python(self, *words: str) -> str:
        done = subprocess.run(
            (sys.executable, *words),
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel, built of a copy so that the checkout stays as it is, and unpacked as pip does it."""
    source, wheels, package = (tmp_path_factory.mktemp(name) for name in ("source", "wheels", "package"))
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, source / part)
    build = ("wheel", "--no-deps", "--no-build-isolation", "--no-index", "-w", str(wheels), str(source))
    subprocess.run((*PIP, *build), check=True)
    (wheel,) = wheels.iterdir()
    subprocess.run((*PIP, "install", "--no-deps", "--no-index", "--target", str(package), str(wheel)), check=True)
    return package


@pytest.fixture
def installed(package: Path, tmp_path: Path) -> Installed:
    return Installed(package, tmp_path)


def test_a_wheel_looks_a_level_up_and_migrates(installed: Installed) -> None:
    place = installed.python("-c", "import bot; print(bot.__file__)")
    assert Path(place.strip()).is_relative_to(installed.package)
    assert "Level 3" in installed.python("-m", "bot", "level", "devops", "3")
    assert "Mentors somebody" in installed.python("-m", "bot", "level", "search", "coach")
    assert "/engineering/devops" in installed.python("-m", "bot", "migrate")
    assert "framework /engineering/devops: current since" in installed.python("-m", "bot", "doctor")


async def test_a_wheel_starts_the_sandbox(installed: Installed) -> None:
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"), cwd=installed.folder, env=installed.environment | {"PORT": str(port)}
    )
    try:
        assert "<html" in await eventually(lambda: open_page(f"http://127.0.0.1:{port}/"), within=30)
    finally:
        process.terminate()
        await process.wait()


def test_the_version_is_what_the_package_has(package: Path) -> None:
    assert [path.name for path in package.glob("*.dist-info")] == [f"progression_bot-{__version__}.dist-info"]
    assert command("--version").stdout == f"{__version__}\n"


def test_the_licence_travels_with_it(package: Path) -> None:
    (licence,) = package.glob("*.dist-info/licenses/LICENSE")
    assert licence.read_text().startswith("MIT License")
