"""The page shows and uses what other apps send too: with a small app of the tests' own in the sandbox."""

from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Browser, expect

from tests.kit.sandbox_fixtures import Stage, button, input_block, modal, option, plain, section
from tests.kit.window import Window, window_of

CONFIRM = {"title": plain("Sure?"), "text": plain("It stays so."), "confirm": plain("Do it"), "deny": plain("No")}
CHOICES = [option("Alpha", "a"), option("Beta", "b")]
TABLE = {"type": "table", "rows": [[{"type": "raw_text", "text": text} for text in row] for row in ("AB", "CD")]}


@pytest_asyncio.fixture
async def window(browser: Browser, on_stage: Stage) -> AsyncIterator[Window]:
    async with window_of(browser, on_stage.workspace) as made:
        yield await made.opened()


async def test_what_slack_draws_is_drawn(window: Window, on_stage: Stage) -> None:
    markdown = {"type": "markdown", "text": "## Heading\n\n- one\n- **two**"}
    marked = section("*bold* <https://example.org|a link> <@U0PRIYA01> :tada: `code`\n> quoted")
    await on_stage.api.chat_postMessage(channel=on_stage.amara.id, text="all", blocks=[marked, TABLE, markdown])
    await expect(window.last.get_by_role("link", name="a link")).to_have_attribute("href", "https://example.org")
    await expect(window.last).to_contain_text("@Priya Raghavan 🎉 code")
    await expect(window.last.get_by_role("columnheader", name="B")).to_be_visible()
    await expect(window.last.get_by_role("cell", name="D")).to_be_visible()
    await expect(window.last.get_by_role("heading", name="Heading")).to_be_visible()


async def test_elements_tell_the_app_what_was_chosen(window: Window, on_stage: Stage) -> None:
    elements = [
        button("sure", "Delete", style="danger", confirm=CONFIRM),
        {"type": "checkboxes", "action_id": "boxes", "options": CHOICES},
        {"type": "datepicker", "action_id": "day", "initial_date": "2026-11-20"},
        {"type": "overflow", "action_id": "more", "options": CHOICES},
    ]
    blocks = [{"type": "actions", "elements": elements}]
    await on_stage.api.chat_postMessage(channel=on_stage.amara.id, text="choose", blocks=blocks)
    await window.press("Delete")
    await window.form.get_by_role("button", name="Do it").click()
    assert (await on_stage.guest.hears("block_actions", 1))["actions"][0]["action_id"] == "sure"
    await window.last.get_by_role("checkbox", name="Beta").check()
    assert (await on_stage.guest.hears("block_actions", 2))["actions"][0]["selected_options"] == [CHOICES[1]]
    await window.last.locator("input[type=date]").fill("2026-12-24")
    assert (await on_stage.guest.hears("block_actions", 3))["actions"][0]["selected_date"] == "2026-12-24"


async def test_shortcuts_start_from_the_composer_and_from_a_message(window: Window, on_stage: Stage) -> None:
    await on_stage.api.chat_postMessage(channel=on_stage.amara.id, text="Keep this")
    await window.press("Shortcuts")
    await window.page.get_by_text("Start", exact=True).click()
    assert (await on_stage.guest.hears("shortcut"))["callback_id"] == "start"
    await window.last.hover()
    await window.last.get_by_role("button", name="More actions").click()
    await window.page.get_by_text("Keep", exact=True).click()
    assert (await on_stage.guest.hears("message_action"))["message"]["text"] == "Keep this"


async def test_a_thread_stands_beside_the_conversation(window: Window, on_stage: Stage) -> None:
    await on_stage.api.chat_postMessage(channel=on_stage.amara.id, text="A question")
    await window.last.hover()
    await window.last.get_by_role("button", name="More actions").click()
    await window.page.get_by_text("Reply in thread").click()
    thread = window.page.get_by_role("complementary", name="Thread")
    await thread.get_by_role("combobox", name="Reply").fill("An answer")
    await thread.get_by_role("combobox", name="Reply").press("Enter")
    await expect(thread).to_contain_text("An answer")
    assert (await on_stage.guest.hears("message", 2))["thread_ts"]


async def test_forms_lie_on_each_other_and_go_back(window: Window, on_stage: Stage) -> None:
    on_stage.guest.view = modal(input_block("what", "First", {"type": "plain_text_input"}))
    await window.type("/form")
    await window.form.get_by_label("First").fill("one")
    below = await on_stage.amara.form()
    on_stage.guest.answer = {
        "response_action": "push",
        "view": modal(input_block("more", "Second", {"type": "plain_text_input"})),
    }
    await window.form.get_by_role("button", name="Save").click()
    await expect(window.form.get_by_label("Second")).to_be_visible()
    await window.form.get_by_role("button", name="Back").click()
    await expect(window.form.get_by_label("First")).to_have_value("one")
    assert (await on_stage.amara.form())["id"] == below["id"]


async def test_in_a_channel_nothing_is_offered_that_everybody_would_read(window: Window, on_stage: Stage) -> None:
    on_stage.world.suggestions = {"priya": ["summary @Amara Okafor", "/echo hello"]}
    await window.opened("priya")
    offers = window.page.get_by_role("region", name="First steps").get_by_role("button")
    await expect(offers.filter(has_text="summary")).to_be_visible()
    await window.page.get_by_role("link", name="general").click()
    await expect(window.page.get_by_role("heading", name="general")).to_be_visible()
    await expect(offers.filter(has_text="/echo hello")).to_be_visible()
    await expect(offers.filter(has_text="summary")).to_have_count(0)


async def test_a_link_to_the_app_opens_its_conversation_in_this_window(window: Window, on_stage: Stage) -> None:
    await on_stage.api.chat_postMessage(channel=on_stage.amara.id, text="Here I am")
    await window.page.get_by_role("link", name="general").click()
    await window.type("/answer")
    on_stage.guest.answer = {"text": "<https://slack.com/app_redirect?app=A0SANDBOX&amp;team=T0HARBOUR|Look>"}
    await window.type("/answer")
    await window.last.get_by_role("link", name="Look").click()
    await expect(window.last).to_contain_text("Here I am")
    await expect(window.page.get_by_role("heading", name="Compass").first).to_be_visible()
