"""What the manifest does not have, the app does not get; and what it answers with has to say something."""

from typing import Any

import aiohttp
import pytest

from tests.kit.sandbox_fixtures import Json, Stage, button, input_block, manifest, modal, stage, status_of


def with_settings(**changes: Any) -> Json:
    return manifest(settings=manifest()["settings"] | changes)


async def click(on_stage: Stage) -> None:
    blocks = [{"type": "actions", "elements": [button("go")]}]
    await on_stage.api.chat_postMessage(channel=on_stage.amara.id, text="x", blocks=blocks)
    await on_stage.amara.presses(await on_stage.amara.last_message(), "go")


@pytest.mark.parametrize("interactivity", [{}, {"is_enabled": False}], ids=["none", "off"])
async def test_an_app_without_interactivity_hears_of_no_click_no_form_and_no_shortcut(interactivity: Json) -> None:
    async with stage(app_manifest=with_settings(interactivity=interactivity)) as on_stage:
        await on_stage.amara.types("/form")
        for act in (
            click(on_stage),
            on_stage.amara.submits(await on_stage.amara.form(), {"What?": "x"}),
            on_stage.amara.chooses_shortcut("start"),
        ):
            with pytest.raises(AssertionError, match="Compass is not configured to handle interactive responses"):
                await act
        assert {each.get("command") for each in on_stage.guest.heard} <= {"/form", None}
        assert not on_stage.guest.of("block_actions")


async def test_choices_are_asked_for_at_the_address_for_choices_alone() -> None:
    async with stage(app_manifest=with_settings(interactivity={"is_enabled": True})) as on_stage:
        on_stage.guest.view = modal(
            input_block("which", "Which?", {"type": "external_select", "min_query_length": 0})
        )
        await on_stage.amara.types("/form")
        with pytest.raises(AssertionError, match="message_menu_options_url"):
            await on_stage.amara.searches(await on_stage.amara.form(), "Which?", "")
        await click(on_stage)


async def test_commands_and_shortcuts_come_with_the_scope_for_them() -> None:
    scopes = ["chat:write", "im:history"]
    async with stage(app_manifest=manifest(oauth_config={"scopes": {"bot": scopes}})) as on_stage:
        with pytest.raises(AssertionError, match="/echo is not a valid command"):
            await on_stage.amara.types("/echo hello")
        with pytest.raises(AssertionError, match="There is no such shortcut"):
            await on_stage.amara.chooses_shortcut("start")
        assert on_stage.requests == []


@pytest.mark.parametrize(("tab", "other"), [("home", "messages"), ("messages", "home")])
async def test_a_tab_that_the_manifest_turns_off_is_not_opened(tab: str, other: str) -> None:
    tabs = {f"{tab}_tab_enabled": False, f"{other}_tab_enabled": True}
    async with stage(app_manifest=manifest(features=manifest()["features"] | {"app_home": tabs})) as on_stage:
        with pytest.raises(AssertionError, match="Compass has no such tab"):
            await on_stage.amara.opens_home(tab)
        await on_stage.amara.opens_home(other)
        assert (await on_stage.guest.hears("app_home_opened"))["tab"] == other


@pytest.mark.parametrize("answer", [{"ok": True}, {"text": "Saved."}], ids=str)
async def test_a_form_stays_open_after_an_answer_that_means_nothing(on_stage: Stage, answer: Json) -> None:
    await on_stage.amara.types("/form")
    view = await on_stage.amara.form()
    on_stage.guest.raw = answer
    with pytest.raises(AssertionError, match="We had some trouble connecting"):
        await on_stage.amara.submits(view, {"What?": "x"})
    assert [each["id"] for each in await on_stage.amara.forms()] == [view["id"]]
    on_stage.guest.raw = None
    assert await on_stage.amara.submits(view, {"What?": "x"}) == {}
    assert await on_stage.amara.forms() == []


async def test_what_is_answered_to_a_click_is_read_by_nobody(on_stage: Stage) -> None:
    on_stage.guest.raw = {"ok": True}
    await click(on_stage)
    assert len(await on_stage.amara.reads()) == 1


async def test_a_command_that_is_answered_with_an_empty_object_shows_it(on_stage: Stage) -> None:
    on_stage.guest.raw = {}
    await on_stage.amara.types("/answer")
    assert [message["text"] for message in await on_stage.amara.reads()] == ["{}"]


async def test_an_app_hears_of_so_many_events_an_hour_and_then_that_there_were_more(on_stage: Stage) -> None:
    await on_stage.workspace.keep_rates(scale=0.0001)  # 30,000 become three
    for number in range(5):
        await on_stage.amara.writes(str(number))
    told = await on_stage.guest.hears("app_rate_limited")
    assert [each["text"] for each in on_stage.guest.of("message")] == ["0", "1", "2"]
    assert (told["team_id"], told["api_app_id"]) == ("T0HARBOUR", "A0SANDBOX")
    assert told["minute_rate_limited"] % 60 == 0
    assert len(on_stage.guest.of("app_rate_limited")) == 1
    await on_stage.workspace.keep_rates()
    await on_stage.amara.writes("5")
    assert (await on_stage.guest.hears("message", 4))["text"] == "5"


async def test_rates_are_turned_off_and_scaled_and_nonsense_is_refused(on_stage: Stage) -> None:
    assert await on_stage.workspace.post("rates", kept=False) == {"kept": False, "scale": 1.0}
    assert await on_stage.workspace.post("rates", scale=10) == {"kept": True, "scale": 10}
    for nonsense in (0, -1, "many"):
        async with aiohttp.ClientSession() as session:
            assert await status_of(session.post(f"{on_stage.url}/sandbox/rates", json={"scale": nonsense})) == 400
