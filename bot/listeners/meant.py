"""People write to the bot what is nearly a command: at most three words are asked back, more are something else."""

from collections.abc import Sequence

from bot.core.access import Deed
from bot.core.calendar import today
from bot.core.frameworks.lookup.words import LONGEST_WORDS
from bot.core.plain.problem import Problem
from bot.core.plain.spelling import find_meant
from bot.core.summary import find_meant_request, is_request
from bot.gateway.acts import Words
from bot.gateway.replies import EventReply
from bot.gateway.routes import Route, on_words
from bot.listeners.desk import Desk, answer_words
from bot.listeners.level.looking_up import find_wanted
from bot.messages.kit.blocks import Message
from bot.messages.level.ladder import show_problem
from bot.messages.meant import ask_back_level, ask_back_own, ask_back_request

MOST_WORDS = 3  # that may be a misspelt command; more are a sentence
ALONE = ("list", "settings")  # commands in a DM that are the whole message
COMMANDS = (*ALONE, "summary", "level")  # whoever misspells "help" gets it, as for all that no feature reads


async def read_meant(desk: Desk, act: Words) -> Message | None:
    """Finds what to ask back of words that are near to a command; None for others."""
    first, *rest = act.text.split()
    may_be_meant = first.isalpha() and len(rest) < MOST_WORDS and len(act.text) <= LONGEST_WORDS
    if not may_be_meant:
        return None
    words = " ".join(rest)
    meant = find_meant(first, COMMANDS) or first.casefold()
    match meant:
        case "list" | "settings" if not rest:
            return ask_back_own(first, meant, meant)
        case "summary":
            return find_request(desk, first, words)
        case "level" if rest or first.casefold() != meant:
            return await find_look_up(desk, act, first, words or "me")
    return None


def find_request(desk: Desk, first: str, words: str) -> Message | None:
    """Finds the summary that was meant: one's own, if nobody is named."""
    day = today(desk.clock(), None)
    request = words if is_request(words, day) else find_meant_request(words, day)
    if request is None:
        return None
    return ask_back_request(f"{first} {words}".strip(), request or "me", "summary")


async def find_look_up(desk: Desk, act: Words, first: str, words: str) -> Message | None:
    """Finds the look-up that was meant; None for words that find nothing."""
    try:
        is_found = await find_wanted(desk, act, words, shareable=False) is not None
    except Problem as problem:
        return show_problem(problem, desk.commands.level) if problem.misspelt else None
    return ask_back_level(first, words, desk.commands) if is_found else None


async def asked_back(desk: Desk, act: Words, question: Message) -> EventReply:
    """Asks in the DM."""
    return await answer_words(desk, act, question)


ROUTES: Sequence[Route[Desk]] = (on_words(read_meant, asked_back, Deed.ASK_HELP),)
