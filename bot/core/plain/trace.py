"""What went wrong, without anybody's words: an exception's text may quote them, so its kind and place are told."""

import errno
import traceback
from collections.abc import Iterator

CODES = ("sqlstate", "sqlite_errorname")
UNREACHED = {"Connection refused": "refused", "timeout expired": "timeout"}  # PostgreSQL's driver has words alone
OURS = __file__.removesuffix("core/plain/trace.py")


def trace(error: BaseException) -> str:
    """Says of which kinds the exception and its causes are, and where each was in our own lines; in one line.

    "ValueError (look_up.py:12 find), because of KeyError (names.py:3 name)".
    """
    return ", because of ".join(map(kind_and_place, with_causes(error)))


def with_causes(error: BaseException) -> Iterator[BaseException]:
    """Lists the exception, what it came from, what that came from, and so on."""
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        context = None if seen.__suppress_context__ else seen.__context__
        seen = seen.__cause__ or context


def kind_and_place(error: BaseException) -> str:
    """Names the kind of an exception, where it went through our own lines, and where it ended."""
    frames = traceback.extract_tb(error.__traceback__)
    shown = [frame for frame in frames[:-1] if frame.filename.startswith(OURS)] + frames[-1:]
    places = [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}" for frame in shown]
    kind = " ".join(filter(None, (type(error).__name__, code_of(error))))
    return f"{kind} ({' > '.join(places)})" if places else kind


def code_of(error: BaseException) -> str:
    """Gives the word that a database or the system has for a fault: an SQLSTATE, "SQLITE_BUSY", "ECONNREFUSED".

    A PostgreSQL that can't be reached has none: that is "refused" or "timeout". Anything else is "".
    """
    for name in CODES:
        code = getattr(error, name, None)
        if isinstance(code, str):
            return code
    if hasattr(error, "sqlstate"):
        return reason_in(str(error))
    number = getattr(error, "errno", None)
    return errno.errorcode.get(number, "") if isinstance(number, int) else ""


def reason_in(text: str) -> str:
    """Finds why a database could not be reached in what its driver says, of which nothing is repeated; else ""."""
    return next((reason for words, reason in UNREACHED.items() if words in text), "")


def fault_of(error: BaseException) -> str:
    """What an exception is by its kinds and codes, wherever it was: an outage is one fault, at each of its places."""
    return ", ".join(f"{type(cause).__name__} {code_of(cause)}" for cause in with_causes(error))
