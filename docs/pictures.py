"""Takes the README's pictures of the demo: `make run` in one terminal, `python docs/pictures.py` in another."""

import asyncio
import re
import shutil
from pathlib import Path

from playwright.async_api import Locator, Page, async_playwright

SANDBOX = "http://localhost:3000"
FOLDER = Path(__file__).parent
AMARA, DIEGO, PRIYA = "U0AMARA01", "U0DIEGO01", "U0PRIYA01"


async def be(page: Page, person: str) -> None:
    await page.goto(f"{SANDBOX}/?as={person}")
    await page.get_by_role("button", name="Dismiss").click(timeout=3_000)


async def say(page: Page, text: str) -> None:
    box = page.get_by_role("combobox", name=re.compile("^Message"))
    await box.fill(text)
    await box.press("Enter")
    await page.wait_for_timeout(2_000)


async def take(message: Locator, name: str, most: int = 620) -> None:
    """A message with a little of its surroundings, cut off below."""
    await message.scroll_into_view_if_needed()
    await message.evaluate("node => node.scrollIntoView({block: 'start'})")
    box = await message.bounding_box()
    if box is None:
        raise SystemExit(f"There is nothing to take for {name}.")
    clip = {"x": box["x"], "y": box["y"], "width": min(box["width"], 860), "height": min(box["height"], most)}
    await message.page.screenshot(path=FOLDER / name, clip=clip)


async def main() -> None:
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        context = await chromium.new_context(viewport={"width": 1100, "height": 900})
        page = await context.new_page()
        await page.request.post(f"{SANDBOX}/sandbox/reset", data={"demo": True})
        await be(page, AMARA)
        await say(page, "/level devops 3")
        await take(page.get_by_role("article").last, "level.png")
        await page.request.post(f"{SANDBOX}/sandbox/clock", data={"moment": "the next nudge"})
        await page.goto(f"{SANDBOX}/?as={DIEGO}")
        await page.wait_for_timeout(3_000)
        await take(page.get_by_role("article").last, "nudge.png")
        await page.goto(f"{SANDBOX}/?as={PRIYA}")
        await say(page, f"summary <@{AMARA}>")
        await take(page.get_by_role("article").filter(has_text="no measure of performance").last, "summary.png")
        await chromium.close()


asyncio.run(main())
