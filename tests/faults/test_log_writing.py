"""When the lines of the log are written, in which order, and what is said of those that were held back."""

import asyncio
import io
import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.plain.trace import trace
from bot.gateway.act_log import ActLog
from bot.gateway.acts import Opened
from bot.gateway.outcomes import Ending, Outcome
from bot.log.lines import TextLines
from bot.log.sparing import Sparing
from bot.log.writing import Writing
from bot.slack.client import SlackClient
from tests.faults.test_log import all_that_was_logged, expect_in_order, process
from tests.kit.joined import slack
from tests.kit.processes import ROOT
from tests.kit.steps import eventually, look_up

AN_ACT = "command /level in T0HARBOUR: done"
LIBRARY = {"name": "slack_sdk.socket_mode", "filename": "client.py", "lineno": 7, "funcName": "receive"}
A_CRASH = """
import asyncio, logging
from bot.core.plain.trace import trace
from bot.gateway.act_log import ActLog
from bot.gateway.acts import Opened
from bot.gateway.outcomes import Ending, Outcome
from bot.log.setting_up import set_up_logging

async def crash():
    acts = ActLog()
    with acts.first():
        logging.getLogger("bot").info("It begins.")
        acts.add(Opened("T0HARBOUR", "U0AMARA01", None, "once"), Ending(Outcome.DONE), 0.001)
        raise SystemError

set_up_logging(trace)
asyncio.run(crash())
"""


@pytest.fixture
def written() -> Iterator[tuple[logging.Logger, io.StringIO, list[float]]]:
    """A logger of the bot's, what is written of its lines, and the clock that says when a minute is over."""
    stream, clock, logger = io.StringIO(), [0.0], logging.getLogger("bot.written")
    handler = Writing(stream, Sparing(lambda: clock[0]))
    handler.setFormatter(TextLines(trace))
    logging.getLogger().addHandler(handler)
    level = logging.getLogger("bot").level
    logging.getLogger("bot").setLevel(logging.INFO)
    yield logger, stream, clock
    logging.getLogger("bot").setLevel(level)
    logging.getLogger().removeHandler(handler)
    handler.close()


Written = tuple[logging.Logger, io.StringIO, list[float]]


async def test_acts_have_their_lines_while_a_process_goes_on_and_all_of_them_when_it_ends(tmp_path: Path) -> None:
    async with slack(f"sqlite:///{tmp_path / 'test.db'}") as opened, process(opened) as running:
        engineer = await opened.workspace.person("amara")
        await look_up(engineer, "platform 2")
        assert running.stdout
        async with asyncio.timeout(2):
            while AN_ACT not in (await running.stdout.readline()).decode():
                pass
        for _ in range(5):
            await look_up(engineer, "platform 2")
        lines = await all_that_was_logged(running)
    assert len([line for line in lines if AN_ACT in line]) == 5


async def test_a_process_that_ends_by_a_fault_has_logged_what_it_did() -> None:
    ended = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", A_CRASH), cwd=ROOT, stderr=asyncio.subprocess.PIPE
    )
    _, text = await ended.communicate()
    assert "bot: It begins." in text.decode()
    assert "event app_home_opened in T0HARBOUR: done, 1 ms" in text.decode()


async def test_a_warning_is_written_at_once_after_what_came_before_it(written: Written) -> None:
    logger, stream, _ = written
    logger.info("first")
    logger.warning("second")
    assert words_of(stream) == ["first", "second"]
    logger.info("third")
    await eventually(lambda: have_been_written(stream, 3))
    assert words_of(stream) == ["first", "second", "third"]


async def test_acts_stand_before_what_came_after_them_with_their_own_time(written: Written) -> None:
    logger, stream, _ = written
    acts, opened = ActLog(), Opened("T0HARBOUR", "U0AMARA01", SlackClient(AsyncWebClient()), "once")
    with acts.first():
        acts.add(opened, Ending(Outcome.DONE), 0.001)
        acts.add(opened, Ending(Outcome.PROBLEM), 0.002)
        await asyncio.sleep(0.01)
        logger.warning("a delivery")
        acts.add(opened, Ending(Outcome.SLACK), 0.003)
    logger.warning("the end")
    act = "event app_home_opened in T0HARBOUR"
    lines = [f"{act}: done, 1 ms", f"{act}: problem, 2 ms", "a delivery", f"{act}: slack, 3 ms", "the end"]
    assert words_of(stream) == lines
    expect_in_order(stream.getvalue().splitlines())
    assert stream.getvalue().splitlines()[1][:23] < stream.getvalue().splitlines()[2][:23]


@pytest.mark.parametrize("line", [{"name": "bot", "msg": "It fails.", "sparingly": "it"}, LIBRARY])
def test_a_line_that_is_held_back_is_counted(line: dict[str, Any]) -> None:
    clock, lines = [0.0], TextLines(trace)
    sparing, texts = Sparing(lambda: clock[0]), []
    for clock[0] in (0.0, 1.0, 59.9, 60.0, 61.0, 125.0):
        record = logging.makeLogRecord(line)
        if sparing.lets_through(record):
            texts.append(lines.words_of(record))
    words = line.get("msg", "client.py:7 receive")
    assert texts == [
        words,
        f"{words} (and 2 more like it in the last minutes)",
        f"{words} (and 1 more like it in the last minutes)",
    ]


async def test_how_many_were_held_back_is_said_when_the_minute_is_over_though_none_follows(written: Written) -> None:
    logger, stream, clock = written
    for clock[0] in (0.0, 1.0, 59.9):
        logger.warning("It fails: %s", "so", extra={"sparingly": "so"})
    logger.info("time goes by")
    await eventually(lambda: have_been_written(stream, 2))
    clock[0] = 60.0
    logger.info("and by")
    await eventually(lambda: have_been_written(stream, 4))
    others = "It fails: so (2 more like it were held back in the last minutes)"
    assert words_of(stream) == ["It fails: so", "time goes by", "and by", others]


def test_a_flood_that_goes_on_has_a_line_a_minute() -> None:
    clock, lines = [0.0], TextLines(trace)
    sparing, texts = Sparing(lambda: clock[0]), []
    for second in range(181):
        clock[0] = float(second)
        texts += [lines.words_of(record) for record in sparing.overdue()]
        record = logging.makeLogRecord({"name": "bot", "msg": "It fails.", "sparingly": "it"})
        if sparing.lets_through(record):
            texts.append(lines.words_of(record))
    minute = "It fails. ({} more like it were held back in the last minutes)"
    assert texts == ["It fails.", minute.format(59), minute.format(60), minute.format(60)]


def words_of(stream: io.StringIO) -> list[str]:
    return [line.partition(": ")[2] for line in stream.getvalue().splitlines()]


async def have_been_written(stream: io.StringIO, number: int) -> bool:
    return len(words_of(stream)) >= number
