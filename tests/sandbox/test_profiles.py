"""People's profiles are changed, over HTTP and in the panel; the app sees them as Slack shows them."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from tests.kit.sandbox_fixtures import Json, Stage, manifest, refusal, stage
from tests.kit.steps import eventually
from tests.kit.window import Window, window_of


async def seen(on_stage: Stage) -> Json:
    return dict((await on_stage.api.users_info(user=on_stage.amara.id))["user"])


async def test_a_profile_that_is_changed_is_what_the_app_sees(on_stage: Stage) -> None:
    until = int((on_stage.clock.moment + timedelta(hours=1)).timestamp())
    status: Json = {"status_text": "Away", "status_emoji": ":palm_tree:", "status_expiration": until}
    await on_stage.workspace.change_profile(on_stage.amara, tz="Asia/Tokyo", guest="ultra_restricted", **status)
    user = await seen(on_stage)
    assert (user["tz"], user["tz_offset"]) == ("Asia/Tokyo", 32_400)
    assert (user["is_restricted"], user["is_ultra_restricted"]) == (True, True)
    assert {key: user["profile"][key] for key in status} == status
    on_stage.clock.moment += timedelta(hours=1)
    assert (await seen(on_stage))["profile"]["status_text"] == ""
    await on_stage.workspace.reset()
    assert (await seen(on_stage))["tz"] == "Europe/London"


async def test_who_is_deactivated_can_do_nothing_and_is_still_written_to(on_stage: Stage) -> None:
    await on_stage.workspace.change_profile(on_stage.amara, deleted=True)
    user = await seen(on_stage)
    assert user["deleted"] is True
    assert "tz" not in user
    with pytest.raises(AssertionError, match="Amara Okafor was deactivated"):
        await on_stage.amara.types("/echo hello")
    assert (await refusal(on_stage.api.conversations_open(users=on_stage.amara.id)))["error"] == "user_disabled"
    assert (await on_stage.api.chat_postMessage(channel=on_stage.amara.direct, text="x"))["ok"]
    await on_stage.workspace.change_profile(on_stage.amara, deleted=False)
    await on_stage.amara.types("/echo hello")


async def test_an_app_that_subscribes_hears_of_a_changed_profile() -> None:
    settings = manifest()["settings"] | {"event_subscriptions": {"bot_events": ["user_change"]}}
    async with stage(app_manifest=manifest(settings=settings)) as on_stage:
        await on_stage.workspace.change_profile(on_stage.amara, tz="Asia/Tokyo")
        told = await on_stage.guest.hears("user_change")
        assert (told["user"]["id"], told["user"]["tz"]) == (on_stage.amara.id, "Asia/Tokyo")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"tz": "Mars/Olympus"}, "tz can't be"),
        ({"guest": "maybe"}, "guest can't be"),
        ({"deleted": "yes"}, "deleted can't be"),
        ({"status_text": "x" * 101}, "status_text can't be"),
        ({"status_emoji": "palm"}, "status_emoji can't be"),
        ({"status_expiration": -1}, "status_expiration can't be"),
        ({"name": "somebody"}, "A profile has no name"),
    ],
    ids=str,
)
async def test_a_profile_is_nothing_that_slack_has_not(on_stage: Stage, changes: Json, reason: str) -> None:
    with pytest.raises(AssertionError, match=reason):
        await on_stage.workspace.change_profile(on_stage.amara, **changes)
    assert (await seen(on_stage))["tz"] == "Europe/London"


@pytest_asyncio.fixture
async def window(browser: Browser, on_stage: Stage) -> AsyncIterator[Window]:
    async with window_of(browser, on_stage.workspace) as made:
        yield await made.opened()


async def test_a_profile_is_changed_in_the_panel(window: Window, on_stage: Stage) -> None:
    await window.press("Behind the scenes")
    await window.page.get_by_text("Profiles", exact=True).click()
    await window.page.get_by_label("Who").select_option("Amara Okafor")
    await window.page.get_by_label("Time zone").fill("Asia/Tokyo")
    await window.page.get_by_label("Is a").select_option("guest")
    await window.page.get_by_label("Status", exact=True).fill("Away")
    await window.page.get_by_label("Deactivated").check()
    await window.press("Save")

    async def is_changed() -> Any:
        return (await seen(on_stage))["deleted"]

    await eventually(is_changed)
    assert (await seen(on_stage))["profile"]["status_text"] == "Away"
