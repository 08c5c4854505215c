"""Frameworks of a size that a test needs, written as files."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Cells = dict[str, dict[int, list[str]]]  # by topic and level: criteria


def write(folder: Path, title: str, cells: Cells, prose: str = "") -> None:
    topics = [
        {"name": f"topic-{number}", "title": topic, "content": [_block(*level) for level in levels.items()]}
        for number, (topic, levels) in enumerate(cells.items())
    ]
    head = json.dumps({"path": f"/{title.replace(' ', '-')}", "title": title, "topics": topics})
    (folder / f"{title}.md").write_text(f"---\n{head}\n---\n\n{prose}\n")


def _block(level: int, criteria: list[str]) -> dict[str, Any]:
    return {"level": level, "criteria": criteria}


def one_level(*criteria: str) -> Cells:
    return {"Craft": {1: list(criteria)}}


def topics(number: int, criteria: Callable[[int], list[str]]) -> Cells:
    return {f"Topic {n:02}": {1: criteria(n)} for n in range(1, number + 1)}
