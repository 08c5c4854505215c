"""How an act ended, for whoever counts or logs acts."""

import logging
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.core.plain.problem import Outdated, Problem
from bot.gateway.acts import AnyAct, name_act
from bot.slack.errors import SlackError

logger = logging.getLogger(__name__)

NAME_OF_THE_UNKNOWN = "other"


class Outcome(StrEnum):
    """What the person reads in the end: what they asked for, or why not."""

    DONE = "done"
    PROBLEM = "problem"  # something that they can mend
    OUTDATED = "outdated"  # what an earlier version made, and this one does not know
    SLACK = "slack"  # Slack did not do what the listener needed
    OVERDUE = "overdue"  # the listener's time was over
    FAILED = "failed"  # a fault, with a reference in the log


FAULTS = {Outcome.OVERDUE, Outcome.FAILED}


@dataclass(frozen=True, slots=True)
class Ending:
    """How an act ended; `reference` is what the person was told, and is in the log beside a fault, else ""."""

    outcome: Outcome
    reference: str = ""


NoteAct = Callable[[AnyAct, Outcome, float], None]
"""Takes an act, how it ended, and the seconds until Slack could be answered."""


def note_nothing(_act: AnyAct, _outcome: Outcome, _seconds: float) -> None:
    """Is told of an act, for those who want to know of none."""


def outcome_of(error: Exception) -> Outcome:
    """Sorts what a listener raised."""
    match error:
        case Problem():
            return Outcome.PROBLEM
        case Outdated():
            return Outcome.OUTDATED
        case SlackError():
            return Outcome.SLACK
        case TimeoutError():
            return Outcome.OVERDUE
        case _:
            return Outcome.FAILED


def labels_of(act: AnyAct, outcome: Outcome) -> tuple[str, str]:
    """Gives the kind and the name of an act, such as "command", "/level".

    A name that no route has makes an act outdated, and could be any: all of those are "other", so that names are few.
    """
    kind, _, name = name_act(act).partition(" ")
    return kind, NAME_OF_THE_UNKNOWN if outcome is Outcome.OUTDATED else name


def ending_of(error: Exception) -> Ending:
    """Sorts what a listener raised; a fault gets a reference."""
    outcome = outcome_of(error)
    return Ending(outcome, secrets.token_hex(4) if outcome in FAULTS else "")


def warn_of_lost_events(body: Mapping[str, Any], workspace_id: str) -> None:
    """Writes a line where a payload says that Slack had more events than it tells the bot of."""
    if body.get("type") == "app_rate_limited":
        told = (
            "Slack keeps events of %s back: an app hears of at most 30,000 an hour. What people type now may be lost."
        )
        logger.warning(told, workspace_id, extra={"sparingly": workspace_id})
