"""How the trainee behaved when put to the test: slips of tone, proven or doubtful, taken back or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from crca_sim import events as ev
from crca_sim.assessment.case import Case, Said
from crca_sim.assessment.words import blamed, pressing, turned
from crca_sim.understanding.reading import SentenceReading

TONE = ("f_insulter", "f_infantiliser", "f_tutoyer", "f_brusquer", "f_denigrer", "f_rejeter_responsabilite", "f_discriminer")
TEMPER = ("f_insulter", "f_brusquer", "f_rejeter_responsabilite", "f_infantiliser", "f_discriminer")
PRESSURE = ("f_forcer_vente",)
INDISCREET = ("f_demander_diagnostic", "f_question_interdite", "f_demander_secret")
NEARLY = 0.5
"""Confidence from which an act, with words that say it too, is a slip of tone or of pressure."""
SURE = 0.8
"""Confidence from which an act of fault needs no second sign to count as a slip (never as an eliminatory fault)."""


@dataclass(frozen=True, slots=True)
class Slip:
    """Something that should not have been said."""

    said: Said
    proven: bool
    taken_back: bool


def slips(case: Case, acts: tuple[str, ...], turns: Iterable[int] | None = None) -> tuple[Slip, ...]:
    """The slips of these kinds, in these turns or anywhere."""
    wanted = None if turns is None else set(turns)
    found = (s for s in case.sentences if (s.sentence.does(*acts) or _worded(s, acts)) and (wanted is None or s.turn in wanted))
    return tuple(Slip(s, _proven(case, s, acts), taken_back(case, s)) for s in found)


def _worded(said: Said, acts: tuple[str, ...]) -> bool:
    """An act nearly understood, or another fault understood, in words that mock the client or hurry them."""
    seen = {a.act for a in (*said.sentence.acts, *said.sentence.candidates) if a.confidence >= NEARLY}
    mocked = "f_brusquer" in acts and bool(seen & _MOCKING) and blamed(said.text, "moqueries") is not None
    return mocked or ("f_forcer_vente" in acts and bool(seen & _CLOSING) and pressing(said.text))


_MOCKING = frozenset({"f_brusquer", "f_insulter", "f_demander_diagnostic", "f_infantiliser", "f_discriminer"})
_CLOSING = frozenset(
    {"demander_accord", "faire_signer", "presenter_offre", "laisser_reflechir", "f_forcer_vente", "f_brusquer", "annoncer_prix"}
)


def worst(found: Iterable[Slip]) -> Slip | None:
    """The slip that weighs most: proven and kept, then proven, then doubtful."""
    return max(found, key=lambda s: (s.proven and not s.taken_back, s.proven), default=None)


def taken_back(case: Case, said: Said) -> bool:
    """Withdrawn by the adviser in the same message, further on, or in the next one."""
    same = case.text(said.turn)[said.sentence.end :]
    following = (m.text for m in case.replies(said.turn))
    return any(turned(text, "retrait") for text in (same, *following))


def _proven(case: Case, said: Said, acts: tuple[str, ...]) -> bool:
    sure = any(seen.act in acts and seen.confidence >= SURE for seen in said.sentence.acts)
    return sure or _worded(said, acts) or _second_sign(case, said)


def _second_sign(case: Case, said: Said) -> bool:
    """The style of the message or a list of words says it too."""
    message = case.message(said.turn)
    style = message.reading.style if message else None
    in_style = style is not None and any(
        (
            said.sentence.does("f_tutoyer") and style.informal_address,
            said.sentence.does("f_infantiliser") and bool(style.infantilising or style.third_person),
            said.sentence.does("f_demander_diagnostic") and bool(style.diagnosis),
            said.sentence.does("f_brusquer") and bool(style.haste or style.shouting),
        )
    )
    indiscreet = said.sentence.does("f_demander_diagnostic", "f_question_interdite") and blamed(said.text, "interdites") is not None
    return in_style or indiscreet or any(said.sentence.does(act) and blamed(said.text, words) is not None for act, words in _LISTS.items())


_LISTS = {
    "f_insulter": "insultes",
    "f_demander_diagnostic": "sante",
    "f_question_interdite": "interdites",
    "f_demander_secret": "secret",
    "f_forcer_vente": "urgence",
    "f_discriminer": "criteres",
    "f_divulguer_soupcon": "soupcon",
}


def exposures(case: Case, *kinds: type[ev.Event]) -> tuple[ev.Event, ...]:
    """What put the trainee to the test, in order."""
    return tuple(e for e in case.events if isinstance(e, kinds))


def answers_in(messages: Iterable[ev.TraineeSpoke]) -> list[Said]:
    """The sentence of each message that answers: the first that is more than a greeting or a name."""
    return [Said(m.turn, _answer(m)) for m in messages if m.reading.sentences]


def _answer(message: ev.TraineeSpoke) -> SentenceReading:
    said = message.reading.sentences
    return next((s for s in said if not s.does(*_OPENINGS) and len(s.text.split()) > 2), said[0])


_OPENINGS = ("saluer", "se_presenter", "prendre_conge", "accuser_reception")


def replies_to(case: Case, exposed: Iterable[ev.Event], most: int) -> tuple[ev.TraineeSpoke, ...]:
    """The messages that answer what put the trainee to the test."""
    found = {m.turn: m for e in exposed for m in case.replies(e.turn, most)}
    return tuple(found[turn] for turn in sorted(found))
