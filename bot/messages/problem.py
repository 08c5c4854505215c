"""What people read when something did not work."""

from bot.messages.kit.blocks import Block, Message, escape, modal, section

SLACK_TROUBLE = "Slack did not answer as it should. Please try again in a minute."


def notice(text: str) -> Message:
    """A Problem, or any short word to the person who acted."""
    return Message(escape(text), [section(escape(text))])


def page(text: str) -> Block:
    """The same where there is no message to answer: over a form, or over Home."""
    return modal("Sorry", "problem", [section(escape(text))])


def apologise(reference: str) -> str:
    """Something broke on our side. The reference is in the log beside what it was."""
    return (
        "Sorry, something went wrong on our side and nothing was changed. Please try again in a minute."
        f" If it happens again, tell whoever runs this bot: reference {reference}."
    )
