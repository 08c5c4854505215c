"""What people read when something did not work."""

from bot.messages.blocks import Message, escape, section


def notice(text: str) -> Message:
    """A Problem, or any short word to the person who acted."""
    return Message(escape(text), [section(escape(text))])


def apologise(reference: str) -> Message:
    """Something broke on our side. The reference is in the log beside what it was."""
    return notice(
        "Sorry, something went wrong on our side and nothing was changed. Please try again in a minute."
        f" If it happens again, tell whoever runs this bot: reference {reference}."
    )


def slack_trouble() -> Message:
    return notice("Slack did not answer in time. Please try again.")
