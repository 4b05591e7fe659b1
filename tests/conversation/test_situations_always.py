"""Particular situations: what always holds, whatever is said."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from crca_sim import events as ev
from crca_sim.conversation.call import Call
from crca_sim.conversation.state import fold
from tests.builders import of, say, started
from tests.situations import (
    ANGRY,
    CANVASSING,
    DANGER,
    DEPARTURE,
    KEEPING,
    PROTECTION,
    QUESTION,
    REFUSAL,
    RELATION,
    SERVICE,
    SON,
    a_situation,
)

EVERYTHING = {
    **DANGER,
    "compagnon": SON,
    "protection": PROTECTION,
    "refus": REFUSAL,
    "depart": DEPARTURE,
    "initiatives": QUESTION,
    "accord": KEEPING,
}
ACTS = [
    "saluer",
    "question_ouverte",
    "demander_identite",
    "exprimer_empathie",
    "consigne_securite",
    "annoncer_refus",
    "informer_recours",
    "presenter_offre",
    "argumenter",
    "confirmer_droit",
    "creuser_objection",
    "demander_accord",
    "annoncer_suite",
    "f_brusquer",
    "prendre_conge",
]
TEXTS = [
    "Que souhaite votre père ?",
    "Jean, et vous ?",
    "Coupez l'eau.",
    "Je ne peux pas prendre en charge.",
    "L'article 4.2 suppose une effraction.",
    "Votre assistance.",
    "Le Tiers étendu ?",
    "Pourquoi partir ?",
    "Un mois après réception.",
    "Cinq jours.",
    "Qui signe ce contrat avec vous ?",
    "Je vais arranger ça.",
    "Je me suis trompé.",
    "Le vol est couvert.",
    "Le vol n'est pas couvert.",
    "Au revoir.",
    "Mon appel est commercial.",
]
moves = st.lists(
    st.tuples(st.sampled_from(TEXTS), st.sampled_from(ACTS), st.sampled_from(["usage_vehicule", "date_naissance", "objets_valeur"])),
    max_size=12,
)
scenes = st.sampled_from(
    [EVERYTHING, ANGRY | {"initiatives": QUESTION}, {"sens": "sortant", "demarchage": CANVASSING}, SERVICE | {"accord": RELATION}]
)


@settings(max_examples=80, deadline=None)
@given(moves, scenes, st.integers(0, 1000))
def test_a_situation_is_what_its_events_add_up_to(said: list[tuple[str, str, str]], scene: dict[str, object], seed: int) -> None:
    call = a_situation(seed, **scene)
    events = Call(call.cast).open(started(seed=seed))
    for text, act, topic in said:
        if call.state.outcome is None:
            events += say(call, text, act, topics=[topic])
    again = fold(ev.EVENT.validate_json(ev.EVENT.dump_json(e)) for e in events)
    assert again.situation == call.state.situation
    assert again == call.state


@settings(max_examples=80, deadline=None)
@given(moves, scenes, st.integers(0, 1000))
def test_no_line_comes_twice_and_no_question_is_dropped(said: list[tuple[str, str, str]], scene: dict[str, object], seed: int) -> None:
    call = a_situation(seed, **scene)
    events: list[ev.Event] = Call(call.cast).open(started(seed=seed))
    for text, act, topic in said:
        if call.state.outcome is None:
            events += say(call, text, act, topics=[topic])
    events += call.leave()
    lines = [line for e in events if isinstance(e, ev.ClientSpoke | ev.CompanionSpoke) for line in e.lines]
    assert len(lines) == len(set(lines))
    taken = [e.initiative for e in of(events, ev.InitiativeTaken)]
    settled = {e.initiative: e.answered for e in of(events, ev.QuestionSettled)}
    assert len(settled) == len(of(events, ev.QuestionSettled))
    assert set(taken) <= set(settled)
    assert all(settled[name] for name in set(settled) - set(taken)), "what was settled unasked had been answered beforehand"
    assert all(taken.count(name) <= 2 for name in taken)


@settings(max_examples=60, deadline=None)
@given(moves, st.integers(0, 1000))
def test_without_particular_situations_none_is_heard(said: list[tuple[str, str, str]], seed: int) -> None:
    call = a_situation(seed)
    kinds = {e.kind for text, act, topic in said if call.state.outcome is None for e in say(call, text, act, topics=[topic])}
    assert not kinds & {
        "companion_spoke", "companion_addressed", "client_addressed", "protection_asked", "refusal_said", "departure_wished",
        "retention_tried", "canvassing_opposed", "danger_shown", "safety_said", "question_settled",
    }  # fmt: skip
