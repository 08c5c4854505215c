"""Each thing that the bot listens to, done by a guest, by a stranger, and by somebody unknown to it."""

import json
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import pytest
import pytest_asyncio
from sqlalchemy import func, select

from bot.app import Running
from bot.gateway.acts import Choice, Command, Mentioned, Opened, Press, Search, Submission, Words
from bot.gateway.routes import CommandRoute, NamedRoute, WordsRoute
from bot.listeners.routes import ROUTES
from bot.messages.evidence import Origin
from bot.sandbox.rules.json import Json
from bot.storage.database import tables
from bot.storage.housekeeping import forget_everybody
from tests.kit.joined import A_FORM, JSON, Slack, bot, slack
from tests.kit.steps import eventually, read

WORKSPACE, SIGNE = "T0HARBOUR", "W0SIGNE01"
NO_LEVELS = "Levels can be looked up by members of this workspace."
NO_EVIDENCE = "Evidence and summaries are for members of this workspace"
UNKNOWN = "It can't be seen right now who you are in this workspace"
OPEN = ""  # none of these is said

TO_LEVELS = NO_LEVELS, OPEN  # what a guest and a stranger read, and what somebody reads who is unknown
TO_MEMBERS = NO_EVIDENCE, UNKNOWN
TO_ALL = OPEN, OPEN
NO_OPTIONS = "no options", "no options"  # a list of options has no room for a sentence

WHAT_EACH_DOES = {
    "/level": TO_LEVELS,
    "press level.show": TO_LEVELS,
    "press level.compare": TO_LEVELS,
    "press level.about": TO_LEVELS,
    "press level.try": TO_LEVELS,
    "press level.share": TO_LEVELS,
    "words level platform 2": TO_LEVELS,
    "mention level platform 2": TO_LEVELS,
    "/evidence": TO_MEMBERS,
    "/evidence list": TO_ALL,
    "/evidence readers": TO_ALL,
    "/evidence settings": TO_MEMBERS,
    "press evidence.log": TO_MEMBERS,
    "press evidence.here": TO_MEMBERS,
    "press evidence.older": TO_ALL,
    "submit evidence": TO_MEMBERS,
    "search criteria": NO_OPTIONS,
    "words list": TO_ALL,
    "press settings.open": TO_MEMBERS,
    "search framework": NO_OPTIONS,
    "choose framework": TO_MEMBERS,
    "submit settings": TO_MEMBERS,
    "words settings": TO_MEMBERS,
    "press nudge.skip": TO_MEMBERS,
    "/summary": TO_MEMBERS,
    "press summary.ask": TO_MEMBERS,
    "press summary.readers": TO_ALL,
    "words summary me": TO_MEMBERS,
    "open home": (NO_EVIDENCE, OPEN),
    "words help": (NO_EVIDENCE, OPEN),
    "words lst": (NO_EVIDENCE, OPEN),
    "words hello there": (NO_EVIDENCE, OPEN),
}
READ_BY_FEATURES = iter(
    ("level platform 2", "summary me", "lst")
)  # a message for each route that reads whole messages
VERBS = {Press: "press", Choice: "choose", Submission: "submit", Search: "search", Words: "words", Command: ""}
KINDS: Mapping[str, dict[str, Any]] = {
    "guest": {"guest": "restricted"},
    "guest of one channel": {"guest": "ultra_restricted"},
    "stranger": {"home": "T0SUPPLIER"},
    "unknown": {},
}


def name_route(route: Any) -> str:
    match route:
        case CommandRoute(name=name):
            return f"/{name}"
        case WordsRoute():
            return f"words {next(READ_BY_FEATURES)}"
        case NamedRoute(act=act) if act is Opened:
            return "open home"
        case NamedRoute(act=act) if act is Mentioned:
            return "mention level platform 2"
        case NamedRoute(act=act, name=name) if act is Command:
            return f"/{name}"
        case NamedRoute(act=act, name=name):
            return f"{VERBS[act]} {name or 'hello there'}"
    raise AssertionError(f"a new kind of route: {route}")


ALL = [name_route(route) for route in ROUTES]


def test_it_is_said_of_each_route_what_it_does() -> None:
    assert sorted(ALL) == sorted(WHAT_EACH_DOES)


@pytest_asyncio.fixture
async def opened(new_database: Callable[[], str]) -> AsyncIterator[tuple[Slack, Running]]:
    async with slack(new_database()) as place, bot(place) as running:
        yield place, running


@pytest.mark.parametrize("kind", KINDS)
async def test_every_route_knows_who_may_do_that(opened: tuple[Slack, Running], kind: str) -> None:
    place, running = opened
    seen = {}
    for name in WHAT_EACH_DOES:
        await place.workspace.reset()
        await forget_everybody(running.storage.database)
        people = place.world.workspaces[WORKSPACE].people
        people[SIGNE] = replace(people[SIGNE], **KINDS[kind])
        if kind == "unknown":
            await place.workspace.breaks("users.info", "500")
        seen[name] = await what_comes(place, running, name)
        if seen[name] != OPEN:
            assert await count_rows(running) == 0, name
    column = 1 if kind == "unknown" else 0
    assert seen == {name: said[column] for name, said in WHAT_EACH_DOES.items()}


async def what_comes(place: Slack, running: Running, name: str) -> str:
    """Does it, and waits until there is something to see: a refusal, or something else."""
    verb, _, rest = name.partition(" ")
    person = await place.workspace.person("signe")
    status, body = await place.tells(*await request(place, verb, rest, name))
    assert status == 200, (name, body)
    if verb == "search":
        return OPEN if any(json.loads(body).values()) else NO_OPTIONS[0]

    async def look() -> list[str]:
        messages = [*await person.reads(), *await person.forms(), await person.home() or {}]
        return [text for text in [body, *map(read, messages)] if text]

    said = "\n".join(await eventually(look))
    return next((sentence for sentence in (NO_LEVELS, NO_EVIDENCE, UNKNOWN) if sentence in said), OPEN)


async def count_rows(running: Running) -> int:
    """How much is kept of people, and owed to them."""
    number = 0
    async with running.storage.database.reading() as connection:
        for table in (tables.people, tables.entries, tables.deliveries, tables.access_log):
            number += await connection.scalar(select(func.count()).select_from(table)) or 0
    return number


async def request(place: Slack, verb: str, name: str, whole: str) -> tuple[bytes, None, str]:
    """What Slack would send."""
    if whole.startswith("/"):
        fields = {
            "command": verb,
            "text": name,
            "channel_id": f"D{SIGNE[1:]}",
            "user_id": SIGNE,
            "team_id": WORKSPACE,
            "trigger_id": place.trigger(SIGNE),
            "response_url": place.response_url(SIGNE, f"D{SIGNE[1:]}"),
        }
        return urlencode(fields).encode(), None, A_FORM
    if verb in {"words", "open", "mention"}:
        event = {
            "words": {"type": "message", "channel_type": "im", "channel": f"D{SIGNE[1:]}", "ts": "1.0", "text": name},
            "open": {"type": "app_home_opened", "tab": "home"},
            "mention": {"type": "app_mention", "channel": f"D{SIGNE[1:]}", "text": f"<@U0THEBOT1> {name}"},
        }[verb]
        callback = {"type": "event_callback", "team_id": WORKSPACE, "event_id": f"Ev{whole}"}
        return json.dumps(callback | {"event": event | {"user": SIGNE}}).encode(), None, JSON
    body = await interaction(place, verb, name)
    everybody = {"user": {"id": SIGNE}, "team": {"id": WORKSPACE}, "trigger_id": place.trigger(SIGNE)}
    return urlencode({"payload": json.dumps(everybody | body)}).encode(), None, A_FORM


async def interaction(place: Slack, verb: str, name: str) -> Json:
    action = {"action_id": name, "block_id": name, "type": "button", "value": "0"}
    if verb == "press":
        url = place.response_url(SIGNE, f"D{SIGNE[1:]}")
        return {"type": "block_actions", "actions": [action], "channel": {"id": "C1"}, "response_url": url}
    view = await show_form(place, name)
    if verb == "choose":
        return {"type": "block_actions", "actions": [action], "view": view}
    if verb == "submit":
        return {"type": "view_submission", "view": view}
    return {"type": "block_suggestion", "action_id": name, "value": "", "view": view}


async def show_form(place: Slack, name: str) -> Json:
    """A form as the bot shows it, which the person has open."""
    metadata = Origin().encode() if name in {"evidence", "criteria"} else json.dumps([""])
    title = {"type": "plain_text", "text": "A form"}
    field = {"type": "plain_text_input", "action_id": "what"}
    block = {"type": "input", "block_id": "what", "label": title, "element": field}
    view = {"type": "modal", "callback_id": name, "title": title, "submit": title, "blocks": [block]}
    sent = view | {"private_metadata": metadata}
    answer = await place.calls("views.open", trigger_id=place.trigger(SIGNE), view=sent)
    return sent | {"id": answer["view"]["id"], "hash": answer["view"]["hash"], "state": {"values": {}}}
