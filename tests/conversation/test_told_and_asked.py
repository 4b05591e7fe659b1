"""What is answered, what is not asked again, and what is not mistaken for something else."""

from __future__ import annotations

from typing import Any

from crca_sim import events as ev
from crca_sim.conversation import agreed
from crca_sim.understanding.reading import ActSeen, SentenceReading
from tests.builders import SCENARIO, a_call, a_scenario, of, reply, say
from tests.situations import DEPARTURE, KEEPING, REFUSAL, a_situation

CARD: dict[str, Any] = {
    "libelle": "ce que dit la carte grise", "themes": ["stationnement"], "repliques": ["C'est mon nom sur la carte grise."],
}  # fmt: skip
DATE: dict[str, Any] = {
    "declencheur": {"tour": 1}, "dire": ["Et ça commence quand ?"], "attend": ["des demain"], "relance": ["Je demandais quand."],
}  # fmt: skip


def told(events: list[ev.Event]) -> list[str]:
    return [e.fact for e in of(events, ev.FactDisclosed)]


def test_of_two_facts_that_a_question_may_mean_the_one_not_told_yet_is_told() -> None:
    call = a_call(scenario=a_scenario(faits=SCENARIO["faits"] | {"carte": CARD}))
    asking = ("Elle dort dehors ?", "question_fermee")
    assert told(say(call, *asking, topics=["stationnement"])) == ["garage"]
    again = say(call, *asking, topics=["stationnement"])
    assert told(again) == ["carte"]
    assert not of(again, ev.TurnWasted)


def test_one_question_brings_one_fact_and_a_joined_one_brings_both() -> None:
    one, both = a_call(), a_call()
    topics = ["kilometrage", "stationnement"]
    assert told(say(one, "La camionnette, elle roule combien ?", "question_fermee", topics=topics)) == ["kilometrage"]
    assert told(say(both, "Elle dort où et roule combien ?", "question_fermee", topics=topics)) == ["kilometrage", "garage"]


def test_what_was_already_said_is_not_asked_later() -> None:
    late = DATE | {"declencheur": {"tour": 1, "etape": "decouverte"}}
    early, silent = (a_call(scenario=a_scenario(initiatives={"date": late})) for _ in range(2))
    discovering = ("Elle sert à quoi ?", "question_ouverte")
    settled = say(early, f"Cela commence dès demain. {discovering[0]}", "question_ouverte", topics=["usage_vehicule"])
    assert of(settled, ev.QuestionSettled)[0].answered
    asked = [*say(silent, *discovering, topics=["usage_vehicule"]), *say(silent, "Je note.", "accuser_reception")]
    assert of(asked, ev.InitiativeTaken)
    assert not of(say(early, "Je note.", "accuser_reception"), ev.InitiativeTaken)


def test_a_wait_just_announced_is_no_empty_courtesy() -> None:
    waiting = say(a_call(), "Je l'écris, cela prend une minute.", "faire_patienter")
    assert not [e for e in of(waiting, ev.StateMoved) if e.cause == "poli_mais_vide"]


def test_an_apology_announces_no_refusal() -> None:
    apology = say(a_situation(refus=REFUSAL), "Je suis désolé que l'on ne vous ait rien dit.", "annoncer_refus", "presenter_excuses")
    assert not of(apology, ev.RefusalSaid)


def test_the_street_of_a_recorded_address_said_aloud_is_noted() -> None:
    place = SCENARIO["faits"]["code_postal"] | {"champ": "adresse"}
    record = {"statut": "client", "champs": {"adresse": "27 rue des Teinturiers, 80998 Amiens"}}
    call = a_call(scenario=a_scenario(faits=SCENARIO["faits"] | {"code_postal": place}, dossier=record))
    said = of(say(call, "Vous êtes bien au 27 rue des Teinturiers ?", "question_fermee"), ev.RecordedValueSaid)
    assert not said[0].identified


def test_advising_against_a_solution_does_not_recommend_it() -> None:
    advice = say(a_call(), "Je ne vous conseille pas la formule Tiers. Je vous conseille le Tiers étendu.", "presenter_offre")
    assert {e.solution: e.recommended for e in of(advice, ev.OfferMade)} == {"tiers": False, "etendu": True}


def test_explaining_while_answering_an_objection_is_no_attempt_to_keep_the_client() -> None:
    objection = SCENARIO["objections"]["prix"] | {"declencheur": {"tour": 1}}
    call = a_situation(depart=DEPARTURE, accord=KEEPING, objections={"prix": objection})
    say(call, "Je vous écoute.", "accuser_reception")
    answer = say(call, "Vous pouvez payer chaque mois.", "argumenter")
    assert of(answer, ev.ObjectionAnswered)
    assert not of(answer, ev.RetentionTried)


def test_a_check_or_someone_else_s_agreement_asks_the_client_for_nothing() -> None:
    scenario = a_scenario(accord=SCENARIO["accord"] | {"objet": "un rappel au titulaire", "prix_dit": False})
    for text in ("Est-ce bien cela ?", "Cela vous rassure ?", "Votre mari est-il d'accord ?"):
        assert not agreed.asked(scenario, _asking(text))
    assert agreed.asked(scenario, _asking("Êtes-vous d'accord pour ce rappel ?"))


def test_a_choice_between_mail_and_paper_asks_for_no_address() -> None:
    call = a_call()
    choice = say(call, "Par courriel ou sur papier ?", "question_fermee", topics=["courriel"])
    assert "@" not in reply(choice)
    assert not of(choice, ev.CoordinateTold)


def _asking(text: str) -> SentenceReading:
    return SentenceReading(text=text, start=0, end=len(text), acts=(ActSeen(act="demander_accord", confidence=0.9),))
