"""All that one reached from a level in version 0.1.0, from up to five rows of buttons, one reaches from one row.

`reached-0.1.0.json` has it: for what was typed, and the channel, each button and the outline of what came.
"""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.sandbox.people.client import Person
from bot.sandbox.rules.json import Json
from tests.kit.steps import choose, labels, look_up, read, set_up

BEFORE: Mapping[str, Mapping[str, str]] = json.loads((Path(__file__).parent / "reached-0.1.0.json").read_text())


def outline(message: Json) -> str:
    """All lines of a message but its bullets, and whether there are examples under these."""
    lines = message["text"].split("\n")
    examples = ["with examples"] if any(line.startswith("    •") for line in lines) else []
    return " / ".join([line for line in lines if line and "•" not in line] + examples)


async def what_comes(engineer: Person, stranger: Person, words: str, channel: str, label: str) -> str:
    """What one sees, or others see, after pressing that under an answer."""
    await look_up(engineer, words, channel)
    posted = len(await stranger.reads(channel or "general"))
    await choose(engineer, await engineer.last_message(channel), label)
    forms = await engineer.forms()
    if forms:
        await engineer.closes(forms[-1])
        hints = [line for line in read(forms[-1]).split("\n") if "come first" in line]
        return "form: " + hints[0]
    if channel and len(await stranger.reads(channel)) > posted:
        return "shared: " + outline(await stranger.last_message(channel))
    return outline(await engineer.last_message(channel))


@pytest.mark.parametrize("typed", BEFORE)
async def test_nothing_that_was_reachable_from_a_level_is_lost(
    engineer: Person, stranger: Person, typed: str
) -> None:
    await set_up(engineer)
    words, _, channel = typed.partition(" in #")
    await look_up(engineer, words, channel)
    shown = await engineer.last_message(channel)
    reached = {label: await what_comes(engineer, stranger, words, channel, label) for label in labels(shown)}
    assert set(BEFORE[typed].values()) <= set(reached.values())
    assert len([block for block in shown["blocks"] if block["type"] == "actions"]) == 1
