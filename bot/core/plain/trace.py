"""What went wrong, without anybody's words: an exception's text may quote them, so its kind and place are told."""

import traceback

OURS = __file__.removesuffix("core/plain/trace.py")


def trace(error: BaseException) -> str:
    """The kinds of the exception and its causes, and where each was: our own lines, and the last; in one line."""
    told = []
    seen: BaseException | None = error
    while seen is not None:
        frames = traceback.extract_tb(seen.__traceback__)
        shown = [frame for frame in frames if frame.filename.startswith(OURS) or frame is frames[-1]]
        places = " > ".join(f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}" for frame in shown)
        told.append(f"{type(seen).__name__} ({places})" if places else type(seen).__name__)
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return ", because of ".join(told)
