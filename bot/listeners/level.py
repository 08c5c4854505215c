"""People look up what a level expects: `/level`, the buttons under its answers, and `level …` in a DM."""

from collections.abc import Sequence

from bot.core.access import Deed
from bot.core.frameworks.comparison import Comparison, Rung
from bot.core.frameworks.framework import Catalogue
from bot.core.frameworks.lookup.wanted import CriteriaSearch, Expectations, Own
from bot.core.frameworks.lookup.words import look_up
from bot.core.person import Person, own_level
from bot.core.plain.problem import Outdated, Problem
from bot.gateway.acts import Act, Command, Press, Words
from bot.gateway.replies import CommandReply, EventReply, Nothing, PressReply, Replace, Say, Share
from bot.gateway.routes import Route, on_command, on_press, on_words
from bot.listeners.desk import Desk, answer_words
from bot.messages.kit.blocks import Message
from bot.messages.level.answers import show_wanted
from bot.messages.level.ask import ABOUT, COMPARE, SHARE, SHOW, TRY, WHOLE, View
from bot.messages.level.asked import decode
from bot.messages.level.comparison import show_comparison, show_no_level
from bot.messages.level.expectations import show_expectations, show_shared
from bot.messages.level.expectations_buttons import level_after
from bot.messages.level.ladder import show_catalogue, show_problem
from bot.messages.level.search import show_found

LONGEST_LOOK_UP = 100  # characters of words in a DM: more than names of a framework, a level and a topic


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
    return Replace(show_wanted(catalogue, wanted, view, desk.commands.level, shareable=not act.is_direct))


async def pressed_share(desk: Desk, act: Press) -> PressReply:
    """Posts the level to the channel by the address that came with the click, which needs no membership."""
    command = desk.commands.level
    if act.is_direct:
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
    if not 0 < len(words) <= LONGEST_LOOK_UP:
        return None
    catalogue = desk.catalogue(act)
    try:
        wanted = look_up(catalogue, words)
    except Problem:
        return None
    match wanted:
        case Own():
            return await find_own_level(desk, act, wanted)
        case CriteriaSearch():
            return await find_criteria(desk, act, wanted)
    return show_wanted(catalogue, wanted, WHOLE, desk.commands.level, shareable=False)


async def find_criteria(desk: Desk, act: Act, search: CriteriaSearch) -> Message | None:
    """Finds the criteria that have the words; None where there are none."""
    index = await desk.indexes.of(desk.catalogue(act))
    hits = index.find(search.words, search.framework)
    return show_found(search, hits, desk.commands.level) if hits else None


async def asked_level(desk: Desk, act: Words, answer: Message) -> EventReply:
    """Answers in the DM."""
    return await answer_words(desk, act, answer)


async def answer(desk: Desk, act: Command | Press, words: str) -> Say:
    """Makes the answer to words."""
    catalogue = desk.catalogue(act)
    ready = desk.level_answers.to(catalogue, words, shareable=not act.is_direct)
    match ready:
        case Say():
            return ready
        case Own():
            return Say(await find_own_level(desk, act, ready))
    index = await desk.indexes.of(catalogue)
    return Say(show_found(ready, index.find(ready.words, ready.framework), desk.commands.level))


async def find_own_level(desk: Desk, act: Act, own: Own) -> Message:
    """Finds the level of whoever asks, in one short read."""
    person = await desk.shelf(act).people.find(act.person_id)
    return show_standing(desk.catalogue(act), person, own, desk.commands.level)


def show_standing(catalogue: Catalogue, person: Person | None, own: Own, command: str) -> Message:
    """Shows somebody's level with what the next one adds, or the next one; else how to ask."""
    standing = own_level(person.standing, catalogue) if person else None
    if standing is None:
        return show_no_level(command) if own.explicit else show_catalogue(catalogue, command)
    framework, level = standing
    following = level_after(framework, level)
    if following is None:
        return show_last(Expectations(framework, level), own, command)
    if own.next:
        return show_expectations(Expectations(framework, following), shareable=False)
    return show_comparison(Comparison(Rung(framework, level), Rung(framework, following)), View(own=True))


def show_last(last: Expectations, own: Own, command: str) -> Message:
    """Shows the last level of a ladder, or says that there is none after it."""
    if not own.next:
        return show_expectations(last, shareable=False)
    ladder = f"{last.level.label} is the last level of {last.framework.title}."
    return show_problem(Problem(ladder, suggestions=("me", "list")), command)


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
