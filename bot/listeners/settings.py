"""People set up: the settings form, from wherever it is opened."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import time
from functools import partial

from bot.core.access import Deed
from bot.core.frameworks.framework import Catalogue, Framework
from bot.core.person import Aim, Person, Rhythm, Sharing, Standing, Visibility
from bot.core.plain.problem import reading_back
from bot.gateway.acts import Act, Choice, Command, Form, Press, Search, Submission, Words
from bot.gateway.replies import (
    Become,
    ChoiceReply,
    CommandReply,
    EventReply,
    Mistakes,
    Nothing,
    Open,
    Options,
    PressReply,
    SearchReply,
    SubmissionReply,
    Then,
    ephemeral,
)
from bot.gateway.routes import Route, on_choice, on_press, on_search, on_submission, on_word, on_word_after
from bot.listeners.desk import Desk, answer_words
from bot.listeners.home import publish_home, say_what_is_gone
from bot.messages import settings as message
from bot.messages.kit.buttons import SET_UP


async def typed_settings(desk: Desk, act: Command) -> CommandReply:
    """Opens the form."""
    return await open_form(desk, act)


async def pressed_settings(desk: Desk, act: Press) -> PressReply:
    """Opens the form."""
    return await open_form(desk, act)


async def wrote_settings(desk: Desk, act: Words) -> EventReply:
    """Answers with the button: only what was pressed or typed after a slash can open a form."""
    return await answer_words(desk, act, message.show_way_in())


async def open_form(desk: Desk, act: Command | Press) -> Open:
    """Makes the form as somebody left it."""
    shelf = desk.shelf(act)
    person = await shelf.people.find(act.person_id)
    if person is None:
        return Open(message.show_form(Person(act.person_id), None, act.response_url, is_new=True))
    framework = shelf.catalogue.framework(person.standing.framework or "")
    gone = await say_what_is_gone(person.standing, shelf)
    return Open(message.show_form(person, framework, act.response_url, is_new=False, gone=gone))


async def typed_framework(desk: Desk, act: Search) -> SearchReply:
    """Offers the frameworks whose title has what was typed."""
    return Options(message.framework_options(desk.catalogue(act), act.text))


async def chose_framework(desk: Desk, act: Choice) -> ChoiceReply:
    """Adds the levels of the chosen framework to the form; what was filled in stays."""
    framework = find_revision(desk.catalogue(act), act.value)
    person = await desk.shelf(act).people.find(act.person_id)
    before = person or Person(act.person_id)
    sharing = replace(before.sharing, manager_id=read_manager(act.form))
    after = replace(before, sharing=sharing)
    return Become(message.show_form(after, framework, read_response_url(act.form), is_new=person is None))


async def submitted_settings(desk: Desk, act: Submission) -> SubmissionReply:
    """Stores the settings; then the person reads what they mean."""
    response_url = read_response_url(act.form)
    framework = find_revision(desk.catalogue(act), act.form.text(message.FRAMEWORK))
    person = read_person(act.form, act.person_id, framework)
    mistakes = find_mistakes(person, framework)
    if mistakes:
        return Mistakes(mistakes)
    await desk.shelf(act).people.save(person, desk.clock())
    return Then(Nothing(), partial(confirm, desk, act, person, response_url))


async def confirm(desk: Desk, act: Act, person: Person, response_url: str) -> None:
    """Says what the settings mean where the form was opened: below a command or a message, or on Home."""
    if response_url:
        saved = ephemeral(message.show_saved(person)) | {"replace_original": False}
        await act.slack.respond(response_url, saved)
    else:
        await publish_home(desk, act)


@reading_back()
def read_person(form: Form, person_id: str, framework: Framework | None) -> Person:
    """Reads the settings in the form. Raises Outdated for a form that is not like ours."""
    return Person(person_id, read_standing(form, framework), read_rhythm(form), read_sharing(form))


def read_standing(form: Form, framework: Framework | None) -> Standing:
    """Reads where somebody stands in the framework, and where they want to go."""
    aim, _, aim_level = form.text(message.AIM).partition(":")
    return Standing(
        framework=framework.path if framework else None,
        level=form.text(message.LEVEL) or None,
        aim=Aim(aim or Aim.NONE),
        aim_level=aim_level or None,
    )


def read_rhythm(form: Form) -> Rhythm:
    """Reads when somebody wants to be asked; no form says in which zone."""
    day = form.text(message.DAY)
    return Rhythm(None if day == message.NEVER else int(day), time.fromisoformat(form.text(message.TIME)))


def read_sharing(form: Form) -> Sharing:
    """Reads who reads with somebody."""
    return Sharing(read_manager(form), Visibility(form.text(message.DEFAULT_VISIBILITY)))


def read_manager(form: Form) -> str | None:
    """Reads whom somebody names as their manager."""
    return form.text(message.MANAGER) or None


def find_mistakes(person: Person, framework: Framework | None) -> Mapping[str, str]:
    """Finds what must be mended in settings before they can be kept; `framework` is the chosen one as it is now."""
    mistakes = dict(find_levels_gone(person.standing, framework))
    if person.sharing.manager_id == person.id:
        mistakes[message.MANAGER] = "You can't be your own manager. Choose somebody else, or nobody."
    return mistakes


def find_levels_gone(standing: Standing, framework: Framework | None) -> Mapping[str, str]:
    """Finds the first choice in a standing that went away while the form was open."""
    if framework is None:
        return {message.FRAMEWORK: "This framework has changed meanwhile. Choose it again."}
    if not is_there(framework, standing.level):
        return {message.LEVEL: "Choose one of its levels."}
    if standing.aim is not Aim.LEVEL:
        return {}
    return {} if is_there(framework, standing.aim_level) else {message.AIM: "Choose one of its levels."}


def is_there(framework: Framework, key: str | None) -> bool:
    """Tells whether a level was chosen that the framework has."""
    return framework.level(key or "") is not None


def find_revision(catalogue: Catalogue, value: str) -> Framework | None:
    """Finds the framework of a revision, as the form names it; None once there is a newer one."""
    revisions = {str(framework.revision): framework for framework in catalogue.frameworks}
    return revisions.get(value)


@reading_back()
def read_response_url(form: Form) -> str:
    """Reads where to answer whoever opened the form; "" for Home. Raises Outdated."""
    (url,) = json.loads(form.metadata)
    return str(url)


ROUTES: Sequence[Route[Desk]] = (
    on_word_after("evidence", "settings", typed_settings, Deed.SET_UP),
    on_word("settings", wrote_settings, Deed.SET_UP),
    on_press(SET_UP, pressed_settings, Deed.SET_UP),
    on_search(message.FRAMEWORK, typed_framework, Deed.SET_UP),
    on_choice(message.FRAMEWORK, chose_framework, Deed.SET_UP),
    on_submission(message.FORM, submitted_settings, Deed.SET_UP),
)
