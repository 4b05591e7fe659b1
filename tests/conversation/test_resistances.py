"""What the client resists with: hardened only when brushed aside, brought up in time, never twice the same story."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.conversation.call import Call
from tests.builders import a_call, a_scenario, euros, of, reply, say
from tests.situations import CANVASSING, OFFER, a_situation


def objecting() -> Call:
    call = a_call()
    say(call, "Je vous propose le tiers étendu.", "presenter_offre")
    say(call, "Ce sera 512 euros par an.", "annoncer_prix", slots=[euros(512, "512 euros")])
    assert call.state.objections == {"prix": "raised"}
    return call


def test_an_explanation_a_question_an_apology_or_time_left_hardens_no_objection() -> None:
    for said in (
        ("La garantie vol rembourse la camionnette.", "expliquer_garantie"),
        ("Je peux vous envoyer le détail.", "remettre_document"),
        ("Prenez le temps d'y réfléchir, on n'est pas à un jour près.", "laisser_reflechir", "demander_accord"),
        ("Excusez-moi, je suis allé trop vite.", "presenter_excuses"),
        ("Où dort-elle ?", "question_fermee"),
    ):
        call = objecting()
        assert not of(say(call, *said), ev.ObjectionMoved)


def test_an_offer_said_over_again_is_pressing_and_so_is_passing_over_twice() -> None:
    call = objecting()
    assert of(say(call, "Le tiers étendu, c'est le meilleur.", "argumenter"), ev.ObjectionMoved)[0].state == "hardened"
    call = objecting()
    assert not of(say(call, "Nos clients en sont contents.", "argumenter"), ev.ObjectionMoved)
    assert of(say(call, "Et nous sommes les premiers de la région.", "argumenter"), ev.ObjectionMoved)[0].state == "hardened"


def test_what_the_client_pays_elsewhere_is_no_price_to_object_to() -> None:
    call = a_call()
    say(call, "Les 512 euros, c'est pour l'année ?", "annoncer_prix", slots=[euros(512, "512 euros")])
    assert not call.state.objections


def test_another_question_brings_back_the_one_left_without_an_answer() -> None:
    call = a_call(scenario=a_scenario(initiatives={"delai": {
        "declencheur": {"tour": 1}, "dire": ["Et ça part quand ?"], "attend": ["lundi prochain"], "relance": ["Ça part quand, alors ?"],
    }}))  # fmt: skip
    say(call, "Bonjour.", "saluer")
    assert "delai" in call.state.situation.questions
    assert "quand" in reply(say(call, "Avez-vous une autre question ?", "verifier_comprehension"))


def test_a_call_that_a_contract_explains_goes_on_once_the_refusal_is_heard() -> None:
    call = a_situation(sens="sortant", ouverture=["Allô ?"], demarchage=CANVASSING | {"contrat_lie": True})
    say(call, *OFFER)
    assert call.state.situation.opposed
    say(call, "Je vous appelle au sujet de votre contrat, je n'ai rien à vous vendre.", "se_presenter")
    assert not call.state.situation.opposed
    asked = say(call, "Où dort-elle ?", "question_fermee", topics=["stationnement"])
    assert not of(asked, ev.CanvassingOpposed)
