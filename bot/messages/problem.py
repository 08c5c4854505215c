"""What people read when something did not work."""

from bot.messages.kit.blocks import Block, Message
from bot.messages.kit.forms import modal
from bot.messages.kit.parts import compose, paragraph

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
