"""A collector of what reading one file notices."""

from collections.abc import Iterator

from bot.core.framework import Finding
from bot.core.node import Place


class Findings:
    """Findings of one file. A file with an error is left out; a warning says how something was read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: list[Finding] = []

    def __iter__(self) -> Iterator[Finding]:
        return iter(sorted(self._found))

    def error(self, place: Place, message: str) -> None:
        self._found.append(Finding(self.file, place.line, place.column, "error", message))

    def warning(self, place: Place, message: str) -> None:
        self._found.append(Finding(self.file, place.line, place.column, "warning", message))

    @property
    def failed(self) -> bool:
        return any(finding.severity == "error" for finding in self._found)
