"""Who may read what of somebody's evidence."""

from bot.core.person import Sharing, Visibility
from bot.core.plain.problem import Problem

SHARED = frozenset({Visibility.MANAGER})  # entries that stand in a summary, whoever reads it


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
