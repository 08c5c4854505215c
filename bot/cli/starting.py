"""The line that a process begins its work with: what runs, where, and with what."""

import socket
from collections.abc import Iterator
from dataclasses import dataclass

from bot import __version__
from bot.app import Halves, Running
from bot.core.plain.text import count
from bot.serving import address_of
from bot.settings import Settings
from bot.storage.database.database import read_url, say_place


@dataclass(frozen=True, slots=True)
class Doors:
    """Where a process answers Slack, and whoever asks whether it is well; None where it does not."""

    slack: socket.socket | None
    health: socket.socket | None


def say_start(bot: Running, settings: Settings, halves: Halves, doors: Doors) -> str:
    """Names the version, what this process does, how it is reached, the database and the number of frameworks.

    No password is in it: of the database's address it has kind, host and name.
    """
    runs = ", ".join([say_halves(halves), *say_reached(settings, doors)])
    database = f"database ({say_place(read_url(settings.database_url))})"
    number = count(bot.storage.frameworks.number, "framework")
    return f"Progression {__version__} runs: {runs}; {database}; {number}"


def say_halves(halves: Halves) -> str:
    """Names what a process does: "web", "worker" or "web and worker"."""
    does = {"web": halves.web, "worker": halves.worker}
    return " and ".join(half for half, is_done in does.items() if is_done)


def say_reached(settings: Settings, doors: Doors) -> Iterator[str]:
    """Says how Slack reaches the bot, and at which addresses it answers; nobody reaches a worker unless told to."""
    if doors.slack:
        yield "Socket Mode" if settings.socket_mode else "HTTP"
        yield f"on {address_of(doors.slack)}"
    if doors.health:
        yield f"health on {address_of(doors.health)}"
