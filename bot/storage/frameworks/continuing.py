"""Which stored framework a file goes on with, where its `path:` was edited."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.frameworks.framework import Finding
from bot.core.frameworks.identity import Renamed
from bot.storage.database import tables
from bot.storage.files.folder import FrameworkFile, KnownFile
from bot.storage.frameworks.criteria import compare_with_stored
from bot.storage.frameworks.revisions import stored
from bot.storage.frameworks.rows import AnyFile, last_part
from bot.storage.frameworks.stored_and_read import StoredAndRead, stored_and_read

LEAST_KEPT = 0.5  # of its criteria, for a file with another path to be the same framework; of 39 edits of a path in
# files that others wrote, 38 kept all of them, and one, which was another role from then on, none


@dataclass(frozen=True, slots=True)
class Continued:
    """A stored framework that goes on under another path, by its row."""

    row: Row[Any]
    renamed: Renamed
    criteria_before: int

    @property
    def is_likely(self) -> bool:
        """Whether so much of it stays that it can't be another framework."""
        return self.renamed.criteria >= LEAST_KEPT * self.criteria_before


@dataclass(frozen=True, slots=True)
class Question:
    """A file that was a framework by its name, where another file, the `rival`, has that framework's path."""

    file: FrameworkFile
    formerly: str
    rival: AnyFile

    @property
    def names(self) -> set[str]:
        """The names of the files that wait for the answer."""
        return {self.file.name, self.rival.name}

    def finding(self) -> Finding:
        """Words it, with what to write."""
        was = f"{self.file.name} was {self.formerly}, and {self.rival.name} says that it is that now."
        yes = f"If {self.file.name} goes on with it, write `formerly: {self.formerly}` below its `path:`."
        no = f"If {self.rival.name} does, write `formerly: none` there. Until then neither file changes anything."
        return Finding(self.file.name, 1, 1, "error", f"{was} {yes} {no}")


@dataclass(frozen=True, slots=True)
class SameClaim:
    """A file that says it was a framework, as another file, the `rival`, says of itself."""

    file: FrameworkFile
    formerly: str
    rival: FrameworkFile

    @property
    def names(self) -> set[str]:
        """The names of the files that wait until one of them no longer says so."""
        return {self.file.name, self.rival.name}

    def finding(self) -> Finding:
        """Words it, with what to do."""
        both = f"{self.file.name} and {self.rival.name} say `formerly: {self.formerly}`."
        one = (
            "One of them can go on with it: write `formerly: none` in the other. Until then neither changes anything."
        )
        return Finding(self.file.name, 1, 1, "error", f"{both} {one}")


@dataclass(frozen=True, slots=True)
class Continuations:
    """What becomes of files whose path is another than before.

    `by_file` has the frameworks that go on, by the names of their files. `questions` ask where two files may be
    meant; `waiting` has the names of the files that change nothing until one of them has the answer.
    """

    by_file: Mapping[str, Continued]
    questions: tuple[Finding, ...]
    waiting: frozenset[str]

    def of(self, file: AnyFile) -> Continued | None:
        """Finds what a file goes on with; None for the framework that has its path, or a new one."""
        return self.by_file.get(file.name)

    def settled(self, files: Sequence[AnyFile]) -> list[AnyFile]:
        """Lists the files that wait for no answer; those that go on with a framework first: its path is free then."""
        settled = [file for file in files if file.name not in self.waiting]
        return sorted(settled, key=lambda file: file.name not in self.by_file)


async def continuations_of(connection: AsyncConnection, files: Sequence[AnyFile]) -> Continuations:
    """Finds out which stored frameworks go on under another path, by all the files that are loaded together."""
    known = await stored_and_read(connection, files)
    by_file, questions = dict[str, Continued](), list[Question | SameClaim]()
    for file in files:
        match await continuation_of(connection, file, known):
            case Continued() as continued:
                by_file[file.name] = continued
            case (Question() | SameClaim()) as question:
                questions.append(question)
    waiting = frozenset[str]().union(*(question.names for question in questions))
    return Continuations(by_file, tuple(question.finding() for question in questions), waiting)


async def continuation_of(
    connection: AsyncConnection, file: AnyFile, known: StoredAndRead
) -> Continued | Question | SameClaim | None:
    """Finds out whether a file goes on with a framework that has another path; None for the one of its own path."""
    if isinstance(file, KnownFile):
        return None
    stated = known.stated(file)
    if stated:
        rival = known.rival_in_claim(file, stated)
        return SameClaim(file, stated.path, rival) if rival else await going_on(connection, file, stated)
    row = known.by_file_name(file)
    return await continuation_by_name(connection, file, row, known.rival(row)) if row else None


async def continuation_by_name(
    connection: AsyncConnection, file: FrameworkFile, row: Row[Any], rival: AnyFile | None
) -> Continued | Question | None:
    """Finds out whether a file goes on with the framework that it was by name; the `rival` has its path."""
    if rival:
        return None if file.framework.formerly else Question(file, row.path, rival)
    continued = await going_on(connection, file, row)
    return continued if continued.is_likely else None


async def going_on(connection: AsyncConnection, file: FrameworkFile, row: Row[Any]) -> Continued:
    """Finds out how much of a framework would stay if a file went on with it."""
    before = await stored(connection, row.revision_id)
    changes = await compare_with_stored(connection, row.id, before, file.framework)
    kept = [change for change in changes if change.is_kept]
    renamed = Renamed(last_part(file.name), row.path, len(kept), await number_of_entries(connection, row.id))
    return Continued(row, renamed, len(before.by_criterion))


async def number_of_entries(connection: AsyncConnection, framework_id: int) -> int:
    """Counts the entries that name any criterion of a framework, whoever wrote them."""
    marks, criteria = tables.entry_criteria, tables.criteria
    entries = (
        select(marks.c.workspace_id, marks.c.entry_id)
        .join(criteria, criteria.c.id == marks.c.criterion_id)
        .where(criteria.c.framework_id == framework_id)
        .distinct()
    )
    return await connection.scalar(select(func.count()).select_from(entries.subquery())) or 0
