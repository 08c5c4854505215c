"""A program that reads the framework files of a folder in 256 MB, and prints what came of each as a line of JSON."""

import json
import resource
import sys
import time
from pathlib import Path

from bot.storage.files.folder import read_file

MEMORY = 256 * 2**20


def main(folder: Path) -> None:
    """Reads each file by itself, so that each has its own time."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for path in sorted(folder.glob("*.md")):
        began = time.process_time()
        reading = read_file(path)
        outcome = {
            "name": path.stem,
            "seconds": time.process_time() - began,
            "errors": [str(finding) for finding in reading.findings if finding.severity == "error"],
        }
        sys.stdout.write(json.dumps(outcome) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
