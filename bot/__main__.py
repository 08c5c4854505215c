"""The command line: `python -m bot COMMAND`."""

import logging
import sys
from typing import Annotated

import typer
import uvicorn

from bot.app import Parts, migrate_all, running
from bot.core.framework import Catalogue
from bot.listeners.level import answer
from bot.settings import Settings, Unusable, read_settings
from bot.storage.framework_files import read_folder
from bot.web import create_web

command_line = typer.Typer(
    help="Conversations about progression, in Slack.", no_args_is_help=True, add_completion=False
)


@command_line.command()
def web() -> None:
    """Answers Slack: what people type, press and submit."""
    serve(settings_for_slack(), Parts(worker=False))


@command_line.command()
def migrate() -> None:
    """Brings the database to this version's tables and makes the framework files current."""
    migrate_all(settings_or_exit())


@command_line.command()
def level(words: Annotated[list[str] | None, typer.Argument(help="As in Slack: devops 3 mastery")] = None) -> None:
    """What `/level WORDS` answers in Slack."""
    frameworks = [file.framework for file in read_folder(settings_or_exit().frameworks_dir).files]
    catalogue = Catalogue(tuple(sorted(frameworks, key=lambda one: one.title.casefold())))
    typer.echo(answer(catalogue, " ".join(words or [])).text)


def settings_or_exit() -> Settings:
    try:
        return read_settings()
    except Unusable as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None


def settings_for_slack() -> Settings:
    settings = settings_or_exit()
    if not settings.has_credentials:
        typer.echo("SLACK_BOT_TOKEN is missing. Only `run` starts without it, with the sandbox.", err=True)
        raise typer.Exit(2)
    return settings


def serve(settings: Settings, parts: Parts) -> None:
    set_up_logging()
    app = create_web(lambda: running(settings, parts=parts))
    uvicorn.run(app, host=settings.host or "0.0.0.0", port=settings.port, log_config=None, access_log=False)  # noqa: S104


def set_up_logging() -> None:
    """Our lines and the libraries' warnings; below that, Bolt and the SDK log what people wrote."""
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s", stream=sys.stderr
    )
    for library in ("slack_bolt", "slack_sdk", "apscheduler", "aiohttp", "alembic"):
        logging.getLogger(library).setLevel(logging.WARNING)
    for quoting in ("slack_bolt.RequestVerification", "slack_bolt.AsyncRequestVerification", "slack_bolt.AsyncApp"):
        logging.getLogger(quoting).setLevel(logging.ERROR)


if __name__ == "__main__":
    command_line()
