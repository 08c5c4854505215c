"""The modules of a folder, as they stand in the working tree or as a revision of git has them."""

import ast
import io
import subprocess
import tarfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True)
class Module:
    path: str
    """From the root of the project on: `bot/core/text.py`."""
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def folder(self) -> str:
        return self.path.rpartition("/")[0]

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())


def modules_in(root: Path, folder: str = "bot") -> list[Module]:
    """Reads the folder's modules from the working tree."""
    return [Module(str(file.relative_to(root)), file.read_text()) for file in sorted((root / folder).rglob("*.py"))]


def modules_at(root: Path, revision: str, folder: str = "bot") -> list[Module]:
    """Reads the folder's modules as a revision has them, without checking it out. Ends where git does not know it."""
    archive = subprocess.run(["git", "archive", revision, folder], cwd=root, check=False, capture_output=True)
    if archive.returncode:
        raise SystemExit(archive.stderr.decode().strip())
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
        texts = {name: files.extractfile(name) for name in sorted(files.getnames()) if name.endswith(".py")}
        return [Module(name, file.read().decode()) for name, file in texts.items() if file]
