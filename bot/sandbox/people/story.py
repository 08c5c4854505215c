"""The demo: people do, through the same doors as everybody, what is written in story.yaml."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from bot.sandbox.people.client import Person, SandboxError, Workspace
from bot.sandbox.rules.json import Json
from bot.sandbox.rules.mishap import Mishap
from bot.sandbox.rules.rates import Rates
from bot.sandbox.state.world import World

STORY = Path(__file__).parent / "story.yaml"
AGO = re.compile(r"-(\d+) days?")


async def tell(world: World, file: Path = STORY) -> None:
    """Play the story, as fast as the app allows. Raises Mishap where it can't go on."""
    story = read(file)
    world.rates.kept = False  # half a year passes in a moment
    try:
        async with Workspace(world.base_url) as workspace:
            await _tell(world, workspace, story["steps"])
    finally:
        world.rates = Rates()
    world.suggestions = story.get("suggestions", {})


def read(file: Path = STORY) -> Json:
    """What the file has: `suggestions` by person, and the `steps`."""
    story: Json = yaml.safe_load(file.read_text())
    return story


async def _tell(world: World, workspace: Workspace, steps: list[Json]) -> None:
    people: dict[str, Person] = {}
    for number, step in enumerate(steps, start=1):
        name = step["as"]
        person = people[name] = people.get(name) or await workspace.person(name)
        try:
            await _play(world, person, step)
        except SandboxError as problem:
            raise Mishap(f"The story stopped at step {number}, by {name}: {problem}") from None


async def _play(world: World, person: Person, step: Json) -> None:
    """One step: somebody types a command, writes, or opens the Home tab; and fills in the form that comes."""
    if "types" in step:
        await person.types(step["types"], step.get("in", ""))
    elif "writes" in step:
        await person.writes(step["writes"], step.get("in", ""))
    elif "opens" in step:
        await person.opens_home(step["opens"])
    if "fills" in step:
        values = {field: _dated(world, person, value) for field, value in step["fills"].items()}
        errors = await person.fills(await person.form(), values)
        if errors:
            raise SandboxError("; ".join(f"{field}: {text}" for field, text in errors.items()))


def _dated(world: World, person: Person, value: Any) -> Any:
    """“-12 days” is a date before today, where the person lives."""
    ago = AGO.fullmatch(value) if isinstance(value, str) else None
    if ago is None:
        return value
    today = world.clock.now().astimezone(ZoneInfo(person.about["tz"])).date()
    return (today - timedelta(days=int(ago[1]))).isoformat()
