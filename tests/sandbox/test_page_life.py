"""What a window shows as time goes by: what is new, what is gone after a reload, and when things happened."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest_asyncio
from playwright.async_api import Browser, Locator, expect

from tests.kit.sandbox_fixtures import Stage, input_block, modal, section
from tests.kit.window import Window, window_of


@pytest_asyncio.fixture
async def window(browser: Browser, on_stage: Stage) -> AsyncIterator[Window]:
    async with window_of(browser, on_stage.workspace, locale="en-US") as made:
        yield await made.opened()


def row(window: Window, name: str) -> Locator:
    """A person, a channel or the app at the side, by what a screen reader says."""
    return window.page.get_by_role("navigation").get_by_role("link", name=name)


async def test_what_only_oneself_sees_is_gone_after_a_reload_and_stays_until_then(window: Window) -> None:
    await window.type("/echo Only for me")
    await expect(window.last).to_contain_text("Only visible to you")
    await row(window, "Priya Raghavan").click()
    await row(window, "Amara Okafor").click()
    await expect(window.last).to_contain_text("Only for me")
    await window.type("For good")
    await window.page.reload()
    await expect(window.last).to_contain_text("For good")
    await expect(window.page.get_by_text("Only for me")).to_have_count(0)


async def test_people_and_channels_are_marked_until_somebody_reads_what_is_new(
    window: Window, on_stage: Stage
) -> None:
    priya = await on_stage.workspace.person("priya")
    await on_stage.api.chat_postMessage(channel=priya.id, text="For Priya")
    await priya.writes("Good morning", "general")
    await expect(row(window, "Priya Raghavan (unread)")).to_be_visible()
    await expect(row(window, "general (unread)")).to_be_visible()
    await expect(row(window, "Amara Okafor (unread)")).to_have_count(0)
    await row(window, "general").click()
    await expect(window.last).to_contain_text("Good morning")
    await expect(row(window, "general (unread)")).to_have_count(0)
    await window.page.reload()
    await row(window, "Priya Raghavan (unread)").click()
    await row(window, "Compass").click()
    await expect(window.last).to_contain_text("For Priya")
    await row(window, "Amara Okafor").click()
    await expect(row(window, "Priya Raghavan")).to_be_visible()
    await expect(row(window, "Priya Raghavan (unread)")).to_have_count(0)


async def test_on_a_phone_the_button_of_the_drawer_is_marked(window: Window, on_stage: Stage) -> None:
    await window.page.set_viewport_size({"width": 390, "height": 780})
    await expect(window.page.locator("#open-sidebar.unread")).to_have_count(0)
    priya = await on_stage.workspace.person("priya")
    await on_stage.api.chat_postMessage(channel=priya.id, text="For Priya")
    await expect(window.page.locator("#open-sidebar.unread")).to_be_visible()


async def test_dates_are_in_one_form_on_the_whole_page(window: Window, on_stage: Stage) -> None:
    unix = int(datetime(2026, 11, 2, 9, 5, tzinfo=UTC).timestamp())
    tokens = f"<!date^{unix}^{{date_short}} {{time}}|x>, <!date^{unix}^{{date}}|x>, <!date^{unix}^{{date_long}}|x>"
    await on_stage.api.chat_postMessage(channel=on_stage.amara.id, text="when", blocks=[section(tokens)])
    await expect(window.last).to_contain_text("2 Nov 2026 09:05, 2 November 2026, Monday 2 November 2026")
    await on_stage.workspace.move_clock("2026-11-23T10:00:00Z")
    await window.page.reload()
    await expect(window.page.locator(".day")).to_have_text("Fri 20 Nov 2026")
    clock = window.page.get_by_role("button", name=re.compile("^Clock"))
    await expect(clock).to_have_text("Mon 23 Nov 2026 10:00")
    await clock.click()
    await expect(window.page.locator(".clock-menu .dated")).to_have_text("Mon 23 Nov 2026, 10:00")
    day = {"type": "datepicker", "initial_date": "2026-11-20"}
    on_stage.guest.view = modal(input_block("day", "Day", day), input_block("at", "At", {"type": "timepicker"}))
    await window.page.keyboard.press("Escape")
    await window.type("/form")
    await expect(window.form.locator(".dated").first).to_have_text("Fri 20 Nov 2026")
    await window.form.get_by_label("Day").fill("2026-12-24")
    await window.form.get_by_label("At").fill("14:30")
    await expect(window.form.locator(".dated").first).to_have_text("Thu 24 Dec 2026")
    await expect(window.form.locator(".dated").last).to_have_text("14:30")


async def test_the_first_thing_one_reads_is_what_the_app_is_and_where_one_is(window: Window) -> None:
    greeting = window.page.get_by_role("region", name="About Compass")
    await expect(greeting).to_be_in_viewport()
    await expect(greeting).to_contain_text("It points the way.")
    await expect(greeting).to_contain_text("In it you are Amara Okafor.")
