"""Words that credit nothing: unrelated acts piled up in one message with nothing taken up, texts of the scenario copied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crca_sim import events as ev
from crca_sim.assessment.words import copied
from crca_sim.authoring.scenario import Scenario

TRAINEES = (
    ev.AdaptationOffered, ev.Reformulated, ev.HintPickedUp, ev.OfferMade, ev.ArgumentMade, ev.ComplementOffered, ev.LimitSaid,
    ev.ComprehensionChecked, ev.ObjectionMoved, ev.ObjectionAnswered, ev.DecisionAsked, ev.PromiseMade, ev.FactAsked, ev.IdentityAsked,
    ev.EquipmentAsked, ev.StepShown, ev.OtherWayOffered,
)  # fmt: skip
"""Events that say something good of the trainee's words."""

_FAMILIES: dict[str, tuple[str, ...]] = {
    "discover": (
        "question_ouverte", "question_fermee", "justifier_question", "rappeler_exactitude", "demander_identite", "demander_coordonnees",
    ),
    "restate": ("reformuler", "synthetiser"),
    "advise": (
        "presenter_offre", "proposer_option", "presenter_facultatif", "annoncer_prix",
        "expliquer_garantie", "signaler_limites", "argumenter",
    ),
    "resist": ("accueillir_objection", "creuser_objection", "laisser_reflechir", "exprimer_empathie"),
    "agree": ("demander_accord", "faire_signer", "informer_retractation", "confirmer_droit"),
    "check": ("verifier_comprehension", "mesurer_satisfaction"),
    "follow": ("annoncer_suite", "proposer_rdv", "remettre_document"),
    "care": ("proposer_adaptation", "informer_donnees", "demander_consentement", "annoncer_deroule"),
}  # fmt: skip
_EARLY, _LATE = {"discover", "restate", "advise"}, {"agree", "check", "follow"}
"""Piled up, a message runs from one end of the interview to the other; a full goodbye does not."""
PILED_ACTS = 5
PILED_FAMILIES = 4
PILED_IN_A_LETTER = 6
"""A letter says in one go what a conversation says in turn."""


def hollow_turns(events: Iterable[ev.Event], scenario: Scenario) -> frozenset[int]:
    """The turns whose words are piled up or copied."""
    by_turn: dict[int, list[ev.Event]] = {}
    for event in events:
        by_turn.setdefault(event.turn, []).append(event)
    return frozenset(turn for turn, happened in by_turn.items() if _hollow(happened, scenario))


def _hollow(happened: list[ev.Event], scenario: Scenario) -> bool:
    spoken = next((e for e in happened if isinstance(e, ev.TraineeSpoke)), None)
    if spoken is None:
        return False
    families = PILED_IN_A_LETTER if scenario.channel == "courriel" else PILED_FAMILIES
    return (_piled(spoken, families) and not any(_takes_up(e) for e in happened)) or copied(spoken.text, untold(scenario))


def _piled(spoken: ev.TraineeSpoke, most: int) -> bool:
    acts = set(spoken.reading.acts())
    families = [name for name, members in _FAMILIES.items() if acts & set(members)]
    many = len(families) >= most and sum(len(acts & set(_FAMILIES[f])) for f in families) >= PILED_ACTS
    return many and bool(_EARLY & set(families)) and bool(_LATE & set(families))


def _takes_up(event: ev.Event) -> bool:
    """Something of this client and of this offer is in the words."""
    match event:
        case ev.Reformulated():
            return bool(event.right)
        case ev.OfferMade():
            return bool(event.needs)
        case ev.ArgumentMade():
            return event.need is not None
        case ev.ClaimMade():
            return event.verdict == "right" and event.role != "delai_renonciation"
        case ev.HintPickedUp() | ev.LimitSaid() | ev.ObjectionAnswered() | ev.AdaptationOffered(accepted=True):
            return True
        case _:
            return False


def untold(scenario: Scenario) -> Iterator[str]:
    """Texts of the scenario that no adviser would say: the briefing, the help, the correction."""
    yield scenario.situation
    yield from scenario.hints.values()
    if scenario.model_correction:
        yield scenario.model_correction
