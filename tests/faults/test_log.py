"""What stands in the log of a running bot: a line for each act, and nothing of what people or strangers wrote."""

import asyncio
import json
import logging
import re
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from sqlalchemy.exc import OperationalError

from bot.core.plain.trace import fault_of, trace
from bot.log.lines import JsonLines, TextLines
from bot.sandbox.people.client import Person
from bot.serving import listen
from bot.slack.errors import sort
from bot.storage.database.database import Database, read_url
from tests.gateway.test_web import CANARY as IN_REQUESTS
from tests.gateway.test_web import MALFORMED, event, forge, form, interaction, signed
from tests.kit.joined import A_FORM, APP_TOKEN, FRAMEWORKS, JSON, SECRET, TOKEN, Slack, gone, slack
from tests.kit.processes import end, free_port, started
from tests.kit.steps import eventually, log, look_up, set_up

CANARY = "canary-in-the-coal-mine"
FORGED_LINE = "x\n2026-01-01 00:00:00,000 INFO bot: nothing happened"
A_LINE = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} (DEBUG|INFO|WARNING|ERROR) [\w.]+: ")


@asynccontextmanager
async def process(opened: Slack, **environment: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """The whole bot as a process, which joins the sandbox."""
    joined = {
        "SLACK_BOT_TOKEN": f" {TOKEN}\n",  # white space that was copied with it is not part of it
        "SLACK_API_URL": f" {opened.settings.slack_api_url} ",
        "DATABASE_URL": opened.settings.database_url,
        "FRAMEWORKS_DIR": str(FRAMEWORKS),
        "HOST": "127.0.0.1",
        "PORT": str(opened.bot_door.getsockname()[1]),
    }
    credentials = {"SLACK_APP_TOKEN": APP_TOKEN} if opened.settings.socket_mode else {"SLACK_SIGNING_SECRET": SECRET}
    async with started("run", **joined, **credentials, **environment) as running:
        await eventually(lambda: is_well(opened, running), within=20)
        yield running


async def is_well(opened: Slack, running: asyncio.subprocess.Process) -> bool:
    assert running.returncode is None
    try:
        return (await opened.asks("/healthz"))[0] == 200
    except OSError:
        return False


async def all_that_was_logged(running: asyncio.subprocess.Process) -> list[str]:
    running.send_signal(signal.SIGTERM)
    code, text = await end(running)
    assert code == 0
    return text.splitlines()


async def do_everything_that_may_fail(opened: Slack, engineer: Person) -> None:
    """Acts with a canary in what was typed, while all is well, while Slack fails, and without the database."""
    await set_up(engineer)
    await log(engineer, f"Saw a {CANARY}.", Links=f"https://example.org/{CANARY}")
    await look_up(engineer, f"{CANARY} 3")
    await engineer.writes(f"{CANARY}{FORGED_LINE}")
    await opened.workspace.breaks("views.open", "500")
    await engineer.types(f"/evidence with a {CANARY}")
    await engineer.types(f"/evidence a {CANARY} again")
    form_of_evidence = await engineer.form()
    async with gone(opened.settings.database_url):
        mistakes = await engineer.fills(form_of_evidence, {"What did you do?": f"A {CANARY}."})
        assert mistakes
        await engineer.writes(f"summary {CANARY}")


@pytest.mark.parametrize("level", ["INFO", "DEBUG"])
@pytest.mark.parametrize("socket_mode", [False, True])
async def test_nobodys_words_are_in_the_log_of_a_process(
    new_database: Callable[[], str], *, socket_mode: bool, level: str
) -> None:
    async with slack(new_database(), socket_mode=socket_mode) as opened:
        engineer = await opened.workspace.person("amara")
        async with process(opened, LOG_LEVEL=level) as running:
            await do_everything_that_may_fail(opened, engineer)
            if not socket_mode:
                await send_what_slack_did_not(opened)
            lines = await all_that_was_logged(running)
    assert [line for line in lines if CANARY in line or IN_REQUESTS in line or "nothing happened" in line] == []
    assert [line for line in lines if not A_LINE.match(line)] == []
    assert any("command /evidence in T0HARBOUR: done" in line for line in lines), lines
    expect_in_order(lines)


def expect_in_order(lines: list[str]) -> None:
    """Fails where a line is of an earlier time than one before it."""
    times = [line[: len("2026-01-01 00:00:00,000")] for line in lines]
    assert times == sorted(times), "\n".join(lines)


async def send_what_slack_did_not(opened: Slack) -> None:
    """Requests that are forged, old, malformed or by nobody, with a canary in every field and header."""
    headers = [*forge().values(), {"X-Slack-Signature": CANARY, "X-Slack-Request-Timestamp": CANARY, CANARY: CANARY}]
    for forged in headers:
        await opened.tells(form(command=f"/{CANARY}", text=CANARY), forged)
    for name, body in MALFORMED.items():
        await opened.tells(body, kind=JSON if "JSON" in name else A_FORM)
    await opened.tells(interaction(type="block_actions", actions=[{"action_id": CANARY, "value": CANARY}]))
    await opened.tells(form(command=f"/{CANARY}", team_id="T0HARBOUR", user_id=CANARY, text=CANARY))


async def test_refused_requests_have_a_line_a_minute_for_each_reason(new_database: Callable[[], str]) -> None:
    async with slack(new_database()) as opened, process(opened) as running:
        body = event(event={"type": "app_home_opened", "user": "U0AMARA01", "tab": "home"})
        for _ in range(20):
            await opened.tells(body, {}, JSON)
            await opened.tells(body, signed(body, timestamp="1"), JSON)
            await opened.tells(body, signed(body) | {"X-Slack-Signature": "v0=0"}, JSON)
            await opened.tells(b"x" * 1_000_001)
        lines = await all_that_was_logged(running)
    reasons = [line.partition("A request is refused: it")[2] for line in lines if "is refused" in line]
    others = " (19 more like it were held back in the last minutes)"
    assert sorted(reasons) == [
        " is not signed.",
        f" is not signed.{others}",
        " is too large.",
        f" is too large.{others}",
        "s signature does not fit.",
        f"s signature does not fit.{others}",
        "s signature is too old.",
        f"s signature is too old.{others}",
    ]


async def test_what_slack_says_of_deliveries_has_a_line_a_minute_for_each_reason(tmp_path: Path) -> None:
    async with slack(f"sqlite:///{tmp_path / 'test.db'}") as opened, process(opened) as running:
        engineer = await opened.workspace.person("amara")
        await opened.workspace.breaks("chat.postMessage", "500", times=3)
        for _ in range(4):
            await engineer.writes("help")
        await engineer.receives(lambda message: "/evidence list" in message["text"])
        lines = await all_that_was_logged(running)
    reasons = [line.partition(", help: ")[2] for line in lines if "Slack said" in line]
    repeated = "Slack said status_500 (2 more like it were held back in the last minutes)"
    assert reasons == ["Slack said status_500", repeated]
    assert len([line for line in lines if ": uncertain, " in line]) == 3


async def test_an_act_has_one_line_with_its_outcome_as_json_too(new_database: Callable[[], str]) -> None:
    async with slack(new_database()) as opened:
        engineer = await opened.workspace.person("amara")
        async with process(opened, LOG_FORMAT="json") as running:
            await look_up(engineer, "platform 2")
            await engineer.writes("help")
            await engineer.receives(lambda message: "/evidence list" in message["text"])
            lines = [json.loads(line) for line in await all_that_was_logged(running)]
    acts = {line["act"]: line for line in lines if "act" in line}
    assert set(acts) == {"command /level", "event message"}
    line = acts["command /level"]
    assert (line["workspace"], line["outcome"], line["level"]) == ("T0HARBOUR", "done", "INFO")
    assert 0 <= line["ms"] < 2_500
    delivery = [line for line in lines if "delivery" in line["message"]][-1]
    assert delivery["message"].endswith(f"sent, {delivery['ms']} ms")
    assert (delivery["workspace"], delivery["outcome"]) == ("T0HARBOUR", "sent")
    assert 0 <= delivery["ms"] < 10_000


async def test_an_outage_has_a_line_a_minute_with_its_class(new_database: Callable[[], str]) -> None:
    async with slack(new_database()) as opened, process(opened) as running:
        async with gone(opened.settings.database_url):
            await asyncio.sleep(3.5)  # in which the worker looks for something to do some three times
        lines = await all_that_was_logged(running)
    outage = [line for line in lines if "the worker:" in line and "were held back" not in line]
    assert 1 <= len(outage) <= 2, "one for each fault, of which an outage that begins may have two"


@pytest.mark.parametrize("lines", [TextLines(trace), JsonLines(trace)])
def test_a_record_is_one_line_and_tells_of_an_exception_without_its_words(lines: logging.Formatter) -> None:
    try:
        raise ValueError(CANARY)
    except ValueError as error:
        info = (ValueError, error, error.__traceback__)
    record = logging.makeLogRecord({"name": "bot", "msg": f"first{FORGED_LINE}\u2028\x1b[31mred", "exc_info": info})
    text = lines.format(record)
    assert CANARY not in text
    assert "ValueError (test_log.py" in text
    assert text.isprintable()


@pytest.mark.parametrize("lines", [TextLines(trace), JsonLines(trace)])
@pytest.mark.parametrize("library", ["asyncio", "slack_sdk.socket_mode.aiohttp", "one_that_nobody_named"])
def test_of_a_librarys_line_the_place_is_told_since_its_words_may_be_anybodys(
    lines: logging.Formatter, library: str
) -> None:
    place = {"filename": "client.py", "lineno": 7, "funcName": "receive"}
    record = logging.makeLogRecord({"name": library, "msg": f"{CANARY} %s", "args": (CANARY,), **place})
    text = lines.format(record)
    assert CANARY not in text
    assert library in text
    assert "client.py:7 receive" in text


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (
            {"error": "missing_scope", "needed": "chat:write,users:read"},
            "missing_scope, needed: chat:write,users:read",
        ),
        ({"error": FORGED_LINE}, "unnamed"),
        ({"error": "missing_scope", "needed": CANARY.upper()}, "missing_scope, needed: unnamed"),
    ],
)
def test_of_slacks_answer_the_name_of_the_fault_is_told_and_nothing_that_is_no_name(
    answer: dict[str, str], told: str
) -> None:
    response = AsyncSlackResponse(
        client=None, http_verb="POST", api_url="", req_args={}, data=answer, headers={}, status_code=200
    )
    error = SlackApiError("", response)  # type: ignore[no-untyped-call]  # the library has no types there
    assert str(sort(error)) == told


def test_a_fault_of_a_database_is_told_by_its_code() -> None:
    class Busy(Exception):
        sqlstate = "55P03"

    error = OperationalError("SELECT 1", {}, Busy())
    error.__cause__ = Busy()
    assert fault_of(error) == "OperationalError , Busy 55P03"
    assert "Busy 55P03" in trace(error)


async def test_a_database_that_cannot_be_reached_is_told_by_the_reason() -> None:
    assert await fault_at(free_port()) == "OperationalError , OperationalError refused"
    with listen("127.0.0.1") as silent:
        silent.listen()
        port = silent.getsockname()[1]
        assert await fault_at(f"{port}/name?connect_timeout=2") == "OperationalError , ConnectionTimeout timeout"


async def fault_at(place: str) -> str:
    """How a fault is told in the log that a database has which is not there."""
    database = Database(read_url(f"postgresql://nobody@127.0.0.1:{place}"))
    with pytest.raises(OperationalError) as unreached:
        await database.works()
    await database.close()
    return fault_of(unreached.value)


async def test_the_demo_shows_its_acts_on_its_page_and_not_before_its_address() -> None:
    async with started("run", PORT=free_port()) as running:
        assert running.stdout
        lines: list[str] = []
        async with asyncio.timeout(60):
            while "Try it in your browser" not in "".join(lines):
                lines.append((await running.stdout.readline()).decode())
    assert len(lines) <= 3
