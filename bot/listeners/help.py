"""People ask what the bot can do, or write to it what no feature reads."""

from collections.abc import Sequence

from bot.core.access import Deed
from bot.gateway.acts import Words
from bot.gateway.replies import EventReply, Nothing
from bot.gateway.routes import Route, on_any_words, on_word
from bot.listeners.desk import Desk
from bot.storage.owed.references import FixedAnswer


async def asked_for_help(desk: Desk, act: Words) -> EventReply:
    """Owes somebody the help."""
    await desk.shelf(act).answers.owe(FixedAnswer.HELP, act.person_id, desk.clock(), repeat_key=act.repeat_key)
    return Nothing()


ROUTES: Sequence[Route[Desk]] = (
    on_word("help", asked_for_help, Deed.ASK_HELP),
    on_any_words(asked_for_help, Deed.ASK_HELP),
)
