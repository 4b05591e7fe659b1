"""One interview being played and kept: what the screens, the plain mode and the commands hold.

It joins the conversation, which writes events, with the log, which keeps them; everything else is read off the
events. A turn is on disk before it is shown.
"""

from __future__ import annotations

from crca_sim.practice.gestures import GESTURE_LABELS
from crca_sim.practice.message import LONGEST, PracticeError
from crca_sim.practice.scripted import play_through
from crca_sim.practice.session import Practice, Reader
from crca_sim.practice.turns import TurnView, views

__all__ = ["GESTURE_LABELS", "LONGEST", "Practice", "PracticeError", "Reader", "TurnView", "play_through", "views"]
