"""A collector of what reading one file notices."""

from collections.abc import Iterator

from bot.core.frameworks.dialect.node import Place
from bot.core.frameworks.framework import Finding

MOST = 100  # of each severity: a file with more is mended in rounds


class Findings:
    """Findings of one file. A file with an error is left out; a warning says how something was read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: dict[str, list[Finding]] = {"error": [], "warning": []}

    def __iter__(self) -> Iterator[Finding]:
        return iter(sorted(finding for found in self._found.values() for finding in found))

    def error(self, place: Place, message: str) -> None:
        self._add("error", place, message)

    def warning(self, place: Place, message: str) -> None:
        self._add("warning", place, message)

    @property
    def failed(self) -> bool:
        return bool(self._found["error"])

    def _add(self, severity: str, place: Place, message: str) -> None:
        found = self._found[severity]
        if len(found) < MOST:
            found.append(Finding(self.file, place.line, place.column, severity, message))
        elif len(found) == MOST:
            more = "There is more. Mend what is said above, then check again."
            found.append(Finding(self.file, place.line, place.column, severity, more))
