"""Read every Terraform file below a folder and do nothing with it."""

import os
import sys


def main(folder: str) -> None:
    """Walk and read."""
    waiting = [folder]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif entry.name.endswith((".tf", ".tofu")):
                    descriptor = os.open(entry.path, os.O_RDONLY)
                    os.read(descriptor, os.fstat(descriptor).st_size)
                    os.close(descriptor)


if __name__ == "__main__":
    main(sys.argv[1])
