"""What `check` prints: a line for each finding, a sentence that sums them up, and what a load would change."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from bot.core.frameworks.framework import Finding, Placed
from bot.core.frameworks.identity import Change, Fate, Outlook
from bot.core.plain.text import count, enumerate_words

TOLD = (Fate.REWORDED, Fate.MOVED, Fate.RETURNED, Fate.NEW, Fate.RETIRED)  # each by itself


def report(findings: Sequence[Finding], read: int, outlooks: Sequence[Outlook] = ()) -> str:
    """The findings, one per line, as compilers write them; then how many frameworks were `read` and how that went;
    then, where there is a database to compare with, what would change in each."""
    ahead = [line for outlook in outlooks for line in ("", *outlook_lines(outlook))]
    return "\n".join([*map(str, findings), summary(findings, read), *ahead])


def report_json(findings: Sequence[Finding], read: int, outlooks: Sequence[Outlook] | None) -> str:
    """The same for programs; `changes` is null where there was no database to compare with."""
    said = {
        "frameworks": read,
        "findings": [asdict(finding) for finding in findings],
        "changes": None if outlooks is None else list(map(outlook_values, outlooks)),
    }
    return json.dumps(said, ensure_ascii=False, indent=2)


def summary(findings: Sequence[Finding], read: int) -> str:
    """ "2 frameworks read, 1 error, 3 warnings." """
    by_severity = [
        (severity, sum(finding.severity == severity for finding in findings)) for severity in ("error", "warning")
    ]
    noticed = [count(number, severity) for severity, number in by_severity if number]
    said = f"{count(read, 'framework')} read"
    return f"{said}, {enumerate_words(noticed)}." if noticed else f"{said}, nothing to mend."


def outlook_lines(outlook: Outlook) -> Iterator[str]:
    name = f"{outlook.framework.title} ({outlook.framework.path})"
    if outlook.is_new:
        yield f"{name} is new: {len(outlook.changes):,} criteria."
        return
    numbers = [f"{len(outlook.of(fate)):,} {fate}" for fate in Fate if outlook.of(fate)]
    yield f"{name} would change: {enumerate_words(numbers)}." if changed(outlook) else f"{name} stays as it is."
    for fate in TOLD:
        yield from (f"  {fate}{entries(outlook, change)}: {describe(change)}" for change in outlook.of(fate))


def changed(outlook: Outlook) -> bool:
    return any(change.fate is not Fate.UNCHANGED for change in outlook.changes)


def entries(outlook: Outlook, change: Change) -> str:
    number = outlook.entries_on(change)
    return f" ({count(number, 'entry')})" if number else ""


def describe(change: Change) -> str:
    """ "Craft, Level 2: old -> new"; a side that says the same as the other stands once."""
    before, after = change.before, change.after
    if before is None or after is None:
        return " ".join(f"{place(one)}: {one.criterion.text}" for one in (before, after) if one)
    where = place(before) if place(before) == place(after) else f"{place(before)} -> {place(after)}"
    what = before.criterion.text
    return f"{where}: {what if what == after.criterion.text else f'{what} -> {after.criterion.text}'}"


def place(placed: Placed) -> str:
    return f"{placed.topic.title}, {placed.level.label}"


def outlook_values(outlook: Outlook) -> dict[str, Any]:
    return {
        "path": outlook.framework.path,
        "title": outlook.framework.title,
        "is_new": outlook.is_new,
        "unchanged": len(outlook.of(Fate.UNCHANGED)),
        **{fate: [change_values(outlook, one) for one in outlook.of(fate)] for fate in TOLD},
    }


def change_values(outlook: Outlook, change: Change) -> dict[str, Any]:
    sides = {"before": change.before, "after": change.after}
    return {
        "entries": outlook.entries_on(change),
        **{
            side: {"topic": one.topic.name, "level": one.level.key, "text": one.criterion.text}
            for side, one in sides.items()
            if one
        },
    }
