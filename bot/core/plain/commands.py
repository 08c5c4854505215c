"""What the bot's commands are called: Slack gives a name to the app that was installed last."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Commands:
    """With the prefix "acme-" it is /acme-level, /acme-evidence and /acme-summary."""

    prefix: str = ""

    def typed(self, name: str) -> str:
        """Gives what is typed for a command that is called so without a prefix: "/acme-level" for "level"."""
        return f"/{self.prefix}{name}"

    @property
    def level(self) -> str:
        """What is typed to look up a level."""
        return self.typed("level")

    @property
    def evidence(self) -> str:
        """What is typed to log evidence."""
        return self.typed("evidence")

    @property
    def summary(self) -> str:
        """What is typed to ask for a summary."""
        return self.typed("summary")
