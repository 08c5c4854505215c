"""Takes the README's pictures of the demo, light and dark.

`make run` in one terminal, `python docs/pictures.py` in another, with the sandbox's address where it is another one.
Each picture shows a whole message. The answer fits the criterion that is asked for: look at it before you commit.
"""

import asyncio
import re
import shutil
import sys
from pathlib import Path
from typing import Literal

from playwright.async_api import Browser, Locator, Page, async_playwright

SANDBOX = sys.argv[1] if sys.argv[1:] else "http://localhost:3000"
FOLDER = Path(__file__).parent
AMARA, DIEGO, PRIYA = "U0AMARA01", "U0DIEGO01", "U0PRIYA01"
WINDOW = {"width": 700, "height": 2600}  # pixels: as wide as a message, and taller than any
QUESTION = "Anything to log for this one?"
SHARPNESS = 1.5  # pixels of a picture for one of the page
MOST_JUMPS = 4  # until it is Diego who is asked
DONE = (
    "Planned the move of invoices and payments to the shared network module, and tried the way back on a copy first."
)
OUTCOME = "Both moved within an hour. Nobody needed the way back."
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


async def be(page: Page, person: str) -> None:
    await page.goto(f"{SANDBOX}/?as={person}")
    await page.get_by_role("button", name="Dismiss").or_(page.get_by_role("combobox")).first.wait_for()
    await page.evaluate("document.querySelector('.first')?.remove()")


async def say(page: Page, text: str) -> None:
    box = page.get_by_role("combobox", name=re.compile("^Message"))
    await box.fill(text)
    await box.press("Enter")


async def take(message: Locator, name: str, scheme: Scheme) -> None:
    """The whole message, without the pointer or the focus on it."""
    await message.wait_for()
    await message.page.mouse.move(0, 0)
    await message.evaluate("() => document.activeElement?.blur()")
    await message.page.wait_for_timeout(500)
    await message.screenshot(path=FOLDER / f"{name}-{scheme}.png")


async def ask(page: Page, question: Locator) -> None:
    """Lets time pass until the question has come."""
    for _ in range(MOST_JUMPS):
        await page.request.post(f"{SANDBOX}/sandbox/clock", data={"moment": "the next nudge"})
        await page.wait_for_timeout(3_000)
        if await question.count():
            return
    raise SystemExit("Diego was not asked.")


async def answer(page: Page) -> None:
    await page.get_by_role("button", name="Log evidence").last.click()
    form = page.get_by_role("dialog")
    await form.get_by_label("What did you do?").fill(DONE)
    await form.get_by_label("What came of it?").fill(OUTCOME)
    await form.get_by_role("button", name="Save").click()


async def take_all(browser: Browser, scheme: Scheme) -> None:
    context = await browser.new_context(viewport=WINDOW, color_scheme=scheme, device_scale_factor=SHARPNESS)
    page = await context.new_page()
    articles = page.get_by_role("article")
    await page.request.post(f"{SANDBOX}/sandbox/reset", data={"demo": True})
    await be(page, DIEGO)
    question = articles.filter(has_text=QUESTION)
    await ask(page, question)
    await take(question.last, "nudge", scheme)
    await answer(page)
    await take(articles.filter(has_text=DONE).last, "answer", scheme)
    await be(page, PRIYA)
    await say(page, f"summary <@{AMARA}> last 2 months")
    await take(articles.filter(has_text="no measure of performance").last, "summary", scheme)
    await be(page, AMARA)
    await say(page, "/level devops 3")
    await take(articles.last, "level", scheme)
    await context.close()


async def main() -> None:
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for scheme in SCHEMES:
            await take_all(chromium, scheme)
        await chromium.close()


if __name__ == "__main__":
    asyncio.run(main())
