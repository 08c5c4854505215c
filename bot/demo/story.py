"""The story: people do, through the same doors as everybody, what is written in story.yaml."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from bot.app import Clock
from bot.sandbox.people.client import Person, Workspace
from bot.sandbox.people.errors import SandboxError
from bot.sandbox.rules.json import Json
from bot.sandbox.rules.mishap import Mishap
from bot.sandbox.state.extras import Story, Suggestions

STORY = Path(__file__).parent / "story.yaml"
AGO = re.compile(r"-(\d+) days?")


def make_story(clock: Clock, file: Path = STORY) -> Story:
    """Makes a story of a file, as the sandbox offers it; its days are counted from the clock's."""

    async def tell(address: str) -> Suggestions:
        story = read(file)
        async with Workspace(address) as workspace:
            await _tell(clock, workspace, story["steps"])
        return dict(story.get("suggestions", {}))

    return Story(tell, "Months of entries, so that there is something to see", read(file).get("tour", ()))


def read(file: Path = STORY) -> Json:
    """Reads a file: the `tour`, `suggestions` by person, and the `steps`."""
    story: Json = yaml.safe_load(file.read_text("utf-8"))
    return story


async def _tell(clock: Clock, workspace: Workspace, steps: list[Json]) -> None:
    """Plays the steps, as fast as the app allows. Raises Mishap where it can't go on."""
    people: dict[str, Person] = {}
    for number, step in enumerate(steps, start=1):
        name = step["as"]
        if name not in people:
            people[name] = await workspace.person(name)
        try:
            await _play(clock, people[name], step)
        except SandboxError as problem:
            raise Mishap(f"The story stopped at step {number}, by {name}: {problem}") from None


async def _play(clock: Clock, person: Person, step: Json) -> None:
    """Does one step: somebody types a command, writes, or opens the Home tab, and fills in the form that comes."""
    if "types" in step:
        await person.types(step["types"], step.get("in", ""))
    elif "writes" in step:
        await person.writes(step["writes"], step.get("in", ""))
    elif "opens" in step:
        await person.opens_home(step["opens"])
    if "fills" in step:
        await _fill_in(clock, person, step["fills"])


async def _fill_in(clock: Clock, person: Person, fields: Json) -> None:
    values = {field: _dated(clock, person, value) for field, value in fields.items()}
    errors = await person.fills(await person.form(), values)
    if errors:
        raise SandboxError("; ".join(f"{field}: {text}" for field, text in errors.items()))


def _dated(clock: Clock, person: Person, value: Any) -> Any:
    """Dates a text: “-12 days” becomes a date before today, where the person lives."""
    ago = AGO.fullmatch(value) if isinstance(value, str) else None
    if ago is None:
        return value
    today = clock().astimezone(ZoneInfo(person.about["tz"])).date()
    return (today - timedelta(days=int(ago[1]))).isoformat()
