"""What went wrong, without anybody's words: an exception's text may quote them, so its kind and place are told."""

import traceback
from collections.abc import Iterator

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
    kind = type(error).__name__
    return f"{kind} ({' > '.join(places)})" if places else kind
