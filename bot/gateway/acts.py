"""What somebody did in Slack, and what the bot replies, as values: between the router and the features."""

import hashlib
import html
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from bot.core.plain.text import clean
from bot.messages.kit.blocks import Block, Element, Message
from bot.slack.client import SlackClient

Kind = Literal["command", "action", "submission", "options", "event"]


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it was sent, or as it stood when something in it was pressed.

    `values` has a string, a list of strings or None by field; texts are unescaped and clean. `blocks` has the ids
    of the blocks that take input: a field's name, and after ":" what tells it from the same field with other options.
    """

    id: str
    hash: str
    metadata: str
    values: Mapping[str, str | list[str] | None]
    blocks: Sequence[str] = ()

    def text(self, field: str) -> str:
        value = self.values.get(field)
        return value if isinstance(value, str) else ""

    def chosen(self, field: str) -> list[str]:
        value = self.values.get(field)
        return value if isinstance(value, list) else [value] if value else []


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that a person did. `repeat_key` is the same when Slack delivers the same thing again.

    `text` was typed after a command, into a DM or into a type-ahead; `value` came with a button. `channel_id` is
    where it happened, "" in forms and on the Home tab.
    """

    kind: Kind
    name: str
    workspace_id: str
    person_id: str
    slack: SlackClient
    repeat_key: str = ""
    text: str = ""
    value: str = ""
    trigger_id: str = ""
    response_url: str = ""
    channel_id: str = ""
    form: Form | None = None
    event: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_direct(self) -> bool:
        """Whether it happened in direct messages: nobody is there to share something with."""
        return self.channel_id.startswith("D")


@dataclass(frozen=True)
class Reply:
    """What the person who acted sees next. Empty: nothing, which is fine for an event.

    `message` answers a command, or takes the place of the message whose button was pressed; with `keep` it
    comes below that message. `share` is for everybody in the channel. `open` is a form on top; `change` is what the
    form becomes; `mistakes` are shown at its fields. `afterwards` runs when Slack has been answered; its failure is
    logged and hurts nobody.
    """

    message: Message | None = None
    keep: bool = False
    share: Message | None = None
    open: Block | None = None
    change: Block | None = None
    mistakes: Mapping[str, str] | None = None
    options: Sequence[Element] | None = None
    option_groups: Sequence[Element] | None = None
    afterwards: Callable[[], Awaitable[None]] | None = None

    @cached_property
    def acknowledgement(self) -> str:
        """The body of the answer to Slack's request, made once; "" where there is nothing to say."""
        if self.mistakes:
            return json.dumps({"response_action": "errors", "errors": dict(self.mistakes)})
        if self.change:
            return json.dumps({"response_action": "update", "view": self.change})
        if self.option_groups is not None:
            return json.dumps({"option_groups": list(self.option_groups)})
        if self.options is not None:
            return json.dumps({"options": list(self.options)})
        return json.dumps(ephemeral(self.message)) if self.message else ""


def ephemeral(message: Message) -> dict[str, Any]:
    """A message that only the person who acted sees."""
    body: dict[str, Any] = {"response_type": "ephemeral", "text": message.text}
    return body | ({"blocks": list(message.blocks)} if message.blocks else {})


@dataclass(frozen=True, slots=True)
class Route:
    """What the bot listens to: a kind of act, its name, and who answers.

    The name is a command ("/level"), the part of an action id before ":", a form's callback id, or an event's type.
    `description` and `usage` are shown by Slack while a command is typed.
    """

    kind: Kind
    name: str
    listener: Callable[[Act], Awaitable[Reply]]
    description: str = ""
    usage: str = ""


def read_act(kind: Kind, name: str, body: Mapping[str, Any], workspace_id: str, slack: SlackClient) -> Act:
    """The act in one of Slack's payloads."""
    event = body.get("event") or {}
    actions = body.get("actions") or [{}]
    view = body.get("view")
    return Act(
        kind=kind,
        name=name,
        workspace_id=workspace_id,
        person_id=person(body),
        slack=slack,
        repeat_key=repeat_key(body),
        text=typed(body.get("text") or body.get("value") or event.get("text") or ""),
        value=chosen(actions[0]) or "",
        trigger_id=body.get("trigger_id", ""),
        response_url=body.get("response_url", ""),
        channel_id=body.get("channel_id") or (body.get("channel") or {}).get("id", ""),
        form=read_form(view) if view and view.get("type") == "modal" else None,
        event=event,
    )


def person(body: Mapping[str, Any]) -> str:
    """Who acted: Slack has them in three places."""
    user = body.get("user") or {}
    event = body.get("event") or {}
    return str(body.get("user_id") or user.get("id") or event.get("user") or "")


def repeat_key(body: Mapping[str, Any]) -> str:
    """What Slack's repeated deliveries of one act have in common; docs.slack.dev/apis/events-api#retries.

    Of a form that is also what is in it: who could not know that it was stored may have changed it meanwhile.
    """
    view = body.get("view") or {}
    if body.get("type") == "view_submission":
        content = json.dumps(view.get("state"), sort_keys=True).encode()
        return f"{view.get('id')} {view.get('hash')} {hashlib.sha256(content).hexdigest()[:16]}"
    return str(body.get("event_id") or body.get("trigger_id") or "")


def read_form(view: Mapping[str, Any]) -> Form:
    state = view.get("state", {}).get("values", {})
    return Form(
        id=view["id"],
        hash=view.get("hash", ""),
        metadata=view.get("private_metadata", ""),
        values={
            base_name(block): read_value(element)
            for block, elements in state.items()
            for element in elements.values()
        },
        blocks=[block["block_id"] for block in view.get("blocks", []) if block.get("type") == "input"],
    )


def base_name(id_: str) -> str:
    """ "level.show" of "level.show:3": what follows ":" keeps elements of one kind apart."""
    return id_.partition(":")[0]


def read_value(element: Mapping[str, Any]) -> str | list[str] | None:
    """What is in an element of a form: text, an option's value, a person's id, a date, a time, or several of them."""
    if "selected_options" in element:
        return [option["value"] for option in element["selected_options"] or []]
    return typed(element["value"]) if element.get("value") else chosen(element)


def chosen(element: Mapping[str, Any]) -> str | None:
    """What was chosen with one element: a button's value, or the choice in a select, a picker, radio buttons."""
    option = element.get("selected_option")
    picked = (element.get(f"selected_{kind}") for kind in ("user", "date", "time"))
    value = element.get("value") or (option["value"] if option else None) or next(filter(None, picked), None)
    return str(value) if value is not None else None


def typed(text: str) -> str:
    """What a person typed: Slack escapes it on the way in, and it is kept unescaped."""
    return clean(html.unescape(text)) if "&" in text else clean(text)
