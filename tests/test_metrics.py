"""What Prometheus reads of the bot: numbers that fit what people did, and nothing about who they are."""

import math
import re
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from prometheus_client import Metric
from prometheus_client.parser import text_string_to_metric_families as parse

from bot.app import Halves
from tests.gateway.test_web import interaction
from tests.kit.joined import Slack, bot, gone, slack
from tests.kit.processes import as_environment, free_port, health, started, until_well
from tests.kit.steps import eventually, log, look_up, set_up

LONGEST_AGE_OF_A_READ = 5  # seconds; what is in the database is not read each time
CANARY = "canary in the coal mine"
OPERATING = Path(__file__).parent.parent / "docs/operating.md"
ROW = re.compile(r"^\| `(progression_\w+)` \| (\w+) \|([^|]*)\|", re.MULTILINE)


@pytest_asyncio.fixture
async def opened(new_database: Callable[[], str]) -> AsyncIterator[Slack]:
    async with slack(new_database(), metrics=True) as made:
        yield made


async def page(opened: Slack) -> str:
    status, text = await opened.asks("/metrics")
    assert status == 200
    return text


async def value(opened: Slack, sample: str, **labels: str) -> float:
    """What the page says of one sample; 0 if it says nothing of it."""
    families: list[Metric] = list(parse(await page(opened)))
    samples = [line for family in families for line in family.samples if line.name == sample]
    return sum(line.value for line in samples if line.labels == labels)


async def test_acts_are_counted_by_kind_name_and_outcome(opened: Slack) -> None:
    async with bot(opened):
        engineer = await opened.workspace.person("amara")
        await look_up(engineer, "platform 2")
        await look_up(engineer, "platform 3")
        command = {"kind": "command", "outcome": "done"}
        assert await value(opened, "progression_acts_total", name="/level", **command) == 2
        assert await value(opened, "progression_act_seconds_count", **command) == 2
        assert 0 < await value(opened, "progression_act_seconds_sum", **command) < 2


async def test_a_name_that_no_route_has_is_other(opened: Slack) -> None:
    async with bot(opened):
        actions = [{"action_id": f"{CANARY} {number}", "type": "button", "value": CANARY} for number in range(3)]
        for action in actions:
            await opened.tells(interaction(type="block_actions", actions=[action], trigger_id="1"))
        outdated = {"kind": "action", "outcome": "outdated", "name": "other"}
        assert await value(opened, "progression_acts_total", **outdated) == 3
        assert CANARY not in await page(opened)


async def test_deliveries_and_calls_to_slack_are_counted(opened: Slack) -> None:
    async with bot(opened):
        engineer, manager = await opened.workspace.person("amara"), await opened.workspace.person("priya")
        await set_up(engineer)
        await log(engineer, CANARY)
        await manager.types("/summary @amara")
        await manager.receives(lambda message: CANARY in str(message))

        async def is_ended() -> bool:
            return await value(opened, "progression_deliveries_ended_total", kind="summary", state="sent") == 1

        await eventually(is_ended)
        posted = {"method": "chat.postMessage", "outcome": "ok"}
        assert await value(opened, "progression_slack_call_seconds_count", **posted) >= 1
        text = await page(opened)
    assert not [word for word in (CANARY, engineer.id, manager.id, "T0HARBOUR", "amara") if word in text]


async def test_calls_that_slack_asks_to_make_later_are_counted_as_such(opened: Slack) -> None:
    async with bot(opened):
        engineer = await opened.workspace.person("amara")
        await opened.workspace.breaks("views.open", "429")
        await engineer.types("/evidence settings")
        busy = {"method": "views.open", "outcome": "busy"}
        assert await value(opened, "progression_slack_call_seconds_count", **busy) == 1


async def test_what_is_due_and_not_sent_is_seen_with_its_age(opened: Slack) -> None:
    async with bot(opened, Halves(worker=False)):
        engineer = await opened.workspace.person("amara")
        assert await value(opened, "progression_oldest_due_delivery_seconds") == 0
        await engineer.writes("What is this?")

        async def is_seen() -> bool:
            return await value(opened, "progression_deliveries", state="pending") == 1

        await eventually(is_seen, LONGEST_AGE_OF_A_READ)
        opened.clock.move_to(opened.clock.now() + timedelta(minutes=20))

        async def is_late() -> bool:
            return 1200 <= await value(opened, "progression_oldest_due_delivery_seconds") < 1260

        await eventually(is_late, LONGEST_AGE_OF_A_READ)


async def test_without_a_database_the_page_has_the_rest(opened: Slack) -> None:
    async with bot(opened):
        engineer = await opened.workspace.person("amara")
        await look_up(engineer, "platform 2")
        async with gone(opened.settings.database_url):
            assert math.isnan(await value(opened, "progression_oldest_due_delivery_seconds"))
            assert "progression_deliveries{" not in await page(opened)
            command = {"kind": "command", "outcome": "done", "name": "/level"}
            assert await value(opened, "progression_acts_total", **command) == 1


async def test_every_metric_stands_in_the_docs_with_its_labels(opened: Slack) -> None:
    async with bot(opened):
        engineer = await opened.workspace.person("amara")
        await set_up(engineer)
        await look_up(engineer, "platform 2")
        await engineer.writes("What is this?")

        async def is_ended() -> bool:
            return "progression_deliveries_ended_total{" in await page(opened)

        await eventually(is_ended)
        families = [family for family in parse(await page(opened)) if not family.name.endswith("_created")]
    exposed = {family.name: (family.type, labels_of(family)) for family in families}
    documented = {
        name: (kind, set(re.findall(r"\w+", labels))) for name, kind, labels in ROW.findall(OPERATING.read_text())
    }
    assert exposed == documented


def labels_of(family: Metric) -> set[str]:
    """The labels of all its samples, but for the one that every histogram has."""
    return {label for sample in family.samples for label in sample.labels} - {"le"}


async def test_there_are_none_unless_they_are_asked_for(new_database: Callable[[], str]) -> None:
    async with slack(new_database()) as made, bot(made):
        assert (await made.asks("/metrics"))[0] == 404


@pytest.mark.parametrize(("metrics", "status_on_port"), [("false", 404), ("true", 200)])
async def test_they_are_on_the_health_port_wherever_that_is_set(
    opened: Slack, metrics: str, status_on_port: int
) -> None:
    port, health_port = free_port(), free_port()
    environment = as_environment(opened.settings)
    async with started("web", **environment, PORT=port, HEALTH_PORT=health_port, METRICS=metrics):
        await until_well(health_port)
        assert "progression_acts" in (await health(health_port, "/metrics"))[1]
        assert (await health(port, "/metrics"))[0] == status_on_port
