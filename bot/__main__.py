"""The command line: `python -m bot COMMAND`."""

import asyncio
import html
import json
import tempfile
from collections.abc import Iterator
from contextlib import AsyncExitStack, closing, contextmanager, nullcontext
from pathlib import Path
from typing import Annotated

import typer
from uvicorn.loops.auto import auto_loop_factory

from bot import framework_commands
from bot.app import Parts, planned_routes, running, system_clock
from bot.gateway.manifest import make_manifest
from bot.gateway.web import create_web
from bot.log import set_up_logging
from bot.messages.level.answers import answer
from bot.serving import listen, serving, told_to_stop
from bot.settings import Settings, Unusable, read_settings
from bot.storage.files.folder import read_folder
from bot.storage.frameworks.current import make_catalogue

ABOUT = "Conversations about progression, in Slack."
EVERYWHERE, LOOPBACK = "0.0.0.0", "127.0.0.1"  # noqa: S104 - a web process on a host is reached from outside
command_line = typer.Typer(help=ABOUT, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
command_line.command()(framework_commands.check)
command_line.add_typer(framework_commands.group, name="frameworks")


@command_line.command()
def run(
    with_migration: Annotated[bool, typer.Option("--migrate", help="Bring the database up to date first.")] = False,
) -> None:
    """All in one process; without Slack credentials, in a sandbox in the browser."""
    settings = settings_or_exit()
    if not settings.has_credentials:
        from bot import tryout

        set_up_logging()
        with ending_where_unusable(), tempfile.TemporaryDirectory(prefix="progression-") as folder:
            asyncio.run(tryout.run(settings, Path(folder), settings.host or LOOPBACK))
        return
    if with_migration:
        migrate()
    serve(settings, Parts())


@command_line.command()
def sandbox(
    request_url: Annotated[
        str | None, typer.Option(help="Where the app is reached; without it, Socket Mode.")
    ] = None,
    manifest_file: Annotated[Path | None, typer.Option("--manifest", help="Of another Slack app, as JSON.")] = None,
) -> None:
    """A pretend Slack workspace alone, for an app that runs elsewhere."""
    from bot import tryout

    settings = settings_or_exit()
    set_up_logging()
    with ending_where_unusable():
        if settings.has_credentials:
            raise Unusable("Slack credentials are set. Unset them to start a sandbox.")
        planned = make_manifest(planned_routes(settings.slack_command_prefix), request_url)
        wanted = json.loads(manifest_file.read_text()) if manifest_file else planned
        asyncio.run(tryout.run_alone(wanted, request_url, settings.host or LOOPBACK, settings.port))


@command_line.command()
def web() -> None:
    """Answers Slack: what people type, press and submit."""
    serve(settings_for_slack(), Parts(worker=False))


@command_line.command()
def worker() -> None:
    """Sends what is due: nudges, summaries, answers."""
    serve(settings_for_slack(), Parts(web=False))


@command_line.command()
def migrate() -> None:
    """Brings the database to this version's tables and makes the framework files current."""
    from bot.release import release

    set_up_logging()
    settings = settings_or_exit()
    with ending_where_unusable():
        release(settings)


@command_line.command()
def doctor() -> None:
    """Whether settings, database, frameworks and deliveries are as they should be. Exit code 1: something is not."""
    from bot.doctor import WRONG, examine

    async def look() -> list[str]:
        return [line async for line in examine(settings_or_exit(), system_clock())]

    lines = asyncio.run(look())
    typer.echo("\n".join(lines))
    raise typer.Exit(1 if any(line.startswith(WRONG) for line in lines) else 0)


@command_line.command()
def level(words: Annotated[list[str] | None, typer.Argument(help="As in Slack: devops 3 mastery")] = None) -> None:
    """What `/level WORDS` answers in Slack."""
    files = read_folder(settings_or_exit().frameworks_dir).files
    catalogue = make_catalogue({file.framework.path: file.framework for file in files if not file.workspace})
    typer.echo(html.unescape(answer(catalogue, " ".join(words or [])).text))


@command_line.command()
def manifest(
    url: Annotated[str | None, typer.Option(help="Where Slack reaches the bot; without it, Socket Mode.")] = None,
) -> None:
    """The Slack app manifest, to paste at api.slack.com/apps."""
    typer.echo(json.dumps(make_manifest(planned_routes(settings_or_exit().slack_command_prefix), url), indent=2))


def settings_or_exit() -> Settings:
    with ending_where_unusable():
        return read_settings()


def settings_for_slack() -> Settings:
    settings = settings_or_exit()
    with ending_where_unusable():
        if not settings.has_credentials:
            raise Unusable("SLACK_BOT_TOKEN is missing. Only `run` starts without it, with the sandbox.")
    return settings


@contextmanager
def ending_where_unusable() -> Iterator[None]:
    """The one message about what the bot can't work with; exit code 2."""
    try:
        yield
    except Unusable as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None


def serve(settings: Settings, parts: Parts) -> None:
    """The bot, until the process is told to stop."""
    set_up_logging()
    with ending_where_unusable(), asyncio.Runner(loop_factory=auto_loop_factory()) as runner:
        runner.run(work(settings, parts))


async def work(settings: Settings, parts: Parts) -> None:
    stop = told_to_stop()
    async with AsyncExitStack() as stack:
        door = stack.enter_context(closing(listen(settings.host or EVERYWHERE, settings.port))) if parts.web else None
        bot = await stack.enter_async_context(running(settings, parts=parts))
        if door:
            await stack.enter_async_context(serving(create_web(lambda: nullcontext(bot)), door))
        await stop.wait()


if __name__ == "__main__":
    command_line()
