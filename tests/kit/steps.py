"""What people do in more than one test."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, TypeVar

from bot.sandbox.people.client import Person, Workspace
from bot.sandbox.people.sights import words
from bot.sandbox.rules.inputs import elements, options_of
from bot.sandbox.rules.json import Json

T = TypeVar("T")

SETTINGS = {
    "Framework": "Platform",
    "My level": "Level 1",
    "The level I aim for": "Level 2",
    "My manager": "priya",
    "Who sees my entries, unless I say otherwise": "My manager and me",
}


async def set_up(person: Person, **changes: Any) -> None:
    """Fills in the settings, as an engineer of the manager Priya who aims for the next level."""
    is_new = await telling_new_messages(person)
    await person.types("/evidence settings")
    errors = await person.fills(
        await person.form(), SETTINGS | {key: value for key, value in changes.items() if value}
    )
    assert errors == {}
    await person.receives(lambda message: is_new(message) and "settings are saved" in message["text"])


async def log(person: Person, what: str, **fields: Any) -> None:
    """Logs an entry with `/evidence`, and waits for its receipt."""
    is_new = await telling_new_messages(person)
    await person.types("/evidence")
    if not await person.forms():
        await person.presses(await person.last_message(), "Log evidence first")
    errors = await person.fills(await person.form(), {"What did you do?": what, **fields})
    assert errors == {}
    await person.receives(lambda message: is_new(message) and "Saved." in message["text"])


async def telling_new_messages(person: Person) -> Callable[[Json], bool]:
    """A test for messages to the person that came, or changed, since this was called."""
    known = {(message["ts"], message["text"]) for message in await person.reads()}
    return lambda message: (message["ts"], message["text"]) not in known


async def look_up(person: Person, words: str, channel: str = "") -> str:
    """Types `/level` and reads the answer."""
    await person.types(f"/level {words}", channel)
    return read(await person.last_message(channel))


async def press(person: Person, label: str, channel: str = "") -> str:
    """Presses a button under the last message, or chooses what a menu there offers, and reads what there is then."""
    await choose(person, await person.last_message(channel), label)
    return read(await person.last_message(channel))


async def choose(person: Person, place: Json, label: str) -> None:
    """Presses a button, or chooses what a menu or select offers, by the words on it."""
    for _, element in elements(place["blocks"]):
        for option in options_of(element):
            if option["text"]["text"] == label:
                await person.presses(place, element["action_id"], option["value"])
                return
    await person.presses(place, label)


def labels(place: Json) -> list[str]:
    """What stands on all that one can press or choose, in its order."""
    words: list[str] = []
    for _, element in elements(place["blocks"]):
        each = [element] if element["type"] == "button" else options_of(element)
        words += [part["text"]["text"] for part in each]
    return words


def read(message: Json) -> str:
    """All that one can read in a message."""
    return words(message)


async def now(workspace: Workspace) -> datetime:
    """What the workspace's clock shows, in UTC."""
    return datetime.fromisoformat((await workspace.get("workspace"))["clock"]["now"])


async def eventually(look: Callable[[], Awaitable[T | None]], within: float = 5) -> T:
    """What there is to see as soon as there is something."""
    deadline = time.monotonic() + within
    while not (seen := await look()):
        assert time.monotonic() < deadline, f"nothing after {within} s"
        await asyncio.sleep(0.01)
    return seen
