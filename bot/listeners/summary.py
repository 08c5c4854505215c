"""Managers ask for a summary, engineers for their own and for who read it: `/summary`, `/evidence readers`."""

from collections.abc import Sequence

from bot.core.access import Deed, NotTheirManager
from bot.core.calendar import today
from bot.core.period import NoPeriod, read_period
from bot.core.summary import NoPerson, find_meant_request, is_request, read_request
from bot.gateway.acts import Act, Command, Press, Words
from bot.gateway.replies import CommandReply, EventReply, Nothing, PressReply, Replace, Say
from bot.gateway.routes import Route, on_command, on_press, on_word_after, on_words
from bot.listeners.desk import Desk, answer_words
from bot.messages.kit.blocks import Message
from bot.messages.meant import ask_back_request
from bot.messages.summary import ASK, READERS, show_coming, show_readers
from bot.storage.owed.references import FixedAnswer

ANSWERS = {NoPerson: FixedAnswer.NO_PERSON, NoPeriod: FixedAnswer.NO_PERIOD, NotTheirManager: FixedAnswer.REFUSAL}


async def typed_summary(desk: Desk, act: Command) -> CommandReply:
    """Says where the summary will be; where none was asked for, but nearly, asks whether it was meant."""
    try:
        await ask(desk, act, act.text)
    except NotTheirManager:
        raise NotTheirManager(desk.commands.evidence) from None
    except (NoPerson, NoPeriod):
        meant = find_meant_request(act.text, today(desk.clock(), None))
        if meant is None:
            raise
        return Say(ask_back_request(act.text, meant, desk.commands.summary))
    return Say(show_coming(act.app_url))


async def pressed_ask(desk: Desk, act: Press) -> PressReply:
    """Asks for the summary that was meant."""
    try:
        await ask(desk, act, act.value)
    except NotTheirManager:
        raise NotTheirManager(desk.commands.evidence) from None
    return Replace(show_coming(act.app_url))


async def typed_readers(desk: Desk, act: Command) -> CommandReply:
    """Shows who asked for one's own summary."""
    return Say(await make_readers(desk, act))


async def pressed_readers(desk: Desk, act: Press) -> PressReply:
    """Shows the same in the place of the message whose button it was."""
    return Replace(await make_readers(desk, act))


async def make_readers(desk: Desk, act: Act) -> Message:
    """Makes the list of who asked for one's own summary."""
    shelf = desk.shelf(act)
    person = await shelf.people.find(act.person_id)
    time_zone = person.rhythm.time_zone if person else None
    return show_readers(await shelf.summaries.readers(act.person_id), time_zone)


async def read_summary(desk: Desk, act: Words) -> str | None:
    """Reads a message that asks for a summary: whose and of when; None for the others."""
    word, _, words = act.text.partition(" ")
    if word.casefold() != "summary":
        return None
    return words if is_request(words, today(desk.clock(), None)) else None


async def asked_for_summary(desk: Desk, act: Words, words: str) -> EventReply:
    """Owes somebody the summary, or by its name a word about why there is none."""
    try:
        await ask(desk, act, words)
    except (NoPerson, NoPeriod, NotTheirManager) as problem:
        is_misspelt = isinstance(problem, NoPeriod)
        meant = find_meant_request(words, today(desk.clock(), None)) if is_misspelt else None
        if meant:
            return await answer_words(desk, act, ask_back_request(words, meant, "summary"))
        kind = ANSWERS[type(problem)]
        await desk.shelf(act).answers.owe(kind, act.person_id, desk.clock(), repeat_key=act.repeat_key)
    return Nothing()


async def ask(desk: Desk, act: Command | Press | Words, words: str) -> None:
    """Owes whoever acted the summary that the words mean. Raises NoPerson, NoPeriod, NotTheirManager."""
    request = read_request(words, act.person_id)
    shelf, now = desk.shelf(act), desk.clock()
    reader = await shelf.people.find(act.person_id)
    period = read_period(request.period, today(now, reader.rhythm.time_zone if reader else None))
    await shelf.summaries.ask(act.person_id, request.engineer_id, period, now, repeat_key=act.repeat_key)


ROUTES: Sequence[Route[Desk]] = (
    on_command(
        "summary", typed_summary, Deed.SUMMARISE, description="What an engineer logged", usage="@engineer [period]"
    ),
    on_word_after("evidence", "readers", typed_readers, Deed.READ_OWN),
    on_press(ASK, pressed_ask, Deed.SUMMARISE),
    on_press(READERS, pressed_readers, Deed.READ_OWN),
    on_words(read_summary, asked_for_summary, Deed.SUMMARISE),
)
