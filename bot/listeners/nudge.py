"""People answer the weekly question with "not this week"; logging is in evidence.py."""

from collections.abc import Sequence

from bot.core.access import Deed
from bot.core.plain.problem import reading_back
from bot.gateway.acts import Press
from bot.gateway.replies import PressReply, Replace
from bot.gateway.routes import Route, on_press
from bot.listeners.desk import Desk
from bot.messages.nudge import SKIP, show_skipped


async def pressed_skip(desk: Desk, act: Press) -> PressReply:
    """Stores that somebody has nothing to log this week."""
    with reading_back():
        nudge_id = int(act.value)
    await desk.shelf(act).nudges.skip(act.person_id, nudge_id)
    return Replace(show_skipped(desk.commands))


ROUTES: Sequence[Route[Desk]] = (on_press(SKIP, pressed_skip, Deed.LOG),)
