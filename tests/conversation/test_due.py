"""What was surely asked is told, whatever else took the question for itself; what leans on the words before it is like nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from crca_sim import events as ev
from crca_sim.authoring.library import open_library
from crca_sim.conversation import polarity
from crca_sim.conversation.alternatives import alternatives
from crca_sim.conversation.lines import common
from crca_sim.event_log.log import MemoryLog
from crca_sim.practice import Practice
from crca_sim.understanding import load_reader

GREETING = "Bonjour, je suis conseiller à la Mutuelle Aubelune."


def _started(scenario: str, seed: int = 5) -> Practice:
    return Practice.start(
        open_library(), scenario, persona_id=None, seed=seed, reader=load_reader(), log=MemoryLog(), now="2026-11-24T09:00:00Z"
    )


def _reply(practice: Practice, line: str) -> str:
    before = len(practice.events)
    practice.say(line)
    return " | ".join(e.text for e in practice.events[before:] if isinstance(e, ev.ClientSpoke | ev.CompanionSpoke))


def _last(scenario: str, *lines: str, seed: int = 5) -> str:
    practice = _started(scenario, seed)
    for line in (GREETING, *lines[:-1]):
        practice.say(line)
    return _reply(practice, lines[-1])


def _lines(scenario: str, thing: str) -> Iterator[str]:
    """The beginnings of all that the client can say for a fact or a repartee."""
    library = open_library()
    facts, own = library.scenario(scenario).facts, library.repertoire(scenario).repartees
    said = (*facts[thing].full, *facts[thing].brief) if thing in facts else own[thing].lines
    return (line[:20] for line in said)


@pytest.mark.parametrize(
    ("scenario", "question", "thing"),
    [
        ("auto-appel-du-conjoint", "Vous n'êtes donc pas la souscriptrice ?", "titulaire"),  # Taken for a restatement.
        ("auto-appel-du-conjoint", "On vous a déçue ?", "mecontente_de_quoi"),  # For a check of satisfaction.
        ("auto-depart-annonce", "Hamon, ça vous parle ?", "loi_hamon"),  # For any yes or no.
        ("epargne-origine-floue", "Vous avez son nom, au notaire ?", "notaire_qui"),  # For the client's own name.
        ("habitat-etudiante-velo", "Et votre copain, il faut l'ajouter au contrat ?", "copain"),  # For an offer.
        ("habitat-fuite-voisin", "La dernière fois, il s'était passé quoi ?", "fuite_de_2024"),  # For what nobody knows.
        ("auto-depart-annonce", "Vous avez déjà signé ailleurs ou vous êtes encore en train de comparer ?", "signature"),  # For a draw.
    ],
)
def test_what_is_surely_asked_is_told(scenario: str, question: str, thing: str) -> None:
    practice = _started(scenario)
    practice.say(GREETING)
    reply = _reply(practice, question)
    told = any(isinstance(e, ev.FactDisclosed) and e.fact == thing for e in practice.events)
    assert told or any(line in reply for line in _lines(scenario, thing)), reply


@pytest.mark.parametrize("question", ["Je voulais savoir où le break passait la nuit.", "et le break il dort ou la nuit c quoi l'endroit"])
def test_a_question_without_its_mark_is_a_question(question: str) -> None:
    assert "garage" in _last("auto-depart-annonce", question).lower()


def test_let_me_hear_everything_asks_what_brings_the_client_however_like_something_else_it_is() -> None:
    request = open_library().scenario("auto-vol-cles-copiees").request
    assert any(line[:20] in _last("auto-vol-cles-copiees", "Je vous écoute, dites-moi tout.") for line in request)


def test_a_tag_behind_an_explanation_tells_no_fact() -> None:
    practice = _started("auto-depart-annonce")
    practice.say(GREETING)
    practice.say("Vous étiez à 0,68, on multiplie par 1,125 à cause des torts partagés, ça fait 0,76. Vous voyez ?")
    assert not [e for e in practice.events if isinstance(e, ev.FactDisclosed)]


@pytest.mark.parametrize("day", ["le 30 février", "le 31 avril", "le 31/06"])
def test_a_day_that_does_not_exist_ends_no_interview(day: str) -> None:
    assert _last("habitat-fuite-voisin", f"Le plombier viendra {day}, pardon, demain à 8 h. Ça vous va ?")


def test_between_two_dates_one_is_picked() -> None:
    reply = _last(
        "scolaire-classe-verte",
        "Je vous conseille la formule Avec équipements : 35,84 € par an. Souhaitez-vous que l'assurance commence dès maintenant "
        "ou le 1er décembre ?",
    )
    assert "maintenant" in reply or "1er décembre" in reply


@pytest.mark.parametrize("seed", range(3))
def test_what_was_forgotten_is_answered_by_a_no(seed: int) -> None:
    practice = _started("auto-depart-annonce", seed)
    for line in (GREETING, "Vous avez quel contrat chez nous ?", "C'est quand, votre échéance ?"):
        practice.say(line)
    reply = _reply(practice, "Je résume : vous arrêtez le contrat auto et je vous écris par mail. J'ai oublié quelque chose ?")
    assert not any(yes in reply for yes in ("Tout à fait", "C'est exactement ça", "C'est ça", "tout compris"))


def test_one_takes_leave_once() -> None:
    reply = _last("auto-vol-cles-copiees", "Quel jour a-t-elle disparu ?", "Bonne journée à vous, madame Faure, au revoir.")
    assert reply.lower().count("au revoir") == 1, reply


def test_a_letter_that_nobody_spoke_of_is_not_looked_for() -> None:
    practice = _started("auto-depart-annonce")
    practice.say(GREETING)
    before = len(practice.events)
    practice.use_desk("envoyer_document", {"document": "releve_information", "canal": "courriel"})
    assert not [e for e in practice.events[before:] if isinstance(e, ev.ClientSpoke)]


@pytest.mark.parametrize("scenario", ["numerique-piece-bloquee", "epargne-fils-insistant", "auto-vol-cles-copiees"])
def test_a_mere_greeting_asks_nobody_how_they_are(scenario: str) -> None:
    practice = _started(scenario)
    practice.say("Bonjour")
    assert not any(isinstance(e, ev.LifeTold) and e.subject.startswith("dit:comment") for e in practice.events)


def test_the_opposite_of_what_was_foreseen_is_not_taken_for_it() -> None:
    reply = _last("auto-depart-annonce", "Pour partir, il faut que vous nous envoyiez un recommandé, et ça prend deux mois.")
    assert "Pas de recommandé" not in reply


def test_polarity_is_told_by_enough_examples() -> None:
    denying = ["Pas besoin de papier.", "Sans papier.", "Aucun papier à fournir.", "Inutile d'envoyer un papier."]
    assert polarity.agrees("Vous n'avez pas de papier à fournir.", denying)
    assert not polarity.agrees("Il nous faut un papier.", denying)
    assert polarity.agrees("Il nous faut un papier.", denying[:2])


def test_an_address_read_out_is_confirmed() -> None:
    reply = _last("sante-appel-sortant", "Je vous écris à valerie.noel@exemple.fr. Cette adresse est-elle toujours valable ?")
    assert "oui" in reply.lower() or "exact" in reply.lower() or "c'est" in reply.lower()
    assert "non" not in reply.lower().split()


def test_a_check_that_offers_to_explain_again_is_no_choice() -> None:
    assert alternatives("C'est clair pour vous, ou je réexplique ?") is None
    assert alternatives("L'assurance paie-t-elle si l'appareil est cassé ou perdu ?") is None


def test_what_a_colon_leads_to_is_a_list_only_if_it_is_one() -> None:
    found = alternatives("Je résume : on ne touche à rien aujourd'hui, et pour le printemps, vous venez me voir, ou je vous appelle ?")
    assert found is not None
    assert found.terms == ("vous venez me voir", "je vous appelle")


def test_asked_for_no_number_the_client_gives_none() -> None:
    practice = _started("sante-appel-sortant")
    practice.say(GREETING)
    practice.say("Vous vous en servez comment, de ce contrat ?")
    assert not any(isinstance(e, ev.FactDisclosed) and e.fact == "numero_contrat" for e in practice.events)


def test_who_is_spoken_to_badly_again_agrees_to_nothing_and_finds_it_no_politeness() -> None:
    practice = _started("habitat-fuite-voisin", seed=7)
    for line in (GREETING, "Tu veux quoi ?"):
        practice.say(line)
    replies = [_reply(practice, line) for line in ("Tu me fatigues, signe donc.", "T'es bête.")]
    assert all(any(cold in reply for cold in common("courant")["autre_ton"]) for reply in replies)


def test_a_price_that_falls_from_the_sky_is_asked_about() -> None:
    told_nothing = _last("habitat-fuite-voisin", "Vous signez pour 3 euros par mois.", seed=7)
    assert any(line.replace("{prix}", "3\xa0€") in told_nothing.replace("3 €", "3\xa0€") for line in common("courant")["prix_de_quoi"])
