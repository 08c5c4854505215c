"""What breaks Slack's limits is refused as Slack refuses it, and what comes near them is remarked on."""

from typing import Any

import pytest
from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ConfirmObject,
    ContextBlock,
    HeaderBlock,
    ImageBlock,
    InputBlock,
    MarkdownBlock,
    Option,
    OptionGroup,
    OverflowMenuElement,
    SectionBlock,
    StaticSelectElement,
)
from slack_sdk.models.blocks.block_elements import InputInteractiveElement
from slack_sdk.models.views import View

from bot.sandbox.rules.block_kit import rules
from tests.kit.sandbox_fixtures import (
    Json,
    Stage,
    button,
    input_block,
    modal,
    option,
    plain,
    refusal,
    section,
)

LONG = "x" * 3001
RICH = {"type": "rich_text_section", "elements": [{"type": "text", "text": "Hello", "style": {"bold": True}}]}
CELL = {"type": "raw_text", "text": "A cell"}
TEXT, LINK = {"type": "text", "text": "x"}, {"type": "link", "url": "https://harbour.example"}
LIST = {"type": "rich_text_list", "style": "bullet", "elements": []}
TASK = {"type": "task_card", "task_id": "1", "title": "A task", "status": "pending"}
IMAGE = {"type": "image", "image_url": "https://harbour.example/a.png", "alt_text": "A boat"}


def rich(type_: str, *inside: Json, **more: Any) -> Json:
    """A block with one part of rich text, of this type."""
    return {"type": "rich_text", "elements": [{"type": type_, "elements": list(inside), **more}]}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def select(**more: Any) -> Json:
    return {"type": "static_select", "action_id": "pick", "options": [option("One", "1")], **more}


LEGAL: list[Json] = [
    section("Hello", accessory=button("go")),
    {"type": "section", "fields": [plain("A"), {"type": "mrkdwn", "text": "*B*", "verbatim": True}]},
    {"type": "divider"},
    {"type": "header", "text": plain("A header")},
    IMAGE | {"title": plain("A boat")},
    {"type": "context", "elements": [IMAGE, plain("A"), {"type": "mrkdwn", "text": "B"}]},
    actions(button("a", style="primary", value="1"), select(), {"type": "datepicker", "initial_date": "2026-11-20"}),
    actions(button("a", confirm={"title": plain("Sure?"), "text": plain("Really?"), "confirm": plain("Yes")})),
    actions(*(button(f"b{number}") for number in range(25))),
    input_block("i", "What?", {"type": "plain_text_input"}),
    {"type": "markdown", "text": "# Hello"},
    {"type": "rich_text", "elements": [RICH, {"type": "rich_text_list", "style": "bullet", "elements": [RICH]}]},
    {"type": "table", "rows": [[CELL, CELL]], "column_settings": [{"align": "right"}]},
    {"type": "rich_text", "elements": [{"type": "rich_text_preformatted", "elements": [TEXT, LINK]}]},
    actions(button("a", url="slack://app"), button("b", url="mailto:amara@harbour.example")),
    actions({"type": "datepicker", "initial_date": "2028-02-29"}),
    {"type": "card", "title": plain("A card"), "icon": IMAGE, "actions": [button("a")]},
    {"type": "carousel", "elements": [{"type": "card", "body": plain("One")}]},
    {"type": "container", "title": plain("Several"), "child_blocks": [section("x"), actions(button("a"))]},
    {"type": "plan", "title": "A plan", "tasks": [TASK]},
    TASK,
    {"type": "data_table", "caption": "A table", "rows": [[CELL, CELL]] * 2, "page_size": 10},
    {"type": "layout", "anything": ["goes"]},
]
ILLEGAL: list[tuple[Json, str]] = [
    (actions({"type": "datepicker", "initial_date": "2026-02-29"}), "must be a date"),
    (actions(button("go", url="harbour")), "invalid url [json-pointer:/blocks/0/elements/0/url]"),
    (actions(button("go", url="https://")), "invalid url"),
    (IMAGE | {"image_url": "slack://a.png"}, "invalid url [json-pointer:/blocks/0/image_url]"),
    (rich("rich_text_list", LIST, style="bullet"), "unsupported type: rich_text_list"),
    (rich("rich_text_preformatted", {"type": "user", "user_id": "U0AMARA01"}), "unsupported type: user"),
    ({"type": "alert", "text": plain("x")}, "alert can't be shown on a message"),
    ({"type": "card", "subtitle": plain("x")}, "must have one of: hero_image, title, actions, body"),
    ({"type": "card", "body": plain("x" * 201)}, "must be less than 201 characters"),
    ({"type": "carousel", "elements": [section("x")]}, "unsupported type: section"),
    ({"type": "container", "title": plain("x"), "child_blocks": [section("x")] * 11}, "no more than 10 items"),
    ({"type": "data_table", "caption": "x", "rows": [[CELL]]}, "no fewer than 2 items allowed"),
    (section(LONG), "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"),
    (section(""), "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
    ({"type": "section"}, "must have one of: text, fields [json-pointer:/blocks/0]"),
    (
        {"type": "section", "fields": [plain("x")] * 11},
        "no more than 10 items allowed [json-pointer:/blocks/0/fields]",
    ),
    ({"type": "section", "fields": [plain("x" * 2001)]}, "must be less than 2001 characters"),
    (section("x", colour="red"), "invalid additional property: colour [json-pointer:/blocks/0]"),
    (section("x", block_id="x" * 256), "must be less than 256 characters [json-pointer:/blocks/0/block_id]"),
    (section("x", accessory={"type": "plain_text_input"}), "unsupported type: plain_text_input"),
    ({"type": "header", "text": plain("x" * 151)}, "must be less than 151 characters"),
    ({"type": "header", "text": {"type": "mrkdwn", "text": "x"}}, "must be a text object of type plain_text"),
    ({"type": "image", "image_url": "https://harbour.example/a.png"}, "missing required field: alt_text"),
    (IMAGE | {"slack_file": {"id": "F1"}}, "must have exactly one of: image_url, slack_file"),
    ({"type": "context", "elements": [plain("x")] * 11}, "no more than 10 items allowed"),
    ({"type": "context", "elements": [button("go")]}, "unsupported type: button"),
    (actions(*(button(f"b{number}") for number in range(26))), "no more than 25 items allowed"),
    (
        actions(button("go", "x" * 76)),
        "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]",
    ),
    (actions(button("go", value="x" * 2001)), "must be less than 2001 characters"),
    (actions(button("go", style="bold")), "must be one of: primary, danger"),
    (actions(button("go"), button("go")), "action_id go is not unique in its block"),
    (actions(select(options=[option(str(n), str(n)) for n in range(101)])), "no more than 100 items allowed"),
    (actions(select(options=[])), "no fewer than 1 items allowed"),
    (actions(select(options=[option("x" * 76, "1")])), "must be less than 76 characters"),
    (actions(select(options=[option("x", "x" * 76)])), "must be less than 76 characters"),
    (actions(select(option_groups=[])), "must have exactly one of: options, option_groups"),
    (actions(select(initial_option=option("Two", "2"))), "initial option 2 is not one of the options"),
    (actions(select(options=[option("A", "1"), option("B", "1")])), "option value 1 is not unique"),
    (actions({"type": "overflow", "options": [option(str(n), str(n)) for n in range(6)]}), "no more than 5 items"),
    (
        actions({"type": "checkboxes", "options": [option(str(n), str(n)) for n in range(11)]}),
        "no more than 10 items",
    ),
    (actions({"type": "datepicker", "initial_date": "20.11.2026"}), "must be a date"),
    (actions({"type": "timepicker", "initial_time": "24:00"}), "must be a time"),
    (input_block("i", "x" * 2001, {"type": "plain_text_input"}), "must be less than 2001 characters"),
    (
        input_block("i", "x", {"type": "plain_text_input", "max_length": 3001}),
        "must be a whole number from 1 to 3000",
    ),
    (input_block("i", "x", {"type": "email_text_input"}), "email_text_input can't be shown on a message"),
    (input_block("i", "x", {"type": "button"}), "unsupported type: button"),
    ({"type": "markdown", "text": "x" * 12_001}, "must be less than 12001 characters"),
    ({"type": "table", "rows": [[CELL] * 21]}, "no more than 20 items allowed [json-pointer:/blocks/0/rows/0]"),
    ({"type": "table", "rows": [[CELL]] * 101}, "no more than 100 items allowed [json-pointer:/blocks/0/rows]"),
    ({"type": "carousel_of_horses"}, "unsupported type: carousel_of_horses [json-pointer:/blocks/0/type]"),
    ({"text": "no type"}, "unsupported type: None"),
    ({"type": "rich_text", "elements": [{"type": "text", "text": "x"}]}, "unsupported type: text"),
]
ILLEGAL_VIEWS: list[tuple[Json, str]] = [
    (modal(), "no fewer than 1 items allowed [json-pointer:/view/blocks]"),
    (modal(*[section("x")] * 101), "no more than 100 items allowed"),
    (modal(section("x"), title=plain("x" * 25)), "must be less than 25 characters [json-pointer:/view/title/text]"),
    (modal(section("x"), submit=plain("x" * 25)), "must be less than 25 characters"),
    (modal(section("x"), title=None), "missing required field: title"),
    (modal(input_block("i", "x", {"type": "plain_text_input"}), submit=None), "missing required field: submit"),
    (modal(section("x"), private_metadata="x" * 3001), "must be less than 3001 characters"),
    (modal(section("x"), callback_id="x" * 256), "must be less than 256 characters"),
    (modal(section("x", block_id="a"), section("y", block_id="a")), "block_id a is not unique"),
    (modal({"type": "markdown", "text": "x"}), "markdown can't be shown on a modal"),
    (modal(section("x"), colour="red"), "invalid additional property: colour"),
    (modal(*(input_block(i, i, {"type": "datepicker", "focus_on_load": True}) for i in "ab")), "focus_on_load"),
    ({"type": "home", "blocks": [section("x")]}, "must be of type modal"),
]
IN_SLACK_SDK: list[tuple[int, str]] = [
    (Block.block_id_max_length, "string 255"),
    (SectionBlock.text_max_length, rules()["block"]["section"]["may"]["text"]),
    (SectionBlock.fields_max_length, rules()["block"]["section"]["may"]["fields"]),
    (HeaderBlock.text_max_length, rules()["block"]["header"]["needs"]["text"]),
    (ImageBlock.alt_text_max_length, rules()["block"]["image"]["needs"]["alt_text"]),
    (ImageBlock.title_max_length, rules()["block"]["image"]["may"]["title"]),
    (ActionsBlock.elements_max_length, rules()["block"]["actions"]["needs"]["elements"]),
    (ContextBlock.elements_max_length, rules()["block"]["context"]["needs"]["elements"]),
    (InputBlock.label_max_length, rules()["block"]["input"]["needs"]["label"]),
    (InputBlock.hint_max_length, rules()["block"]["input"]["may"]["hint"]),
    (MarkdownBlock.text_max_length, rules()["block"]["markdown"]["needs"]["text"]),
    (ButtonElement.text_max_length, rules()["element"]["button"]["needs"]["text"]),
    (ButtonElement.value_max_length, rules()["element"]["button"]["may"]["value"]),
    (ButtonElement.url_max_length, rules()["element"]["button"]["may"]["url"]),
    (InputInteractiveElement.placeholder_max_length, rules()["element"]["static_select"]["may"]["placeholder"]),
    (StaticSelectElement.options_max_length, rules()["element"]["static_select"]["may"]["options"]),
    (OverflowMenuElement.options_max_length, rules()["element"]["overflow"]["needs"]["options"]),
    (Option.label_max_length, rules()["parts"]["option"]["needs"]["text"]),
    (OptionGroup.label_max_length, rules()["parts"]["option_group"]["needs"]["label"]),
    (OptionGroup.options_max_length, rules()["parts"]["option_group"]["needs"]["options"]),
    (ConfirmObject.title_max_length, rules()["parts"]["confirm"]["may"]["title"]),
    (ConfirmObject.text_max_length, rules()["parts"]["confirm"]["needs"]["text"]),
    (ConfirmObject.deny_max_length, rules()["parts"]["confirm"]["may"]["deny"]),
    (View.title_max_length, rules()["parts"]["view"]["may"]["title"]),
    (View.submit_max_length, rules()["parts"]["view"]["may"]["submit"]),
    (View.private_metadata_max_length, rules()["parts"]["view"]["may"]["private_metadata"]),
    (View.blocks_max_length, rules()["parts"]["view"]["needs"]["blocks"]),
]


async def post(on_stage: Stage, *blocks: Json) -> Any:
    return await on_stage.api.chat_postMessage(channel=on_stage.amara.id, text="x", blocks=list(blocks))


async def open_form(on_stage: Stage, view: Json) -> Any:
    await on_stage.amara.types("/answer")
    trigger = (await on_stage.guest.hears("/answer"))["trigger_id"]
    return await on_stage.api.views_open(trigger_id=trigger, view=view)


@pytest.mark.parametrize("block", LEGAL, ids=lambda block: block["type"])
async def test_legal_blocks_are_shown(on_stage: Stage, block: Json) -> None:
    await post(on_stage, block)
    shown = (await on_stage.amara.last_message())["blocks"][0]
    assert shown.pop("block_id")
    assert shown["type"] == block["type"]


@pytest.mark.parametrize(("block", "reason"), ILLEGAL, ids=range(len(ILLEGAL)))
async def test_illegal_blocks_are_refused_with_the_reason(on_stage: Stage, block: Json, reason: str) -> None:
    answer = await refusal(post(on_stage, block))
    assert answer["error"] == "invalid_blocks"
    assert any(reason in message for message in answer["response_metadata"]["messages"])
    assert reason in (await on_stage.last_traffic("POST chat.postMessage"))["refused"]
    assert await on_stage.amara.reads() == []


@pytest.mark.parametrize(("view", "reason"), ILLEGAL_VIEWS, ids=range(len(ILLEGAL_VIEWS)))
async def test_illegal_forms_are_refused_with_the_reason(on_stage: Stage, view: Json, reason: str) -> None:
    answer = await refusal(open_form(on_stage, view))
    assert answer["error"] == "invalid_arguments"
    assert any(reason in message for message in answer["response_metadata"]["messages"])
    assert await on_stage.amara.forms() == []


@pytest.mark.parametrize(("limit", "spec"), IN_SLACK_SDK, ids=range(len(IN_SLACK_SDK)))
def test_limits_are_those_that_slack_sdk_has(limit: int, spec: str) -> None:
    assert str(limit) == (spec.split()[2] if spec.startswith("list") else spec.rsplit(maxsplit=1)[-1])


async def test_a_message_holds_fifty_blocks(on_stage: Stage) -> None:
    await post(on_stage, *[section("x")] * 50)
    assert (await refusal(post(on_stage, *[section("x")] * 51)))["error"] == "invalid_blocks"
    near = (await on_stage.workspace.traffic())[0]["near_limits"]
    assert near == ["50 of 50 items at /blocks"]


async def test_a_message_that_is_legal_block_by_block_can_still_be_too_long(on_stage: Stage) -> None:
    await post(on_stage, *[section("x" * 2600)] * 5)
    answer = await refusal(post(on_stage, *[section("x" * 2700)] * 5))
    assert answer["error"] == "msg_blocks_too_long"
    assert "13,000 of 13,200 characters at /blocks" in (await on_stage.workspace.traffic())[0]["near_limits"]


async def test_all_markdown_blocks_share_one_limit(on_stage: Stage) -> None:
    answer = await refusal(post(on_stage, *[{"type": "markdown", "text": "x" * 6001}] * 2))
    assert answer["response_metadata"]["messages"] == [
        "[ERROR] must be less than 12001 characters [json-pointer:/blocks]"
    ]


async def test_the_home_tab_takes_neither_date_and_time_nor_a_title(on_stage: Stage) -> None:
    for view in (
        {"type": "home", "blocks": [actions({"type": "datetimepicker"})]},
        {"type": "home", "blocks": [section("x")], "title": plain("Home")},
        modal(section("x")),
    ):
        call = on_stage.api.views_publish(user_id=on_stage.amara.id, view=view)
        assert (await refusal(call))["error"] == "invalid_arguments"


async def test_a_view_of_more_than_250_kilobytes_is_refused(on_stage: Stage) -> None:
    view = modal(*[section("ü" * 3000)] * 45)
    assert (await refusal(open_form(on_stage, view)))["error"] == "view_too_large"


async def test_too_many_options_for_a_search_are_not_shown(on_stage: Stage) -> None:
    on_stage.guest.view = modal(input_block("which", "Which?", {"type": "external_select", "min_query_length": 0}))
    on_stage.guest.options = {"options": [option(str(number), str(number)) for number in range(101)]}
    await on_stage.amara.types("/form")
    with pytest.raises(AssertionError, match="no more than 100 items allowed"):
        await on_stage.amara.searches(await on_stage.amara.form(), "Which?", "")
    assert "no more than 100" in (await on_stage.last_traffic("block_suggestion"))["refused"]


async def test_an_answer_to_a_command_keeps_to_the_limits_too(on_stage: Stage) -> None:
    on_stage.guest.answer = {"text": "x", "blocks": [section(LONG)]}
    with pytest.raises(AssertionError, match="invalid_blocks"):
        await on_stage.amara.types("/answer")
    assert "3001" in (await on_stage.last_traffic("/answer"))["refused"]


async def test_an_update_has_at_most_4000_characters_and_a_message_is_cut_at_40000(on_stage: Stage) -> None:
    posted = await on_stage.api.chat_postMessage(channel=on_stage.amara.id, text="x" * 40_100)
    assert len(posted["message"]["text"]) == 40_000
    update = on_stage.api.chat_update(channel=posted["channel"], ts=posted["ts"], text="x" * 4001)
    assert (await refusal(update))["error"] == "msg_too_long"


async def test_a_message_needs_something_to_say(on_stage: Stage) -> None:
    assert (await refusal(on_stage.api.api_call("chat.postMessage", json={"channel": on_stage.amara.id})))[
        "error"
    ] == "no_text"


async def test_blocks_that_are_no_json_are_refused(on_stage: Stage) -> None:
    call = on_stage.api.chat_postMessage(channel=on_stage.amara.id, text="x", blocks="[{")
    assert (await refusal(call))["error"] == "invalid_blocks_format"


async def test_an_alert_stands_in_forms(on_stage: Stage) -> None:
    await open_form(on_stage, modal({"type": "alert", "text": plain("Careful"), "level": "warning"}))
    assert (await on_stage.amara.form())["blocks"][0]["level"] == "warning"


async def test_nobody_picks_a_day_that_no_calendar_has(on_stage: Stage) -> None:
    on_stage.guest.view = modal(input_block("day", "Day", {"type": "datepicker"}))
    await on_stage.amara.types("/form")
    with pytest.raises(AssertionError, match="There is no date “2026-02-29”"):
        await on_stage.amara.submits(await on_stage.amara.form(), {"Day": "2026-02-29"})
    assert await on_stage.amara.submits(await on_stage.amara.form(), {"Day": "2028-02-29"}) == {}


async def test_buttons_of_cards_and_in_containers_are_pressed(on_stage: Stage) -> None:
    cards = {"type": "carousel", "elements": [{"type": "card", "title": plain("One"), "actions": [button("card")]}]}
    held = {"type": "container", "title": plain("More"), "child_blocks": [actions(button("held"))]}
    await post(on_stage, cards, held)
    for name in ("card", "held"):
        await on_stage.amara.presses(await on_stage.amara.last_message(), name)
    pressed = [each["actions"][0]["action_id"] for each in on_stage.guest.of("block_actions")]
    assert pressed == ["card", "held"]


async def test_metadata_has_a_type_and_a_payload(on_stage: Stage) -> None:
    wrong = on_stage.api.chat_postMessage(channel=on_stage.amara.id, text="x", metadata={"event_type": "x"})
    assert (await refusal(wrong))["error"] == "invalid_metadata_format"
    about = {"event_type": "nudge", "event_payload": {"id": "1"}}
    await on_stage.api.chat_postMessage(channel=on_stage.amara.id, text="x", metadata=about)
    assert (await on_stage.amara.last_message())["metadata"] == about


def rules_in_the_table() -> dict[str, Json]:
    """Every rule of the table, by its kind and name."""
    return {f"{kind} {name}": rule for kind, rules_of_kind in rules().items() for name, rule in rules_of_kind.items()}


def test_each_rule_of_block_kit_says_where_it_comes_from() -> None:
    table = rules_in_the_table()
    assert {rule["from"] for rule in table.values()} <= {"docs", "sdk", "seen", "belief"}
    for name, rule in table.items():
        fields = {*rule.get("needs", {}), *rule.get("may", {})}
        assert set(rule.get("belief", ())) <= fields, name
