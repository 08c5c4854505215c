"""The stored frameworks beside the files of a load: which of them a file may have been."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.files.folder import FrameworkFile
from bot.storage.frameworks.rows import AnyFile, ScopeAndPath, framework_rows, last_part, scope_and_path


@dataclass(frozen=True, slots=True)
class StoredAndRead:
    """The stored frameworks and the files that are loaded, each by scope and path."""

    rows: Mapping[ScopeAndPath, Row[Any]]
    files: Mapping[ScopeAndPath, AnyFile]

    def stated(self, file: FrameworkFile) -> Row[Any] | None:
        """Finds the framework that a file says it was `formerly:`, unless it has gone on with that already.

        A younger one with that path is another: it came when the path was free again.
        """
        scope, path = scope_and_path(file)
        row, of_path = self.rows.get((scope, file.framework.formerly)), self.rows.get((scope, path))
        is_younger = row and of_path and row.id >= of_path.id
        return None if is_younger else row

    def by_file_name(self, file: FrameworkFile) -> Row[Any] | None:
        """Finds the framework that a file was, by its name; or by its last part, if it was moved or is loaded alone.

        None where a framework has the file's path, several have its name, or another file says it was that.
        """
        if scope_and_path(file) in self.rows:
            return None
        exact = [row for row in self.current(file) if row.file == file.name]
        candidates = exact or self.with_last_part(file)
        unclaimed = [row for row in candidates if not self.claimants(row)]
        return unclaimed[0] if len(unclaimed) == 1 else None

    def claimants(self, row: Row[Any]) -> list[FrameworkFile]:
        """Lists the files that say that they were a framework."""
        files = [file for file in self.files.values() if isinstance(file, FrameworkFile)]
        return [file for file in files if self.stated(file) is row]

    def rival_in_claim(self, file: FrameworkFile, row: Row[Any]) -> FrameworkFile | None:
        """Finds another file that says that it was the framework that this one says it was."""
        return next((other for other in self.claimants(row) if other.name != file.name), None)

    def current(self, file: FrameworkFile) -> list[Row[Any]]:
        """Lists the frameworks of a file's scope that are not retired."""
        scope, _ = scope_and_path(file)
        return [row for row in self.rows.values() if (row.scope, row.retired_at) == (scope, None)]

    def with_last_part(self, file: FrameworkFile) -> list[Row[Any]]:
        """Lists those whose file is called so in whichever folder, and whose path no file has."""
        rows = [row for row in self.current(file) if last_part(row.file) == last_part(file.name)]
        return [row for row in rows if self.rival(row) is None]

    def rival(self, row: Row[Any]) -> AnyFile | None:
        """Finds the file that has the path of a stored framework."""
        return self.files.get((row.scope, row.path))


async def stored_and_read(connection: AsyncConnection, files: Sequence[AnyFile]) -> StoredAndRead:
    """Reads which frameworks are stored, retired ones too, and puts the files of a load beside them."""
    return StoredAndRead(await framework_rows(connection), {scope_and_path(file): file for file in files})
