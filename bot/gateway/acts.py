"""What people do in Slack, as values: a small dataclass for each kind of act, with what makes sense for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.slack.client import SlackClient


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it was sent, or as it stood when something in it was chosen.

    `values` has a string, a list of strings or None by field; texts are unescaped and clean. `blocks` has the ids
    of the blocks that take input: a field's name, and after ":" what tells it from the same field with other options.
    """

    id: str
    hash: str
    metadata: str
    values: Mapping[str, str | list[str] | None]
    blocks: Sequence[str] = ()

    def text(self, field: str) -> str:
        """Gives what was typed or chosen in a field; "" where nothing was."""
        value = self.values.get(field)
        return value if isinstance(value, str) else ""

    def chosen(self, field: str) -> list[str]:
        """Gives all that was chosen in a field, in order; empty where nothing was."""
        value = self.values.get(field)
        if isinstance(value, list):
            return value
        return [value] if value else []


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that a person did. `repeat_key` is the same when Slack delivers the same thing again."""

    workspace_id: str
    person_id: str
    slack: SlackClient
    repeat_key: str


@dataclass(frozen=True, slots=True)
class Command(Act):
    """Somebody typed a command: `name` is as they typed it ("/acme-level"), `text` what stood behind it.

    `app_url` opens the bot's messages to them, "" where Slack did not say which app this is.
    """

    name: str
    text: str
    channel_id: str
    trigger_id: str
    response_url: str
    app_url: str


@dataclass(frozen=True, slots=True)
class Press(Act):
    """Somebody pressed a button in a message, or on Home, where there is no channel and no response URL ("").

    `thread_ts` is "" outside a thread; `app_url` is as a command's.
    """

    name: str
    value: str
    channel_id: str
    trigger_id: str
    response_url: str
    app_url: str
    thread_ts: str = ""


@dataclass(frozen=True, slots=True)
class Choice(Act):
    """Somebody chose something in an open form; `form` is as it stood then."""

    name: str
    value: str
    form: Form
    trigger_id: str


@dataclass(frozen=True, slots=True)
class Submission(Act):
    """Somebody sent a form, whose callback id is `name`."""

    name: str
    form: Form


@dataclass(frozen=True, slots=True)
class Search(Act):
    """Somebody typed into a select that asks the bot for its options, in a form that carries `metadata`."""

    name: str
    text: str
    metadata: str


@dataclass(frozen=True, slots=True)
class Words(Act):
    """Somebody wrote to the bot in their direct messages. `thread_ts` is "" outside a thread."""

    text: str
    channel_id: str
    ts: str
    thread_ts: str


@dataclass(frozen=True, slots=True)
class Mentioned(Act):
    """Somebody mentioned the bot in a channel: `text` is what they wrote, without a mention that it begins with.

    `thread_ts` is "" outside a thread.
    """

    text: str
    channel_id: str
    thread_ts: str


@dataclass(frozen=True, slots=True)
class Opened(Act):
    """Somebody opened the bot's Home tab."""


AnyAct = Command | Press | Choice | Submission | Search | Words | Mentioned | Opened


EVENTS = {Words: "message", Mentioned: "app_mention", Opened: "app_home_opened"}  # by the act that Slack tells of so


def is_direct(act: Command | Press) -> bool:
    """Tells whether it was done in direct messages: nobody is there to share something with."""
    return act.channel_id.startswith("D")


def without_name(act: AnyAct) -> AnyAct:
    """Gives the act without a name that is none of ours: it could be any text, and would go into the log."""
    match act:
        case Words() | Mentioned() | Opened():
            return act
    return replace(act, name="other")


def name_act(act: AnyAct) -> str:
    """Names an act for the log, without anybody's words: "command /level", "event message"."""
    match act:
        case Command():
            return f"command {act.name}"
        case Press() | Choice():
            return f"action {act.name}"
        case Submission():
            return f"submission {act.name}"
        case Search():
            return f"options {act.name}"
        case Words() | Mentioned() | Opened():
            return f"event {EVENTS[type(act)]}"
