"""What came of the acts of an earlier version: read from the files that say it, and written where it is new."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from tests.recorded.stage import Outcome

RECORD = os.environ.get("RECORD_SEEN", "")  # the name of a file, such as 2026-12-01, to write differences to


@dataclass(frozen=True)
class Outcomes:
    """In a folder, one file for each time that something was recorded. What a later one says holds."""

    folder: Path

    def of(self, name: str) -> Outcome | None:
        """None for what was never recorded."""
        outcome: Outcome | None = None
        for path in sorted(self.folder.glob("*.json")):
            outcome = json.loads(path.read_text()).get(name, outcome)
        return outcome

    def record(self, name: str, outcome: Outcome) -> None:
        path = self.folder / f"{RECORD}.json"
        known = json.loads(path.read_text()) if path.exists() else {}
        whole = dict(sorted((known | {name: outcome}).items()))
        path.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n")
