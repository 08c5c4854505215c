"""What the page knows of the workspace: its people and channels, the app, the clock, what is offered beside."""

import time
from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.sandbox.rules.json import Json
from bot.sandbox.state.slack_app import APP_ID
from bot.sandbox.state.workspace import Channel, Workspace
from bot.sandbox.state.world import World


async def read_workspace(world: World, request: Request) -> Response:
    """Describes the workspace of the person in `as`, or the first one."""
    somebody = world.find(request.query_params.get("as", ""))
    workspace = somebody[0] if somebody else next(iter(world.workspaces.values()))
    suggestions = {person.id: world.suggestions.get(person.name, []) for person in workspace.people.values()}
    shown = {
        "team": {"id": workspace.id, "name": workspace.name},
        "app": _app(world, workspace),
        "people": _people(workspace),
        "channels": [_channel(channel) for channel in workspace.channels.values()],
        "teams": [_team(each) for each in world.workspaces.values()],
        "clock": await _clock(world),
        "check": world.extras.check is not None,
        "words": _words(world),
        "suggestions": suggestions,
        "opened": time.monotonic(),
    }
    return JSONResponse(shown)


def _app(world: World, workspace: Workspace) -> Json:
    app = world.app
    return {
        "id": APP_ID,
        "name": app.bot_name,
        "description": app.description,
        "bot_user_id": workspace.bot_user_id,
        "commands": app.features.get("slash_commands", []),
        "shortcuts": app.features.get("shortcuts", []),
        "home_tab": "home" in app.tabs,
        "messages_tab": "messages" in app.tabs,
        "installed": world.installation(workspace) is not None,
    }


def _team(workspace: Workspace) -> Json:
    return {"id": workspace.id, "name": workspace.name, "people": _people(workspace)}


def _people(workspace: Workspace) -> list[Json]:
    return [asdict(person) for person in workspace.people.values()]


def _channel(channel: Channel) -> Json:
    return {
        "id": channel.id,
        "name": channel.name,
        "is_im": channel.is_im,
        "is_private": channel.is_private,
        "members": channel.members,
    }


async def _clock(world: World) -> Json:
    ahead = {name: await find() for name, find in world.extras.moments.items()}
    moments = [{"name": name, "at": at.isoformat()} for name, at in ahead.items() if at]
    return {"now": world.clock.now().isoformat(), "movable": world.clock.movable, "moments": moments}


def _words(world: World) -> Json:
    """What the page says of what it offers: of a check of files, and of a story; None where there is none."""
    check, story = world.extras.check, world.extras.story
    words = asdict(check.words) if check else None
    about, tour = (story.about, story.tour) if story else (None, ())
    is_told = bool(world.suggestions)
    return {"check": words, "story": about, "tour": tour if is_told else ()}
