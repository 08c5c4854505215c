"""What Slack asks of calls of its Web API, read from methods.yaml."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from bot.sandbox.rules.json import Json
from bot.sandbox.rules.rates import Rate

FILE = Path(__file__).parent / "methods.yaml"


@dataclass(frozen=True, slots=True)
class MethodRule:
    """What holds for one method: `by_channel` is kept beside `rate`; with `takes_names` a channel may be named, or be
    a person's id.
    """

    rate: Rate
    by_channel: Rate | None
    scopes: tuple[str, ...]
    takes_names: bool


@cache
def method_rule(name: str) -> MethodRule:
    """Gives the rule for a method that the sandbox has. Raises KeyError for another."""
    fields = _rules()[name]
    per_channel = fields.get("channel_rate")
    return MethodRule(
        rate=Rate(fields["rate"], fields.get("burst", 0)),
        by_channel=Rate(per_channel, fields["channel_burst"]) if per_channel else None,
        scopes=tuple(fields.get("scopes", ())),
        takes_names=fields.get("names", False),
    )


def takes_json(name: str) -> bool:
    """Tells whether a method reads a body of JSON; others drop it."""
    return not _rules().get(name, {}).get("forms", False)


@cache
def _rules() -> dict[str, Json]:
    read: dict[str, Json] = yaml.safe_load(FILE.read_text("utf-8"))
    return read
