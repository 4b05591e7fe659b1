"""Clients with a way of communicating: small profiles, a call with one of them, what they went through."""

from __future__ import annotations

from typing import Any

from crca_sim import events as ev
from crca_sim.authoring.persona import Accommodation
from crca_sim.conversation.call import Call
from crca_sim.conversation.chance import Chance
from crca_sim.conversation.exchange import Cast
from tests.builders import HEARING, a_persona, a_scenario, of, started

PRICES = {"tiers": ("300.00 EUR",), "etendu": ("400.00 EUR", "33.33 EUR")}
PLAIN: dict[str, Any] = {key: value for key, value in HEARING.items() if key not in ("chiffres", "signes")} | {
    "pas_passe": ["Je n'ai pas suivi.", "Pardon, je suis perdu.", "Redites, s'il vous plaît."],
    "signes": {"calme": {"canaux": ["telephone"], "quand": "document", "dire": ["Je ne peux pas lire ça."]}},
}  # fmt: skip
"""A profile that hinders nothing by itself: each test adds what it looks at."""
PIECES = {
    "part": 100,
    "debut": ["{lettre}… {lettre}…", "{debut}… {debut}…", "Je… {lettre}…", "C'est… {lettre}…"],
    "coupe": ["Laissez-moi finir.", "Je n'avais pas fini.", "Non, attendez."],
}


def a_profile(**keys: Any) -> Accommodation:
    """A profile, with some keys changed (French keys)."""
    return Accommodation.model_validate(PLAIN | keys)


def a_call_with(profile: Accommodation | None, seed: int = 7, signs: tuple[str, ...] = (), canal: str = "telephone", **keys: Any) -> Call:
    """A call just opened with a client who has this profile; `scenario` and `temperament` may be changed."""
    cast = Cast(a_scenario(canal=canal, **keys.pop("scenario", {})), a_persona(**keys), profile, Chance(seed), PRICES)
    call = Call(cast)
    call.open(started(seed=seed, signs=signs))
    return call


def a_sign(moment: str, *lines: str, canaux: tuple[str, ...] = ("telephone",)) -> dict[str, Any]:
    """A sign that shows at a moment."""
    return {"canaux": list(canaux), "quand": moment, "dire": list(lines or (f"Signe à « {moment} ».", f"Encore « {moment} »."))}


def causes(events: list[ev.Event], measure: str | None = None) -> list[str]:
    """The causes of what moved the client."""
    return [e.cause for e in of(events, ev.StateMoved) if measure in (None, e.measure)]
