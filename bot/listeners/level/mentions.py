"""People mention the bot in a channel, or in a thread, where commands don't work: it looks up levels."""

from collections.abc import Sequence

from bot.core.access import Deed
from bot.core.frameworks.lookup.words import LONGEST_WORDS
from bot.core.plain.problem import Problem
from bot.gateway.acts import Mentioned
from bot.gateway.replies import EventReply
from bot.gateway.routes import Route, on_mentioned
from bot.listeners.desk import Desk, answer_words
from bot.listeners.level.looking_up import find_wanted
from bot.messages.help import show_only_look_ups
from bot.messages.kit.blocks import Message
from bot.messages.level.ladder import show_problem


async def mentioned(desk: Desk, act: Mentioned) -> EventReply:
    """Answers whoever wrote, and nobody else reads it until they share it."""
    return await answer_words(desk, act, await find_answer(desk, act))


async def find_answer(desk: Desk, act: Mentioned) -> Message:
    """Finds what was asked for; else says what can be asked, or, after the word "level", what to try instead."""
    first, _, rest = act.text.partition(" ")
    is_explicit = first.casefold() in {"level", desk.commands.level}
    words = rest if is_explicit else act.text
    if not 0 < len(words) <= LONGEST_WORDS:
        return show_only_look_ups()
    try:
        message = await find_wanted(desk, act, words, shareable=True)
    except Problem as problem:
        message = show_problem(problem, desk.commands.level) if is_explicit else None
    return message or show_only_look_ups()


ROUTES: Sequence[Route[Desk]] = (on_mentioned(mentioned, Deed.LOOK_UP),)
