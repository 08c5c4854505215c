"""Answers to what somebody wrote, which are owed by their names."""

from bot.core.access import NotTheirManager
from bot.core.period import NoPeriod
from bot.core.plain.commands import Commands
from bot.core.summary import NoPerson
from bot.messages.help import show_help
from bot.messages.kit.blocks import Message
from bot.messages.problem import SLACK_TROUBLE, notice
from bot.storage.owed.references import FixedAnswer
from bot.worker.dispatch import Dispatch, Wordings


async def word_answer(dispatch: Dispatch[FixedAnswer]) -> Message:
    """Words the answer of that name."""
    return show_answer(dispatch.owed, dispatch.commands)


def show_answer(answer: FixedAnswer, commands: Commands) -> Message:
    """Shows the answer of that name, with the commands as they are called here."""
    match answer:
        case FixedAnswer.HELP:
            return show_help(commands)
        case FixedAnswer.NO_PERSON:
            return notice(NoPerson().what_happened)
        case FixedAnswer.NO_PERIOD:
            return notice(NoPeriod().what_happened)
        case FixedAnswer.REFUSAL:
            return notice(NotTheirManager(commands.evidence).what_happened)
        case FixedAnswer.TROUBLE:
            return notice(SLACK_TROUBLE)


WORDINGS: Wordings = {FixedAnswer: word_answer}
