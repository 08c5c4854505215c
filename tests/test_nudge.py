"""Each engineer is asked once a week, at a time of their own."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.sandbox.people.client import Person, Workspace
from bot.sandbox.rules.json import Json
from tests.kit.steps import eventually, log, now, read, set_up


def is_nudge(message: Json) -> bool:
    return "Anything to log for this one?" in message["text"]


async def next_nudge(workspace: Workspace, person: Person) -> Json:
    known = len(await nudges(person))

    await eventually(lambda: next_moment(workspace))
    await workspace.move_clock("the next nudge")

    async def more() -> list[Json]:
        return (await nudges(person))[known:]

    return (await eventually(more))[-1]


async def next_moment(workspace: Workspace) -> datetime | None:
    """When the next nudge is due, as soon as one is planned."""
    moments = (await workspace.get("workspace"))["clock"]["moments"]
    return next((datetime.fromisoformat(moment["at"]) for moment in moments if moment["at"]), None)


async def nudges(person: Person) -> list[Json]:
    return [message for message in await person.reads() if is_nudge(message)]


async def test_the_nudge_comes_at_the_local_day_and_time(workspace: Workspace, engineer: Person) -> None:
    await set_up(engineer, **{"Ask me once a week on": "Wednesday", "At": "08:30"})
    nudge = await next_nudge(workspace, engineer)
    local = (await now(workspace)).astimezone(ZoneInfo(engineer.about["tz"]))
    assert (local.weekday(), local.hour, local.minute) == (2, 8, 30)
    assert datetime.fromtimestamp(float(nudge["ts"]), local.tzinfo).date() == local.date()


async def test_by_default_it_is_friday_at_two(workspace: Workspace, engineer: Person) -> None:
    await set_up(engineer)
    await next_nudge(workspace, engineer)
    local = (await now(workspace)).astimezone(ZoneInfo(engineer.about["tz"]))
    assert (local.weekday(), local.hour, local.minute) == (4, 14, 0)


async def test_it_asks_about_the_level_one_aims_for_with_its_example(workspace: Workspace, engineer: Person) -> None:
    await set_up(engineer)
    await log(engineer, "Talked to sales.", Criteria=["Explains a decision"])
    said = read(await next_nudge(workspace, engineer))
    assert "Craft · Level 2 · Platform Engineer" in said, "the topic with the fewest entries"
    assert "Finds the cause of a fault" in said
    again = read(await next_nudge(workspace, engineer))
    assert "Measures before and after" in again, "not the same question twice in a row"
    assert "For example: A graph of the queue" in again


async def test_logging_from_a_nudge_takes_two_clicks_and_turns_it_into_its_receipt(
    workspace: Workspace, engineer: Person
) -> None:
    await set_up(engineer)
    nudge = await next_nudge(workspace, engineer)
    await engineer.presses(nudge, "Log evidence")
    form = await engineer.form()
    assert "Explains a decision" in str(form), "the criterion is chosen already"
    assert await engineer.fills(form, {"What did you do?": "Ran the launch review."}) == {}
    receipt = await engineer.receives(lambda message: message["ts"] == nudge["ts"] and not is_nudge(message))
    assert "Ran the launch review." in read(receipt)
    assert not any(block["type"] == "actions" for block in receipt["blocks"])
    await engineer.types("/evidence list")
    assert "Explains a decision to people outside the team" in read(await engineer.last_message())


async def test_not_this_week_ends_the_matter_for_this_week(workspace: Workspace, engineer: Person) -> None:
    await set_up(engineer)
    nudge = await next_nudge(workspace, engineer)
    await engineer.presses(nudge, "Not this week")
    said = await engineer.receives(lambda message: message["ts"] == nudge["ts"] and not is_nudge(message))
    assert "The next question comes next week." in said["text"]
    assert await next_nudge(workspace, engineer)


async def test_who_moves_the_day_is_not_asked_twice_in_one_week(workspace: Workspace, engineer: Person) -> None:
    await set_up(engineer, **{"Ask me once a week on": "Wednesday"})
    await next_nudge(workspace, engineer)
    week = (await now(workspace)).isocalendar().week
    await set_up(engineer, **{"Ask me once a week on": "Friday"})
    await next_nudge(workspace, engineer)
    assert (await now(workspace)).isocalendar().week != week


async def test_after_a_long_stop_a_late_nudge_is_left_out(workspace: Workspace, engineer: Person) -> None:
    await set_up(engineer)
    await next_nudge(workspace, engineer)
    await workspace.move_clock((await now(workspace) + timedelta(weeks=5, days=2)).isoformat())
    await log(engineer, "Back from leave.")
    assert len(await nudges(engineer)) == 1
    assert await next_nudge(workspace, engineer)


async def test_a_nudge_less_than_a_day_late_is_sent(workspace: Workspace, engineer: Person) -> None:
    await set_up(engineer)
    planned = await eventually(lambda: next_moment(workspace))
    await workspace.move_clock((planned + timedelta(hours=23, minutes=58)).isoformat())
    assert await engineer.receives(is_nudge)


async def test_a_nudge_more_than_a_day_late_is_left_out(workspace: Workspace, engineer: Person) -> None:
    await set_up(engineer)
    planned = await eventually(lambda: next_moment(workspace))
    await workspace.move_clock((planned + timedelta(hours=24, minutes=2)).isoformat())

    async def is_planned_anew() -> bool:
        return await next_moment(workspace) != planned

    await eventually(is_planned_anew)
    await next_nudge(workspace, engineer)
    assert len(await nudges(engineer)) == 1


async def test_never_means_never(workspace: Workspace, engineer: Person, manager: Person) -> None:
    await set_up(engineer, **{"Ask me once a week on": "Never"})
    await set_up(manager, **{"My manager": "signe"})
    await next_nudge(workspace, manager)
    assert await nudges(engineer) == []
