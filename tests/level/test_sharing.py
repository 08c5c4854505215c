"""People share a level with a channel."""

from bot.sandbox.people.client import Person, Workspace
from tests.kit.steps import labels, look_up, press, read, set_up


async def test_a_level_is_posted_to_the_channel_only_at_a_click_and_says_who_shared_it(
    engineer: Person, stranger: Person
) -> None:
    await set_up(engineer)
    await look_up(engineer, "platform 1", "general")
    assert await stranger.reads("general") == []
    await press(engineer, "Share here", "general")
    (shared,) = await stranger.reads("general")
    assert "Platform Engineer · Level 1" in read(shared)
    assert f"Shared by <@{engineer.id}>." in read(shared)
    assert f"Shared by <@{engineer.id}>." in shared["text"]
    assert not [block for block in shared["blocks"] if block["type"] == "actions"]


async def test_a_topic_is_shared_as_it_is_shown(engineer: Person, stranger: Person) -> None:
    await look_up(engineer, "platform 2 craft", "general")
    await press(engineer, "Show examples", "general")
    await press(engineer, "Share here", "general")
    (shared,) = await stranger.reads("general")
    assert "A graph of the queue" in read(shared)
    assert "Communication" not in read(shared)


async def test_nothing_is_shared_in_direct_messages(engineer: Person) -> None:
    await look_up(engineer, "platform 2")
    assert "Share here" not in labels(await engineer.last_message())


async def test_a_click_that_slack_delivers_twice_shares_once(
    engineer: Person, stranger: Person, workspace: Workspace
) -> None:
    await look_up(engineer, "platform 2", "general")
    await workspace.breaks("to bot", "repeat")
    await press(engineer, "Share here", "general")
    assert len(await stranger.reads("general")) == 1


async def test_when_slack_can_not_post_it_the_person_reads_why(
    engineer: Person, stranger: Person, workspace: Workspace
) -> None:
    await look_up(engineer, "platform 2", "general")
    await workspace.breaks("response_url", "500")
    await press(engineer, "Share here", "general")
    assert await stranger.reads("general") == []
    assert "Slack did not answer as it should." in read(await engineer.last_message("general"))
