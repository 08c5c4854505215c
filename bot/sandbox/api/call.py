"""One call of the Web API, once it is known who calls and with what."""

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.sandbox.rules.json import Json
from bot.sandbox.rules.methods import MethodRule
from bot.sandbox.rules.refused import Refused
from bot.sandbox.state.grants import Installation
from bot.sandbox.state.workspace import Channel, Person, Workspace
from bot.sandbox.state.world import World


@dataclass(slots=True)
class Call:
    """A call. `near` collects which limits it came close to."""

    rule: MethodRule
    world: World
    workspace: Workspace
    installation: Installation
    args: Json
    near: list[str] = field(default_factory=list)

    def need(self, name: str) -> str:
        """Gives an argument that must be there. Raises Refused."""
        value = self.args.get(name)
        if value in (None, ""):
            raise Refused("invalid_arguments", f"[ERROR] missing required field: {name}")
        return str(value)

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Gives an argument that is yes or no, as JSON or in words."""
        value = self.args.get(name, default)
        return value if isinstance(value, bool) else str(value).lower() in ("1", "true")

    def need_scope(self, scope: str) -> None:
        """Raises Refused where the app has not got the scope."""
        if scope not in self.installation.scopes:
            raise Refused("missing_scope", needed=scope, provided=",".join(self.installation.scopes))

    def channel(self) -> Channel:
        """Finds the channel in the arguments, which some methods take by name, or by the id of the person in it.

        Raises Refused.
        """
        key = self.need("channel")
        channel = self._named(key) if self.rule.takes_names else self.workspace.channels.get(key)
        if channel is None:
            raise Refused("channel_not_found")
        is_visible = not channel.is_private or self.workspace.bot_user_id in channel.members
        if not is_visible:
            raise Refused("channel_not_found")
        return channel

    def _named(self, key: str) -> Channel | None:
        return self.workspace.direct(key) if key in self.workspace.people else self.workspace.channel(key)

    def person(self) -> Person:
        """Finds the person whose id is the argument `user`. Raises Refused."""
        person = self.workspace.people.get(str(self.args.get("user")))
        if person is None:
            raise Refused("user_not_found")
        return person


@dataclass(frozen=True, slots=True)
class Method:
    """A method of the Web API: what does it. What it asks for stands in rules/methods.yaml."""

    run: Callable[[Call], Json]
    decoded: tuple[str, ...] = ()  # arguments that arrive as JSON within forms
