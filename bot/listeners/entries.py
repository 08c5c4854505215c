"""People read what they logged: `/evidence list`, `list` in a DM, and the buttons under the list."""

from collections.abc import Sequence

from bot.core.access import Deed
from bot.core.plain.problem import reading_back
from bot.gateway.acts import Act, Command, Press, Words
from bot.gateway.replies import CommandReply, EventReply, PressReply, Replace, Say
from bot.gateway.routes import Route, on_press, on_word, on_word_after
from bot.listeners.desk import Desk, answer_words
from bot.messages.entry import OLDER, show_entries
from bot.messages.kit.blocks import Message


async def typed_list(desk: Desk, act: Command) -> CommandReply:
    """Shows the newest entries."""
    return Say(await make_list(desk, act))


async def wrote_list(desk: Desk, act: Words) -> EventReply:
    """Shows the newest entries in the DM."""
    return await answer_words(desk, act, await make_list(desk, act))


async def pressed_older(desk: Desk, act: Press) -> PressReply:
    """Shows the entries after as many as the button says."""
    with reading_back():
        skipped = int(act.value)
    return Replace(await make_list(desk, act, skipped))


async def make_list(desk: Desk, act: Act, skipped: int = 0) -> Message:
    """Makes the list of somebody's own entries from the `skipped`th on, or from the last where they became fewer."""
    entries = await desk.shelf(act).evidence.read(act.person_id)
    last = max(len(entries) - 1, 0)
    return show_entries(entries, desk.commands, min(skipped, last))


ROUTES: Sequence[Route[Desk]] = (
    on_word_after("evidence", "list", typed_list, Deed.READ_OWN),
    on_word("list", wrote_list, Deed.READ_OWN),
    on_press(OLDER, pressed_older, Deed.READ_OWN),
)
