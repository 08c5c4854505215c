"""The commands that start something: `run`, `sandbox`, `web`, `worker`, and `migrate` before them."""

import asyncio
import json
import logging
import tempfile
from contextlib import AsyncExitStack, closing, suppress
from pathlib import Path
from typing import Annotated

import typer
from uvicorn.loops.auto import auto_loop_factory

from bot.app import Halves, running
from bot.cli.starting import Doors, say_start
from bot.cli.usable import ending_where_unusable, set_up_log, settings_for_slack, settings_or_exit
from bot.core.plain.commands import Commands
from bot.gateway.doors.health import create_health
from bot.gateway.doors.web import create_web
from bot.gateway.manifest import make_manifest
from bot.listeners.routes import ROUTES
from bot.log.setting_up import leave_out_acts
from bot.serving import listen, serving, told_to_stop
from bot.settings import Settings, Unusable
from bot.storage.database.database import read_url
from bot.storage.database.version import known_versions

logger = logging.getLogger(__name__)

EVERYWHERE, LOOPBACK = "0.0.0.0", "127.0.0.1"  # noqa: S104 - a web process on a host is reached from outside


def run(
    with_migration: Annotated[bool, typer.Option("--migrate", help="Bring the database up to date first.")] = False,
) -> None:
    """All in one process; without Slack credentials, in a sandbox in the browser."""
    settings = settings_or_exit()
    if not settings.has_credentials:
        from bot.demo import side_by_side

        set_up_log(settings)
        leave_out_acts()
        with ending_where_unusable(), tempfile.TemporaryDirectory(prefix="progression-") as folder:
            asyncio.run(side_by_side.run(settings, Path(folder), settings.host or LOOPBACK))
        return
    if with_migration:
        migrate(to=None)
    serve(settings, Halves())


def sandbox(
    request_url: Annotated[
        str | None, typer.Option(help="Where the app is reached; without it, Socket Mode.")
    ] = None,
    manifest_file: Annotated[Path | None, typer.Option("--manifest", help="Of another Slack app, as JSON.")] = None,
) -> None:
    """A pretend Slack workspace alone, for an app that runs elsewhere."""
    from bot.demo import alone

    settings = settings_or_exit()
    set_up_log(settings)
    with ending_where_unusable():
        if settings.has_credentials:
            raise Unusable("Slack credentials are set. Unset them to start a sandbox.")
        planned = make_manifest(ROUTES, Commands(settings.slack_command_prefix), request_url)
        wanted = json.loads(manifest_file.read_text("utf-8")) if manifest_file else planned
        host = settings.host or LOOPBACK
        own = manifest_file is None
        asyncio.run(alone.run_alone(wanted, request_url, host, settings.port, with_story=own))


def web() -> None:
    """Answers Slack: what people type, press and submit."""
    serve(settings_for_slack(), Halves(worker=False))


def worker() -> None:
    """Sends what is due: nudges, summaries, answers."""
    serve(settings_for_slack(), Halves(web=False))


def migrate(
    to: Annotated[
        str | None,
        typer.Option(help="Only the tables, and as this older version has them: before you go back to it."),
    ] = None,
) -> None:
    """Brings the database to this version's tables and makes the framework files current."""
    from bot.cli.released import say_loaded, say_migrated
    from bot.release import load_folder, migrate_tables

    settings = settings_or_exit()
    set_up_log(settings)
    with ending_where_unusable():
        version = known_or_unusable(to) if to else "head"
        url = read_url(settings.database_url)
        typer.echo(say_migrated(url, migrate_tables(settings, version)))
        if to:
            typer.echo("Now start the version that has these tables.")
        else:
            typer.echo("\n".join(say_loaded(load_folder(settings))))


def known_or_unusable(version: str) -> str:
    """Takes a version of the tables that this code knows. Raises Unusable for any other."""
    if version not in known_versions():
        raise Unusable(f"There are no tables of version {version}. This code knows {', '.join(known_versions())}.")
    return version


def serve(settings: Settings, halves: Halves) -> None:
    """Runs the bot until the process is told to stop."""
    set_up_log(settings)
    with ending_where_unusable(), asyncio.Runner(loop_factory=auto_loop_factory()) as runner:
        runner.run(work(settings, halves))


async def work(settings: Settings, halves: Halves) -> None:
    """Runs the bot until the process is told to stop; a port that is taken is found out before anything else."""
    stop = told_to_stop()
    async with AsyncExitStack() as stack:
        host = settings.host or EVERYWHERE
        door, health_door = None, None
        if halves.web:
            door = stack.enter_context(closing(listen(host, settings.port)))
        if settings.health_port is not None:
            health_door = stack.enter_context(closing(listen(host, settings.health_port, "HEALTH_PORT")))
        bot = await stack.enter_async_context(running(settings, halves=halves))
        if door:
            more = bot.metrics if settings.metrics else ()
            await stack.enter_async_context(serving(create_web(bot, more), door))
        if health_door:
            await stack.enter_async_context(serving(create_health(bot, bot.metrics), health_door))
        logger.info("%s", say_start(bot, settings, halves, Doors(door, health_door)))
        await stop.wait()
        bot.stopping.set()
        if door:
            await drain(stop, settings.drain_seconds)


async def drain(stop: asyncio.Event, seconds: float) -> None:
    """Waits for the requests that still come, or until the process is told to stop once more."""
    stop.clear()
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await stop.wait()
