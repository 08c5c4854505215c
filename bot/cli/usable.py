"""Settings for a command, and how a command ends that can't work with them."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from bot.core.plain.trace import trace
from bot.log.setting_up import set_up_logging
from bot.settings import Settings, Unusable, read_settings


def settings_or_exit() -> Settings:
    """Reads the settings of the environment; a command without usable ones ends here, with the reason."""
    with ending_where_unusable():
        return read_settings()


def settings_for_slack() -> Settings:
    """Reads the settings of a command that works only with Slack's credentials."""
    settings = settings_or_exit()
    with ending_where_unusable():
        if not settings.has_credentials:
            raise Unusable("SLACK_BOT_TOKEN is missing. Only `run` starts without it, with the sandbox.")
    return settings


def set_up_log(settings: Settings) -> None:
    """Has the log written as the settings say."""
    set_up_logging(trace, settings.log_level, settings.log_format)


@contextmanager
def ending_where_unusable() -> Iterator[None]:
    """Prints the one message about what the bot can't work with, and ends with exit code 2."""
    try:
        yield
    except Unusable as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
