"""A client who wants to leave: asked why, kept loyally, or let go with their right."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.conversation.call import Call
from tests.builders import of, reply, say
from tests.situations import DEPARTURE, KEEPING, OFFER, a_situation, opened, trust

WHY = ("Qu'est-ce qui vous décide à partir ?", "creuser_objection")


def leaving(**changes: object) -> Call:
    return a_situation(**({"depart": DEPARTURE, "accord": KEEPING} | changes))


def test_the_wish_to_leave_is_in_the_first_words_and_the_motive_comes_when_asked() -> None:
    call = leaving()
    assert of(opened(call), ev.DepartureWished)
    asked = say(call, *WHY)
    assert "80 euros" in of(asked, ev.DepartureMotiveTold)[0].text


def test_a_fitting_proposal_keeps_someone_who_was_asked_why() -> None:
    heard, unheard = leaving(), leaving()
    say(heard, *WHY)
    assert of(say(heard, *OFFER), ev.DepartureSettled)[0].stays
    assert not of(say(unheard, *OFFER), ev.DepartureSettled)[0].stays
    agreed = say(heard, "Souhaitez-vous garder votre contrat ?", "demander_accord")
    assert of(agreed, ev.ConsentGiven)[0].about == "accord"


def test_nobody_stays_where_the_scenario_always_leaves() -> None:
    call = leaving(depart=DEPARTURE | {"reste": []})
    say(call, *WHY)
    assert not of(say(call, *OFFER), ev.DepartureSettled)[0].stays
    refused = say(call, "Souhaitez-vous garder votre contrat ?", "demander_accord")
    assert "je pars" in reply(refused)
    assert of(refused, ev.ConsentWithheld)


def test_attempts_are_counted_and_one_too_many_costs() -> None:
    call = leaving(depart=DEPARTURE | {"reste": []})
    first = of(say(call, *OFFER), ev.RetentionTried)[0]
    before = trust(call)
    second = say(call, "Nos garanties sont excellentes.", "argumenter")
    assert (first.number, of(second, ev.RetentionTried)[0].number) == (1, 2)
    assert trust(call) <= before - 15
    assert "m'écoutez" in reply(second)


def test_the_right_and_the_formalities_ease_the_departure() -> None:
    call = leaving()
    eased = say(call, "C'est votre droit. Le contrat s'arrête un mois après réception.", "confirmer_droit")
    assert (of(eased, ev.DepartureEased)[0].right, of(eased, ev.DepartureEased)[0].formalities) == (True, True)
    ended = say(call, "Merci, au revoir.", "prendre_conge")
    assert of(ended, ev.InterviewEnded)[0].outcome == "differe"


def test_one_does_not_take_leave_of_someone_who_still_waits_to_leave() -> None:
    call = leaving()
    for text in ("Bonjour.", "Comment l'utilisez-vous ?", "Bien.", "Bon."):
        say(call, text, "saluer")
    assert not of(say(call, "Au revoir.", "prendre_conge"), ev.InterviewEnded)
    assert of(say(call, "Au revoir.", "prendre_conge"), ev.InterviewEnded)[0].outcome == "conseiller_parti"
