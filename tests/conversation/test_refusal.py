"""A refusal: dry, explained, admitted, or softened by a false hope."""

from __future__ import annotations

from crca_sim import events as ev
from tests.builders import of, reply, say
from tests.situations import DRY, REFUSAL, a_situation, trust

WHOLE = (
    "Je suis désolée. La garantie suppose une effraction, article 4.2. Je ne peux pas prendre en charge ce vol. "
    "Vous pouvez saisir le service réclamations.",
    "annoncer_refus",
    "exprimer_empathie",
)


def test_a_refusal_says_what_it_gives_with_it() -> None:
    said = of(say(a_situation(refus=REFUSAL), *WHOLE), ev.RefusalSaid)[0]
    assert (said.clause, said.reason, said.empathy, said.remedies) == (True, True, True, True)


def test_a_dry_refusal_makes_the_client_protest_and_costs_more() -> None:
    dry, whole = a_situation(refus=REFUSAL), a_situation(refus=REFUSAL)
    protest = say(dry, *DRY)
    assert reply(protest) in REFUSAL["proteste"]
    assert "dix ans" in reply(say(whole, *WHOLE))
    assert trust(dry) < trust(whole)


def test_a_reason_without_a_way_out_is_protested_at_the_next_message() -> None:
    call = a_situation(refus=REFUSAL)
    say(call, "La garantie suppose une effraction, article 4.2 : je ne peux pas prendre en charge ce vol.", "annoncer_refus")
    assert reply(say(call, "Voilà pour la décision.", "accuser_reception")).startswith(tuple(REFUSAL["proteste"]))


def test_it_is_admitted_once_clause_reason_and_a_way_out_were_given() -> None:
    call = a_situation(refus=REFUSAL)
    say(call, *DRY)
    later = say(call, "L'article 4.2 suppose une effraction.", "expliquer_garantie")
    assert of(later, ev.RefusalExplained)[0].clause
    other = say(call, "En revanche, votre assistance paie le serrurier.", "expliquer_garantie")
    assert of(other, ev.AlternativeOffered)[0].alternative == "assistance"
    assert reply(other).startswith("Bon. Au moins, c'est expliqué.")
    assert "L'assistance, bon." in reply(other)


def test_a_false_hope_costs_and_comes_back_when_the_refusal_falls() -> None:
    call = a_situation(refus=REFUSAL)
    before = trust(call)
    say(call, "Je vais arranger ça.", "proposer_correction")
    assert trust(call) < before
    assert of(say(call, *WHOLE), ev.ContradictionNoticed)[0].about == "la prise en charge"
