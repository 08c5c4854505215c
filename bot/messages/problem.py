"""What people read when something did not work."""

from bot.core.plain.commands import Commands
from bot.core.plain.text import enumerate_words
from bot.messages.kit.blocks import Block, Message
from bot.messages.kit.forms import modal
from bot.messages.kit.parts import compose, paragraph

UNSHOWN = "Slack did not answer as it should. What you did is kept, even if it does not show here."
SLACK_TROUBLE = "Slack did not answer as it should. Please try again in a minute."


def notice(text: str) -> Message:
    """Says a Problem, or any short word, to the person who acted."""
    return compose(paragraph(text))


def page(text: str) -> Block:
    """Says the same where there is no message to answer: over a form, or over Home."""
    return modal("Sorry", "problem", [paragraph(text).block])


def apologise(reference: str) -> str:
    """Says that something broke on our side. The reference is in the log beside what it was."""
    return (
        "Sorry, something went wrong on our side and nothing was changed. Please try again in a minute."
        f" If it happens again, tell whoever runs this bot: reference {reference}."
    )


def say_overdue(reference: str) -> str:
    """Says that something took too long on our side, and that nobody knows whether it was done."""
    return (
        "Sorry, that took too long on our side, and it is not known if it was done. Please look before you try again."
        f" If it happens again, tell whoever runs this bot: reference {reference}."
    )


def say_outdated(place: str, name: str, commands: Commands) -> str:
    """Says what to type in the place of what an earlier version made.

    `place` is what they used, "message", "form", "page" or "command"; `name` is what the button or the form is called
    inside, such as "level.show", of which the first part is the feature.
    """
    typed = {
        "level": commands.level,
        "evidence": commands.evidence,
        "nudge": commands.evidence,
        "settings": f"{commands.evidence} settings",
        "summary": commands.summary,
    }
    feature = typed.get(name.partition(".")[0])
    commands_to_type = [feature] if feature else [commands.level, commands.evidence, commands.summary]
    ways = [f"`{command}`" for command in commands_to_type]
    return f"This {place} is from before an update. Type {enumerate_words(ways, 'or')} again."
