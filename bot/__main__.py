"""The command line: `python -m bot COMMAND`."""

from typing import Annotated

import typer

from bot import __version__
from bot.cli import backup, doctor, frameworks, look, run

ABOUT = "Conversations about progression, in Slack."
COMMANDS = (
    frameworks.check,
    run.run,
    run.sandbox,
    run.web,
    run.worker,
    run.migrate,
    backup.backup,
    doctor.doctor,
    look.level,
    look.manifest,
)


def say_version(is_asked: bool) -> None:
    """Prints the version, and ends there, where it was asked for."""
    if is_asked:
        typer.echo(__version__)
        raise typer.Exit


def main(
    _version: Annotated[
        bool, typer.Option("--version", callback=say_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Does nothing of its own: it has the options that stand before a command."""


command_line = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
command_line.callback(help=ABOUT)(main)
for command in COMMANDS:
    command_line.command()(command)
command_line.add_typer(frameworks.group, name="frameworks")


if __name__ == "__main__":
    command_line()
