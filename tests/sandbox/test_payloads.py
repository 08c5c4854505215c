"""What the sandbox tells an app has Slack's shapes: Bolt takes it with its checks on, slack_sdk's types parse it."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from slack_bolt.request import payload_utils
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View, ViewState, ViewStateValue

from tests.kit.sandbox_fixtures import Json, Stage, button, input_block, modal, option, plain, scoped, section, stage

# What Slack's published types for apps have as required, by payload; a dot leads inside.
REQUIRED = {
    "/form": "token command text response_url trigger_id user_id user_name team_id team_domain channel_id"
    " channel_name api_app_id is_enterprise_install",
    "block_actions": "type actions team.id team.domain user.id user.username user.name user.team_id token trigger_id"
    " api_app_id container.type is_enterprise_install",
    "view_submission": "type team.id team.domain user.id user.name view api_app_id token trigger_id response_urls"
    " is_enterprise_install",
    "view_closed": "type team.id team.domain user.id user.name view api_app_id token is_cleared",
    "block_suggestion": "type block_id action_id value api_app_id team.id user.id user.name token container.type",
    "shortcut": "type callback_id trigger_id user.id user.username user.team_id team.id team.domain token action_ts",
    "message_action": "type callback_id trigger_id message_ts response_url message.type message.ts message.text"
    " user.id user.name channel.id channel.name team.id team.domain token action_ts",
    "message": "type event_ts channel channel_type user text ts team blocks client_msg_id",
    "app_mention": "type event_ts channel user text ts team blocks client_msg_id",
    "app_home_opened": "type user channel tab event_ts",
    "view": "id callback_id team_id app_installed_team_id app_id bot_id title.type type blocks state.values hash"
    " private_metadata root_view_id clear_on_close notify_on_close external_id",
}
# One of each element that holds a value: what it is, what a person puts in, how Slack tells it.
CHOICES = [option("One", "1"), option("Two", "2")]
VALUES: list[tuple[Json, Any, Json]] = [
    ({"type": "plain_text_input"}, "a < b & c", {"value": "a &lt; b &amp; c"}),
    ({"type": "plain_text_input"}, None, {"value": None}),
    ({"type": "plain_text_input", "initial_value": "R&D, as before"}, ..., {"value": "R&amp;D, as before"}),
    ({"type": "email_text_input"}, "amara@harbour.example", {"value": "amara@harbour.example"}),
    ({"type": "url_text_input"}, "https://harbour.example", {"value": "https://harbour.example"}),
    ({"type": "number_input", "is_decimal_allowed": False}, "12", {"value": "12"}),
    ({"type": "static_select", "options": CHOICES}, "2", {"selected_option": CHOICES[1]}),
    ({"type": "static_select", "options": CHOICES}, ..., {"selected_option": None}),
    (
        {"type": "static_select", "options": CHOICES, "initial_option": CHOICES[0]},
        ...,
        {"selected_option": CHOICES[0]},
    ),
    ({"type": "radio_buttons", "options": CHOICES}, "1", {"selected_option": CHOICES[0]}),
    ({"type": "checkboxes", "options": CHOICES}, ["2"], {"selected_options": [CHOICES[1]]}),
    ({"type": "checkboxes", "options": CHOICES}, ..., {"selected_options": []}),
    ({"type": "multi_static_select", "options": CHOICES}, ["2", "1"], {"selected_options": CHOICES[::-1]}),
    ({"type": "users_select"}, "U0PRIYA01", {"selected_user": "U0PRIYA01"}),
    ({"type": "users_select"}, ..., {"selected_user": None}),
    ({"type": "multi_users_select"}, ["U0PRIYA01"], {"selected_users": ["U0PRIYA01"]}),
    ({"type": "conversations_select"}, "C0GENERA1", {"selected_conversation": "C0GENERA1"}),
    ({"type": "channels_select"}, "C0GENERA1", {"selected_channel": "C0GENERA1"}),
    ({"type": "multi_channels_select"}, ["C0GENERA1"], {"selected_channels": ["C0GENERA1"]}),
    ({"type": "datepicker"}, "2026-11-20", {"selected_date": "2026-11-20"}),
    ({"type": "timepicker", "initial_time": "14:00"}, ..., {"selected_time": "14:00"}),
    ({"type": "datetimepicker"}, 1795165200, {"selected_date_time": 1795165200}),
]


@pytest.fixture(scope="module")
async def running() -> AsyncIterator[Stage]:
    async with stage(app_manifest=scoped("app_mentions:read")) as made:
        yield made


@pytest.fixture
async def on_stage(running: Stage) -> Stage:
    return await running.afresh()


def assert_has(kind: str, payload: Json) -> None:
    for path in REQUIRED[kind].split():
        inside: Any = payload
        for key in path.split("."):
            assert key in inside, f"{kind} has no {path}"
            inside = inside[key]


def assert_view(view: Json) -> None:
    assert_has("view", view)
    unknown = {"selected_date_time", "rich_text_value"}  # slack_sdk's type for state lacks these two
    state: dict[str, dict[str, Json | ViewStateValue]] = {
        block_id: {id_: {key: told[key] for key in told.keys() - unknown} for id_, told in block.items()}
        for block_id, block in view["state"]["values"].items()
    }
    known = {key: value for key, value in view.items() if key not in ("app_installed_team_id", "state")}
    parsed = View(**known, state=ViewState(values=state))
    assert len(parsed.blocks or []) == len(view["blocks"])


async def test_a_command_arrives_as_a_form_with_mentions_marked_up(on_stage: Stage) -> None:
    await on_stage.amara.types("/form ask @priya in #general about a < b & https://harbour.example/?a=1&b=2")
    command = await on_stage.guest.hears("/form")
    assert_has("/form", command)
    assert payload_utils.to_command(command) == command
    assert command["text"] == (
        "ask <@U0PRIYA01|priya> in <#C0GENERA1|general> about a &lt; b &amp; <https://harbour.example/?a=1&amp;b=2>"
    )
    assert (command["channel_name"], command["is_enterprise_install"]) == ("directmessage", "false")


@pytest.mark.parametrize(
    ("element", "value", "told"), VALUES, ids=lambda each: each.get("type") if isinstance(each, dict) else ""
)
async def test_a_submission_tells_every_value_in_its_own_shape(
    on_stage: Stage, element: Json, value: Any, told: Json
) -> None:
    on_stage.guest.view = modal(input_block("it", "It", element, optional=True))
    await on_stage.amara.types("/form")
    assert await on_stage.amara.submits(await on_stage.amara.form(), {} if value is ... else {"it": value}) == {}
    submission = await on_stage.guest.hears("view_submission")
    assert_has("view_submission", submission)
    assert_view(submission["view"])
    assert payload_utils.is_view_submission(submission)
    assert submission["view"]["state"]["values"] == {"it": {"it": {"type": element["type"], **told}}}


async def test_what_is_written_in_rich_text_arrives_as_rich_text(on_stage: Stage) -> None:
    on_stage.guest.view = modal(input_block("it", "It", {"type": "rich_text_input"}))
    await on_stage.amara.types("/form")
    await on_stage.amara.submits(await on_stage.amara.form(), {"it": "well done"})
    told = (await on_stage.guest.hears("view_submission"))["view"]["state"]["values"]["it"]["it"]
    assert Block.parse(told["rich_text_value"]) is not None
    assert told["rich_text_value"]["elements"][0]["elements"] == [{"type": "text", "text": "well done"}]


async def test_a_closed_form_is_told_only_where_the_app_asked_to_know(on_stage: Stage) -> None:
    await on_stage.amara.types("/form")
    await on_stage.amara.closes(await on_stage.amara.form())
    on_stage.guest.view = modal(section("Something"), notify_on_close=True)
    await on_stage.amara.types("/form")
    await on_stage.amara.closes(await on_stage.amara.form())
    closed = await on_stage.guest.hears("view_closed")
    assert_has("view_closed", closed)
    assert_view(closed["view"])
    assert payload_utils.is_view_closed(closed)
    assert len(on_stage.guest.of("view_closed")) == 1


async def test_a_click_in_a_message_says_where_it_was_and_what_else_was_chosen(on_stage: Stage) -> None:
    select = {"type": "static_select", "action_id": "pick", "options": CHOICES}
    blocks = [section("Choose", accessory=select), {"type": "actions", "elements": [button("go", value="x")]}]
    await on_stage.api.chat_postMessage(channel=on_stage.amara.id, text="Choose", blocks=blocks)
    message = await on_stage.amara.last_message()
    await on_stage.amara.presses(message, "pick", "2")
    await on_stage.amara.presses(message, "go")
    picked, pressed = await on_stage.guest.hears("block_actions"), await on_stage.guest.hears("block_actions", 2)
    assert_has("block_actions", pressed)
    assert payload_utils.is_block_actions(pressed)
    assert picked["actions"][0]["selected_option"] == CHOICES[1]
    block = message["blocks"][0]["block_id"]
    assert pressed["state"]["values"] == {block: {"pick": {"type": "static_select", "selected_option": CHOICES[1]}}}
    assert pressed["container"] == {
        "type": "message",
        "message_ts": message["ts"],
        "channel_id": on_stage.amara.direct,
        "is_ephemeral": False,
    }
    action = pressed["actions"][0]
    assert (action["type"], action["action_id"], action["value"], action["text"]) == (
        "button",
        "go",
        "x",
        plain("Press"),
    )
    assert pressed["message"]["text"] == "Choose"
    assert pressed["response_url"].startswith(f"{on_stage.url}/response/")


async def test_a_click_in_a_form_brings_the_form_and_what_was_typed_so_far(on_stage: Stage) -> None:
    actions = {
        "type": "actions",
        "elements": [button("more"), {"type": "overflow", "action_id": "menu", "options": CHOICES}],
    }
    on_stage.guest.view = modal(input_block("what", "What?", {"type": "plain_text_input"}), actions)
    await on_stage.amara.types("/form")
    view = await on_stage.amara.form()
    await on_stage.amara.presses(view, "menu", "2", state={"what": {"what": "half a sen"}})
    pressed = await on_stage.guest.hears("block_actions")
    assert_has("block_actions", pressed)
    assert_view(pressed["view"])
    assert pressed["container"] == {"type": "view", "view_id": view["id"]}
    assert pressed["view"]["state"]["values"]["what"]["what"]["value"] == "half a sen"
    assert pressed["actions"][0]["selected_option"] == CHOICES[1]
    assert "response_url" not in pressed
    assert "message" not in pressed


async def test_an_ephemeral_message_is_not_sent_back_with_a_click(on_stage: Stage) -> None:
    on_stage.guest.answer = {"text": "For you", "blocks": [{"type": "actions", "elements": [button("go")]}]}
    await on_stage.amara.types("/answer")
    await on_stage.amara.presses(await on_stage.amara.last_message(), "go")
    pressed = await on_stage.guest.hears("block_actions")
    assert pressed["container"]["is_ephemeral"] is True
    assert "message" not in pressed


async def test_a_search_asks_the_app_and_its_options_can_be_chosen(on_stage: Stage) -> None:
    on_stage.guest.view = modal(
        input_block("which", "Which?", {"type": "multi_external_select", "min_query_length": 2})
    )
    await on_stage.amara.types("/form")
    view = await on_stage.amara.form()
    assert await on_stage.amara.searches(view, "Which?", "o") == []
    assert len(await on_stage.amara.searches(view, "Which?", "op")) == 3
    asked = await on_stage.guest.hears("block_suggestion")
    assert_has("block_suggestion", asked)
    assert_view(asked["view"])
    assert payload_utils.is_block_suggestion(asked)
    assert (asked["action_id"], asked["block_id"], asked["value"]) == ("which", "which", "op")
    assert await on_stage.amara.submits(view, {"Which?": ["v2"]}) == {}
    told = (await on_stage.guest.hears("view_submission"))["view"]["state"]["values"]["which"]["which"]
    assert told["selected_options"] == [option("Option 2", "v2")]


async def test_shortcuts_bring_what_they_were_chosen_on(on_stage: Stage) -> None:
    await on_stage.amara.chooses_shortcut("start")
    started = await on_stage.guest.hears("shortcut")
    assert_has("shortcut", started)
    assert payload_utils.is_global_shortcut(started)
    await on_stage.amara.writes("keep this", "general")
    await on_stage.amara.chooses_shortcut("keep", await on_stage.amara.last_message("general"))
    kept = await on_stage.guest.hears("message_action")
    assert_has("message_action", kept)
    assert payload_utils.is_message_shortcut(kept)
    assert kept["message"]["text"] == "keep this"


async def test_a_message_to_the_bot_is_an_event_with_its_rich_text(on_stage: Stage) -> None:
    await on_stage.amara.writes("summary @Priya Raghavan, R&D")
    message = await on_stage.guest.hears("message")
    assert_has("message", message)
    assert (message["channel_type"], message["text"]) == ("im", "summary <@U0PRIYA01>, R&amp;D")
    assert [each["type"] for each in message["blocks"][0]["elements"][0]["elements"]] == ["text", "user", "text"]
    assert Block.parse(message["blocks"][0]) is not None


async def test_what_the_bot_posts_comes_back_to_it_as_events_too(on_stage: Stage) -> None:
    posted = await on_stage.api.chat_postMessage(channel=on_stage.amara.id, text="Hello")
    await on_stage.api.chat_update(channel=posted["channel"], ts=posted["ts"], text="Hello again")
    await on_stage.api.chat_delete(channel=posted["channel"], ts=posted["ts"])
    await on_stage.guest.hears("message", 3)
    assert {(event.get("subtype"), event.get("bot_id")) for event in on_stage.guest.heard} == {
        (None, "B0THEBOT1"),
        ("message_changed", None),
        ("message_deleted", None),
    }


async def test_the_bots_own_message_comes_back_to_it_with_its_blocks_and_their_ids(on_stage: Stage) -> None:
    blocks = [section("Hello", block_id="delivery-7"), {"type": "divider"}]
    posted = await on_stage.api.chat_postMessage(channel=on_stage.amara.id, text="Hello", blocks=blocks)
    echo = await on_stage.guest.hears("message")
    assert echo["blocks"] == posted["message"]["blocks"]
    assert (echo["blocks"][0]["block_id"], echo["ts"], echo["user"]) == ("delivery-7", posted["ts"], "U0THEBOT1")
    assert (echo["channel"], echo["channel_type"]) == (on_stage.amara.direct, "im")


async def test_the_bots_own_file_comes_back_to_it_as_shared(on_stage: Stage) -> None:
    sent = await on_stage.api.files_upload_v2(
        channel=on_stage.amara.direct, content="x", filename="x.md", initial_comment="Here it is"
    )
    echo = await on_stage.guest.hears("message")
    assert (echo["subtype"], echo["text"], echo["user"]) == ("file_share", "Here it is", "U0THEBOT1")
    assert [file["id"] for file in echo["files"]] == [sent["file"]["id"]]


async def test_opening_the_home_tab_says_which_tab_and_what_was_on_it(on_stage: Stage) -> None:
    await on_stage.amara.opens_home()
    first = await on_stage.guest.hears("app_home_opened")
    assert_has("app_home_opened", first)
    assert (first["tab"], first["channel"]) == ("home", on_stage.amara.direct)
    assert "view" not in first
    await on_stage.api.views_publish(user_id=on_stage.amara.id, view={"type": "home", "blocks": [section("Welcome")]})
    await on_stage.amara.opens_home()
    assert_view((await on_stage.guest.hears("app_home_opened", 2))["view"])
    await on_stage.amara.opens_home("messages")
    assert (await on_stage.guest.hears("app_home_opened", 3))["tab"] == "messages"


async def test_events_come_in_an_envelope_that_names_the_installation(on_stage: Stage) -> None:
    await on_stage.amara.opens_home()
    await on_stage.guest.hears("app_home_opened")
    envelope = (await on_stage.last_traffic("event app_home_opened"))["request"]
    assert (envelope["type"], envelope["team_id"], envelope["api_app_id"]) == (
        "event_callback",
        "T0HARBOUR",
        "A0SANDBOX",
    )
    assert envelope["event_id"].startswith("Ev")
    assert envelope["authorizations"][0] == {
        "enterprise_id": None,
        "team_id": "T0HARBOUR",
        "user_id": "U0THEBOT1",
        "is_bot": True,
        "is_enterprise_install": False,
    }


async def test_a_mention_in_a_thread_says_which_thread_and_whose(on_stage: Stage) -> None:
    await on_stage.amara.types("/invite @Compass", "platform")
    parent = await on_stage.amara.writes("What does the next level expect?", "platform")
    await on_stage.amara.writes("@Compass level 2", "platform", parent)
    mention = await on_stage.guest.hears("app_mention")
    assert_has("app_mention", mention)
    assert (mention["text"], mention["thread_ts"]) == ("<@U0THEBOT1> level 2", parent)
    assert mention["parent_user_id"] == mention["user"] == on_stage.amara.id
    assert "channel_type" not in mention


async def test_an_app_that_was_not_given_the_scope_hears_of_no_mention(on_stage: Stage) -> None:
    (installed,) = on_stage.world.installations
    installed.scopes.remove("app_mentions:read")
    await on_stage.amara.types("/invite @Compass", "platform")
    await on_stage.guest.hears("member_joined_channel")
    await on_stage.amara.writes("hello @Compass", "platform")
    await on_stage.amara.writes("hello")
    await on_stage.guest.hears("message")
    assert on_stage.guest.of("app_mention") == []


async def test_the_bot_hears_of_a_channel_only_once_it_is_invited(on_stage: Stage) -> None:
    await on_stage.amara.writes("hello @Compass", "platform")
    await on_stage.amara.types("/invite @Compass", "platform")
    await on_stage.guest.hears("member_joined_channel")
    await on_stage.amara.writes("hello again @Compass", "platform")
    mention = await on_stage.guest.hears("app_mention")
    assert mention["text"] == "hello again <@U0THEBOT1>"
    assert on_stage.guest.of("message") == []  # there is no channels:history among the scopes
