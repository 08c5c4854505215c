"""What the bot's commands are called: Slack gives a name to the app that was installed last."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Commands:
    """With the prefix "acme-" it is /acme-level, /acme-evidence and /acme-summary."""

    prefix: str = ""

    @property
    def level(self) -> str:
        return f"/{self.prefix}level"

    @property
    def evidence(self) -> str:
        return f"/{self.prefix}evidence"

    @property
    def summary(self) -> str:
        return f"/{self.prefix}summary"
