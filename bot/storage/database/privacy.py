"""SQLite's file holds people's words: only its owner may read it, whatever the umask says."""

import logging
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

logger = logging.getLogger(__name__)

OWNER_ALONE = 0o600
OF_OTHERS = stat.S_IRWXG | stat.S_IRWXO
BESIDE = ("", "-wal", "-shm", "-journal")  # SQLite makes these with the mode that the file has


def make_private_file(path: str | Path) -> None:
    """Makes an empty file that only its owner can read and write; one that is there stays as it is.

    Raises OSError where it can't be made.
    """
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, OWNER_ALONE)
    except FileExistsError:
        return
    os.close(descriptor)
    Path(path).chmod(OWNER_ALONE)


def keep_private(path: str | Path) -> None:
    """Takes the file, and what SQLite has beside it, away from everybody but its owner; says so in the log."""
    for file in open_to_others(path):
        try:
            file.chmod(OWNER_ALONE)
        except OSError as error:
            logger.warning("%s can be read by others than its owner, and stays so: %s", file, error.strerror)
        else:
            logger.warning("%s could be read by others than its owner. Now it can't.", file)


def open_to_others(path: str | Path) -> Iterator[Path]:
    """Finds those of the database's files that others than their owner may read or write."""
    for ending in BESIDE:
        file = Path(f"{path}{ending}")
        with suppress(FileNotFoundError):
            if file.stat().st_mode & OF_OTHERS:
                yield file
