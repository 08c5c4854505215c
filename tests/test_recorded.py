"""What people have in Slack and in the database from an earlier version still works, or says that it is outdated."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio

from tests.recorded.acts import Act
from tests.recorded.outcomes import RECORD, Outcomes
from tests.recorded.seen import is_outdated
from tests.recorded.stage import Outcome, Stage, on_stage

VERSION = Path(__file__).parent / "recorded" / "0.1.0"
ACTS = {path.stem: path for path in sorted((VERSION / "acts").glob("*.json"))}
OUTCOMES = Outcomes(VERSION / "seen")
DELIVERIES = "deliveries"  # the name under which is recorded what becomes of them
OUTDATED = frozenset[
    str
]()  # acts that today's version can't read any more: named here, so that none is lost unnoticed


@pytest_asyncio.fixture(scope="session")
async def stage(new_database: Callable[[], str]) -> AsyncIterator[Stage]:
    async with on_stage(VERSION, new_database()) as built:
        yield built


@pytest.mark.parametrize("name", ACTS)
async def test_an_act_of_0_1_0_does_what_it_did_or_is_called_outdated(stage: Stage, name: str) -> None:
    act, expected = Act.read(ACTS[name]), OUTCOMES.of(name)
    outcome = await stage.does(act, lambda outcome: outcome == expected)
    if name in OUTDATED:
        assert is_outdated(outcome["seen"])
        assert not outcome["stored"]
        return
    check(name, outcome, expected)


async def test_a_delivery_that_0_1_0_owed_ends_as_it_did(stage: Stage) -> None:
    expected = OUTCOMES.of(DELIVERIES)
    check(DELIVERIES, await stage.delivers(lambda outcome: outcome == expected), expected)


def check(name: str, outcome: Outcome, expected: Outcome | None) -> None:
    """With the environment variable RECORD_SEEN a difference is recorded instead."""
    if RECORD and outcome != expected:
        OUTCOMES.record(name, outcome)
        return
    assert outcome == expected
