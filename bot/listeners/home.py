"""People open the bot's Home tab, which is made anew each time."""

from collections.abc import Sequence
from functools import partial

from bot.core.access import Deed
from bot.core.person import Standing, say_gone
from bot.core.readers import find_latest
from bot.gateway.acts import Act, Opened
from bot.gateway.replies import EventReply, Nothing, Then
from bot.gateway.routes import Route, on_opened
from bot.listeners.desk import Desk
from bot.messages.home import show_home
from bot.storage.storage import Shelf


async def opened_home(desk: Desk, act: Opened) -> EventReply:
    """Shows somebody's Home when Slack was answered."""
    return Then(Nothing(), partial(publish_home, desk, act))


async def publish_home(desk: Desk, act: Act) -> None:
    """Shows somebody's Home as it is now."""
    shelf = desk.shelf(act)
    person = await shelf.people.find(act.person_id)
    if person is None:
        view = show_home(None, None, desk.commands)
    else:
        framework = shelf.catalogue.framework(person.standing.framework or "")
        gone = await say_what_is_gone(person.standing, shelf)
        latest = find_latest(await shelf.summaries.readers(person.id))
        view = show_home(person, framework, desk.commands, gone, latest)
    await act.slack.publish_home(act.person_id, view)


async def say_what_is_gone(standing: Standing, shelf: Shelf) -> str:
    """Says what somebody chose and is retired, in a sentence; "" where nothing is."""
    if standing.framework is None:
        return ""
    now = shelf.catalogue.framework(standing.framework)
    last = now or await shelf.retired_framework(standing.framework)
    return say_gone(standing, last, now) if last else ""


ROUTES: Sequence[Route[Desk]] = (on_opened(opened_home, Deed.ASK_HELP),)
