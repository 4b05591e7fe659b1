"""Agreements on something else than a contract, how one parts, and what each moment brings."""

from __future__ import annotations

import pytest

from crca_sim import events as ev
from crca_sim.conversation.call import Call
from tests.builders import of, reply, say
from tests.situations import DRY, LATER, OFFER, REFUSAL, RELATION, SERVICE, a_situation

# ── Agreements on something else, and how one parts ────────────────────────────────────────────────


def test_something_else_than_a_contract_can_be_agreed_to_without_any_price() -> None:
    call = a_situation(accord=RELATION, **SERVICE)
    given = say(call, "Souhaitez-vous que je vous mette en relation avec le service ?", "orienter_service")
    assert of(given, ev.ConsentGiven)[0].about == "accord"
    assert of(say(call, "Merci, au revoir.", "prendre_conge"), ev.InterviewEnded)[0].outcome == "accord"


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        (("Je vous rappelle demain.", "proposer_rdv"), "rappel"),
        (("Je vous envoie la liste demain.", "annoncer_suite"), "differe"),
        (("Bon.", "accuser_reception"), "conseiller_parti"),
    ],
)
def test_where_nothing_is_sold_the_end_is_what_was_settled(said: tuple[str, str], outcome: str) -> None:
    call = a_situation(accord=RELATION, **SERVICE)
    for text, topic in LATER:
        say(call, text, "question_fermee", topics=[topic])
    say(call, *said)
    assert of(say(call, "Merci, au revoir.", "prendre_conge"), ev.InterviewEnded)[0].outcome == outcome


def test_nobody_says_that_they_will_read_what_they_never_received() -> None:
    lines = {"sans_decision": ["Je vais lire ça. Au revoir."]}
    call = a_situation(repliques=lines)
    for text, topic in LATER:
        say(call, text, "question_fermee", topics=[topic])
    say(call, *OFFER)
    ended = say(call, "Merci, au revoir.", "prendre_conge")
    assert of(ended, ev.InterviewEnded)
    assert "lire" not in reply(ended)


# ── Triggers ───────────────────────────────────────────────────────────────────────────────────────


def asking(**trigger: object) -> Call:
    return a_situation(refus=REFUSAL, initiatives={"mot": {"declencheur": trigger, "dire": ["Ah, au fait !"]}})


def came(call: Call) -> bool:
    return "mot" in call.state.initiatives


def test_each_moment_brings_what_waits_for_it() -> None:
    moments = {
        "identite": lambda c: [
            say(c, "Votre date de naissance ?", "demander_identite", topics=["date_naissance"]),
            say(c, "Votre code postal ?", "demander_coordonnees", topics=["adresse"]),
        ],
        "document": lambda c: c.notice(
            ev.DeskUsed(turn=1, action="envoyer_document", label="x", args={}, seconds=1),
            [ev.DocumentSent(turn=1, document="devis", channel="courriel", format="standard", before_agreement=True)],
        ),
        "refus": lambda c: say(c, *DRY),
        "attente": lambda c: c.let_pass(40.0, "40 s"),
        "besoin": lambda c: say(c, "Parlez-moi de votre usage.", "question_ouverte", topics=["usage_vehicule"]),
    }
    for after, make in moments.items():
        before, later = asking(apres=after), asking(apres=after)
        make(later)
        say(before, "Je vois, c'est noté.", "accuser_reception")
        say(later, "Je vois, c'est noté.", "accuser_reception")
        assert came(later), after
        assert not came(before), after


def test_trust_opens_and_closes_triggers() -> None:
    for key, value, expected in (
        ("confiance_sous", 40, False),
        ("confiance_sous", 90, True),
        ("confiance_des", 40, True),
        ("confiance_des", 90, False),
    ):
        call = asking(**{key: value})
        say(call, "Je vois, c'est noté.", "accuser_reception")
        assert came(call) is expected, (key, value)
