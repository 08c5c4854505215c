"""The commands that only look: `level`, `manifest`."""

import html
import json
from typing import Annotated

import typer

from bot.cli.usable import settings_or_exit
from bot.core.frameworks.catalogue import make_catalogue
from bot.core.plain.commands import Commands
from bot.gateway.manifest import make_manifest
from bot.listeners.routes import ROUTES
from bot.messages.level.answers import answer
from bot.storage.files.folder import read_folder


def level(words: Annotated[list[str] | None, typer.Argument(help="As in Slack: devops 3 mastery")] = None) -> None:
    """What `/level WORDS` answers in Slack."""
    files = read_folder(settings_or_exit().frameworks_dir).files
    catalogue = make_catalogue(file.framework for file in files if not file.workspace)
    typer.echo(html.unescape(answer(catalogue, " ".join(words or [])).text))


def manifest(
    url: Annotated[str | None, typer.Option(help="Where Slack reaches the bot; without it, Socket Mode.")] = None,
) -> None:
    """The Slack app manifest, to paste at api.slack.com/apps."""
    typer.echo(json.dumps(make_manifest(ROUTES, Commands(settings_or_exit().slack_command_prefix), url), indent=2))
