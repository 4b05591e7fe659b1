"""Signs of a way of communicating: each at its moment, none once the need is met, one again when it is dropped."""

from __future__ import annotations

from typing import Any

import pytest

from crca_sim import events as ev
from crca_sim.authoring.persona import Accommodation
from crca_sim.conversation.call import Call
from crca_sim.conversation.casting import signs_of
from tests.builders import a_persona, a_scenario, of, say
from tests.conversation.profiles import a_call_with, a_profile, a_sign

OFFER = ("Préférez-vous que je parle plus lentement ?", "proposer_adaptation")
MOMENTS: list[tuple[str, dict[str, Any]]] = [
    ("terme", {"jargon": ("franchise",)}),
    ("figure", {"figurative": ("tomber à l'eau",)}),
    ("visuel", {"visual_only": ("en haut à droite",)}),
    ("delai_flou", {"vague_delay": ("bientôt",)}),
    ("hate", {"haste": ("vite",)}),
    ("phrase_longue", {"longest_sentence": 12}),
]


def shown(events: list[ev.Event]) -> list[str]:
    return [e.sign for e in of(events, ev.AccessNeedShown)]


def with_sign(moment: str, **profile: Any) -> Call:
    return a_call_with(a_profile(signes={"signe": a_sign(moment)}, **profile), signs=("signe",))


@pytest.mark.parametrize(("moment", "style"), MOMENTS)
def test_a_sign_shows_when_what_provokes_it_happens_and_not_before(moment: str, style: dict[str, Any]) -> None:
    call = with_sign(moment)
    assert not shown(say(call, "Bonjour à vous.", "saluer"))
    assert shown(say(call, "Voici ce qui est prévu.", "expliquer_garantie", **style)) == ["signe"]
    assert not shown(say(call, "Voici encore ce point.", "expliquer_garantie", **style))


def test_a_sign_about_several_questions_shows_when_there_are_several() -> None:
    call = with_sign("plusieurs_questions", questions=1)
    assert not shown(say(call, "Où dort-elle ?", "question_fermee", topics=["stationnement"]))
    assert shown(say(call, "Et l'usage ? Et les outils ?", "question_fermee", topics=["usage_vehicule"])) == ["signe"]


def test_a_wait_provokes_its_sign_and_words_do_not() -> None:
    call = with_sign("attente")
    assert not shown(say(call, "Bonjour à vous.", "saluer"))
    events = call.let_pass(40.0, "40 s")
    assert shown(events) == ["signe"]
    assert "attente" in of(events, ev.ClientSpoke)[0].text


def sent(turn: int, format_: str) -> ev.DocumentSent:
    return ev.DocumentSent(turn=turn, document="devis", channel="courriel", format=format_, before_agreement=True)


def used(turn: int, action: str = "envoyer_document") -> ev.DeskUsed:
    written = {"canal": "sms", "texte": "Les chiffres : 350 euros."} if action == "envoyer_message" else {}
    return ev.DeskUsed(turn=turn, action=action, label="Envoie le devis", args=dict(written), seconds=20.0)


def test_a_document_that_cannot_be_read_provokes_its_sign_and_a_readable_one_does_not() -> None:
    call = with_sign("document", formats=["gros_caracteres"])
    assert not shown(call.notice(used(1), [sent(1, "gros_caracteres")]))
    assert shown(call.notice(used(2), [sent(2, "standard")])) == ["signe"]


def test_only_drawn_signs_show() -> None:
    profile = a_profile(signes={"tire": a_sign("hate"), "autre": a_sign("hate")})
    call = a_call_with(profile, signs=("tire",))
    found = [s for _ in range(4) for s in shown(say(call, "On va faire vite.", "annoncer_deroule", haste=("vite",)))]
    assert found == ["tire"]


def test_once_the_need_is_met_the_signs_stop() -> None:
    call = with_sign("terme")
    say(call, *OFFER)
    assert not shown(say(call, "Il y a une franchise.", "signaler_limites", jargon=("franchise",)))


def test_one_lapse_is_no_dropping() -> None:
    call = with_sign("phrase_longue", mots_par_phrase=12)
    say(call, *OFFER)
    assert not shown(say(call, "Voici.", "expliquer_garantie", longest_sentence=20))


def test_an_adaptation_dropped_brings_one_sign_back_and_only_one() -> None:
    call = with_sign("phrase_longue", mots_par_phrase=12)
    say(call, *OFFER)
    back = [s for n in range(5) for s in shown(say(call, f"Voici le point {n}.", "expliquer_garantie", longest_sentence=20))]
    assert back == ["signe"]


def test_several_lapses_in_one_message_drop_the_adaptation_at_once() -> None:
    call = with_sign("phrase_longue", mots_par_phrase=12, questions=1)
    say(call, *OFFER)
    events = say(call, "Et l'usage ? Et la rue ?", "question_fermee", topics=["stationnement"], longest_sentence=20)
    assert shown(events) == ["signe"]


def test_an_adaptation_kept_brings_nothing_back() -> None:
    call = with_sign("phrase_longue", mots_par_phrase=12)
    say(call, *OFFER)
    assert not [s for n in range(6) for s in shown(say(call, f"Voici le point {n}.", "expliquer_garantie"))]


def test_a_question_that_was_understood_is_answered_even_when_it_provokes_a_sign() -> None:
    call = a_call_with(a_profile(signes={"signe": a_sign("question", "Euh… voilà.")}, enjeu="expression"), signs=("signe",))
    say(call, "Bonjour à vous.", "saluer")
    events = say(call, "Combien de kilomètres ?", "question_fermee", topics=["kilometrage"])
    assert shown(events) == ["signe"]
    assert of(events, ev.FactDisclosed)
    assert of(events, ev.ClientSpoke)[0].text.startswith("Euh… voilà.")


def test_where_any_format_will_do_it_is_reading_that_shows() -> None:
    assert shown(with_sign("document").notice(used(1), [sent(1, "standard")])) == ["signe"]


class Shelf:
    """Profiles by name."""

    def __init__(self, **moments: str) -> None:
        self._profile = a_profile(signes={name: a_sign(moment) for name, moment in moments.items()})

    def accommodation(self, name: str) -> Accommodation:
        return self._profile


@pytest.mark.parametrize("seed", range(12))
def test_two_or_three_signs_are_drawn_and_one_of_them_shows_in_any_interview(seed: int) -> None:
    shelf = Shelf(a="hate", b="document", c="visuel", d="tour", e="figure")
    drawn = signs_of(shelf, a_scenario(), a_persona(amenagement="x"), seed)
    assert len(drawn) == len(set(drawn))
    assert 2 <= len(drawn) <= 3
    assert "d" in drawn
    assert drawn == signs_of(shelf, a_scenario(), a_persona(amenagement="x"), seed)


def test_the_draw_changes_with_the_seed_and_keeps_to_the_channel() -> None:
    shelf = Shelf(a="hate", b="tour", c="visuel", d="ouverture", e="question")
    assert len({signs_of(shelf, a_scenario(), a_persona(amenagement="x"), seed) for seed in range(20)}) > 3
    assert signs_of(shelf, a_scenario(canal="chat"), a_persona(amenagement="x"), 1) == ()
