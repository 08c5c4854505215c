"""People look up what a level expects: `/level`, the buttons under its answers, and `level …` in a DM."""

from collections.abc import Sequence

from bot.core.access import Deed
from bot.core.frameworks.lookup.wanted import CriteriaSearch, Expectations, InOwn, Own
from bot.core.frameworks.lookup.words import LONGEST_WORDS, look_up
from bot.core.plain.problem import Outdated, Problem
from bot.gateway.acts import Command, Mentioned, Press, Words, is_direct
from bot.gateway.replies import CommandReply, EventReply, Nothing, PressReply, Replace, Say, Share
from bot.gateway.routes import Route, on_command, on_press, on_words
from bot.listeners.desk import Desk, answer_words
from bot.listeners.level.own import find_criteria, find_in_own, find_own_level
from bot.messages.kit.blocks import Message
from bot.messages.level.answers import show_wanted
from bot.messages.level.ask import ABOUT, COMPARE, SHARE, SHOW, TRY, WHOLE
from bot.messages.level.asked import decode
from bot.messages.level.expectations import show_shared
from bot.messages.level.ladder import show_problem
from bot.messages.level.search import show_found


async def typed_level(desk: Desk, act: Command) -> CommandReply:
    """Answers what was typed; one's own level takes one short read, all else is in memory."""
    return await answer(desk, act, act.text)


async def pressed_try(desk: Desk, act: Press) -> PressReply:
    """Answers a button that stands for words."""
    return Replace((await answer(desk, act, act.value)).message)


async def pressed_show(desk: Desk, act: Press) -> PressReply:
    """Shows whatever a button under an answer asks for, by the same way as what was typed."""
    catalogue = desk.catalogue(act)
    try:
        wanted, view = decode(catalogue, act.value)
    except Problem as problem:
        return Replace(show_problem(problem, desk.commands.level))
    return Replace(show_wanted(catalogue, wanted, view, desk.commands.level, shareable=not is_direct(act)))


async def pressed_share(desk: Desk, act: Press) -> PressReply:
    """Posts the level to the channel by the address that came with the click, which needs no membership."""
    command = desk.commands.level
    if is_direct(act):
        raise Problem(f"Nobody is here to share it with. Type {command} in a channel, and share it there.")
    wanted, view = decode(desk.catalogue(act), act.value)
    if not isinstance(wanted, Expectations):
        raise Outdated
    message = show_shared(wanted, view, act.person_id, command)
    first = await desk.shelf(act).claims.claim(act.repeat_key, desk.clock())
    return Share(message) if first else Nothing()


async def read_level(desk: Desk, act: Words) -> Message | None:
    """Finds the answer to "level" and words that find something; None for words that were meant otherwise."""
    word, _, words = act.text.partition(" ")
    if word.casefold() != "level":
        return None
    if not 0 < len(words) <= LONGEST_WORDS:
        return None
    try:
        return await find_wanted(desk, act, words, shareable=False)
    except Problem:
        return None


async def find_wanted(desk: Desk, act: Words | Mentioned, words: str, *, shareable: bool) -> Message | None:
    """Finds what words ask for; None for a search that finds nothing. Raises Problem."""
    catalogue = desk.catalogue(act)
    wanted = look_up(catalogue, words)
    match wanted:
        case Own():
            return await find_own_level(desk, act, wanted)
        case InOwn():
            return await find_in_own(desk, act, wanted, shareable=shareable)
        case CriteriaSearch():
            index = await desk.indexes.of(catalogue)
            hits = index.find(wanted.words, wanted.framework)
            return show_found(wanted, hits, desk.commands.level) if hits else None
    return show_wanted(catalogue, wanted, WHOLE, desk.commands.level, shareable=shareable)


async def asked_level(desk: Desk, act: Words, answer: Message) -> EventReply:
    """Answers in the DM."""
    return await answer_words(desk, act, answer)


async def answer(desk: Desk, act: Command | Press, words: str) -> Say:
    """Makes the answer to words."""
    ready = desk.level_answers.to(desk.catalogue(act), words, shareable=not is_direct(act))
    match ready:
        case Say():
            return ready
        case Own():
            return Say(await find_own_level(desk, act, ready))
        case CriteriaSearch():
            return Say(await find_criteria(desk, act, ready))
    try:
        return Say(await find_in_own(desk, act, ready, shareable=not is_direct(act)))
    except Problem as problem:
        return Say(show_problem(problem, desk.commands.level))


ROUTES: Sequence[Route[Desk]] = (
    on_command(
        "level",
        typed_level,
        Deed.LOOK_UP,
        description="What a level expects",
        usage="[framework] [level] [topic] | search words | me | list",
    ),
    on_press(SHOW, pressed_show, Deed.LOOK_UP),
    on_press(COMPARE, pressed_show, Deed.LOOK_UP),
    on_press(ABOUT, pressed_show, Deed.LOOK_UP),
    on_press(TRY, pressed_try, Deed.LOOK_UP),
    on_press(SHARE, pressed_share, Deed.LOOK_UP),
    on_words(read_level, asked_level, Deed.LOOK_UP),
)
