"""What a delivery refers to, by its kind: ids and dates, never text. What is stored of it is known here alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from bot.core.period import Period

NUDGE = "nudge"  # a kind, and the key of the nudge's id in its reference


@dataclass(frozen=True, slots=True)
class NudgeDue:
    """The weekly question to an engineer."""

    nudge_id: int


@dataclass(frozen=True, slots=True)
class SummaryFor:
    """The summary that somebody asked for."""

    engineer_id: str
    period: Period


@dataclass(frozen=True, slots=True)
class SummaryFileFor:
    """The same summary as a file."""

    engineer_id: str
    period: Period


@dataclass(frozen=True, slots=True)
class SummaryNotice:
    """The note to an engineer that somebody asked for their summary."""

    reader_id: str
    period: Period


@dataclass(frozen=True, slots=True)
class ReceiptOf:
    """What somebody logged, as it is stored."""

    entry_id: int


@dataclass(frozen=True, slots=True)
class ChangedCriterion:
    """A criterion, and the revisions before and after it changed; `after` is None where its framework is retired."""

    criterion_id: int
    before: int
    after: int | None


@dataclass(frozen=True, slots=True)
class CriteriaChanged:
    """What a load changed of what somebody wrote for: the first few criteria, and the number of all of them."""

    named: tuple[ChangedCriterion, ...]
    number: int


@dataclass(frozen=True, slots=True)
class ChooseAgain:
    """The question to somebody whose level or framework is retired; the revision is the last that had it."""

    revision_id: int


class FixedAnswer(StrEnum):
    """The answer to something that somebody wrote, which needs no more than its name."""

    HELP = "help"
    NO_PERSON = "no_person"
    NO_PERIOD = "no_period"
    REFUSAL = "refusal"
    TROUBLE = "trouble"


Owed = (
    NudgeDue | SummaryFor | SummaryFileFor | SummaryNotice | ReceiptOf | CriteriaChanged | ChooseAgain | FixedAnswer
)
Owed_co = TypeVar("Owed_co", bound=Owed, covariant=True)


@dataclass(frozen=True, slots=True)
class Codec:
    """How one kind is stored: its name, and its values as JSON and back."""

    kind: str
    encode: Callable[[Any], dict[str, Any]]
    decode: Callable[[Mapping[str, Any]], Owed]


def encode_period(period: Period) -> dict[str, str]:
    """Encodes the two days of a period."""
    return {"first": period.first.isoformat(), "last": period.last.isoformat()}


def decode_period(reference: Mapping[str, Any]) -> Period:
    """Decodes the period whose two days are in a reference."""
    return Period(date.fromisoformat(reference["first"]), date.fromisoformat(reference["last"]))


def encode_changes(owed: CriteriaChanged) -> dict[str, Any]:
    """Encodes each change that is named as a criterion and two revisions, and the number of all of them."""
    changes = [[change.criterion_id, change.before, change.after] for change in owed.named]
    return {"changes": changes, "number": owed.number}


def decode_changes(reference: Mapping[str, Any]) -> CriteriaChanged:
    """Decodes the reverse of `encode_changes`."""
    named = tuple(ChangedCriterion(*change) for change in reference["changes"])
    return CriteriaChanged(named, reference["number"])


CODECS: Mapping[type[Owed], Codec] = {
    NudgeDue: Codec(
        NUDGE,
        lambda owed: {NUDGE: owed.nudge_id},
        lambda reference: NudgeDue(int(reference[NUDGE])),
    ),
    SummaryFor: Codec(
        "summary",
        lambda owed: {"engineer": owed.engineer_id, **encode_period(owed.period)},
        lambda reference: SummaryFor(reference["engineer"], decode_period(reference)),
    ),
    SummaryFileFor: Codec(
        "summary_file",
        lambda owed: {"engineer": owed.engineer_id, **encode_period(owed.period)},
        lambda reference: SummaryFileFor(reference["engineer"], decode_period(reference)),
    ),
    SummaryNotice: Codec(
        "summary_notice",
        lambda owed: {"reader": owed.reader_id, **encode_period(owed.period)},
        lambda reference: SummaryNotice(reference["reader"], decode_period(reference)),
    ),
    ReceiptOf: Codec(
        "receipt",
        lambda owed: {"entry": owed.entry_id},
        lambda reference: ReceiptOf(int(reference["entry"])),
    ),
    CriteriaChanged: Codec("changes", encode_changes, decode_changes),
    ChooseAgain: Codec(
        "choose_again",
        lambda owed: {"revision": owed.revision_id},
        lambda reference: ChooseAgain(reference["revision"]),
    ),
}
BY_KIND = {codec.kind: codec for codec in CODECS.values()}


def encode(owed: Owed) -> tuple[str, dict[str, Any]]:
    """Encodes what is owed as its kind and its reference."""
    if isinstance(owed, FixedAnswer):
        return owed.value, {}
    codec = CODECS[type(owed)]
    return codec.kind, codec.encode(owed)


def decode(kind: str, reference: Mapping[str, Any]) -> Owed:
    """Decodes kind and reference. Raises ValueError for a kind that this version does not know."""
    codec = BY_KIND.get(kind)
    return codec.decode(reference) if codec else FixedAnswer(kind)
