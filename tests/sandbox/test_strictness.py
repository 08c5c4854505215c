"""The sandbox refuses what Slack refuses: how it is asked, in which channel, by which ids, how often."""

import asyncio
from typing import Any

import aiohttp
import pytest
import yaml

from bot.sandbox.api.methods import METHODS
from bot.sandbox.rules import methods as rules_of_methods
from tests.kit.sandbox_fixtures import (
    TOKEN,
    Json,
    Stage,
    manifest,
    modal,
    refusal,
    scoped,
    section,
    stage,
    status_of,
)

BEARER = {"Authorization": f"Bearer {TOKEN}"}
GENERAL = "C0GENERA1"


async def ask_as_json(on_stage: Stage, method: str, **arguments: Any) -> Json:
    async with aiohttp.ClientSession(headers=BEARER) as session:
        answer: Json = await (await session.post(f"{on_stage.url}/api/{method}", json=arguments)).json()
    return answer


@pytest.mark.parametrize(
    ("method", "arguments", "error"),
    [
        ("users.info", {"user": "U0AMARA01"}, "user_not_found"),
        ("conversations.info", {"channel": GENERAL}, "invalid_arguments"),
        ("conversations.members", {"channel": GENERAL}, "invalid_arguments"),
        ("files.getUploadURLExternal", {"filename": "a.md", "length": 3}, "invalid_arguments"),
    ],
)
async def test_methods_that_read_forms_alone_drop_json(method: str, arguments: Json, error: str) -> None:
    async with stage(app_manifest=scoped("channels:read")) as on_stage:
        assert (await ask_as_json(on_stage, method, **arguments))["error"] == error
        assert (await on_stage.api.api_call(method, params=arguments))["ok"]


async def test_a_list_of_people_drops_its_limit_in_json(on_stage: Stage) -> None:
    assert len((await ask_as_json(on_stage, "users.list", limit=2))["members"]) == 5


async def test_a_message_is_changed_and_removed_by_the_id_of_its_channel_alone(on_stage: Stage) -> None:
    await on_stage.amara.types("/invite @Compass", "general")
    posted = await on_stage.api.chat_postMessage(channel=on_stage.amara.id, text="One")
    in_general = await on_stage.api.chat_postMessage(channel="#general", text="One")
    for key, ts in ((on_stage.amara.id, posted["ts"]), ("general", in_general["ts"]), ("#general", in_general["ts"])):
        for call in (
            on_stage.api.chat_update(channel=key, ts=ts, text="Two"),
            on_stage.api.chat_delete(channel=key, ts=ts),
        ):
            assert (await refusal(call))["error"] == "channel_not_found"
    assert (await on_stage.api.chat_update(channel=posted["channel"], ts=posted["ts"], text="Two"))["ok"]


async def test_answers_to_a_command_stand_below_each_other_whatever_they_ask_to_replace(on_stage: Stage) -> None:
    on_stage.guest.answer = {"text": "first"}
    await on_stage.amara.types("/answer")
    url = (await on_stage.guest.hears("/answer"))["response_url"]
    async with aiohttp.ClientSession() as session:
        assert await status_of(session.post(url, json={"text": "second", "replace_original": True})) == 200
        assert await status_of(session.post(url, json={"delete_original": True})) == 200
    assert [message["text"] for message in await on_stage.amara.reads()] == ["first", "second"]


async def trigger(on_stage: Stage, number: int) -> str:
    await on_stage.amara.types("/answer")
    return str((await on_stage.guest.hears("/answer", number))["trigger_id"])


async def test_an_id_of_the_apps_own_names_one_view(on_stage: Stage) -> None:
    api, view = on_stage.api, modal(section("1"), external_id="mine")
    opened = await api.views_open(trigger_id=await trigger(on_stage, 1), view=view)
    pushed = api.views_push(trigger_id=await trigger(on_stage, 2), view=view)
    assert (await refusal(pushed))["error"] == "duplicate_external_id"
    home = {"type": "home", "blocks": [section("1")], "external_id": "mine"}
    assert (await refusal(api.views_publish(user_id=on_stage.amara.id, view=home)))[
        "error"
    ] == "duplicate_external_id"
    assert (await api.views_update(external_id="mine", view=view))["view"]["id"] == opened["view"]["id"]
    await on_stage.amara.closes(opened["view"])
    assert (await api.views_publish(user_id=on_stage.amara.id, view=home))["ok"]


async def test_a_bot_without_a_messages_tab_writes_to_nobody() -> None:
    closed = manifest(features=manifest()["features"] | {"app_home": {"messages_tab_enabled": False}})
    async with stage(app_manifest=closed) as on_stage:
        posted = on_stage.api.chat_postMessage(channel=on_stage.amara.id, text="x")
        assert (await refusal(posted))["error"] == "messages_tab_disabled"


async def test_markdown_stands_alone_in_a_message(on_stage: Stage) -> None:
    async def post(**more: Any) -> Any:
        return await on_stage.api.api_call("chat.postMessage", json={"channel": on_stage.amara.id, **more})

    posted = await post(markdown_text="# Hello")
    assert (posted["message"]["text"], posted["message"]["blocks"][0]["type"]) == ("# Hello", "markdown")
    for more in ({"text": "x"}, {"blocks": [section("x")]}):
        assert (await refusal(post(markdown_text="x", **more)))["error"] == "markdown_text_conflict"
    assert (await post(markdown_text="x" * 12_000))["ok"]
    assert (await refusal(post(markdown_text="x" * 12_001)))["error"] == "msg_too_long"


async def test_a_file_is_shared_in_several_channels_at_once(on_stage: Stage) -> None:
    await on_stage.amara.types("/invite @Compass", "general")
    await on_stage.api.files_upload_v2(channels=[on_stage.amara.direct, GENERAL], content="x", filename="x.md")
    assert [len(await on_stage.amara.reads(channel)) for channel in ("", "general")] == [1, 1]


async def test_several_people_are_written_to_together_with_the_scope_for_it() -> None:
    together = ["U0AMARA01", "U0PRIYA01"]
    async with stage(app_manifest=scoped("mpim:write")) as on_stage:
        opened = await on_stage.api.conversations_open(users=together, return_im=True)
        assert opened["channel"]["is_mpim"] is True
        again = await on_stage.api.conversations_open(users=together[::-1])
        assert again["channel"]["id"] == opened["channel"]["id"]
        await on_stage.api.chat_postMessage(channel=opened["channel"]["id"], text="Both of you")
        for name in ("amara", "priya"):
            person = await on_stage.workspace.person(name)
            assert (await person.last_message(opened["channel"]["id"]))["text"] == "Both of you"
        diego = await on_stage.workspace.person("diego")
        with pytest.raises(AssertionError, match="There is no such channel for you"):
            await diego.reads(opened["channel"]["id"])
    async with stage() as on_stage:
        assert (await refusal(on_stage.api.conversations_open(users=together)))["error"] == "missing_scope"


RATES = {
    "chat.update": 50,
    "conversations.open": 50,
    "users.info": 100,
    "users.list": 20,
    "views.open": 100,
    "views.publish": 100,
    "files.getUploadURLExternal": 100,
}


@pytest.mark.parametrize(("method", "per_minute"), RATES.items(), ids=RATES)
async def test_each_method_has_its_rate_in_each_workspace(on_stage: Stage, method: str, per_minute: int) -> None:
    async with aiohttp.ClientSession(headers=BEARER) as session:

        async def statuses(number: int) -> list[int]:
            asked = (status_of(session.post(f"{on_stage.url}/api/{method}", data={})) for _ in range(number))
            return list(await asyncio.gather(*asked))

        assert await statuses(per_minute) == [200] * per_minute
        answer = await session.post(f"{on_stage.url}/api/{method}", data={})
        assert (answer.status, await answer.json()) == (429, {"ok": False, "error": "ratelimited"})
        assert 1 <= int(answer.headers["Retry-After"]) <= 3
        assert (await on_stage.api.auth_test())["ok"]


async def test_a_workspace_takes_several_hundred_messages_a_minute_over_all_channels(on_stage: Stage) -> None:
    await on_stage.workspace.keep_rates(scale=0.05)  # a hundred at once become five
    posts = [
        on_stage.api.chat_postMessage(channel=name, text="x") for name in ("U0AMARA01", "U0PRIYA01", "U0DIEGO01")
    ]
    assert [(await post)["ok"] for post in posts] == [True] * 3
    for channel in ("general", "platform"):
        await on_stage.amara.types("/invite @Compass", channel)
        await on_stage.api.chat_postMessage(channel=channel, text="x")
    late = await refusal(on_stage.api.chat_postMessage(channel="W0SIGNE01", text="x"))
    assert (late["error"], late["status"]) == ("ratelimited", 429)


async def test_a_person_and_the_channel_with_them_share_a_rate(on_stage: Stage) -> None:
    await on_stage.workspace.keep_rates(scale=0.2)  # ten at once become two
    for channel in (on_stage.amara.id, on_stage.amara.direct):
        await on_stage.api.chat_postMessage(channel=channel, text="x")
    late = await refusal(on_stage.api.chat_postMessage(channel=on_stage.amara.id, text="x"))
    assert late["status"] == 429


async def test_time_that_the_clock_leaps_over_counts_for_the_rates(on_stage: Stage) -> None:
    for _ in range(20):
        await on_stage.api.users_list()
    assert (await refusal(on_stage.api.users_list()))["error"] == "ratelimited"
    await on_stage.workspace.move_clock("2026-11-21T09:00:00Z")
    assert (await on_stage.api.users_list())["ok"]


def test_each_method_says_where_its_rules_come_from() -> None:
    table: dict[str, Json] = yaml.safe_load(rules_of_methods.FILE.read_text("utf-8"))
    assert set(table) == {*METHODS, "oauth.v2.access"}
    assert {rule["from"] for rule in table.values()} <= {"docs", "spec", "seen", "belief"}
    assert not [name for name, rule in table.items() if not set(rule.get("belief", ())) <= set(rule)]
