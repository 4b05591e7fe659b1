"""`crca-sim` run with a stub instead of the model that understands, so that a test starts at once.

`python -m tests.commands.typed play … --plain` is the real command, the real log and the real plain mode.
"""

from __future__ import annotations

import sys

import crca_sim.understanding
from crca_sim.__main__ import main
from crca_sim.understanding import encoder
from tests.plain.people import Words

if __name__ == "__main__":
    crca_sim.understanding.load_reader = Words  # type: ignore[assignment]
    encoder.load()  # as the model that understands would have: the client compares what is said, too
    sys.exit(main())
