"""The bot's Home tab."""

from calendar import day_name

from bot.core.frameworks.framework import Framework
from bot.core.person import Person, Rhythm, Sharing, Standing
from bot.core.plain.commands import Commands
from bot.core.readers import LoggedAccess
from bot.messages.help import explain
from bot.messages.kit.blocks import Block
from bot.messages.kit.buttons import log_button, settings_button
from bot.messages.kit.parts import Part, actions, context, header, paragraph
from bot.messages.kit.runs import Mention, Run, Typed, bold
from bot.messages.summary import say_access

NO_FRAMEWORK = "No framework chosen yet"


def show_home(
    person: Person | None,
    framework: Framework | None,
    commands: Commands,
    gone: str = "",
    latest: LoggedAccess | None = None,
) -> Block:
    """Shows where one stands, and the buttons for what one does.

    `gone` says what one chose and is retired, `latest` who was last sent one's summary.
    """
    own = show_own(person, framework, commands, gone, latest) if person else welcome()
    return {"type": "home", "blocks": [part.block for part in (*own, *explain(commands))]}


def show_refusal(words: str) -> Block:
    """Shows somebody for whom the bot is not why it is not."""
    return {"type": "home", "blocks": [paragraph(words).block]}


def welcome() -> list[Part]:
    """Welcomes somebody who has not set up yet."""
    return [
        header("Welcome"),
        paragraph("Log what you do as you go, and your next review writes itself from your own words."),
        actions(settings_button("Set up", primary=True), log_button()),
    ]


def show_own(
    person: Person, framework: Framework | None, commands: Commands, gone: str, latest: LoggedAccess | None
) -> list[Part]:
    """Shows somebody what they have set up, and who was last sent their summary."""
    *standing, buttons = show_standing(person, framework, gone)
    if latest:
        standing.append(show_latest(latest, person.rhythm.time_zone, commands))
    return [*standing, buttons]


def show_standing(person: Person, framework: Framework | None, gone: str) -> list[Part]:
    """Shows somebody where they stand, who their manager is, and when they are asked."""
    parts = [header("Your evidence")]
    if gone:
        parts.append(paragraph(f"{gone} Please choose again in the settings."))
    level = bold(name_level(person.standing, framework))
    settings = [level, "\n", *name_manager(person.sharing), f"\n{say_rhythm(person.rhythm)}"]
    return [*parts, paragraph(*settings), actions(log_button(primary=True), settings_button())]


def show_latest(latest: LoggedAccess, time_zone: str | None, commands: Commands) -> Part:
    """Says who was last sent one's summary, and where the others stand."""
    return context(*say_access(latest, time_zone), " All of them: ", Typed(f"{commands.evidence} readers"))


def name_level(standing: Standing, framework: Framework | None) -> str:
    """Names the framework and the level that somebody stands on, as far as both are still there."""
    if framework is None:
        return NO_FRAMEWORK
    level = framework.level(standing.level or "")
    return f"{framework.title}, {level.label}" if level else NO_FRAMEWORK


def name_manager(sharing: Sharing) -> list[Run]:
    """Names whom somebody has named as their manager."""
    if sharing.manager_id:
        return ["Your manager: ", Mention(sharing.manager_id)]
    return ["You have not named a manager."]


def say_rhythm(rhythm: Rhythm) -> str:
    """Says when somebody is asked, in a sentence."""
    if rhythm.weekday is None:
        return "No weekly question is sent to you."
    return f"You are asked each {day_name[rhythm.weekday]} at {rhythm.at:%H:%M}."
