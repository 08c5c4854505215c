"""What the sandbox hands out and takes back: installations, codes, triggers, response URLs. Ages are in real time."""

from dataclasses import dataclass


@dataclass(slots=True)
class Installation:
    """The app in one workspace. `gone`: why its token opens nothing any more, "token_revoked" for one."""

    token: str
    workspace: str
    scopes: list[str]
    gone: str | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """What a person allowed, until the app takes a token for it."""

    workspace: str
    user: str
    scopes: list[str]
    redirect_uri: str
    made: float


@dataclass(slots=True)
class Trigger:
    """What lets the app open a form for the person who just did something, once and for a moment."""

    workspace: str
    user: str
    made: float
    used: bool = False


@dataclass(slots=True)
class ResponseUrl:
    """Where the app may answer to one thing that a person did; `ts` is the message that it was done in, if any."""

    workspace: str
    channel: str
    user: str
    made: float
    ts: str | None = None
    thread_ts: str | None = None
    uses: int = 0
