"""The page as a first visitor finds it, in a real browser: what it offers to try, and what it shows of files."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from bot.sandbox.people.client import Workspace
from tests.kit.framework_texts import one_cell
from tests.kit.steps import log, set_up
from tests.kit.window import Window, window_of

pytestmark = pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)  # a page has no database
OF_THE_DEMO = one_cell('criteria: ["Runs what I say it runs"]', head="path: /test/platform\ntitle: My Platform")


@pytest_asyncio.fixture
async def window(browser: Browser, workspace: Workspace) -> AsyncIterator[Window]:
    async with window_of(browser, workspace) as made:
        yield made


async def choose(window: Window, file: Path) -> None:
    """Chooses a file in “Try your framework”."""
    await window.press("Try your framework")
    async with window.page.expect_file_chooser() as chooser:
        await window.form.get_by_text("Drop a Markdown file here").click()
    await (await chooser.value).set_files(file)


async def try_file(window: Window, file: Path) -> None:
    """Tries a file, and closes the dialog once it was read."""
    await choose(window, file)
    await expect(window.form).to_contain_text("Read: type /level")
    await window.form.get_by_role("button", name="Close").last.click()


async def start_over(window: Window) -> None:
    await window.press("Start over")
    await window.form.get_by_label(re.compile("^Empty")).check()
    async with window.page.expect_navigation():
        await window.form.get_by_role("button", name="Start over").click()
    await expect(window.form).to_have_count(0)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
async def test_a_file_can_be_glimpsed_and_downloaded_by_whichever_name_the_page_was_opened(
    window: Window, host: str
) -> None:
    amara, priya = await window.workspace.person("amara"), await window.workspace.person("priya")
    await set_up(amara)
    await log(amara, "Measured the queue for a week.", Criteria=["Measures before"])
    await priya.writes(f"summary <@{amara.id}>")
    address = window.workspace.base_url.replace("127.0.0.1", host)
    await window.page.goto(f"{address}/?as={priya.id}")
    await window.page.get_by_text("Preview").last.click()
    await expect(window.page.locator(".file-inside").last).to_contain_text("Measured the queue for a week.")
    assert window.hosts == {host}


async def test_a_framework_with_the_path_of_the_demos_own_can_be_tried_again_after_starting_over(
    window: Window, tmp_path: Path
) -> None:
    file = tmp_path / "mine.md"
    file.write_text(OF_THE_DEMO)
    await window.opened()
    for _ in range(2):
        await try_file(window, file)
        await window.type("/level platform 1")
        await expect(window.last).to_contain_text("Runs what I say it runs")
        await start_over(window)
        await window.type("/level platform 1")
        await expect(window.last).to_contain_text("Platform Engineer")
        await start_over(window)


async def test_a_spreadsheet_that_is_dropped_is_imported_and_can_be_looked_up(window: Window, tmp_path: Path) -> None:
    file = tmp_path / "Pastry chef.csv"
    file.write_text("topic;level;criterion\nCraft;1;Keeps crème cold\n", "utf-8")
    await window.opened()
    await try_file(window, file)
    await window.type("/level pastry-chef 1")
    await expect(window.last).to_contain_text("Keeps crème cold")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"topic,level\nCraft,1\n", "Row 1: the columns must have", id="a column is missing"),
        pytest.param("topic;level;criterion\nCraft;1;crème\n".encode("latin-1"), "is not UTF-8", id="not UTF-8"),
    ],
)
async def test_what_is_wrong_with_a_spreadsheet_is_said_where_it_is_dropped(
    window: Window, tmp_path: Path, content: bytes, words: str
) -> None:
    file = tmp_path / "chef.csv"
    file.write_bytes(content)
    await window.opened()
    await choose(window, file)
    await expect(window.form).to_contain_text(words)


async def test_names_of_levels_in_a_spreadsheet_that_is_dropped_are_read_as_grades_which_is_said(
    window: Window, tmp_path: Path
) -> None:
    file = tmp_path / "Baker.csv"
    file.write_text("Theme,Level,Competency\nCraft,Junior,Kneads\n,Senior,Bakes\n", "utf-8")
    await window.opened()
    await choose(window, file)
    await expect(window.form).to_contain_text("Read as grades, the lowest first: Junior, Senior.")


async def test_the_template_that_is_offered_is_a_framework_to_try(window: Window, tmp_path: Path) -> None:
    await window.opened()
    await window.press("Try your framework")
    async with window.page.expect_download() as download:
        await window.form.get_by_role("link", name="Download a template").click()
    assert (await download.value).suggested_filename == "framework.md"
    file = tmp_path / "framework.md"
    await (await download.value).save_as(file)
    await window.form.get_by_role("button", name="Close").last.click()
    await try_file(window, file)
