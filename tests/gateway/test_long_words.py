"""What people type is read up to a bound, before anything else is done with it: nobody waits for the rest."""

import json
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.gateway.test_web import event, interaction
from tests.kit.joined import JSON, Slack, bot, slack
from tests.kit.steps import set_up

BOUND = 4_000
ACCENTS = "\u0301\u0316"  # above and below: putting such in their order takes four times as long for twice as many


@pytest_asyncio.fixture(scope="module")
async def opened(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Slack]:
    folder: Path = tmp_path_factory.mktemp("long")
    async with slack(f"sqlite:///{folder / 'test.db'}") as made, bot(made):
        await set_up(await made.workspace.person("amara"))
        yield made


async def counted(opened: Slack, text: str) -> str:
    """What the form for evidence says of a text that is too long for an entry, however long it is."""
    person = await opened.workspace.person("amara")
    fields = {
        "what": {"type": "plain_text_input", "value": text},
        "when": {"type": "datepicker", "selected_date": "2026-11-20"},
        "visibility": {"type": "static_select", "selected_option": {"value": "me"}},
    }
    view = {
        "type": "modal",
        "id": "V1",
        "callback_id": "evidence",
        "private_metadata": '[null, "", ""]',
        "blocks": [{"type": "input", "block_id": "what"}],
        "state": {"values": {field: {field: value} for field, value in fields.items()}},
    }
    status, answer = await opened.tells(interaction(type="view_submission", user={"id": person.id}, view=view))
    assert status == 200
    mistake: str = json.loads(answer)["errors"]["what"]
    return mistake


@pytest.mark.parametrize(("size", "number"), [(BOUND - 1, "3,999"), (BOUND, "4,000"), (BOUND + 1, "4,000")])
async def test_four_thousand_characters_are_read_and_no_more(opened: Slack, size: int, number: str) -> None:
    assert f"That is {number} characters" in await counted(opened, "x" * size)


async def test_characters_are_counted_as_they_were_typed_not_as_slack_escapes_them(opened: Slack) -> None:
    assert "That is 3,999 characters" in await counted(opened, "&amp;" * 3_999)


async def test_white_space_around_does_not_count(opened: Slack) -> None:
    assert "That is 3,001 characters" in await counted(opened, " " * BOUND + "x" * 3_001 + "\n" * BOUND)


async def computing(opened: Slack, accents: int) -> float:
    """Seconds that this process computes for a message of so many accents, at best."""
    person = await opened.workspace.person("amara")
    words = {"type": "message", "channel_type": "im", "user": person.id, "text": "a" + ACCENTS * (accents // 2)}
    seconds = []
    for number in range(3):
        began = time.process_time()
        assert (await opened.tells(event(event=words, event_id=f"Ev{accents}.{number}"), kind=JSON))[0] == 200
        seconds.append(time.process_time() - began)
    return min(seconds)


async def test_a_message_of_forty_thousand_accents_is_no_more_work_than_one_of_four_thousand(opened: Slack) -> None:
    assert await computing(opened, 40_000) < 10 * await computing(opened, BOUND)  # uncut: some forty times as much
