"""The bot's Home tab."""

from calendar import day_name

from bot.core.frameworks.framework import Framework
from bot.core.person import Person, Rhythm
from bot.core.plain.commands import Commands
from bot.messages.help import show_help
from bot.messages.kit.blocks import Block, actions, escape, header, section
from bot.messages.kit.buttons import log_button, settings_button


def show_home(person: Person | None, framework: Framework | None, commands: Commands, gone: str = "") -> Block:
    """Where one stands, and the buttons for what one does. `gone` says what one chose and is retired."""
    if person is None:
        blocks = [
            header("Welcome"),
            section("Log what you do as you go, and your next review writes itself from your own words."),
            actions(settings_button("Set up", primary=True), log_button()),
        ]
    else:
        blocks = [
            header("Your evidence"),
            *([section(escape(f"{gone} Please choose again in the settings."))] if gone else []),
            section(say_settings(person, framework)),
            actions(log_button(primary=True), settings_button()),
        ]
    return {"type": "home", "blocks": [*blocks, *show_help(commands).blocks[:2]]}


def say_settings(person: Person, framework: Framework | None) -> str:
    """What somebody set, in three lines: the level that they stand on, their manager, and when they are asked."""
    level = framework.level(person.standing.level or "") if framework else None
    where = f"{framework.title}, {level.label}" if framework and level else "No framework chosen yet"
    manager_id = person.sharing.manager_id
    manager = f"Your manager: <@{manager_id}>" if manager_id else "You have not named a manager."
    return f"*{escape(where)}*\n{manager}\n{say_rhythm(person.rhythm)}"


def say_rhythm(rhythm: Rhythm) -> str:
    """When somebody is asked, in a sentence."""
    if rhythm.weekday is None:
        return "I don't ask you by myself."
    return f"I ask you each {day_name[rhythm.weekday]} at {rhythm.at:%H:%M}."
