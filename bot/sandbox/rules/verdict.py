"""What is wrong with something that an app sent, and which limits it is near."""

from dataclasses import dataclass, field

NEAR = 0.8  # of a limit is worth a word
SMALLEST_REMARKED = 10  # a limit that is smaller is always near


@dataclass(slots=True)
class Verdict:
    """What is wrong, in Slack's manner with a JSON pointer, and which limits are near."""

    surface: str  # where it is shown: "message", "modal" or "home"
    errors: list[str] = field(default_factory=list)
    near: list[str] = field(default_factory=list)

    def wrong(self, reason: str, at: str) -> None:
        """Keeps a mistake, and where it is."""
        self.errors.append(f"[ERROR] {reason} [json-pointer:{at}]")

    def unless(self, condition: object, reason: str, at: str) -> None:
        """Keeps a mistake unless the condition holds."""
        if not condition:
            self.wrong(reason, at)

    def within(self, size: int, most: int, unit: str, at: str) -> None:
        """Holds a size against its limit."""
        is_near = size >= most * NEAR and most >= SMALLEST_REMARKED
        if size > most:
            self.wrong(_too_many(most, unit), at)
        elif is_near:
            self.near.append(f"{size:,} of {most:,} {unit} at {at}")


def _too_many(most: int, unit: str) -> str:
    if unit == "characters":
        return f"must be less than {most + 1} characters"
    return f"no more than {most} {unit} allowed"
