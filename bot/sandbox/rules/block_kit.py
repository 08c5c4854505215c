"""Block Kit's rules, read from block_kit.yaml and held against what an app sends."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.sandbox.rules.json import Json

NEAR = 0.8  # of a limit is worth a word
KINDS = ("block", "element", "rich", "inline", "cell")  # told apart by their `type`
PATTERNS = {"date": r"\d{4}-\d\d-\d\d", "time": r"([01]\d|2[0-3]):[0-5]\d"}
TYPES: dict[str, type | tuple[type, ...]] = {"flag": bool, "object": dict, "number": (int, float)}


@dataclass(slots=True)
class Verdict:
    """What is wrong, in Slack's manner with a JSON pointer, and which limits are near."""

    surface: str  # where it is shown: "message", "modal" or "home"
    errors: list[str] = field(default_factory=list)
    near: list[str] = field(default_factory=list)

    def wrong(self, reason: str, at: str) -> None:
        self.errors.append(f"[ERROR] {reason} [json-pointer:{at}]")

    def within(self, size: int, most: int, unit: str, at: str) -> None:
        """Hold a size against its limit."""
        if size > most:
            too_many = (
                f"must be less than {most + 1} characters"
                if unit == "characters"
                else f"no more than {most} {unit} allowed"
            )
            self.wrong(too_many, at)
        elif size >= most * NEAR and most >= 10:
            self.near.append(f"{size:,} of {most:,} {unit} at {at}")


def judge(spec: str, value: Any, verdict: Verdict, at: str, parent: str = "") -> None:
    """Hold a value against what block_kit.yaml says of it; `parent` is the type of what it stands in."""
    kind, *rest = spec.split(" ")
    if kind in KINDS:
        _typed(kind, value, verdict, at, parent)
    elif kind in SIMPLE:
        SIMPLE[kind](rest, value, verdict, at, parent)
    elif kind in PATTERNS:
        if not isinstance(value, str) or not re.fullmatch(PATTERNS[kind], value):
            verdict.wrong(f"must be a {kind}", at)
    elif kind in TYPES:
        if not isinstance(value, TYPES[kind]):
            verdict.wrong(f"must be a {kind}", at)
    else:
        _shape(rules()["parts"][kind], value, verdict, at, kind, set())


@cache
def rules() -> Json:
    """The rules, read once: they are a constant that happens to be kept as YAML."""
    text = (Path(__file__).parent / "block_kit.yaml").read_text()
    read: Json = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe loaders
    return read


def _typed(kind: str, value: Any, verdict: Verdict, at: str, parent: str) -> None:
    type_ = value.get("type") if isinstance(value, dict) else None
    rule = rules()[kind].get(type_) if isinstance(type_, str) else None
    if rule is None or (kind == "element" and parent not in rule["in"]):
        verdict.wrong(f"unsupported type: {type_}", f"{at}/type")
    elif verdict.surface not in rule.get("only", [verdict.surface]):
        verdict.wrong(f"unsupported type: {type_} can't be shown on a {verdict.surface}", f"{at}/type")
    else:
        own_id = {"block": {"block_id": "string 255"}, "element": {"action_id": "string 255"}}.get(kind, {})
        _shape({**rule, "may": rule.get("may", {}) | own_id}, value, verdict, at, str(type_), {"type"})


def _shape(rule: Json, value: Any, verdict: Verdict, at: str, name: str, known: set[str]) -> None:
    if not isinstance(value, dict):
        verdict.wrong("must be an object", at)
        return
    needs, fields = rule.get("needs", {}), rule.get("needs", {}) | rule.get("may", {})
    for key in needs:
        if value.get(key) is None:
            verdict.wrong(f"missing required field: {key}", at)
    present = {key for key, each in value.items() if each is not None}
    if "either" in rule and not present & set(rule["either"]):
        verdict.wrong(f"must have one of: {', '.join(rule['either'])}", at)
    if "one" in rule and len(present & set(rule["one"])) != 1:
        verdict.wrong(f"must have exactly one of: {', '.join(rule['one'])}", at)
    for key in sorted(present):
        if key in fields:
            judge(fields[key], value[key], verdict, f"{at}/{key}", name)
        elif key not in known:
            verdict.wrong(f"invalid additional property: {key}", at)


def _text(rest: list[str], value: Any, verdict: Verdict, at: str, parent: str) -> None:
    _text_object(("plain_text", "mrkdwn"), int(rest[0]), value, verdict, at)


def _plain(rest: list[str], value: Any, verdict: Verdict, at: str, parent: str) -> None:
    _text_object(("plain_text",), int(rest[0]), value, verdict, at)


def _text_object(types: tuple[str, ...], most: int, value: Any, verdict: Verdict, at: str) -> None:
    if not isinstance(value, dict) or value.get("type") not in types:
        verdict.wrong(f"must be a text object of type {' or '.join(types)}", at)
        return
    extra = {"plain_text": "emoji", "mrkdwn": "verbatim"}[value["type"]]
    rule = {"needs": {"text": f"string {most}"}, "may": {extra: "flag"}}
    _shape(rule, value, verdict, at, value["type"], {"type"})


def _string(rest: list[str], value: Any, verdict: Verdict, at: str, parent: str) -> None:
    least, most = (1, int(rest[0])) if len(rest) == 1 else (int(rest[0]), int(rest[1]))
    if not isinstance(value, str):
        verdict.wrong("must be a string", at)
    elif len(value) < least:
        verdict.wrong(f"must be more than {least - 1} characters", at)
    else:
        verdict.within(len(value), most, "characters", at)


def _whole(rest: list[str], value: Any, verdict: Verdict, at: str, parent: str) -> None:
    least, most = int(rest[0]), int(rest[1])
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        verdict.wrong(f"must be a whole number from {least} to {most}", at)


def _list(rest: list[str], value: Any, verdict: Verdict, at: str, parent: str) -> None:
    least, most, inner = int(rest[0]), int(rest[1]), " ".join(rest[3:])
    if not isinstance(value, list):
        verdict.wrong("must be an array", at)
        return
    if len(value) < least:
        verdict.wrong(f"no fewer than {least} items allowed", at)
    verdict.within(len(value), most, "items", at)
    for number, each in enumerate(value):
        judge(inner, each, verdict, f"{at}/{number}", parent)


def _one(rest: list[str], value: Any, verdict: Verdict, at: str, parent: str) -> None:
    if value not in rest[1:]:
        verdict.wrong(f"must be one of: {', '.join(rest[1:])}", at)


SIMPLE: dict[str, Callable[[list[str], Any, Verdict, str, str], None]] = {
    "text": _text,
    "plain": _plain,
    "string": _string,
    "whole": _whole,
    "list": _list,
    "one": _one,
}
