"""Block Kit's rules, read from block_kit.yaml and held against what an app sends."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.sandbox.rules.inputs import is_date, is_time
from bot.sandbox.rules.json import Json
from bot.sandbox.rules.verdict import Verdict

KINDS = ("block", "element", "rich", "inline", "cell")  # told apart by their `type`
OWN_IDS: dict[str, Json] = {"block": {"block_id": "string 255"}, "element": {"action_id": "string 255"}}
MOMENTS = {"date": is_date, "time": is_time}
ADDRESSES = {"url": r"(?!https?:)[a-z][a-z0-9+.-]*:\S+|https?://[^\s/]\S*", "web": r"https?://[^\s/]\S*"}
TYPES: dict[str, type | tuple[type, ...]] = {"flag": bool, "object": dict, "number": (int, float)}


def judge(spec: str, value: Any, verdict: Verdict, at: str, parent: str = "") -> None:
    """Holds a value against what block_kit.yaml says of it; `parent` is the type of what it stands in."""
    kind, *rest = spec.split(" ")
    if kind in KINDS:
        _typed(kind, value, verdict, at, parent, of=rest)
    elif kind in SIMPLE:
        SIMPLE[kind](rest, value, verdict, at, parent)
    elif kind in ADDRESSES:
        _address(kind, rest, value, verdict, at, parent)
    elif kind in MOMENTS:
        fits = isinstance(value, str) and MOMENTS[kind](value)
        verdict.unless(fits, f"must be a {kind}", at)
    elif kind in TYPES:
        verdict.unless(isinstance(value, TYPES[kind]), f"must be a {kind}", at)
    else:
        _shape(rules()["parts"][kind], value, verdict, at, kind)


@cache
def rules() -> Json:
    """Reads the rules, once: they are a constant that happens to be kept as YAML."""
    text = (Path(__file__).parent / "block_kit.yaml").read_text("utf-8")
    read: Json = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe loaders
    return read


def _typed(kind: str, value: Any, verdict: Verdict, at: str, parent: str, of: list[str]) -> None:
    """Holds a thing against the rule for its type, which has to be one `of` these, if there are any."""
    type_ = value.get("type") if isinstance(value, dict) else None
    rule = _rule_of(kind, type_, parent, of or [type_])
    if rule is None:
        verdict.wrong(f"unsupported type: {type_}", f"{at}/type")
    elif verdict.surface not in rule.get("only", [verdict.surface]):
        verdict.wrong(f"unsupported type: {type_} can't be shown on a {verdict.surface}", f"{at}/type")
    else:
        optional = rule.get("may", {}) | OWN_IDS.get(kind, {})
        _shape({**rule, "may": optional}, value, verdict, at, str(type_), known=("type",))


def _rule_of(kind: str, type_: Any, parent: str, wanted: list[Any]) -> Json | None:
    """The rule for a wanted type, if there is one; an element also has to stand in a parent that may have it."""
    if type_ not in wanted:
        return None
    rule: Json | None = rules()[kind].get(type_) if isinstance(type_, str) else None
    is_misplaced = rule is not None and parent not in rule.get("in", [parent])
    return None if is_misplaced else rule


def _shape(rule: Json, value: Any, verdict: Verdict, at: str, name: str, known: tuple[str, ...] = ()) -> None:
    """Hold an object against its rule; `known` fields are judged elsewhere, `name` is its type."""
    if not isinstance(value, dict):
        verdict.wrong("must be an object", at)
        return
    present = {key for key, field in value.items() if field is not None}
    _needed(rule, present, verdict, at)
    fields = rule.get("needs", {}) | rule.get("may", {})
    for key in sorted(present & set(fields)):
        judge(fields[key], value[key], verdict, f"{at}/{key}", name)
    unknown = set() if rule.get("open") else present - set(fields) - set(known)
    for key in sorted(unknown):
        verdict.wrong(f"invalid additional property: {key}", at)


def _needed(rule: Json, present: set[str], verdict: Verdict, at: str) -> None:
    """Which fields must be there: all that it needs, one of `either` or more, exactly one of `one`."""
    for key in rule.get("needs", {}):
        verdict.unless(key in present, f"missing required field: {key}", at)
    if either := rule.get("either"):
        verdict.unless(present & set(either), f"must have one of: {', '.join(either)}", at)
    if choice := rule.get("one"):
        verdict.unless(len(present & set(choice)) == 1, f"must have exactly one of: {', '.join(choice)}", at)


def _text(rest: list[str], value: Any, verdict: Verdict, at: str, parent: str) -> None:
    _text_object(("plain_text", "mrkdwn"), int(rest[0]), value, verdict, at)


def _plain(rest: list[str], value: Any, verdict: Verdict, at: str, parent: str) -> None:
    _text_object(("plain_text",), int(rest[0]), value, verdict, at)


def _text_object(types: tuple[str, ...], most: int, value: Any, verdict: Verdict, at: str) -> None:
    type_ = value.get("type") if isinstance(value, dict) else None
    if type_ not in types:
        verdict.wrong(f"must be a text object of type {' or '.join(types)}", at)
        return
    extra = {"plain_text": "emoji", "mrkdwn": "verbatim"}[type_]
    rule = {"needs": {"text": f"string {most}"}, "may": {extra: "flag"}}
    _shape(rule, value, verdict, at, type_, known=("type",))


def _string(rest: list[str], value: Any, verdict: Verdict, at: str, parent: str) -> None:
    most = int(rest[-1])
    least = int(rest[0]) if len(rest) > 1 else 1
    if not isinstance(value, str):
        verdict.wrong("must be a string", at)
    elif len(value) < least:
        verdict.wrong(f"must be more than {least - 1} characters", at)
    else:
        verdict.within(len(value), most, "characters", at)


def _address(kind: str, rest: list[str], value: Any, verdict: Verdict, at: str, parent: str) -> None:
    _string(rest, value, verdict, at, parent)
    is_text = isinstance(value, str) and bool(value)
    if is_text:
        verdict.unless(re.fullmatch(ADDRESSES[kind], value, re.IGNORECASE), "invalid url", at)


def _whole(rest: list[str], value: Any, verdict: Verdict, at: str, parent: str) -> None:
    least, most = int(rest[0]), int(rest[1])
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    fits = is_whole and least <= value <= most
    verdict.unless(fits, f"must be a whole number from {least} to {most}", at)


def _list(rest: list[str], value: Any, verdict: Verdict, at: str, parent: str) -> None:
    least, most, inner = int(rest[0]), int(rest[1]), " ".join(rest[3:])
    if not isinstance(value, list):
        verdict.wrong("must be an array", at)
        return
    verdict.unless(len(value) >= least, f"no fewer than {least} items allowed", at)
    verdict.within(len(value), most, "items", at)
    for number, item in enumerate(value):
        judge(inner, item, verdict, f"{at}/{number}", parent)


def _one(rest: list[str], value: Any, verdict: Verdict, at: str, parent: str) -> None:
    verdict.unless(value in rest[1:], f"must be one of: {', '.join(rest[1:])}", at)


SIMPLE: dict[str, Callable[[list[str], Any, Verdict, str, str], None]] = {
    "text": _text,
    "plain": _plain,
    "string": _string,
    "whole": _whole,
    "list": _list,
    "one": _one,
}
