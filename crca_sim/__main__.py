"""The front door: `--version` is answered before anything heavy is imported, the rest is in `commands`."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line; the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words == ["--version"]:
        from crca_sim import __version__

        print(f"crca-sim {__version__}")
        return 0
    from crca_sim.commands.border import run

    return run(words)


if __name__ == "__main__":
    sys.exit(main())
