"""What `check` prints: a line for each finding, and a sentence that sums them up."""

from collections.abc import Sequence

from bot.core.framework import Finding
from bot.core.text import count, enumerate_words


def report(findings: Sequence[Finding], read: int) -> str:
    """The findings, one per line, as compilers write them; then how many frameworks were `read` and how that went."""
    return "\n".join([*map(str, findings), summary(findings, read)])


def summary(findings: Sequence[Finding], read: int) -> str:
    """ "2 frameworks read, 1 error, 3 warnings." """
    by_severity = [
        (severity, sum(finding.severity == severity for finding in findings)) for severity in ("error", "warning")
    ]
    noticed = [count(number, severity) for severity, number in by_severity if number]
    said = f"{count(read, 'framework')} read"
    return f"{said}, {enumerate_words(noticed)}." if noticed else f"{said}, nothing to mend."
