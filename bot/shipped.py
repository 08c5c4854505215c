"""Where the files are that ship with the code: beside it in a checkout, within it where it was installed."""

from pathlib import Path

HERE = Path(__file__).parent


def find_folder(name: str) -> Path:
    """Finds a folder that setup.py puts into the installed package; in a checkout it is the top one of that name."""
    installed = HERE / name
    return installed if installed.is_dir() else HERE.parent / name


FRAMEWORKS = find_folder("frameworks")
MIGRATIONS = find_folder("migrations")
