"""What making a file current would change in its framework, before it is done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.core.frameworks.framework import Framework
from bot.core.frameworks.identity import Change, Fate


@dataclass(frozen=True, slots=True)
class Outlook:
    """The framework as the file has it, and the fate of each criterion. `entries` has how many hang on each row.

    `is_new`: no revision of it is stored yet.
    """

    framework: Framework
    is_new: bool
    changes: Sequence[Change]
    entries: Mapping[int, int]

    def of(self, fate: Fate) -> list[Change]:
        return [change for change in self.changes if change.fate is fate]

    def entries_on(self, change: Change) -> int:
        return self.entries.get(change.id, 0) if change.id else 0
