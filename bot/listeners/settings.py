"""People set up: the settings form, from wherever it is opened."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, time

from bot.core.evidence import Mistakes
from bot.core.frameworks.framework import Catalogue, Framework
from bot.core.person import Aim, Person, Rhythm, Sharing, Standing, Visibility
from bot.core.plain.commands import Commands
from bot.core.plain.problem import Problem, reading_back
from bot.gateway.acts import Act, Form, Reply, Route, ephemeral
from bot.listeners.home import publish_home, what_is_gone
from bot.messages import settings as message
from bot.messages.kit.buttons import SET_UP
from bot.storage.storage import Shelf, Storage


@dataclass(frozen=True)
class SettingsListeners:
    """What people do with their settings."""

    clock: Callable[[], datetime]
    storage: Storage
    commands: Commands

    def routes(self) -> list[Route]:
        return [
            Route("action", SET_UP, self.pressed_open),
            Route("options", message.FRAMEWORK, self.typed_framework),
            Route("action", message.FRAMEWORK, self.chose_framework),
            Route("submission", message.FORM, self.submitted_settings),
        ]

    async def pressed_open(self, act: Act) -> Reply:
        """The form as somebody left it."""
        person = await self._shelf(act).people.find(act.person_id)
        if person is None:
            return Reply(open=message.show_form(Person(act.person_id), None, act.response_url, is_new=True))
        framework = self._shelf(act).catalogue.framework(person.standing.framework or "")
        gone = await what_is_gone(person.standing, self._shelf(act))
        return Reply(open=message.show_form(person, framework, act.response_url, is_new=False, gone=gone))

    async def typed_framework(self, act: Act) -> Reply:
        return Reply(options=message.framework_options(self._shelf(act).catalogue, act.text))

    async def chose_framework(self, act: Act) -> Reply:
        """The levels of the chosen framework appear in the form; what was filled in stays."""
        if act.form is None:
            return Reply()
        framework = find_revision(self._shelf(act).catalogue, act.value)
        person = await self._shelf(act).people.find(act.person_id)
        left = person or Person(act.person_id)
        shown = replace(left, sharing=replace(left.sharing, manager_id=act.form.text(message.MANAGER) or None))
        response_url = read_response_url(act.form)
        return Reply(change=message.show_form(shown, framework, response_url, is_new=person is None))

    async def submitted_settings(self, act: Act) -> Reply:
        if act.form is None:
            raise Problem("That form has no content.")
        url = read_response_url(act.form)
        person, mistakes = read_person(act.form, act.person_id, self._shelf(act).catalogue)
        if mistakes:
            return Reply(mistakes=mistakes)
        await self._shelf(act).people.save(person, self.clock())
        return Reply(afterwards=lambda: self._confirm(act, person, url))

    async def _confirm(self, act: Act, person: Person, response_url: str) -> None:
        """Where the form was opened: below a command or a message, or on Home."""
        if response_url:
            await act.slack.respond(response_url, ephemeral(message.show_saved(person)) | {"replace_original": False})
        else:
            await publish_home(act, self._shelf(act), self.commands)

    def _shelf(self, act: Act) -> Shelf:
        return self.storage.of(act.workspace_id)


@reading_back()
def read_person(form: Form, person_id: str, catalogue: Catalogue) -> tuple[Person, Mistakes]:
    """The settings in the form, and what must be mended before they can be kept. Raises Outdated."""
    framework = find_revision(catalogue, form.text(message.FRAMEWORK))
    person = Person(person_id, read_standing(form, framework), read_rhythm(form), read_sharing(form))
    return person, find_mistakes(person, framework)


def read_standing(form: Form, framework: Framework | None) -> Standing:
    """Where somebody says that they stand in the framework, and where they want to go."""
    aim, _, aim_level = form.text(message.AIM).partition(":")
    return Standing(
        framework=framework.path if framework else None,
        level=form.text(message.LEVEL) or None,
        aim=Aim(aim or Aim.NONE),
        aim_level=aim_level or None,
    )


def read_rhythm(form: Form) -> Rhythm:
    """When somebody wants to be asked; no form says in which zone."""
    day = form.text(message.DAY)
    return Rhythm(None if day == message.NEVER else int(day), time.fromisoformat(form.text(message.TIME)))


def read_sharing(form: Form) -> Sharing:
    """Who reads with somebody."""
    return Sharing(form.text(message.MANAGER) or None, Visibility(form.text(message.DEFAULT_VISIBILITY)))


def find_mistakes(person: Person, framework: Framework | None) -> Mistakes:
    """What must be mended in settings before they can be kept; `framework` is the chosen one as it is now."""
    mistakes = dict(find_levels_gone(person.standing, framework))
    if person.sharing.manager_id == person.id:
        mistakes[message.MANAGER] = "You can't be your own manager. Choose somebody else, or nobody."
    return mistakes


def find_levels_gone(standing: Standing, framework: Framework | None) -> Mistakes:
    """The first choice in a standing that is not there any more, while the form was open."""
    if framework is None:
        return {message.FRAMEWORK: "This framework has changed meanwhile. Choose it again."}
    if framework.level(standing.level or "") is None:
        return {message.LEVEL: "Choose one of its levels."}
    if standing.aim is not Aim.LEVEL:
        return {}
    return {} if framework.level(standing.aim_level or "") else {message.AIM: "Choose one of its levels."}


def find_revision(catalogue: Catalogue, value: str) -> Framework | None:
    return next((one for one in catalogue.frameworks if str(one.revision) == value), None)


@reading_back()
def read_response_url(form: Form) -> str:
    """Where to confirm to, "" for Home. Raises Outdated."""
    (url,) = json.loads(form.metadata)
    return str(url)
