"""A collector of what reading one file notices."""

from collections.abc import Iterator
from itertools import chain

from bot.core.frameworks.dialect.node import Place
from bot.core.frameworks.framework import Finding

MOST_FINDINGS = 100  # of each severity: a file with more is mended in rounds


class Findings:
    """Findings of one file. A file with an error is left out; a warning says how something was read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._by_severity: dict[str, list[Finding]] = {"error": [], "warning": []}

    def __iter__(self) -> Iterator[Finding]:
        return iter(sorted(chain.from_iterable(self._by_severity.values())))

    def error(self, place: Place, message: str) -> None:
        """Notes what makes the file unusable, and what to write instead."""
        self._add("error", place, message)

    def warning(self, place: Place, message: str) -> None:
        """Notes how something was read that is written otherwise, and what to write."""
        self._add("warning", place, message)

    @property
    def failed(self) -> bool:
        """Whether there is an error."""
        return bool(self._by_severity["error"])

    def _add(self, severity: str, place: Place, message: str) -> None:
        findings = self._by_severity[severity]
        if len(findings) == MOST_FINDINGS:
            message = "There is more. Mend what is said above, then check again."
        if len(findings) <= MOST_FINDINGS:
            findings.append(Finding(self.file, place.line, place.column, severity, message))
