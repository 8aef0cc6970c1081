"""Where the command `rashomon` starts, which is `python -m rashomon` as well: Ctrl-C is minded from here on."""

from __future__ import annotations

import sys


def start() -> int:
    """Run the command and return what it ends with, also where Ctrl-C comes before it is loaded."""
    try:
        from rashomon.cli.main import main

        return main()
    except KeyboardInterrupt:
        # Between two lines of ours: while the command is being loaded, or after it ended.
        from rashomon.cli.interrupt import stopped

        return stopped(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(start())
