"""What the page lives on: the workspace as it is, what happens as it happens, the clock, and a fresh start."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import aiohttp
import pytest

from bot.sandbox.app import Extras, SlackApp, create_sandbox
from bot.sandbox.state.extras import FileCheck
from tests.kit.sandbox_fixtures import SECRET, TOKEN, HandClock, Json, Stage, manifest, section, stage

NUDGE = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)


async def next_nudge() -> datetime | None:
    return NUDGE


async def never() -> datetime | None:
    return None


async def check(name: str, text: str) -> str:
    return f"{name}: {len(text)} characters"


@pytest.fixture(scope="module")
def resets() -> list[str]:
    """What the app was told of fresh starts."""
    return []


@pytest.fixture(scope="module")
async def running(resets: list[str]) -> AsyncIterator[Stage]:
    async def note_reset() -> None:
        resets.append("reset")

    moments = {"the next nudge": next_nudge, "the next holiday": never}
    async with stage(extras=Extras(moments, note_reset, FileCheck(check))) as made:
        yield made


@pytest.fixture
async def on_stage(running: Stage) -> Stage:
    return await running.afresh()


@asynccontextmanager
async def listening(on_stage: Stage, person: str) -> AsyncIterator[asyncio.Queue[Json]]:
    """What a person's window is told, as it is told; but for the record and the marks, which change with all else."""
    heard: asyncio.Queue[Json] = asyncio.Queue()
    async with aiohttp.ClientSession() as session, session.get(f"{on_stage.url}/sandbox/live?as={person}") as stream:
        assert await stream.content.readline() == b"retry: 500\n"

        async def listen() -> None:
            async for line in stream.content:
                event = json.loads(line.removeprefix(b"data: ")) if line.startswith(b"data: ") else None
                if event and event["type"] not in ("traffic", "unread"):
                    heard.put_nowait(event)

        task = asyncio.create_task(listen())
        yield heard
        task.cancel()


async def test_the_workspace_shows_its_people_its_channels_and_the_app(on_stage: Stage) -> None:
    shown = await on_stage.workspace.get("workspace")
    assert shown["team"] == {"id": "T0HARBOUR", "name": "Harbour"}
    assert shown["app"]["commands"][0]["command"] == "/form"
    assert [shortcut["type"] for shortcut in shown["app"]["shortcuts"]] == ["global", "message"]
    assert {person["name"] for person in shown["people"]} == {"amara", "diego", "priya", "signe"}
    assert all(person["tz"] and person["color"] for person in shown["people"])
    assert [channel["name"] for channel in shown["channels"] if not channel["is_im"]] == ["general", "platform"]
    assert (shown["check"], shown["app"]["home_tab"], shown["app"]["messages_tab"]) == (True, True, True)
    other = await on_stage.workspace.get("workspace", **{"as": "U0NOOR002"})
    assert (other["team"]["name"], other["app"]["installed"]) == ("Lighthouse", False)


async def test_what_happens_is_told_to_those_who_can_see_it(on_stage: Stage) -> None:
    amara = on_stage.amara
    async with listening(on_stage, amara.id) as seen, listening(on_stage, "U0PRIYA01") as elsewhere:
        ts = await amara.writes("Hello")
        assert await seen.get() == {"type": "message", "channel": amara.direct, "ts": ts}
        await amara.types("/form")
        assert await seen.get() == {"type": "views"}
        await on_stage.api.views_publish(user_id=amara.id, view={"type": "home", "blocks": [section("x")]})
        assert await seen.get() == {"type": "home"}
        on_stage.guest.fails = 1
        with pytest.raises(AssertionError):
            await amara.types("/echo hello")
        assert "dispatch_failed" in (await seen.get())["text"]
        await on_stage.workspace.move_clock("the next nudge")
        assert await seen.get() == {"type": "clock"}
        assert await elsewhere.get() == {"type": "clock"}
        await on_stage.workspace.reset()
        assert await seen.get() == {"type": "reset"}


async def test_the_clock_jumps_to_moments_and_dates_and_messages_follow(on_stage: Stage) -> None:
    clock = (await on_stage.workspace.get("workspace"))["clock"]
    assert clock == {
        "now": HandClock.moment.isoformat(),
        "movable": True,
        "moments": [{"name": "the next nudge", "at": NUDGE.isoformat()}],
    }
    assert await on_stage.workspace.move_clock("the next nudge") == NUDGE.isoformat()
    posted = await on_stage.api.chat_postMessage(channel=on_stage.amara.id, text="x")
    assert float(posted["ts"]) == NUDGE.timestamp()
    await on_stage.workspace.move_clock("2026-12-01T08:00:00Z")
    assert on_stage.clock.moment == datetime(2026, 12, 1, 8, tzinfo=UTC)
    for wrong in ("tomorrow-ish", "the next holiday"):
        with pytest.raises(AssertionError):
            await on_stage.workspace.move_clock(wrong)
    with pytest.raises(AssertionError, match="There is no such moment ahead"):
        await on_stage.workspace.post("clock", moment="the next holiday")


async def test_messages_of_the_same_moment_have_stamps_of_their_own_even_after_the_clock_went_back(
    on_stage: Stage,
) -> None:
    stamps = [await on_stage.amara.writes("x") for _ in range(3)]
    on_stage.clock.moment = datetime(2026, 11, 19, tzinfo=UTC)
    stamps += [await on_stage.amara.writes("x") for _ in range(3)]
    assert len(set(stamps)) == 6
    assert [message["ts"] for message in await on_stage.amara.reads()] == stamps


async def test_a_dropped_file_is_checked_by_the_app(on_stage: Stage) -> None:
    assert await on_stage.workspace.post("check", name="devops.md", text="four") == {
        "report": "devops.md: 4 characters"
    }


async def test_a_reset_empties_everything_and_the_app_is_told(on_stage: Stage, resets: list[str]) -> None:
    await on_stage.amara.writes("Hello")
    await on_stage.workspace.breaks("auth.test", "500")
    resets.clear()
    await on_stage.workspace.reset()
    assert resets == ["reset"]
    assert await on_stage.amara.reads() == []
    assert await on_stage.workspace.traffic() == []
    assert (await on_stage.workspace.get("faults"))["faults"] == []


async def test_people_see_their_own_conversations_alone(on_stage: Stage) -> None:
    await on_stage.amara.writes("Between us")
    priya = await on_stage.workspace.person("priya")
    with pytest.raises(AssertionError, match="There is no such channel for you"):
        await priya.reads(on_stage.amara.direct)


def test_a_sandbox_is_made_at_once() -> None:
    started = time.perf_counter()
    for _ in range(20):
        create_sandbox(SlackApp(manifest(), "http://127.0.0.1:9/", TOKEN, SECRET), HandClock())
    assert (time.perf_counter() - started) / 20 < 0.05
