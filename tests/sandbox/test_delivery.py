"""How the app is told: signed, with three seconds to answer, again where that failed, with faults on demand."""

import asyncio
import hashlib
import hmac
import time
from typing import Any

import aiohttp
import pytest
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from tests.kit.sandbox_fixtures import (
    SECRET,
    TOKEN,
    HandClock,
    Json,
    Stage,
    button,
    input_block,
    manifest,
    modal,
    option,
    refusal,
    section,
    stage,
    status_of,
)


async def test_every_request_is_signed_by_real_time(on_stage: Stage) -> None:
    await on_stage.amara.types("/echo hello")
    request = on_stage.requests[0]
    assert abs(int(request.headers["x-slack-request-timestamp"]) - time.time()) < 2
    basis = f"v0:{request.headers['x-slack-request-timestamp']}:".encode() + await request.body()
    signature = "v0=" + hmac.new(SECRET.encode(), basis, hashlib.sha256).hexdigest()
    assert request.headers["x-slack-signature"] == signature
    assert SignatureVerifier(SECRET).is_valid_request(await request.body(), dict(request.headers))
    assert request.headers["user-agent"].startswith("Slackbot 1.0")


async def test_a_command_that_is_answered_late_failed(on_stage: Stage) -> None:
    started = time.monotonic()
    with pytest.raises(AssertionError, match="/sleep failed with the error “operation_timeout”"):
        await on_stage.amara.types("/sleep 3.4")
    assert 2.9 < time.monotonic() - started < 3.3
    assert (await on_stage.last_traffic("/sleep"))["refused"] == "operation_timeout"


async def test_a_command_that_the_app_fails_at_failed(on_stage: Stage) -> None:
    on_stage.guest.fails = 1
    with pytest.raises(AssertionError, match="/echo failed with the error “dispatch_failed”"):
        await on_stage.amara.types("/echo hello")


async def test_what_is_no_command_is_not_sent(on_stage: Stage) -> None:
    with pytest.raises(AssertionError, match="/dance is not a valid command"):
        await on_stage.amara.types("/dance")
    assert on_stage.requests == []


async def test_a_form_that_could_not_be_saved_stays_open(on_stage: Stage) -> None:
    await on_stage.amara.types("/form")
    view = await on_stage.amara.form()
    on_stage.guest.fails = 1
    with pytest.raises(AssertionError, match="We had some trouble connecting"):
        await on_stage.amara.submits(view, {"What?": "Everything"})
    assert [each["id"] for each in await on_stage.amara.forms()] == [view["id"]]


async def test_slack_itself_checks_what_can_be_checked_without_the_app(on_stage: Stage) -> None:
    elements: dict[str, tuple[Json, Any, str]] = {
        "text": ({"type": "plain_text_input", "max_length": 5}, "longer", "Enter at most 5 characters."),
        "short": ({"type": "plain_text_input", "min_length": 5}, "four", "Enter at least 5 characters."),
        "mail": ({"type": "email_text_input"}, "amara", "Enter a valid email address."),
        "url": ({"type": "url_text_input"}, "harbour", "Enter a valid URL."),
        "number": ({"type": "number_input", "is_decimal_allowed": False}, "1.5", "Enter a valid number."),
        "range": ({"type": "number_input", "is_decimal_allowed": True, "max_value": "9"}, "10", "Enter a number"),
        "many": ({"type": "multi_users_select", "max_selected_items": 1}, ["U0PRIYA01", "U0DIEGO01"], "at most 1."),
        "none": ({"type": "plain_text_input"}, "", "Please complete this required field."),
    }
    on_stage.guest.view = modal(*(input_block(id_, id_, element) for id_, (element, _, _) in elements.items()))
    await on_stage.amara.types("/form")
    errors = await on_stage.amara.submits(
        await on_stage.amara.form(), {id_: v for id_, (_, v, _) in elements.items()}
    )
    assert set(errors) == set(elements)
    assert all(reason in errors[id_] for id_, (_, _, reason) in elements.items())
    assert on_stage.guest.of("view_submission") == []


async def test_the_answer_to_a_submission_decides_what_becomes_of_the_form(on_stage: Stage) -> None:
    amara, guest = on_stage.amara, on_stage.guest
    await amara.types("/form")
    view = await amara.form()
    guest.answer = {"response_action": "errors", "errors": {"what": "Not that."}}
    assert await amara.submits(view, {"What?": "x"}) == {"what": "Not that."}
    guest.answer = {"response_action": "push", "view": modal(section("On top"))}
    await amara.submits(view, {"What?": "x"})
    top = await amara.form()
    assert (top["previous_view_id"], top["root_view_id"]) == (view["id"], view["id"])
    guest.answer = {"response_action": "update", "view": modal(section("Changed"))}
    await amara.submits(top, {})
    assert (await amara.form())["blocks"][0]["text"]["text"] == "Changed"
    guest.answer = {}
    await amara.submits(top, {})
    assert [each["id"] for each in await amara.forms()] == [view["id"]]
    guest.answer = {"response_action": "clear"}
    await amara.submits(view, {"What?": "x"})
    assert await amara.forms() == []


async def test_an_answer_to_a_submission_that_slack_would_not_take_is_said_to_be_so(on_stage: Stage) -> None:
    await on_stage.amara.types("/form")
    view = await on_stage.amara.form()
    on_stage.guest.answer = {"response_action": "errors", "errors": {"which": "There is no such block"}}
    with pytest.raises(AssertionError, match="errors must be texts by the block_id of input blocks"):
        await on_stage.amara.submits(view, {"What?": "x"})


async def test_an_acknowledgement_can_speak_to_one_or_to_all(on_stage: Stage) -> None:
    priya = await on_stage.workspace.person("priya")
    on_stage.guest.answer = {"text": "For you"}
    await on_stage.amara.types("/answer", "general")
    on_stage.guest.answer = {"text": "For all", "response_type": "in_channel"}
    await on_stage.amara.types("/answer", "general")
    assert [message["text"] for message in await on_stage.amara.reads("general")] == ["For you", "For all"]
    assert [message["text"] for message in await priya.reads("general")] == ["For all"]


async def test_a_response_url_works_five_times_within_thirty_minutes(on_stage: Stage) -> None:
    await on_stage.amara.types("/answer")
    url = (await on_stage.guest.hears("/answer"))["response_url"]
    async with aiohttp.ClientSession() as session:
        statuses = [await status_of(session.post(url, json={"text": str(number)})) for number in range(6)]
        assert statuses == [200] * 5 + [404]
        await on_stage.amara.types("/answer")
        url = (await on_stage.guest.hears("/answer", 2))["response_url"]
        on_stage.world.response_urls[url.rsplit("/", 1)[-1]].made -= 30 * 60
        assert await status_of(session.post(url, json={"text": "late"})) == 404
    assert [message["text"] for message in await on_stage.amara.reads()] == list("01234")
    assert "use 5 of 5" in (await on_stage.workspace.traffic())[5]["near_limits"][0]


async def test_a_response_url_replaces_and_deletes_what_was_clicked(on_stage: Stage) -> None:
    blocks = [{"type": "actions", "elements": [button("go")]}]
    await on_stage.api.chat_postMessage(channel=on_stage.amara.id, text="Click", blocks=blocks)
    await on_stage.amara.presses(await on_stage.amara.last_message(), "go")
    url = (await on_stage.guest.hears("block_actions"))["response_url"]
    async with aiohttp.ClientSession() as session:
        assert await status_of(session.post(url, json={"text": "Clicked", "replace_original": True})) == 200
        assert [message["text"] for message in await on_stage.amara.reads()] == ["Clicked"]
        assert await status_of(session.post(url, json={"text": "", "blocks": [{"type": "sheep"}]})) == 400
        assert await status_of(session.post(url, json={"delete_original": True})) == 200
    assert await on_stage.amara.reads() == []


async def test_an_event_that_failed_is_sent_again_with_its_number_and_the_reason(on_stage: Stage) -> None:
    on_stage.world.retry_delays = (0, 0.01, 0.02)
    on_stage.guest.fails = 3
    await on_stage.amara.opens_home()
    await on_stage.guest.hears("app_home_opened")
    headers = [request.headers for request in on_stage.requests]
    assert [each.get("x-slack-retry-num") for each in headers] == [None, "1", "2", "3"]
    assert [each.get("x-slack-retry-reason") for each in headers[1:]] == ["http_error"] * 3
    assert len({item["request"]["event_id"] for item in await on_stage.workspace.traffic()}) == 1


async def test_slack_tries_at_once_after_a_minute_and_after_five(on_stage: Stage) -> None:
    assert on_stage.world.retry_delays == (0, 60, 300)


async def test_an_app_can_refuse_to_hear_it_again(on_stage: Stage) -> None:
    on_stage.world.retry_delays = (0, 0, 0)
    on_stage.guest.fails, on_stage.guest.no_retry = 1, True
    await on_stage.amara.opens_home()
    await on_stage.amara.writes("done")
    await on_stage.guest.hears("message")
    assert on_stage.guest.of("app_home_opened") == []


async def test_only_events_that_the_manifest_names_are_sent() -> None:
    quiet = manifest(settings={"event_subscriptions": {"bot_events": ["message.im"]}})
    async with stage(app_manifest=quiet) as on_stage:
        await on_stage.amara.opens_home()
        await on_stage.amara.writes("Hello")
        await on_stage.guest.hears("message")
        assert on_stage.guest.of("app_home_opened") == []


async def test_nobody_can_write_to_an_app_whose_messages_tab_is_closed() -> None:
    async with stage(app_manifest=manifest(features={"app_home": {"messages_tab_enabled": False}})) as on_stage:
        with pytest.raises(AssertionError, match="Sending messages to this app has been turned off"):
            await on_stage.amara.writes("Hello")


@pytest.mark.parametrize(
    ("kind", "posted"), [("429", 0), ("500", 0), ("revoked", 0), ("dropped before", 0), ("dropped after", 1)]
)
async def test_a_call_fails_as_it_was_asked_to(on_stage: Stage, kind: str, posted: int) -> None:
    await on_stage.workspace.breaks("chat.postMessage", kind, seconds=7)
    url, headers = f"{on_stage.url}/api/chat.postMessage", {"Authorization": f"Bearer {TOKEN}"}
    async with aiohttp.ClientSession(headers=headers) as session:
        call = session.post(url, json={"channel": on_stage.amara.id, "text": "x"})
        if kind.startswith("dropped"):
            with pytest.raises(aiohttp.ClientConnectionError):
                await call
        else:
            answer = await call
            expected = {"429": (429, "7"), "500": (500, None), "revoked": (200, None)}[kind]
            assert (answer.status, answer.headers.get("Retry-After")) == expected
    assert len(await on_stage.amara.reads()) == posted
    await on_stage.api.chat_postMessage(channel=on_stage.amara.id, text="And then it works again")


async def test_a_call_can_be_slow(on_stage: Stage) -> None:
    await on_stage.workspace.breaks("auth.test", "slow", seconds=0.2)
    started = time.monotonic()
    await on_stage.api.auth_test()
    assert time.monotonic() - started >= 0.2


async def test_slack_sdks_own_retry_posts_twice_after_a_dropped_connection(on_stage: Stage) -> None:
    await on_stage.workspace.breaks("chat.postMessage", "dropped after")
    stubborn = AsyncWebClient(TOKEN, base_url=on_stage.api.base_url)
    await stubborn.chat_postMessage(channel=on_stage.amara.id, text="Once?")
    assert len(await on_stage.amara.reads()) == 2


async def test_deliveries_get_lost_doubled_and_delayed_as_asked(on_stage: Stage) -> None:
    for kind in ("dropped before", "500"):
        await on_stage.workspace.breaks("to bot", kind)
        with pytest.raises(AssertionError, match="dispatch_failed"):
            await on_stage.amara.types("/echo lost")
    assert on_stage.guest.heard == []
    await on_stage.workspace.breaks("to bot", "dropped after")
    with pytest.raises(AssertionError, match="dispatch_failed"):
        await on_stage.amara.types("/echo done, and unheard")
    assert len(on_stage.guest.heard) == 1
    await on_stage.workspace.breaks("to bot", "repeat")
    await on_stage.amara.types("/echo twice")
    assert [each["text"] for each in on_stage.guest.heard[1:]] == ["twice", "twice"]


async def test_events_overtake_each_other_as_asked(on_stage: Stage) -> None:
    await on_stage.workspace.breaks("to bot", "reorder", seconds=0.1)
    await on_stage.amara.writes("first")
    await on_stage.amara.writes("second")
    await on_stage.guest.hears("message", 2)
    assert [each["text"] for each in on_stage.guest.heard] == ["second", "first"]


async def test_faults_are_listed_counted_down_and_cleared(on_stage: Stage) -> None:
    await on_stage.workspace.breaks("auth.test", "500", times=2)
    await refusal_of_auth(on_stage)
    assert (await on_stage.workspace.get("faults"))["faults"] == [
        {"target": "auth.test", "kind": "500", "times": 1, "seconds": 1.0}
    ]
    async with aiohttp.ClientSession() as session:
        await session.delete(f"{on_stage.url}/sandbox/faults")
    assert (await on_stage.workspace.get("faults"))["faults"] == []
    with pytest.raises(AssertionError, match="There is no fault “gremlins”"):
        await on_stage.workspace.breaks("auth.test", "gremlins")


async def refusal_of_auth(on_stage: Stage) -> None:
    async with aiohttp.ClientSession(headers={"Authorization": f"Bearer {TOKEN}"}) as session:
        assert await status_of(session.post(f"{on_stage.url}/api/auth.test")) == 500


async def test_the_record_says_what_was_sent_answered_and_refused(on_stage: Stage) -> None:
    await on_stage.amara.types("/echo hello")
    await refusal(on_stage.api.chat_postMessage(channel="C0PLATFO1", text="x"))
    told, called = await on_stage.workspace.traffic()
    assert (told["direction"], told["what"], told["status"], told["refused"]) == ("to bot", "/echo", 200, None)
    assert (told["request"]["text"], told["response"]) == ("hello", "hello")
    assert (called["direction"], called["what"]) == ("from bot", "POST chat.postMessage")
    assert (called["refused"], called["response"]["error"]) == ("not_in_channel", "not_in_channel")
    assert called["at"] == HandClock.moment.isoformat()
    assert await on_stage.workspace.traffic(after=called["id"]) == []


async def test_what_is_not_there_any_more_is_said_kindly(on_stage: Stage) -> None:
    gone: Json = {
        "channel": on_stage.amara.direct,
        "ts": "1.0",
        "blocks": [{"type": "actions", "elements": [button("go")]}],
    }
    gone["blocks"][0]["block_id"] = "b"
    with pytest.raises(AssertionError, match=r"That message is not there any more\."):
        await on_stage.amara.presses(gone, "go")
    choice = {"type": "static_select", "action_id": "pick", "options": [option("One", "1")]}
    await on_stage.api.chat_postMessage(channel=on_stage.amara.id, text="x", blocks=[section("x", accessory=choice)])
    with pytest.raises(AssertionError, match="There is no option “2” here"):
        await on_stage.amara.presses(await on_stage.amara.last_message(), "pick", "2")


async def test_nothing_waits_for_an_app_that_is_not_installed(on_stage: Stage) -> None:
    noor = await on_stage.workspace.person("noor")
    with pytest.raises(AssertionError, match="Compass is not installed in Lighthouse"):
        await noor.types("/echo hello")


async def test_events_do_not_wait_for_each_other(on_stage: Stage) -> None:
    await asyncio.gather(*(on_stage.amara.writes(str(number)) for number in range(20)))
    await on_stage.guest.hears("message", 20)
    assert {each["text"] for each in on_stage.guest.heard} == {str(number) for number in range(20)}


async def test_an_address_that_does_not_say_the_challenge_back_gets_no_events() -> None:
    async with stage() as on_stage:
        on_stage.world.retry_delays = (0.01,)
        on_stage.guest.fails = 2
        on_stage.guest.fails = 2
        await on_stage.amara.writes("Hello")
        await on_stage.guest.has_failed()
        await on_stage.amara.writes("Hello again")
        assert (await on_stage.guest.hears("message"))["text"] == "Hello again"


async def test_files_and_responses_fail_as_asked_too(on_stage: Stage) -> None:
    await on_stage.amara.types("/answer")
    url = (await on_stage.guest.hears("/answer"))["response_url"]
    await on_stage.workspace.breaks("response_url", "500")
    async with aiohttp.ClientSession() as session:
        assert await status_of(session.post(url, json={"text": "x"})) == 500
        assert await status_of(session.post(url, json={"text": "x"})) == 200
        upload = await on_stage.api.files_getUploadURLExternal(filename="a.md", length=1)
        await on_stage.workspace.breaks("upload", "dropped after")
        with pytest.raises(aiohttp.ClientConnectionError):
            await session.post(upload["upload_url"], data=b"x")
    assert (await on_stage.last_traffic("POST upload"))["refused"] == "dropped after, as asked"
