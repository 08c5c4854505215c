"""What the bot says about itself."""

from bot.core.plain.commands import Commands
from bot.messages.evidence import usage
from bot.messages.kit.blocks import Message
from bot.messages.kit.buttons import log_button, settings_button
from bot.messages.kit.parts import Part, actions, compose, header, paragraph
from bot.messages.kit.runs import Typed


def show_help(commands: Commands) -> Message:
    """Answers `help`, and whatever was not understood."""
    return compose(*explain(commands), actions(log_button(primary=True), settings_button()))


def show_only_look_ups() -> Message:
    """Says to somebody who mentioned the bot in a channel what it answers there."""
    what_to_do = ("mention it with ", Typed("level devops 3"), ". For all else, write to it.")
    return compose(paragraph("In a channel this app only looks up levels: ", *what_to_do))


def explain(commands: Commands) -> list[Part]:
    """Says what one can ask of the bot, for help and for the Home tab."""
    ways = [
        Typed(commands.level),
        " shows what each level expects: ",
        Typed(f"{commands.level} devops 3"),
        ".\n",
        *usage(commands),
        "\n",
        Typed("summary @engineer"),
        " here, or ",
        Typed(f"{commands.summary} @engineer"),
        ", brings a manager what their engineer shared; add a period such as ",
        Typed("last 3 months"),
        " if you like. ",
        Typed("summary me"),
        " brings you your own.\nIn a message to this app, ",
        Typed("level devops 3"),
        ", ",
        Typed("list"),
        " and ",
        Typed("settings"),
        " do what the commands do.",
    ]
    return [header("What you can do"), paragraph(*ways)]
