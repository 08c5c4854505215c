"""What goes wrong for people of the sandbox."""


class SandboxError(AssertionError):
    """What a person would have been told instead, or that something did not happen in time."""
