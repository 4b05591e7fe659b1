"""What a client says to news: the very thing that was announced is weighed, in their register, and nothing is agreed to."""

from __future__ import annotations

import pytest

from crca_sim import events as ev
from crca_sim.authoring.persona import Register
from crca_sim.authoring.repertoire import Repertoire
from crca_sim.conversation.marks import blanks
from crca_sim.conversation.news import VALUES, News, known
from crca_sim.understanding.act_names import labels
from crca_sim.understanding.reading import Slot, TopicSeen
from crca_sim.understanding.themes import bank
from tests.builders import a_call, a_scenario, of, reply, say

REGISTERS: tuple[Register, ...] = ("jeune", "familier", "courant", "soutenu")
GRAMMAR = {"e", "il", "Il", "prenom", "nom", "civilite", "age"}
DELAY = Slot(role="delai", object=None, value="8 j", text="huit jours")


def lines(entry: News) -> list[str]:
    return [line for register in REGISTERS for line in entry.lines(register)] + list(entry.angry)


@pytest.mark.parametrize("name", sorted(known()))
def test_an_entry_has_conditions_that_exist_and_blanks_that_they_fill(name: str) -> None:
    entry = known()[name]
    assert entry.weight > 0
    assert set(entry.acts) <= set(labels())
    assert set(entry.topics) <= {topic.id for topic in bank()}
    assert set(entry.values) <= set(VALUES)
    assert all(blanks(line) - GRAMMAR <= set(entry.values) for line in lines(entry))
    assert all(len(set(entry.lines(register))) >= 3 for register in REGISTERS)


def test_a_delay_is_taken_up_in_the_words_of_who_announced_it() -> None:
    heard = {
        reply(say(a_call(seed=seed), "Vous aurez une réponse sous huit jours.", "annoncer_suite", slots=[DELAY])) for seed in range(12)
    }
    assert any("uit jours" in said for said in heard)
    assert len(heard) > 2


def test_a_question_asks_and_announces_nothing() -> None:
    events = say(a_call(), "Vous avez une réponse sous huit jours ?", "annoncer_suite", slots=[DELAY])
    said = {line for entry in known().values() for line in lines(entry)}
    assert not said & {line for e in of(events, ev.ClientSpoke) for line in e.lines}


def test_the_entry_that_says_most_wins() -> None:
    wide = News(acts=("annoncer_suite",), courant=("a",), familier=("a",), soutenu=("a",), jeune=("a",))
    narrow = wide.model_copy(update={"topics": ("expert",), "values": ("delai",)})
    assert narrow.weight > wide.weight
    assert list(known().values()) == sorted(known().values(), key=lambda entry: -entry.weight)


def test_what_the_author_plainly_foresaw_goes_before_any_news() -> None:
    waiting = {"exemples": ["Huit jours.", "Une semaine."], "repliques": ["Encore attendre, toujours."]}
    said = Repertoire.model_validate({"reparties": {"attente": waiting}})
    call = a_call(said=said)
    events = say(
        call, "Réponse sous huit jours.", "annoncer_suite", slots=[DELAY], called=[TopicSeen(topic="dit:attente", confidence=0.95)]
    )
    assert "Encore attendre" in reply(events)


def test_a_client_weighs_a_limit_an_offer_and_a_price_as_their_author_wrote_it() -> None:
    scenario = a_scenario()
    limit, solution = next(iter(scenario.limits)), next(iter(scenario.solutions))
    scenario = scenario.model_copy(
        update={
            "limits": {limit: scenario.limits[limit].model_copy(update={"reaction": ("C'est un mois de loyer, ça.",)})},
            "solutions": {
                **scenario.solutions,
                solution: scenario.solutions[solution].model_copy(update={"reaction": ("Pour mon fourgon, ça se tient.",)}),
            },
        }
    )
    told = say(a_call(scenario=scenario), "Sachez que c'est 350 euros à votre charge.", "signaler_limites")
    assert "C'est un mois de loyer, ça." in reply(told)
    call = a_call(scenario=scenario)
    say(call, "Vous en faites quoi ?", "question_ouverte", topics=["usage_vehicule"])
    say(call, "Combien de kilomètres par an ?", "question_fermee", topics=["kilometrage"])
    say(call, "Et la nuit, il dort où ?", "question_fermee", topics=["stationnement"])
    assert "Pour mon fourgon, ça se tient." in reply(say(call, "Je vous propose la formule tiers.", "presenter_offre"))
    assert "Pour mon fourgon, ça se tient." not in reply(say(call, "Je vous propose la formule tiers.", "presenter_offre"))


def test_who_is_angry_has_other_words_for_many_news() -> None:
    angry = [entry for entry in known().values() if entry.angry]
    assert len(angry) > 20
    assert all(set(entry.angry).isdisjoint(entry.courant) for entry in angry)
