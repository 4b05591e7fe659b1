"""What a question asks for: a form and not an address, one fact and not a motive, and what a message is not."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.conversation.call import Call
from crca_sim.understanding.reading import Slot
from tests.builders import SCENARIO, a_call, a_scenario, of, reply, say
from tests.situations import DEPARTURE, KEEPING, a_situation

COORDINATES = {
    "dossier": {
        "statut": "client",
        "champs": {"nom": "Test", "courriel": "vieux@exemple.fr"},
        "perimes": ["courriel"],
        "verites": {"courriel": "jean.test@exemple.fr"},
    },
    "faits": SCENARIO["faits"]
    | {"support": {"libelle": "le support", "themes": ["format_documents"], "repliques": ["Sur papier, je préfère."]}},
}


def corresponding(**changes: object) -> Call:
    return a_call(scenario=a_scenario(**(COORDINATES | changes)))


def test_by_mail_or_on_paper_asks_for_a_form_and_not_for_an_address() -> None:
    answered = say(
        corresponding(), "Vous le voulez par courriel ou sur papier ?", "question_fermee", topics=["courriel", "format_documents"]
    )
    assert "papier" in reply(answered)
    assert not of(answered, ev.CoordinateTold)


def test_the_mail_s_address_is_told_when_a_mail_is_spoken_of() -> None:
    answered = say(corresponding(), "Je vous l'envoie par mail, à la même adresse ?", "demander_coordonnees", topics=["adresse"])
    assert "jean.test@exemple.fr" in reply(answered)


def test_a_survey_sent_by_mail_asks_for_no_address() -> None:
    answered = say(corresponding(), "Une enquête vous parviendra par courriel.", "mesurer_satisfaction", topics=["courriel"])
    assert "exemple.fr" not in reply(answered)


def test_what_tells_the_past_promises_nothing() -> None:
    past, coming = (Slot(role="date", value=day, text="ce jour-là") for day in ("2026-11-10", "2026-11-30"))
    assert not of(say(a_call(), "Le rappel de ce jour-là n'a pas été fait.", "annoncer_suite", slots=[past]), ev.PromiseMade)
    assert of(say(a_call(), "Je vous rappelle ce jour-là.", "annoncer_suite", slots=[coming]), ev.PromiseMade)


def test_a_letter_that_asks_something_does_not_end_the_exchange() -> None:
    asking = a_call(scenario=a_scenario(canal="courriel"))
    text = "Quand seriez-vous libre ? Cordialement, bonne journée."
    assert not of(say(asking, text, "prendre_conge"), ev.InterviewEnded)


def test_no_one_waits_between_two_letters() -> None:
    call = a_call(scenario=a_scenario(canal="courriel", duree_max=2))
    call.let_pass(86_400.0, "1 jour passe")
    assert not of(say(call, "Parlez-moi de votre camionnette.", "question_ouverte", topics=["usage_vehicule"]), ev.InterviewEnded)


def test_answering_an_objection_is_no_attempt_to_keep_someone() -> None:
    worried = SCENARIO["objections"]["prix"] | {"declencheur": {"tour": 1}}
    call = a_situation(depart=DEPARTURE, accord=KEEPING, objections={"prix": worried})
    say(call, "Bonjour.", "saluer")
    answered = say(call, "En janvier, vous pouvez payer chaque mois.", "argumenter")
    assert of(answered, ev.ObjectionMoved)
    assert not of(answered, ev.RetentionTried)
