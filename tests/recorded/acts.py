"""Acts as Slack told them to an earlier version, made fresh: what is good for one time only is put in anew."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.kit.joined import A_FORM, JSON, Slack

TRIGGER, ADDRESS, EARLIER_ADDRESS = "@trigger_id@", "@response_url@", "@earlier_response_url@"
VIEW, HASH, EVENT = "@view_id@", "@view_hash@", "@event_id@"
SENT_BACK = ("type", "title", "blocks", "close", "submit", "private_metadata", "callback_id")  # of a view, by Slack


@dataclass(frozen=True)
class Act:
    """One request of Slack's. `kind` is "command", "interactive" or "event"."""

    kind: str
    payload: Mapping[str, Any]

    @classmethod
    def read(cls, path: Path) -> "Act":
        act = json.loads(path.read_text())
        return cls(act["kind"], act["payload"])

    @property
    def person_id(self) -> str:
        return str(self.payload.get("user_id") or self.payload["user"]["id"])

    @property
    def channel_id(self) -> str:
        channel = self.payload.get("channel", {})
        return str(self.payload.get("channel_id") or channel.get("id") or f"D{self.person_id[1:]}")

    async def fresh(self, slack: Slack, moved: Mapping[str, str]) -> dict[str, Any]:
        """The payload as Slack would send it now. `moved` has the new `ts` of messages by their old ones."""
        if self.kind == "event":
            return fill_in(self.payload, {EVENT: f"Ev{secrets.token_hex(5).upper()}"})
        values = dict(moved)
        values[ADDRESS] = slack.response_url(self.person_id, self.channel_id)
        values[EARLIER_ADDRESS] = slack.response_url(self.person_id, self.channel_id)
        view = self.payload.get("view", {})
        if view.get("type") == "modal":
            values |= await open_again(slack, self.person_id, fill_in(view, values))
        return fill_in(self.payload, values | {TRIGGER: slack.trigger(self.person_id)})

    def encode(self, payload: Mapping[str, Any]) -> tuple[bytes, str]:
        """The request's body, and its type."""
        if self.kind == "event":
            return json.dumps(payload).encode(), JSON
        fields = payload if self.kind == "command" else {"payload": json.dumps(payload)}
        return urlencode(fields).encode(), A_FORM


async def open_again(slack: Slack, person_id: str, view: Mapping[str, Any]) -> dict[str, str]:
    """Shows the person the form that they used then."""
    shown = {name: view[name] for name in SENT_BACK if view.get(name)}
    opened = (await slack.calls("views.open", trigger_id=slack.trigger(person_id), view=shown))["view"]
    return {VIEW: opened["id"], HASH: opened["hash"]}


def fill_in(payload: Mapping[str, Any], values: Mapping[str, str]) -> dict[str, Any]:
    text = json.dumps(payload)
    for old, new in values.items():
        text = text.replace(old, new)
    filled: dict[str, Any] = json.loads(text)
    return filled
