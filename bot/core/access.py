"""Who may do what: members, guests and others with the bot at all, and readers with somebody's evidence."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from bot.core.person import Sharing, Visibility
from bot.core.plain.problem import Problem

SHARED = frozenset({Visibility.MANAGER})  # entries that stand in a summary, whoever reads it


class Role(Enum):
    """What somebody is to a workspace."""

    MEMBER = auto()
    GUEST = auto()
    STRANGER = auto()  # from a workspace that shares a channel
    UNKNOWN = auto()  # Slack can't be asked


class Deed(Enum):
    """What somebody does with the bot, or has done to them."""

    LOOK_UP = auto()  # levels
    LOG = auto()  # evidence, with criteria to choose from
    SET_UP = auto()  # their settings, with frameworks to choose from
    SUMMARISE = auto()  # somebody's evidence, or their own
    BE_ASKED = auto()  # the weekly question, and news of frameworks
    READ_OWN = auto()  # what they logged, and who was sent it
    ASK_HELP = auto()  # in words, or by opening Home


MAY: Mapping[Role, frozenset[Deed]] = {
    Role.MEMBER: frozenset(Deed),
    Role.GUEST: frozenset({Deed.READ_OWN}),
    Role.STRANGER: frozenset({Deed.READ_OWN}),
    Role.UNKNOWN: frozenset({Deed.LOOK_UP, Deed.BE_ASKED, Deed.READ_OWN, Deed.ASK_HELP}),
}
"""Levels say nothing of anybody, and that they can be read while Slack is slow is worth more than that no guest reads
one. What one logged oneself stays readable, whatever one has become."""


@dataclass(frozen=True, slots=True)
class HouseRules:
    """The table above, as whoever runs the bot has set it: `level_for_guests` opens look-ups, and nothing else."""

    level_for_guests: bool = False

    def allow(self, role: Role, deed: Deed) -> bool:
        """Tells whether somebody may do that."""
        if deed is Deed.LOOK_UP:
            return self.level_for_guests or deed in MAY[role]
        return deed in MAY[role]

    def allow_everybody(self, deed: Deed) -> bool:
        """Tells whether it matters to nobody who does that."""
        return all(self.allow(role, deed) for role in Role)


class NotForThem(Problem):
    """Somebody did what is for members of the workspace only, or for those who are known to be members."""

    def __init__(self, role: Role, deed: Deed) -> None:
        super().__init__(say_why_not(role, deed))


def say_why_not(role: Role, deed: Deed) -> str:
    """Says to somebody of that role why they may not do that, and what they can do about it."""
    if role is Role.UNKNOWN:
        return (
            "It can't be seen right now who you are in this workspace, and this is for its members."
            " Please try again in a minute."
        )
    if deed is Deed.LOOK_UP:
        return "Levels can be looked up by members of this workspace. One of them can share a level with a channel."
    return (
        "Evidence and summaries are for members of this workspace, and you are here as a guest or from another one."
        " If that should be otherwise, ask whoever looks after this workspace."
    )


class NotTheirManager(Problem):
    """Somebody asked for a summary that is not for them."""

    def __init__(self, command: str = "/evidence") -> None:
        super().__init__(
            "You can't read that summary: only the engineer can, and the manager they named."
            f" If that should be you, ask them to choose you in `{command} settings`."
        )


def may_read_summary(reader_id: str, engineer_id: str, sharing: Sharing | None) -> bool:
    """Tells whether somebody may have an engineer's summary: the engineer, and the manager that they named.

    `sharing` is the engineer's, None where they have not set up.
    """
    if reader_id == engineer_id:
        return True
    return sharing is not None and reader_id == sharing.manager_id
