"""Writes requirements.txt and requirements-dev.txt: versions and hashes, for every platform, no index address."""

import subprocess
import sys
import tomllib
from pathlib import Path

UV = str(Path(sys.executable).with_name("uv"))
PIN = [UV, "pip", "compile", "--universal", "--python-version", "3.11", "--generate-hashes"]
QUIET = ["--no-header", "--no-annotate", "--no-emit-index-url", "--quiet", "-"]


def pin(wanted: list[str], file: str, *options: str) -> None:
    """Pins what is wanted. Versions that the file names already stay unless --upgrade is given."""
    command = [*PIN, *QUIET, "--output-file", file, *options]
    subprocess.run(command, input="\n".join(wanted), text=True, check=True)  # noqa: S603 - a fixed command


project = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))
wanted = project["project"]["dependencies"] + project["build-system"]["requires"]
pin(wanted, "requirements.txt", *sys.argv[1:])
pin(
    wanted + project["project"]["optional-dependencies"]["dev"],
    "requirements-dev.txt",
    "--constraints",
    "requirements.txt",
    *sys.argv[1:],
)
