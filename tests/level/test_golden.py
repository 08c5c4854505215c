"""What people read of the shipped frameworks, block by block. `UPDATE_GOLDEN=1 make test` writes the files anew."""

import json
import os
from pathlib import Path

import pytest

from bot.core.frameworks.catalogue import make_catalogue
from bot.messages.level.answers import answer
from bot.shipped import FRAMEWORKS
from bot.storage.files.folder import read_folder

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize(
    "words",
    [
        "",
        "devops",
        "devops 3",
        "devops 2 mastery",
        "cloud engineer SEO",
        "cloud 3 impact",
        "devops 9",
        "devops 2..3 impact",
        "devops 3 vs cloud SEO leadership",
        "search mentoring",
        "cloud about",
    ],
)
def test_an_answer_reads_as_it_was_last_looked_at(words: str) -> None:
    catalogue = make_catalogue(file.framework for file in read_folder(FRAMEWORKS).files)
    message = answer(catalogue, words)
    shown = f"{message.text}\n\n{json.dumps(list(message.blocks), indent=1, ensure_ascii=False)}\n"
    golden = GOLDEN / f"level{'-' if words else ''}{words.replace(' ', '-')}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(shown)
    assert shown == golden.read_text()
