"""Asks whether somebody meant what is near to what they typed, with a button that does it."""

from bot.core.plain.commands import Commands
from bot.core.summary import without_ids
from bot.messages.entry import OLDER
from bot.messages.kit.blocks import Element, Message
from bot.messages.kit.buttons import button, settings_button
from bot.messages.kit.parts import actions, compose, paragraph
from bot.messages.kit.runs import Run, Typed
from bot.messages.level.ask import try_button
from bot.messages.summary import ASK, READERS

OWN = ("settings", "list", "readers")  # what may stand alone after the command for evidence


def ask_back(typed: str, way: str, does_it: Element) -> Message:
    """Asks whether a way to type it was meant; the button does it."""
    what_was_meant: tuple[Run, ...] = (f"“{typed}” is not known. Did you mean ", Typed(way), "?")
    return compose(paragraph(*what_was_meant), actions(does_it))


def ask_back_own(typed: str, meant: str, way: str) -> Message:
    """Asks whether one of `OWN` was meant; `way` is how it is typed where somebody is."""
    match meant:
        case "settings":
            return ask_back(typed, way, settings_button(way))
        case "list":
            return ask_back(typed, way, button(way, OLDER, "0"))
    return ask_back(typed, way, button(way, READERS))


def ask_back_request(typed: str, words: str, command: str) -> Message:
    """Asks whether a summary was meant, in words that ask for one; `command` is how the request begins."""
    way = f"{command} {without_ids(words)}"
    return ask_back(without_ids(typed), way, button(way, ASK, words))


def ask_back_level(typed: str, words: str, commands: Commands) -> Message:
    """Asks in a DM whether a look-up was meant, by words that find something."""
    return ask_back(typed, f"level {words}", try_button(words, commands.level))
