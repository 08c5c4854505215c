"""Everything that people can do, by the name that the page and tests have for it."""

from collections.abc import Awaitable, Callable, Mapping

from bot.sandbox.people.act import Act
from bot.sandbox.people.forms import closes_form, searches_options, submits_form
from bot.sandbox.people.using import has_read, opens_home, uses_element, uses_shortcut
from bot.sandbox.people.writing import types_command, writes_message
from bot.sandbox.rules.json import Json

ACTS: Mapping[str, Callable[[Act], Awaitable[Json]]] = {
    "command": types_command,
    "message": writes_message,
    "action": uses_element,
    "options": searches_options,
    "submit": submits_form,
    "close": closes_form,
    "home": opens_home,
    "read": has_read,
    "shortcut": uses_shortcut,
}
