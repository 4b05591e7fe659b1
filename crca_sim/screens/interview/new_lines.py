"""Alt+Enter and Shift+Enter, which Textual reads as Enter: here they are new lines, not messages sent too early.

Terminals send them as these sequences, when they send anything of their own (Windows Terminal and macOS Terminal
do for Alt+Enter; Shift+Enter is often plain Enter). Ctrl+J works everywhere.
"""

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.keys import Keys

SEQUENCES = ("\x1b\r", "\x1b[13;2u", "\x1b[13;3u", "\x1b[27;2;13~", "\x1b[27;3;13~")


def teach() -> None:
    """Have Textual read these sequences as Ctrl+J."""
    for sequence in SEQUENCES:
        ANSI_SEQUENCES_KEYS.setdefault(sequence, (Keys.ControlJ,))  # type: ignore[attr-defined]
