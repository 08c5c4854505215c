"""What `check` prints: a line for each finding, a sentence that sums them up, and what a load would change."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from bot.core.frameworks.framework import Finding, Placed
from bot.core.frameworks.identity import Change, Fate, Outlook, Renamed
from bot.core.plain.text import count, enumerate_words

TOLD = (Fate.REWORDED, Fate.MOVED, Fate.RETURNED, Fate.NEW, Fate.RETIRED)  # each by itself


def report(findings: Sequence[Finding], read: int, outlooks: Sequence[Outlook] = ()) -> str:
    """Writes the findings, one a line, as compilers write them; then how many were `read`, and how that went.

    Then, where there is a database to compare with, what would change in each.
    """
    lines = [*map(str, findings), summary(findings, read)]
    for outlook in outlooks:
        lines += ["", *outlook_lines(outlook)]
    return "\n".join(lines)


def report_json(findings: Sequence[Finding], read: int, outlooks: Sequence[Outlook] | None) -> str:
    """Writes the same for programs; `changes` is null where there was no database to compare with."""
    values = {
        "frameworks": read,
        "findings": [asdict(finding) for finding in findings],
        "changes": None if outlooks is None else list(map(outlook_values, outlooks)),
    }
    return json.dumps(values, ensure_ascii=False, indent=2)


def summary(findings: Sequence[Finding], read: int) -> str:
    """Counts what was read and found: "2 frameworks read, 1 error, 3 warnings." """
    numbers = Counter(finding.severity for finding in findings)
    noticed = [count(numbers[severity], severity) for severity in ("error", "warning") if numbers[severity]]
    frameworks = f"{count(read, 'framework')} read"
    return f"{frameworks}, {enumerate_words(noticed)}." if noticed else f"{frameworks}, nothing to mend."


def outlook_lines(outlook: Outlook) -> Iterator[str]:
    """Writes how many criteria of a framework would have which fate, then each that would change."""
    name = f"{outlook.framework.title} ({outlook.framework.path})"
    if outlook.is_new:
        yield f"{name} is new: {len(outlook.changes):,} criteria."
        return
    if outlook.renamed:
        yield say_renamed(outlook.renamed)
    numbers = [f"{len(outlook.of(fate)):,} {fate}" for fate in Fate if outlook.of(fate)]
    yield f"{name} would change: {enumerate_words(numbers)}." if changed(outlook) else f"{name} stays as it is."
    for fate in TOLD:
        yield from (f"  {fate}{entries(outlook, change)}: {describe(change)}" for change in outlook.of(fate))


def say_renamed(renamed: Renamed) -> str:
    """Says what stays with a file whose path was edited: "a.md was /a: its 9 criteria and 1 entry stay with it."."""
    numbers = [count_criteria(renamed.criteria)]
    if renamed.entries:
        numbers.append(count(renamed.entries, "entry"))
    return f"{renamed.file} was {renamed.formerly}: its {enumerate_words(numbers)} stay with it."


def count_criteria(number: int) -> str:
    """Writes a number of criteria, which are a criterion if there is one."""
    return "1 criterion" if number == 1 else f"{number:,} criteria"


def changed(outlook: Outlook) -> bool:
    """Tells whether anything would change."""
    return any(change.fate is not Fate.UNCHANGED for change in outlook.changes)


def entries(outlook: Outlook, change: Change) -> str:
    """Says how many entries hang on a criterion, " (2 entries)"; "" for none."""
    number = outlook.entries_on(change)
    return f" ({count(number, 'entry')})" if number else ""


def describe(change: Change) -> str:
    """Describes a change, "Craft, Level 2: old -> new"; a side that says the same as the other stands once."""
    sides = sides_of(change).values()
    where = dict.fromkeys(map(place, sides))
    what = dict.fromkeys(placed.criterion.text for placed in sides)
    return f"{' -> '.join(where)}: {' -> '.join(what)}"


def sides_of(change: Change) -> dict[str, Placed]:
    """Gives the criterion before and after, as far as it is there."""
    sides = {"before": change.before, "after": change.after}
    return {side: placed for side, placed in sides.items() if placed}


def place(placed: Placed) -> str:
    """Names a place: "Craft, Level 2"."""
    return f"{placed.topic.title}, {placed.level.label}"


def outlook_values(outlook: Outlook) -> dict[str, Any]:
    """Makes values of an outlook, for programs: each criterion that would change, by its fate."""
    values: dict[str, Any] = {
        "path": outlook.framework.path,
        "title": outlook.framework.title,
        "is_new": outlook.is_new,
        "renamed": asdict(outlook.renamed) if outlook.renamed else None,
        "unchanged": len(outlook.of(Fate.UNCHANGED)),
    }
    for fate in TOLD:
        values[fate] = [change_values(outlook, change) for change in outlook.of(fate)]
    return values


def change_values(outlook: Outlook, change: Change) -> dict[str, Any]:
    """Makes values of a change, for programs: the entries on the criterion, and what it says before and after."""
    values: dict[str, Any] = {"entries": outlook.entries_on(change)}
    for side, placed in sides_of(change).items():
        values[side] = {"topic": placed.topic.name, "level": placed.level.key, "text": placed.criterion.text}
    return values
