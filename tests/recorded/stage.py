"""The bot of today in a sandbox, on the database of an earlier version."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.kit.joined import Slack, bot, slack
from tests.recorded.acts import Act
from tests.recorded.database import Keeper, load
from tests.recorded.seen import FILE, Json, Seen, see_answer, see_request

MOMENT = datetime(2026, 11, 20, 14, 10, tzinfo=UTC)  # for the bot: soon after the dump was made
PATIENCE = 5.0  # seconds for what should be seen
SETTLED = 0.5  # seconds in which nothing more is seen

Outcome = dict[str, Any]  # "seen" and "stored"


@dataclass
class Stage:
    """Acts are done here. `moved` has the `ts` that the dump's messages have in this sandbox, by the old ones."""

    slack: Slack
    keeper: Keeper
    moved: dict[str, str] = field(default_factory=dict)
    last_request: int = 0  # the number of the last that an earlier act led to

    async def does(self, act: Act, is_enough: Callable[[Outcome], bool]) -> Outcome:
        """Does it on the database as it was, and waits until enough came of it, or nothing more comes."""
        await asyncio.to_thread(self.keeper.restore)
        payload = await act.fresh(self.slack, self.moved)
        await self._pass_over()
        status, body = await self.slack.tells(*self._request(act, payload))
        assert status == 200, f"the bot answered {status}: {body}"
        return await self._outcome(see_answer(body), is_enough)

    async def delivers(self, is_enough: Callable[[Outcome], bool]) -> Outcome:
        """Lets the worker send all that is pending in the dump."""
        await self._pass_over()
        await asyncio.to_thread(self.keeper.restore, pending=True)
        return await self._outcome([], is_enough)

    async def place_messages(self) -> None:
        """Posts the questions that the dump's people have in their DM, so that they can be changed."""
        for row in self.keeper.rows["deliveries"]:
            if row["kind"] == "nudge" and row["ts"]:
                posted = await self.slack.calls("chat.postMessage", channel=row["channel_id"], text="a question")
                self.moved[row["ts"]] = posted["ts"]
        rows = self.keeper.rows["deliveries"]
        self.keeper.rows["deliveries"] = [dict(row) | {"ts": self.moved.get(row["ts"], row["ts"])} for row in rows]

    def _request(self, act: Act, payload: Mapping[str, Any]) -> tuple[bytes, None, str]:
        body, kind = act.encode(payload)
        return body, None, kind

    async def _outcome(self, answer: Seen, is_enough: Callable[[Outcome], bool]) -> Outcome:
        started = last_change = time.monotonic()
        outcome = await self._look(answer)
        while not is_enough(outcome) and time.monotonic() - started < PATIENCE:
            is_over = not await asyncio.to_thread(self.keeper.owes)
            before, outcome = outcome, await self._look(answer)
            if outcome != before:
                last_change = time.monotonic()
            if is_over and time.monotonic() - last_change > SETTLED:
                break
            await asyncio.sleep(0.01)
        return outcome

    async def _look(self, answer: Seen) -> Outcome:
        return {"seen": answer + await self._seen(), "stored": await asyncio.to_thread(self.keeper.changes)}

    async def _seen(self) -> Seen:
        seen = []
        for request in await self._requests():
            assert not request["refused"], f"{request['what']}: Slack would refuse it: {request['refused']}"
            shown = see_request(request)
            if shown and request["what"].endswith(FILE):
                shown["words"] += await self._read_file(request)
            if shown:
                seen.append(shown)
        return sorted(seen, key=lambda shown: str(shown.get("to", "")))  # people read side by side

    async def _read_file(self, request: Mapping[str, Any]) -> list[str]:
        """The lines of a file that somebody has in their DM."""
        channel, (file,) = request["request"]["channel_id"], request["request"]["files"]
        reader = next(row["id"] for row in self.keeper.rows["people"] if row["id"][1:] == channel[1:])
        messages = (await self.slack.workspace.get("messages", **{"as": reader, "channel": channel}))["messages"]
        shared = [each for message in messages for each in message.get("files", ())]
        url = next(each["url_private"] for each in shared if each["id"] == file["id"])
        content = await self.slack.workspace.download(url)
        return [line for line in content.decode().splitlines() if line]

    async def _requests(self) -> list[Json]:
        """What the bot asked of Slack since the act began."""
        traffic = await self.slack.workspace.traffic(self.last_request)
        return [each for each in traffic if each["direction"] == "from bot"]

    async def _pass_over(self) -> None:
        """What was asked up to now is none of the next act's."""
        traffic = await self.slack.workspace.traffic(self.last_request)
        self.last_request = max((each["id"] for each in traffic), default=self.last_request)


@asynccontextmanager
async def on_stage(folder: Path, database_url: str) -> AsyncIterator[Stage]:
    """Loads what is recorded in the folder into an empty database, and starts today's bot on it."""
    await asyncio.to_thread(load, folder, database_url)
    keeper = Keeper(database_url, MOMENT)
    async with slack(database_url, frameworks_dir=folder / "frameworks") as workspace:
        workspace.clock.move_to(MOMENT)
        keeper.keep()
        stage = Stage(workspace, keeper)
        await stage.place_messages()
        keeper.restore()
        async with bot(workspace):
            yield stage
    keeper.close()
