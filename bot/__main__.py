"""The command line: `python -m bot COMMAND`."""

import typer

from bot.cli import doctor, frameworks, look, run

ABOUT = "Conversations about progression, in Slack."
COMMANDS = (
    frameworks.check,
    run.run,
    run.sandbox,
    run.web,
    run.worker,
    run.migrate,
    doctor.doctor,
    look.level,
    look.manifest,
)
command_line = typer.Typer(help=ABOUT, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
for command in COMMANDS:
    command_line.command()(command)
command_line.add_typer(frameworks.group, name="frameworks")


if __name__ == "__main__":
    command_line()
