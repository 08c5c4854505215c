"""Framework files: which there are in a folder, whose they are, and what is wrong with those that can't be read."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from bot.core.frameworks.dialect.findings import Findings
from bot.core.frameworks.dialect.read import read_framework
from bot.core.frameworks.framework import Finding, Framework
from bot.core.plain.problem import Problem
from bot.storage.files.front_matter import split
from bot.storage.files.text import decode, read_bytes

DIALECT = b"2"  # another number when the same file is to be read in another way: each is then read anew, once
EARLIER_DIALECTS = (b"1",)  # what only the reader changed is news to nobody
WORKSPACE = re.compile(r"[TE](?=[A-Z]*\d)[A-Z0-9]{1,20}")  # Slack's ids of workspaces and of Enterprise organisations


@dataclass(frozen=True, slots=True)
class FrameworkFile:
    """A file that was read. `name` is its place in the folder; `workspace` alone may see it, None: everybody.

    `earlier_hashes` has the hashes that the same content had when files were read in another way.
    """

    name: str
    framework: Framework
    content_hash: str
    workspace: str | None = None
    earlier_hashes: frozenset[str] = frozenset()

    @property
    def path(self) -> str:
        """Gives the path of its framework."""
        return self.framework.path


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file that need not be read: its content is a stored revision of the framework with this path."""

    name: str
    path: str
    content_hash: str
    workspace: str | None = None


KnownContents = Mapping[tuple[str | None, str], str]  # by workspace and content hash: a framework's path
NOTHING_KNOWN: KnownContents = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, by name, and what was noticed on the way. A file with an error is not among the files."""

    files: tuple[FrameworkFile, ...] = ()
    findings: tuple[Finding, ...] = ()
    known: tuple[KnownFile, ...] = ()


def read_folder(folder: Path, *, repair: bool = True, known: KnownContents = NOTHING_KNOWN) -> Reading:
    """Reads every framework in a folder and its subfolders. A broken file never stops the others.

    A subfolder named by a workspace's id is that workspace's alone. Content that is `known` is not read again.
    Raises Problem where there is no such folder.
    """
    if not folder.is_dir():
        raise Problem(f"There is no folder {folder}.")
    names = tuple(framework_names(folder))
    if not names:
        advice = "There is no framework here. Write one as a Markdown file."
        return Reading(findings=(Finding(str(folder), 1, 1, "warning", advice),))
    return read_files(folder, names, repair=repair, known=known)


def read_paths(paths: Iterable[Path], *, repair: bool = True) -> Reading:
    """Reads frameworks by files and folders. Raises Problem where one of them is not there."""
    readings = [
        read_folder(path, repair=repair) if path.is_dir() else read_file(path, repair=repair)
        for path in map(existing, paths)
    ]
    return join(readings)


def read_file(path: Path, *, repair: bool = True) -> Reading:
    """Reads one file: it is among the reading's files unless there is an error."""
    return read_named(path.parent, path.name, repair=repair)


def existing(path: Path) -> Path:
    """Gives the path back. Raises Problem where nothing is there."""
    if not path.exists():
        raise Problem(f"There is no file and no folder {path}.")
    return path


def framework_names(folder: Path) -> Iterator[str]:
    """Lists the Markdown files of a folder, sorted: neither hidden ones nor a README."""
    for path in sorted(folder.rglob("*.md")):
        name = path.relative_to(folder)
        is_meant = path.is_file() and is_framework_name(name)
        if is_meant:
            yield name.as_posix()


def is_framework_name(name: Path) -> bool:
    """Tells whether a file may be a framework: it is no README, and neither it nor a folder around it is hidden."""
    if name.stem.casefold() == "readme":
        return False
    return not any(part.startswith(".") for part in name.parts)


def read_files(folder: Path, names: Iterable[str], *, repair: bool, known: KnownContents) -> Reading:
    """Reads the named files of a folder. Of several with one path, only the first counts."""
    reading = join(read_named(folder, name, repair=repair, known=known) for name in names)
    kept, clashes = part_clashes((*reading.files, *reading.known), folder)
    return Reading(
        tuple(file for file in reading.files if file.name in kept),
        tuple(sorted([*reading.findings, *clashes])),
        tuple(file for file in reading.known if file.name in kept),
    )


def read_named(folder: Path, name: str, *, repair: bool, known: KnownContents = NOTHING_KNOWN) -> Reading:
    """Reads one file of a folder."""
    path, workspace = folder / name, workspace_of(name)
    findings = Findings(str(path))
    data = read_bytes(path, findings)
    if data is None:
        return Reading(findings=tuple(findings))
    content_hash = hash_of(DIALECT, data)
    if (workspace, content_hash) in known:
        return Reading(known=(KnownFile(name, known[workspace, content_hash], content_hash, workspace),))
    text = decode(data, findings, repair=repair)
    framework = None if text is None else read_text(text, path.stem, findings)
    if framework is None:
        return Reading(findings=tuple(findings))
    earlier_hashes = frozenset(hash_of(dialect, data) for dialect in EARLIER_DIALECTS)
    file = FrameworkFile(name, framework, content_hash, workspace, earlier_hashes)
    return Reading((file,), tuple(findings))


def hash_of(dialect: bytes, data: bytes) -> str:
    """Makes the hash by which content is known that was read in this dialect."""
    return hashlib.sha256(dialect + data).hexdigest()


def read_text(text: str, stem: str, findings: Findings) -> Framework | None:
    """Reads the framework of a text; None where there is an error. `stem` is the file's name without ".md"."""
    parts = split(text, findings)
    return read_framework(parts.root, parts.body, parts.body_line, stem, findings) if parts else None


def workspace_of(name: str) -> str | None:
    """Finds the workspace whose id names the file's first folder; None where no workspace's does."""
    first, *below = name.split("/")
    is_workspace = below and WORKSPACE.fullmatch(first)
    return first if is_workspace else None


def part_clashes(files: tuple[FrameworkFile | KnownFile, ...], folder: Path) -> tuple[set[str], list[Finding]]:
    """Finds the name of each path's first file, everybody's before a workspace's own, and an error for each other."""
    first: dict[tuple[str | None, str], FrameworkFile | KnownFile] = {}
    clashes: list[Finding] = []
    for file in sorted(files, key=lambda file: (file.workspace is not None, file.name)):
        rival = first.get((None, file.path)) or first.setdefault((file.workspace, file.path), file)
        if rival is not file:
            clash = f"{rival.name} has the path {file.path} too, and comes first."
            advice = f"Write another `path:` in {file.name}."
            clashes.append(Finding(str(folder / file.name), 1, 1, "error", f"{clash} {advice}"))
    return {file.name for file in first.values()}, clashes


def join(readings: Iterable[Reading]) -> Reading:
    """Joins several readings to one."""
    every = tuple(readings)
    return Reading(
        tuple(chain.from_iterable(reading.files for reading in every)),
        tuple(sorted(chain.from_iterable(reading.findings for reading in every))),
        tuple(chain.from_iterable(reading.known for reading in every)),
    )
