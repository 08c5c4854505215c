"""The line that a process begins its work with: what runs, where, and with what."""

from bot import __version__
from bot.app import Halves, Running
from bot.core.plain.text import count
from bot.settings import Settings
from bot.storage.database.database import read_url, say_place


def say_start(bot: Running, settings: Settings, halves: Halves, address: str | None) -> str:
    """Names the version, what this process does, how it is reached, the database and the number of frameworks.

    No password is in it: of the database's address it has kind, host and name.
    """
    number = count(bot.storage.frameworks.number, "framework")
    reached = say_reached(settings, halves, address)
    return (
        f"Progression {__version__} runs: {say_halves(halves)}{reached};"
        f" database ({say_place(read_url(settings.database_url))}); {number}"
    )


def say_halves(halves: Halves) -> str:
    """Names what a process does: "web", "worker" or "web and worker"."""
    does = {"web": halves.web, "worker": halves.worker}
    return " and ".join(half for half, is_done in does.items() if is_done)


def say_reached(settings: Settings, halves: Halves, address: str | None) -> str:
    """Says how Slack reaches the bot, and at which address it answers; "" for a worker, which nobody reaches."""
    if not halves.web:
        return ""
    mode = "Socket Mode" if settings.socket_mode else "HTTP"
    return f", {mode}, on {address}"
