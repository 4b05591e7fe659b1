"""The words of an accommodation profile as this persona writes them: on chat, who writes without capitals does so everywhere."""

from __future__ import annotations

import re

from crca_sim.authoring.accommodation import Accommodation
from crca_sim.authoring.persona import Persona

SPOKEN = ("told", "accepts", "closes", "over_reply", "not_heard", "misheard_figure", "weary")
"""The keys of a profile that hold what the client says."""
_START = re.compile(r"(^|(?<=[.!?…]\s))([A-ZÀÂÉÈÊÎÔÇŒ])(?=[a-zàâéèêëîïôöùûüç' ’])")


def spoken_by(profile: Accommodation | None, persona: Persona) -> Accommodation | None:
    """The profile in the persona's own way of writing."""
    if profile is None or persona.register_ != "jeune":
        return profile
    signs = {name: sign.model_copy(update={"say": _lowered(sign.say)}) for name, sign in profile.signs.items()}
    return profile.model_copy(update={"signs": signs} | {key: _lowered(getattr(profile, key)) for key in SPOKEN})


def _lowered(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_START.sub(lambda found: found[1] + found[2].lower(), line).removesuffix(".") for line in lines)
