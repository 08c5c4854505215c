"""What an administrator changes of people: their zone, their status, whether they are guests, or deactivated."""

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from typing import Any
from zoneinfo import available_timezones

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.sandbox.api.directory import describe
from bot.sandbox.people.body import read_body
from bot.sandbox.rules.json import Json
from bot.sandbox.rules.mishap import Mishap
from bot.sandbox.state.workspace import Person, Workspace
from bot.sandbox.state.world import World
from bot.sandbox.told import payloads
from bot.sandbox.told.events import tell_app

LONGEST_STATUS = 100  # characters
GUESTS = ("", "restricted", "ultra_restricted")


async def change_profile(world: World, request: Request) -> Response:
    """Changes of the person in `as` what the body names: tz, guest, deleted, status_text, status_emoji,
    status_expiration (seconds since 1970, 0 for never). The app hears of it as `user_change`.
    """
    body = await read_body(request)
    somebody = world.find(str(body.pop("as", "")))
    if somebody is None:
        raise Mishap("Say whose profile: `as` is a person's id.")
    workspace, person = somebody
    changed = replace(person, **_checked(body))
    workspace.people[person.id] = changed
    _tell(world, workspace, changed)
    return JSONResponse({"ok": True, "person": asdict(changed)})


def _checked(changes: Json) -> Json:
    """The changes, if a profile can be like that. Raises Mishap."""
    unknown = sorted(set(changes) - set(FIELDS))
    if unknown:
        raise Mishap(f"A profile has no {unknown[0]}. It has: {', '.join(FIELDS)}.")
    for field, value in changes.items():
        if not FIELDS[field](value):
            raise Mishap(f"{field} can't be {value!r}.")
    return changes


def _is_seconds(value: Any) -> bool:
    return isinstance(value, int) and value >= 0


def _is_status(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_STATUS


def _is_emoji(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"(:[^:\s]+:)?", value) is not None


FIELDS: Mapping[str, Callable[[Any], bool]] = {
    "tz": lambda value: value in available_timezones(),
    "guest": lambda value: value in GUESTS,
    "deleted": lambda value: isinstance(value, bool),
    "status_text": _is_status,
    "status_emoji": _is_emoji,
    "status_expiration": _is_seconds,
}


def _tell(world: World, workspace: Workspace, person: Person) -> None:
    world.live.tell({"type": "profile"})
    installed = world.installation(workspace)
    if installed:
        shown = describe(world, workspace, installed, person)
        now = int(world.clock.now().timestamp())
        event = {"type": "user_change", "user": shown, "cache_ts": now, "event_ts": payloads.action_ts()}
        tell_app(world, workspace, event)
