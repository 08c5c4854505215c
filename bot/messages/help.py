"""What the bot says about itself."""

from bot.core.plain.commands import Commands
from bot.messages.evidence import usage
from bot.messages.kit.blocks import Message, actions, header, section
from bot.messages.kit.buttons import log_button, settings_button


def show_help(commands: Commands) -> Message:
    """To `help`, and to whatever was not understood."""
    words = (
        f"`{commands.level}` shows what each level expects: `{commands.level} devops 3`.\n"
        f"{usage(commands)}\n"
        f"`summary @engineer` here, or `{commands.summary} @engineer`, brings a manager what their engineer shared;"
        " add a period such as `last 3 months` if you like. `summary me` brings you your own."
    )
    return Message(
        f"Here is what I can do.\n{words}",
        [
            header("What I can do"),
            section(words),
            actions(log_button(primary=True), settings_button()),
        ],
    )
