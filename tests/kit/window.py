"""The sandbox's page in a real browser."""

import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Browser, ConsoleMessage, Locator, Page, Request, expect

from bot.sandbox.people.client import Workspace

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ALONE = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-sync"
expect.set_options(timeout=8_000)


class Window:
    """One person's window; keeps what it complained of, and where it sent requests."""

    def __init__(self, page: Page, workspace: Workspace) -> None:
        self.page, self.workspace = page, workspace
        self.complaints: list[str] = []
        self.hosts: set[str | None] = set()
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._follow)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    def _follow(self, request: Request) -> None:
        if request.url.startswith("http"):
            self.hosts.add(urlsplit(request.url).hostname)

    async def opened(self, person: str = "amara") -> "Window":
        """The page, as that person."""
        someone = await self.workspace.person(person)
        await self.page.goto(f"{self.workspace.base_url}/?as={someone.id}")
        await expect(self.composer).to_be_visible()
        return self

    @property
    def composer(self) -> Locator:
        return self.page.get_by_role("combobox", name=re.compile("^Message"))

    @property
    def form(self) -> Locator:
        return self.page.get_by_role("dialog")

    @property
    def last(self) -> Locator:
        """The last message."""
        return self.page.get_by_role("article").last

    async def type(self, text: str) -> None:
        await self.composer.click()
        await self.composer.press_sequentially(text)
        await self.composer.press("Enter")

    async def press(self, name: str) -> None:
        await self.page.get_by_role("button", name=name, exact=True).last.click()


@asynccontextmanager
async def window_of(browser: Browser, workspace: Workspace, **options: Any) -> AsyncIterator[Window]:
    """A new window on a workspace, which complains of nothing while the block lasts; `options` are of its context."""
    context = await browser.new_context(viewport={"width": 1100, "height": 900}, **options)
    window = Window(await context.new_page(), workspace)
    yield window
    await context.close()
    assert window.complaints == []
