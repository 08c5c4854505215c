"""Framework files of a folder: which there are, whose they are, and what is wrong with those that can't be read."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.core.dialect import read_framework
from bot.core.findings import Findings
from bot.core.framework import Finding, Framework
from bot.core.node import Place
from bot.core.problem import Problem
from bot.core.repair import repair_double_encoding, repair_line_ends
from bot.storage.front_matter import split

LARGEST = 1_000_000  # bytes; the largest real file has under 100,000
WORKSPACE = re.compile(r"[TE][A-Z0-9]{2,20}")


@dataclass(frozen=True, slots=True)
class FrameworkFile:
    """A file that was read. `name` is its place in the folder; `workspace` alone may see it, None: everybody."""

    name: str
    framework: Framework
    content_hash: str
    workspace: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, by name, and what was noticed on the way. A file with an error is not among the files."""

    files: tuple[FrameworkFile, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_folder(folder: Path, *, repair: bool = True) -> Reading:
    """Every framework in a folder and its subfolders. A broken file never stops the others."""
    if not folder.is_dir():
        raise Problem(f"There is no folder {folder}.")
    readings = [
        read_file(path, name=name, workspace=workspace_of(name), repair=repair)
        for name, path in framework_paths(folder)
    ]
    files = tuple(file for reading in readings for file in reading.files)
    kept, clashes = part_clashes(files, folder)
    findings = [finding for reading in readings for finding in reading.findings]
    return Reading(kept, tuple(sorted([*findings, *clashes])))


def framework_paths(folder: Path) -> Iterator[tuple[str, Path]]:
    """Names and paths of the Markdown files, sorted by name; neither hidden ones nor a README."""
    for path in sorted(folder.rglob("*.md")):
        name = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in name.parts)
        if path.is_file() and not hidden and path.stem.casefold() != "readme":
            yield name.as_posix(), path


def workspace_of(name: str) -> str | None:
    """The workspace whose id names the file's first folder."""
    first, slash, _ = name.partition("/")
    return first if slash and WORKSPACE.fullmatch(first) else None


def part_clashes(files: tuple[FrameworkFile, ...], folder: Path) -> tuple[tuple[FrameworkFile, ...], list[Finding]]:
    """The first file of each path, everybody's before a workspace's own, and an error for each other one."""
    kept: dict[str, FrameworkFile] = {}
    clashes: list[Finding] = []
    for file in sorted(files, key=lambda file: (file.workspace is not None, file.name)):
        rivals = (kept.get(f"{workspace}{file.framework.path}") for workspace in (None, file.workspace))
        first = next((rival for rival in rivals if rival), None)
        if first:
            said = (
                f"{first.name} has the path {file.framework.path} as well, so this file is left out. Change its path."
            )
            clashes.append(Finding(str(folder / file.name), 1, 1, "error", said))
        else:
            kept[f"{file.workspace}{file.framework.path}"] = file
    return tuple(file for file in files if file in kept.values()), clashes


def read_file(path: Path, *, name: str | None = None, workspace: str | None = None, repair: bool = True) -> Reading:
    """One file: it is among the reading's files unless there is an error."""
    findings = Findings(str(path))
    data = read_bytes(path, findings)
    framework = None if data is None else read_framework_text(data, path.stem, findings, repair=repair)
    if data is None or framework is None:
        return Reading(findings=tuple(findings))
    content_hash = hashlib.sha256(data).hexdigest()
    return Reading((FrameworkFile(name or path.name, framework, content_hash, workspace),), tuple(findings))


def read_bytes(path: Path, findings: Findings) -> bytes | None:
    """What is in the file, unless it is too large or can't be opened."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        findings.error(Place(1), f"The file can't be opened: {error.strerror}.")
        return None
    if len(data) > LARGEST:
        findings.error(Place(1), f"The file is larger than {LARGEST:,} bytes. A framework has some 20,000.")
        return None
    return data


def read_framework_text(data: bytes, stem: str, findings: Findings, *, repair: bool = True) -> Framework | None:
    """The framework in a file's bytes; None where there is an error."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        place = Place(before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
        findings.error(place, "This is not UTF-8. Save the file as UTF-8.")
        return None
    text = repair_line_ends(text)
    if repair:
        text = repair_line_ends(repair_double_encoding(text, findings))
    parts = split(text, findings)
    return read_framework(parts.root, parts.body, stem, findings) if parts else None
