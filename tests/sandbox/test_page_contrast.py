"""Whatever can be read on the page stands out from what is behind it, in light and in the dark."""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Literal

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from bot.sandbox.people.client import Workspace
from tests.kit.sandbox_fixtures import Stage, button, input_block, modal, option, plain, section
from tests.kit.steps import log, set_up
from tests.kit.window import Window

MEASURE = (Path(__file__).parents[1] / "kit/contrast.js").read_text()
LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3: of text that is not large
CHOICES = [option("Alpha", "a"), option("Beta", "b")]
MARKED = (
    "*bold* <https://example.org|a link> <@U0AMARA01> <@U0PRIYA01> <!here> <#C0GENERA1> `code` "
    "<!date^1795165200^{date_short}|x>\n> quoted\n```fenced```"
)
ROWS = [[{"type": "raw_text", "text": text} for text in row] for row in ("AB", "CD")]
SHOWN = [
    {"type": "header", "text": plain("Header")},
    section(MARKED, fields=[plain("a field")]),
    {"type": "context", "elements": [plain("context")]},
    {"type": "table", "rows": ROWS},
    {"type": "markdown", "text": "# Heading\n\n- one\n\n> quote\n\n`code`"},
    {
        "type": "actions",
        "elements": [
            button("a", "Plain"),
            button("b", "Primary", style="primary"),
            button("c", "Danger", style="danger"),
            {"type": "static_select", "action_id": "d", "options": CHOICES, "placeholder": plain("Choose")},
            {"type": "datepicker", "action_id": "e", "initial_date": "2026-11-20"},
        ],
    },
]
FIELDS = [
    input_block("what", "What?", {"type": "plain_text_input", "max_length": 10, "placeholder": plain("Words")}),
    input_block("more", "More", {"type": "multi_static_select", "options": CHOICES, "initial_options": CHOICES}),
    input_block("box", "Box", {"type": "checkboxes", "options": [CHOICES[0] | {"description": plain("About it")}]}),
    input_block("day", "Day", {"type": "datepicker", "initial_date": "2026-11-20"}, hint=plain("A hint")),
]
Scheme = Literal["light", "dark"]


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> Scheme:
    chosen: Scheme = request.param
    return chosen


@pytest_asyncio.fixture
async def window(browser: Browser, scheme: Scheme, on_stage: Stage) -> AsyncIterator[Window]:
    context = await browser.new_context(viewport={"width": 1400, "height": 900}, color_scheme=scheme)
    yield Window(await context.new_page(), on_stage.workspace)
    await context.close()


async def expect_readable(window: Window, least_texts: int) -> None:
    """Every text that is shown can be read; there are at least so many."""
    measured = await window.page.evaluate(MEASURE, LEAST_CONTRAST)
    assert not measured["weak"], "\n".join(["", *measured["weak"]])
    assert measured["count"] >= least_texts


async def test_messages_can_be_read_and_so_they_can_beneath_the_pointer(window: Window, on_stage: Stage) -> None:
    priya = await on_stage.workspace.person("priya")
    await on_stage.api.chat_postMessage(channel=on_stage.amara.id, text="all", blocks=SHOWN)
    await on_stage.api.chat_postMessage(channel=priya.id, text="For Priya")
    await priya.writes("Good morning", "general")
    await window.opened()
    await window.type("/echo Only for me")
    await window.type("Hello")
    await window.type("And again")
    await expect(window.last).to_contain_text("And again")
    await expect(window.page.get_by_role("link", name="Priya Raghavan (unread)")).to_be_visible()
    await expect_readable(window, 60)
    for place in (window.page.locator(".message.ephemeral"), window.page.locator("a.row").last, window.last):
        await place.hover()
        await expect_readable(window, 60)


async def test_forms_can_be_read_with_their_mistakes_and_choices(window: Window, on_stage: Stage) -> None:
    on_stage.guest.view = modal(*FIELDS)
    await window.opened()
    await window.type("/form")
    await expect(window.form).to_be_visible()
    await expect_readable(window, 20)
    await window.form.get_by_role("button", name="Save").click()
    await expect(window.form).to_contain_text("Please complete this required field.")
    await window.form.get_by_label("What?").fill("123456789")
    await expect_readable(window, 20)
    await window.form.get_by_role("combobox", name="More").click()
    await expect(window.page.get_by_role("option", name="Alpha")).to_be_visible()
    await expect_readable(window, 20)


async def test_what_lies_beside_and_over_the_page_can_be_read(window: Window, on_stage: Stage) -> None:
    await window.opened()
    await window.type("/echo hello")
    await window.press("Behind the scenes")
    panel = window.page.get_by_role("complementary", name="Behind the scenes")
    await panel.get_by_text("/echo", exact=True).click()
    await panel.get_by_text("Faults on demand").click()
    await on_stage.workspace.breaks("auth.test", "500")
    await window.type("/dance")
    await expect(window.page.get_by_role("alert")).to_contain_text("is not a valid command")
    await expect_readable(window, 50)
    await window.page.get_by_role("button", name=re.compile("^Clock")).click()
    await expect_readable(window, 50)
    await window.page.keyboard.press("Escape")
    await window.composer.fill("/")
    await expect(window.page.get_by_role("option").first).to_be_visible()
    await expect_readable(window, 50)
    await window.composer.fill("")
    await window.last.hover()
    await window.press("Shortcuts")
    await expect_readable(window, 50)
    await window.page.keyboard.press("Escape")
    await window.press("Start over")
    await expect_readable(window, 50)


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)  # a page has no database
async def test_what_the_bot_shows_can_be_read(browser: Browser, scheme: Scheme, workspace: Workspace) -> None:
    amara, priya = await workspace.person("amara"), await workspace.person("priya")
    await set_up(amara)
    await log(amara, "Measured the queue for a week.", Criteria=["Measures before"])
    await priya.writes(f"summary <@{amara.id}>")
    context = await browser.new_context(viewport={"width": 1100, "height": 900}, color_scheme=scheme)
    window = await Window(await context.new_page(), workspace).opened("priya")
    await window.page.get_by_text("Preview").last.click()
    await window.type("/level platform 2")
    await expect(window.last).to_contain_text("Measures before and after")
    await expect_readable(window, 60)
    await window.page.get_by_role("tab", name="Home").click()
    await expect(window.page.get_by_role("tabpanel")).to_be_visible()
    await expect_readable(window, 20)
    await window.press("Try your framework")
    await expect(window.form).to_be_visible()
    await expect_readable(window, 20)
    await context.close()
