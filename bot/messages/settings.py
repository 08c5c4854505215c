"""The form in which engineers say where they stand, where they want to go, who reads with them, and when to ask."""

import json
from calendar import day_name

from bot.core.frameworks.framework import Catalogue, Framework
from bot.core.frameworks.lookup.names import name_ladder
from bot.core.person import Aim, Person, Rhythm, Sharing, Standing, Visibility
from bot.messages.entry import SEEN_BY
from bot.messages.kit.blocks import Block, Element, Message, plain
from bot.messages.kit.buttons import log_button, settings_button
from bot.messages.kit.forms import PLACEHOLDER, choice, field, modal, option, search
from bot.messages.kit.parts import actions, compose, paragraph

FORM = "settings"  # the form's callback id
FRAMEWORK, LEVEL, AIM, MANAGER = "framework", "level", "aim", "manager"
DEFAULT_VISIBILITY, DAY, TIME = "default_visibility", "day", "time"
NEVER = "never"
MOST_FRAMEWORKS = 100  # options, as many as Slack takes
MOST_LEVELS = MOST_FRAMEWORKS - 2  # two of the options are no levels


def show_form(
    person: Person, framework: Framework | None, response_url: str, *, is_new: bool, gone: str = ""
) -> Block:
    """Shows the form. The levels appear when a framework is chosen; a first-time user finds nothing chosen beforehand
    where it would speak for them: who sees their entries. `gone` says what was chosen and is retired."""
    blocks = [paragraph(f"{gone} Please choose again.").block] if gone else []
    blocks += standing_fields(person.standing, framework)
    blocks += sharing_fields(person.sharing, is_new=is_new)
    blocks += rhythm_fields(person.rhythm)
    return modal("Settings", FORM, blocks, submit="Save", private_metadata=json.dumps([response_url]))


def standing_fields(standing: Standing, framework: Framework | None) -> list[Block]:
    """Asks for the framework, and below it for its levels, as soon as it is chosen."""
    element = search("external_select", "Choose your role's framework")
    if framework is None:
        return [field(FRAMEWORK, "Framework", element, dispatch_action=True)]
    element["initial_option"] = framework_option(framework)
    return [field(FRAMEWORK, "Framework", element, dispatch_action=True), *level_fields(standing, framework)]


def level_fields(standing: Standing, framework: Framework) -> list[Block]:
    """Asks for one's own level, and the one aimed for.

    Those of another framework are other fields to Slack, or it would keep showing a choice of the one before.
    """
    levels = framework.levels[:MOST_LEVELS]
    options = [option(level.label, level.key) for level in levels]
    aims = [option(level.label, f"{Aim.LEVEL}:{level.key}") for level in levels]
    aims += [option("Stay at my level", Aim.STAY), option("No particular level", Aim.NONE)]
    is_chosen = standing.framework == framework.path
    level, aim = (standing.level, aim_value(standing)) if is_chosen else (None, None)
    return [
        field(f"{LEVEL}:{framework.revision}", "My level", choice("static_select", options, level)),
        field(f"{AIM}:{framework.revision}", "The level I aim for", choice("static_select", aims, aim)),
    ]


def aim_value(standing: Standing) -> str:
    """Gives the value of the option that stands for what somebody aims for."""
    return f"{Aim.LEVEL}:{standing.aim_level}" if standing.aim is Aim.LEVEL else standing.aim


def sharing_fields(sharing: Sharing, *, is_new: bool) -> list[Block]:
    """Asks for the manager, and who sees entries."""
    manager: Element = {"type": "users_select", "placeholder": plain("Choose a person", PLACEHOLDER)}
    if sharing.manager_id:
        manager["initial_user"] = sharing.manager_id
    hint = (
        "They may ask for a summary of the entries you share, those that you share already too."
        " You are told each time."
    )
    readers = [option(label, visibility) for visibility, label in SEEN_BY.items()]
    visibility = choice("radio_buttons", readers, None if is_new else sharing.visibility)
    return [
        field(MANAGER, "My manager", manager, hint=hint, optional=True),
        field(DEFAULT_VISIBILITY, "Who sees my entries, unless I say otherwise", visibility),
    ]


def rhythm_fields(rhythm: Rhythm) -> list[Block]:
    """Asks for the day of the week, and the time of day."""
    day = NEVER if rhythm.weekday is None else str(rhythm.weekday)
    clock: Element = {"type": "timepicker", "initial_time": f"{rhythm.at:%H:%M}"}
    return [
        field(DAY, "Ask me once a week on", choice("static_select", day_options(), day)),
        field(TIME, "At", clock, hint="In the time zone of your Slack profile."),
    ]


def framework_option(framework: Framework) -> Element:
    """Makes a framework to choose, with its levels."""
    return option(framework.title, str(framework.revision), name_ladder(framework))


def framework_options(catalogue: Catalogue, typed: str) -> list[Element]:
    """Offers the frameworks whose title has what was typed, at most as many as Slack takes."""
    sought = typed.casefold()
    matching = [framework for framework in catalogue.frameworks if sought in framework.title.casefold()]
    return [framework_option(framework) for framework in matching[:MOST_FRAMEWORKS]]


def day_options() -> list[Element]:
    """Offers the days of the week, and never."""
    return [*(option(name, str(number)) for number, name in enumerate(day_name)), option("Never", NEVER)]


def show_way_in() -> Message:
    """Leads somebody who asked for the settings in words to the form."""
    words = "Where you are, where you want to go, and when you are asked: open your settings with the button."
    return compose(paragraph(words), actions(settings_button()))


def show_saved(person: Person) -> Message:
    """Says what the settings mean from now on."""
    words = f"Your settings are saved. {say_rhythm(person.rhythm)} {say_sharing(person.sharing)}"
    return compose(paragraph(words), actions(log_button()))


def say_rhythm(rhythm: Rhythm) -> str:
    """Says when somebody will be asked, in a sentence."""
    if rhythm.weekday is None:
        return "No weekly question is sent to you."
    return f"You are asked each {day_name[rhythm.weekday]} at {rhythm.at:%H:%M}, your time."


def say_sharing(sharing: Sharing) -> str:
    """Says who sees entries, in a sentence."""
    if sharing.visibility is Visibility.MANAGER:
        return "Your entries are for you and your manager, unless you say otherwise."
    return "Your entries are for you alone, unless you say otherwise."
