"""The page, in a real browser: what people do with the bot, from the page alone."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from bot.sandbox.people.client import Workspace
from tests.kit.steps import log, set_up
from tests.kit.window import Window, window_of

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)  # a page has no database
BAKER = """---
path: "/test/baker"
title: "Baker"
topics:
  - name: craft
    content:
      - level: 1
        criteria: ["Keeps the oven hot"]
      - level: 2
        criteria: [""]
---
"""


@pytest_asyncio.fixture
async def window(browser: Browser, workspace: Workspace) -> AsyncIterator[Window]:
    async with window_of(browser, workspace) as made:
        yield made
        assert made.hosts <= {"127.0.0.1"}, "no request leaves the machine"


async def test_one_looks_up_a_level_and_its_examples(window: Window) -> None:
    await window.opened()
    await window.type("/level platform 2")
    await expect(window.last).to_contain_text("Measures before and after")
    await expect(window.last).to_contain_text("Only visible to you")
    await window.press("Show examples")
    await expect(window.last).to_contain_text("A graph of the queue in the week before")


async def test_what_one_asks_for_comes_into_view_after_a_long_answer_too(window: Window) -> None:
    await window.page.set_viewport_size({"width": 1100, "height": 420})
    await window.opened()
    for words in ("/level platform 1..3", "/level platform 2", "/level platform 3 leadership"):
        await window.type(words)
    await expect(window.last).to_contain_text("Mentors a colleague")
    await expect(window.last.get_by_text("Mentors a colleague")).to_be_in_viewport()


async def test_commands_complete_from_the_manifest(window: Window) -> None:
    await window.opened()
    await window.composer.press_sequentially("/ev")
    await expect(window.page.get_by_role("option", name=re.compile("evidence"))).to_be_visible()
    await window.composer.press("Tab")
    await expect(window.composer).to_have_value("/evidence ")
    await window.composer.press_sequentially("list")
    await window.composer.press("Enter")
    await expect(window.last).to_contain_text("Nothing logged yet.")


async def test_one_sets_up_from_the_welcome(window: Window) -> None:
    await window.opened()
    await window.type("/evidence")
    await window.press("Set up")
    form = window.form
    await form.get_by_role("combobox", name="Framework").fill("Platform")
    await window.page.get_by_role("option", name=re.compile("Platform Engineer")).click()
    for label, choice in {"My level": "Level 1", "The level I aim for": "Level 2"}.items():
        await form.get_by_role("combobox", name=label).click()
        await window.page.get_by_role("option", name=choice, exact=True).click()
    await form.get_by_role("combobox", name="My manager").click()
    await window.page.get_by_role("option", name="Priya Raghavan").click()
    await form.get_by_role("radio", name="My manager and me").check()
    await form.get_by_role("button", name="Save").click()
    await expect(form).to_have_count(0)
    await expect(window.last).to_contain_text("Your settings are saved.")


async def test_one_logs_an_entry_with_a_criterion_found_by_typing(window: Window) -> None:
    await set_up(await window.workspace.person("amara"))
    await window.opened()
    await window.type("/evidence")
    await window.form.get_by_label("What did you do?").fill("Measured the queue.")
    await window.form.get_by_role("combobox", name="Criteria").fill("measures")
    await window.page.get_by_role("option", name=re.compile("Measures before and after")).click()
    await window.form.get_by_role("button", name="Save").click()
    await expect(window.last).to_contain_text("Measured the queue.")
    await expect(window.last).to_contain_text("Logged for Craft")


async def test_a_mistake_stands_at_its_field_and_nothing_is_lost(window: Window) -> None:
    await set_up(await window.workspace.person("amara"))
    await window.opened()
    await window.type("/evidence")
    await window.form.get_by_label("What did you do?").fill("Still here.")
    await window.form.get_by_label("Links").fill("no link")
    await window.form.get_by_role("button", name="Save").click()
    await expect(window.form).to_contain_text("“no” is not a link.")
    await expect(window.form.get_by_label("What did you do?")).to_have_value("Still here.")


async def test_the_clock_jumps_to_the_nudge_which_is_answered_in_its_form(window: Window) -> None:
    await set_up(await window.workspace.person("amara"))
    await window.opened()
    await window.page.get_by_role("button", name=re.compile("^Clock")).click()
    await window.page.get_by_role("button", name=re.compile("The next nudge")).click()
    await expect(window.last).to_contain_text("Anything to log for this one?")
    await window.press("Log evidence")
    await window.form.get_by_label("What did you do?").fill("Told sales why.")
    await window.form.get_by_role("button", name="Save").click()
    await expect(window.last).to_contain_text("Told sales why.")
    await expect(window.last.get_by_role("button", name="Log evidence")).to_have_count(0)


async def test_a_manager_reads_the_summary_and_its_file(window: Window) -> None:
    amara = await window.workspace.person("amara")
    await set_up(amara)
    await log(amara, "Measured the queue for a week.", Criteria=["Measures before"])
    await window.opened("priya")
    await window.composer.press_sequentially("summary @Ama")
    await window.composer.press("Enter")
    await expect(window.composer).to_have_value("summary @Amara Okafor ")
    await window.composer.press("Enter")
    await expect(window.page.get_by_role("article").filter(has_text="no measure of performance")).to_be_visible()
    await expect(window.last).to_contain_text("Amara Okafor: evidence")
    async with window.page.expect_download() as download:
        await window.last.get_by_role("link", name=re.compile("Download")).click()
    assert "> Measured the queue for a week." in (await (await download.value).path()).read_text()


async def test_two_windows_are_two_people_and_what_happens_appears_at_once(window: Window, browser: Browser) -> None:
    await set_up(await window.workspace.person("amara"))
    await window.opened("amara")
    context = await browser.new_context()
    other = await Window(await context.new_page(), window.workspace).opened("priya")
    amara = await window.workspace.person("amara")
    await (await window.workspace.person("priya")).writes(f"summary <@{amara.id}>")
    await expect(window.last).to_contain_text("asked for a summary")
    await expect(other.page.get_by_role("article").filter(has_text="Amara Okafor: evidence").first).to_be_visible()
    await context.close()


async def test_home_says_where_one_stands(window: Window) -> None:
    await set_up(await window.workspace.person("amara"))
    await window.opened()
    await window.page.get_by_role("tab", name="Home").click()
    await expect(window.page.get_by_text("Platform Engineer, Level 1")).to_be_visible()


async def test_ones_own_framework_can_be_tried(window: Window, tmp_path: Path) -> None:
    file = tmp_path / "baker.md"
    file.write_text(BAKER)
    await window.opened()
    await window.press("Try your framework")
    async with window.page.expect_file_chooser() as chooser:
        await window.form.get_by_text("Drop a Markdown file here").click()
    await (await chooser.value).set_files(file)
    await expect(window.form).to_contain_text("baker.md:")
    await window.form.get_by_role("button", name="Close").last.click()
    await window.type("/level baker 1")
    await expect(window.last).to_contain_text("Keeps the oven hot")


async def test_behind_the_scenes_one_sees_requests_and_asks_for_faults(window: Window) -> None:
    await window.opened()
    await window.type("/level platform")
    await window.press("Behind the scenes")
    panel = window.page.get_by_role("complementary", name="Behind the scenes")
    await panel.get_by_text("/level", exact=True).last.click()
    await expect(panel).to_contain_text("response_type")


async def test_everything_works_by_keyboard(window: Window) -> None:
    await set_up(await window.workspace.person("amara"))
    await window.opened()
    keyboard = window.page.keyboard
    await expect(window.composer).to_be_focused()
    await keyboard.type("/evidence")
    await keyboard.press("Enter")
    await expect(window.form).to_be_visible()
    await keyboard.type("By hand.")
    await keyboard.press("Escape")
    await expect(window.composer).to_be_focused()
    await keyboard.type("/level platform 1")
    await keyboard.press("Enter")
    await expect(window.last).to_contain_text("Keeps a change small")


@pytest.mark.parametrize("width", [360, 390])
async def test_on_a_phone_nothing_is_cut_off(window: Window, width: int) -> None:
    await window.page.set_viewport_size({"width": width, "height": 780})
    await window.page.emulate_media(color_scheme="dark")
    await window.opened()
    await window.type("/level platform 2")
    await expect(window.last).to_contain_text("Measures before and after")
    assert await window.page.evaluate("document.documentElement.scrollWidth") <= width


async def test_starting_over_empties_the_workspace(window: Window) -> None:
    await window.opened()
    await window.type("/level platform")
    await expect(window.last).to_contain_text("Platform Engineer")
    await window.press("Start over")
    await window.form.get_by_label(re.compile("^Empty")).check()
    await window.form.get_by_role("button", name="Start over").click()
    await expect(window.page.get_by_role("article")).to_have_count(0)
