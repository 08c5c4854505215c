"""The pretend Web API answers as Slack's does: to slack_sdk's client, with its shapes, its refusals and its rates."""

import json
from datetime import timedelta
from typing import Any

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox.api.methods import METHODS
from tests.kit.sandbox_fixtures import (
    TOKEN,
    Json,
    Stage,
    button,
    input_block,
    modal,
    refusal,
    scoped,
    section,
    stage,
    status_of,
)

PRIYA = "U0PRIYA01"


async def trigger(on_stage: Stage) -> str:
    """A fresh trigger of Amara's."""
    on_stage.guest.heard.clear()
    await on_stage.amara.types("/answer")
    return str((await on_stage.guest.hears("/answer"))["trigger_id"])


async def test_the_token_says_who_calls(on_stage: Stage) -> None:
    me = await on_stage.api.auth_test()
    assert (me["team_id"], me["user_id"], me["bot_id"]) == ("T0HARBOUR", "U0THEBOT1", "B0THEBOT1")
    for token, error in (("", "not_authed"), ("xoxb-other", "invalid_auth"), ("xapp-1", "not_allowed_token_type")):
        assert (await refusal(AsyncWebClient(token, base_url=on_stage.api.base_url).auth_test()))["error"] == error


async def test_arguments_come_in_any_form_that_slack_takes(on_stage: Stage) -> None:
    url, about = f"{on_stage.url}/api/chat.postMessage", {"channel": on_stage.amara.id, "text": "Hello"}
    blocks, bearer = [section("Hello")], {"Authorization": f"Bearer {TOKEN}"}
    spelt = {**about, "blocks": json.dumps(blocks), "token": TOKEN}
    async with aiohttp.ClientSession() as session:
        answers = [
            await (await session.post(url, json={**about, "blocks": blocks}, headers=bearer)).json(),
            await (await session.post(url, data=spelt)).json(),
            await (await session.post(url, data=aiohttp.FormData(spelt, default_to_multipart=True))).json(),
            await (await session.get(url, params=spelt)).json(),
        ]
    assert [answer["ok"] for answer in answers] == [True] * 4
    assert [message["blocks"][0]["text"]["text"] for message in await on_stage.amara.reads()] == ["Hello"] * 4


async def test_an_unknown_method_is_unknown(on_stage: Stage) -> None:
    assert (await refusal(on_stage.api.api_call("chat.shout")))["error"] == "unknown_method"


async def test_a_method_needs_its_scope(on_stage: Stage) -> None:
    answer = await refusal(on_stage.api.files_info(file="F1"))
    assert (answer["error"], answer["needed"]) == ("missing_scope", "files:read")
    assert "chat:write" in answer["provided"].split(",")
    assert (await refusal(on_stage.api.conversations_info(channel="C0GENERA1")))["needed"] == "channels:read"


def test_every_method_of_the_contract_is_there() -> None:
    wanted = """chat.postMessage chat.postEphemeral chat.update chat.delete chat.getPermalink conversations.open
        conversations.info conversations.members users.info users.list views.open views.push views.update
        views.publish files.getUploadURLExternal files.completeUploadExternal
        files.info files.delete reactions.add auth.test auth.revoke"""
    assert set(wanted.split()) == set(METHODS)


async def test_a_bot_posts_only_where_it_is_a_member(on_stage: Stage) -> None:
    call = on_stage.api.chat_postMessage
    assert (await refusal(call(channel="C0PLATFO1", text="x")))["error"] == "not_in_channel"
    assert (await refusal(call(channel="C0NOWHERE", text="x")))["error"] == "channel_not_found"
    await on_stage.amara.types("/invite @Compass", "platform")
    assert (await call(channel="#platform", text="x"))["channel"] == "C0PLATFO1"


async def test_with_the_scope_for_it_a_bot_posts_in_public_channels() -> None:
    async with stage(app_manifest=scoped("chat:write.public")) as on_stage:
        assert (await on_stage.api.chat_postMessage(channel="C0PLATFO1", text="x"))["ok"]


async def test_a_message_is_changed_and_deleted_by_its_author_alone(on_stage: Stage) -> None:
    api, direct = on_stage.api, on_stage.amara.direct
    posted = await api.chat_postMessage(channel=direct, text="One", blocks=[section("One")])
    await api.chat_update(channel=direct, ts=posted["ts"], text="Two")
    changed = await on_stage.amara.last_message()
    assert (changed["text"], changed["edited"]["user"], changed["ts"]) == ("Two", "U0THEBOT1", posted["ts"])
    assert changed["blocks"][0]["text"]["text"] == "One"  # what an update does not mention stays
    await api.chat_update(channel=direct, ts=posted["ts"], text="Three", blocks=[])
    assert "blocks" not in await on_stage.amara.last_message()
    typed = await on_stage.amara.writes("Mine")
    assert (await refusal(api.chat_update(channel=direct, ts=typed, text="x")))["error"] == "cant_update_message"
    assert (await refusal(api.chat_delete(channel=direct, ts=typed)))["error"] == "cant_delete_message"
    assert (await refusal(api.chat_update(channel=direct, ts="1.0", text="x")))["error"] == "message_not_found"
    await api.chat_delete(channel=direct, ts=posted["ts"])
    assert [message["text"] for message in await on_stage.amara.reads()] == ["Mine"]


async def test_an_ephemeral_message_is_seen_by_its_reader_alone_and_never_changed(on_stage: Stage) -> None:
    await on_stage.amara.types("/invite @Compass", "general")
    posted = await on_stage.api.chat_postEphemeral(channel="C0GENERA1", user=on_stage.amara.id, text="Psst")
    priya = await on_stage.workspace.person("priya")
    assert (await on_stage.amara.last_message("general"))["ephemeral"] is True
    assert await priya.reads("general") == []
    update = on_stage.api.chat_update(channel="C0GENERA1", ts=posted["message_ts"], text="x")
    assert (await refusal(update))["error"] == "message_not_found"
    stranger = on_stage.api.chat_postEphemeral(channel="C0GENERA1", user="U0NOOR002", text="x")
    assert (await refusal(stranger))["error"] == "user_not_in_channel"


async def test_a_thread_counts_its_replies(on_stage: Stage) -> None:
    parent = await on_stage.api.chat_postMessage(channel=on_stage.amara.direct, text="Question")
    await on_stage.amara.writes("Answer", thread_ts=parent["ts"])
    thread = await on_stage.amara.reads(thread=parent["ts"])
    assert [message["text"] for message in thread] == ["Question", "Answer"]
    assert (thread[0]["reply_count"], thread[0]["reply_users"]) == (1, [on_stage.amara.id])
    assert [message["text"] for message in await on_stage.amara.reads()] == ["Question"]
    assert len(await on_stage.amara.reads(thread=parent["ts"])) == 2


async def test_a_permalink_names_the_message_and_a_reaction_stays_on_it() -> None:
    async with stage(app_manifest=scoped("reactions:write")) as on_stage:
        posted = await on_stage.api.chat_postMessage(channel=on_stage.amara.direct, text="Hello")
        about = {"channel": posted["channel"], "timestamp": posted["ts"], "name": "eyes"}
        link = await on_stage.api.chat_getPermalink(channel=posted["channel"], message_ts=posted["ts"])
        assert link["permalink"].endswith(f"/archives/{posted['channel']}/p{posted['ts'].replace('.', '')}")
        await on_stage.api.reactions_add(**about)
        assert (await refusal(on_stage.api.reactions_add(**about)))["error"] == "already_reacted"
        reactions = (await on_stage.amara.last_message())["reactions"]
        assert reactions == [{"name": "eyes", "users": ["U0THEBOT1"], "count": 1}]


async def test_people_have_zones_names_and_an_address_only_where_allowed(on_stage: Stage) -> None:
    members = {each["id"]: each for each in (await on_stage.api.users_list())["members"]}
    assert (members[PRIYA]["tz"], members[PRIYA]["tz_offset"]) == ("Asia/Kolkata", 19_800)
    assert members[PRIYA]["profile"]["real_name"] == "Priya Raghavan"
    assert "email" not in members[PRIYA]["profile"]
    assert members["U0THEBOT1"]["is_bot"] is True
    assert (await on_stage.api.users_info(user=on_stage.amara.id))["user"]["name"] == "amara"
    assert (await refusal(on_stage.api.users_info(user="U0NOBODY1")))["error"] == "user_not_found"


async def test_the_offset_of_a_zone_follows_the_clock(on_stage: Stage) -> None:
    offsets = []
    for days in (0, 200):
        on_stage.clock.moment += timedelta(days=days)
        offsets.append((await on_stage.api.users_info(user=on_stage.amara.id))["user"]["tz_offset"])
    assert offsets == [0, 3600]


async def test_long_lists_come_in_pages(on_stage: Stage) -> None:
    pages = [page["members"] async for page in await on_stage.api.users_list(limit=2)]
    assert [len(page) for page in pages] == [2, 2, 1]


async def test_conversations_are_opened_and_described() -> None:
    async with stage(app_manifest=scoped("channels:read", "im:read")) as on_stage:
        api = on_stage.api
        assert (await api.conversations_open(users=[on_stage.amara.id]))["channel"] == {"id": on_stage.amara.direct}
        assert (await refusal(api.conversations_open(users="U0NOBODY1")))["error"] == "user_not_found"
        assert (await api.conversations_info(channel="C0GENERA1"))["channel"]["is_member"] is False
        assert on_stage.amara.id in (await api.conversations_members(channel="C0GENERA1"))["members"]


async def test_a_trigger_opens_one_form(on_stage: Stage) -> None:
    id_ = await trigger(on_stage)
    await on_stage.api.views_open(trigger_id=id_, view=modal(section("One")))
    again = on_stage.api.views_open(trigger_id=id_, view=modal(section("Two")))
    assert (await refusal(again))["error"] == "exchanged_trigger_id"
    made_up = on_stage.api.views_open(trigger_id="1.2.3", view=modal(section("Two")))
    assert (await refusal(made_up))["error"] == "invalid_trigger_id"


async def test_a_trigger_lives_three_seconds(on_stage: Stage) -> None:
    id_ = await trigger(on_stage)
    on_stage.world.triggers[id_].made -= 2.9
    await on_stage.api.views_open(trigger_id=id_, view=modal(section("In time")))
    assert "the trigger was 2.9 of 3 seconds old" in (await on_stage.last_traffic("POST views.open"))["near_limits"]
    id_ = await trigger(on_stage)
    on_stage.world.triggers[id_].made -= 3.1
    late = on_stage.api.views_open(trigger_id=id_, view=modal(section("Late")))
    assert (await refusal(late))["error"] == "expired_trigger_id"


async def test_three_forms_lie_on_each_other_and_no_more(on_stage: Stage) -> None:
    opened = await on_stage.api.views_open(trigger_id=await trigger(on_stage), view=modal(section("1")))
    for number in "23":
        top = await on_stage.api.views_push(trigger_id=await trigger(on_stage), view=modal(section(number)))
    push = on_stage.api.views_push(trigger_id=await trigger(on_stage), view=modal(section("4")))
    assert (await refusal(push))["error"] == "push_limit_reached"
    stack = await on_stage.amara.forms()
    assert [view["root_view_id"] for view in stack] == [opened["view"]["id"]] * 3
    assert top["view"]["previous_view_id"] == stack[1]["id"]


async def test_an_update_with_an_old_hash_is_refused(on_stage: Stage) -> None:
    opened = (await on_stage.api.views_open(trigger_id=await trigger(on_stage), view=modal(section("1"))))["view"]
    changed = await on_stage.api.views_update(view_id=opened["id"], hash=opened["hash"], view=modal(section("2")))
    assert changed["view"]["hash"] != opened["hash"]
    late = on_stage.api.views_update(view_id=opened["id"], hash=opened["hash"], view=modal(section("3")))
    assert (await refusal(late))["error"] == "hash_conflict"
    assert (await refusal(on_stage.api.views_update(view_id="V1", view=modal(section("3")))))["error"] == "not_found"


async def test_what_was_typed_stays_when_a_form_is_changed_around_it(on_stage: Stage) -> None:
    what = input_block("what", "What?", {"type": "plain_text_input"})
    on_stage.guest.view = modal(what, {"type": "actions", "elements": [button("more")]})
    await on_stage.amara.types("/form")
    view = await on_stage.amara.form()
    await on_stage.amara.presses(view, "more", state={"what": {"what": "typed"}})
    await on_stage.api.views_update(view_id=view["id"], view=modal(section("New"), what))
    await on_stage.amara.submits(view, {})
    told = (await on_stage.guest.hears("view_submission"))["view"]["state"]["values"]
    assert told["what"]["what"]["value"] == "typed"


async def test_the_home_tab_is_each_persons_own(on_stage: Stage) -> None:
    view: Json = {"type": "home", "blocks": [section("Welcome, Amara")]}
    published = await on_stage.api.views_publish(user_id=on_stage.amara.id, view=view)
    home = await on_stage.amara.home()
    assert home is not None
    assert home["id"] == published["view"]["id"]
    assert await (await on_stage.workspace.person("priya")).home() is None
    again = on_stage.api.views_publish(user_id=on_stage.amara.id, view=view, hash="old")
    assert (await refusal(again))["error"] == "hash_conflict"


async def test_a_file_is_announced_sent_completed_and_then_read(on_stage: Stage) -> None:
    api, content = on_stage.api, b"# Summary\n"
    sent = await api.files_upload_v2(
        channel=on_stage.amara.direct, content=content, filename="summary of May.md", title="Summary"
    )
    message = await on_stage.amara.last_message()
    assert (message["files"][0]["id"], message["files"][0]["title"]) == (sent["file"]["id"], "Summary")
    assert await on_stage.workspace.download(message["files"][0]["url_private"]) == content
    async with aiohttp.ClientSession() as session:
        url = message["files"][0]["url_private_download"].partition("?")[0]
        assert await status_of(session.get(url)) == 403
        answer = await session.get(url, headers={"Authorization": f"Bearer {TOKEN}"})
        assert answer.headers["Content-Disposition"] == "attachment; filename*=UTF-8''summary%20of%20May.md"
        assert await answer.read() == content


async def test_steps_of_an_upload_out_of_order_are_refused(on_stage: Stage) -> None:
    api = on_stage.api
    url = await api.files_getUploadURLExternal(filename="a.md", length=3)
    early = api.files_completeUploadExternal(files=[{"id": url["file_id"]}], channel_id=on_stage.amara.direct)
    assert (await refusal(early))["error"] == "file_update_failed"
    async with aiohttp.ClientSession() as session:
        assert await status_of(session.post(url["upload_url"], data=b"four")) == 400
        assert await status_of(session.post(url["upload_url"], data=b"abc")) == 200
        assert await status_of(session.post(url["upload_url"], data=b"abc")) == 404
    elsewhere = api.files_completeUploadExternal(files=[{"id": url["file_id"]}], channel_id="C0PLATFO1")
    assert (await refusal(elsewhere))["error"] == "not_in_channel"


async def test_a_deleted_file_leaves_a_gravestone(on_stage: Stage) -> None:
    sent = await on_stage.api.files_upload_v2(channel=on_stage.amara.direct, content="x", filename="x.md")
    await on_stage.api.files_delete(file=sent["file"]["id"])
    assert (await on_stage.amara.last_message())["files"] == [{"id": sent["file"]["id"], "mode": "tombstone"}]
    assert (await refusal(on_stage.api.files_delete(file=sent["file"]["id"])))["error"] == "file_not_found"


async def test_a_channel_takes_a_message_a_second_after_a_short_burst(on_stage: Stage) -> None:
    async def post(channel: str) -> Any:
        return await on_stage.api.chat_postMessage(channel=channel, text="x")

    for _ in range(10):
        await post(on_stage.amara.direct)
    answer = await refusal(post(on_stage.amara.direct))
    assert (answer["error"], answer["status"]) == ("ratelimited", 429)
    assert (await post(PRIYA))["ok"]
    near = [item["near_limits"] for item in await on_stage.workspace.traffic() if item["direction"] == "from bot"]
    assert near[0] == []
    assert near[9][0].endswith("of the rate for chat.postMessage is used up (60 a minute)")
    await on_stage.workspace.keep_rates(kept=False)
    assert (await post(on_stage.amara.direct))["ok"]


async def test_too_many_calls_are_told_when_to_come_again(on_stage: Stage) -> None:
    for _ in range(20):
        await on_stage.api.users_list()
    async with aiohttp.ClientSession(headers={"Authorization": f"Bearer {TOKEN}"}) as session:
        answer = await session.post(f"{on_stage.url}/api/users.list")
    assert (answer.status, answer.headers["Retry-After"]) == (429, "3")
