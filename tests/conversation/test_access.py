"""What gets through: according to what hinders the client, and to what is at stake for them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crca_sim import events as ev
from crca_sim.conversation.call import Call
from tests.builders import euros, of, reply, say, words
from tests.conversation.profiles import a_call_with, a_profile, a_sign, causes
from tests.conversation.test_signs import sent, used

LIMIT = ("Il reste 350 euros à votre charge.", "signaler_limites")
SLOT = [euros(350, "350 euros", "franchise", "vol")]
QUESTION = ("Combien de kilomètres par an faites-vous ?", "question_fermee")


def comprehension(call: Call) -> int:
    return call.state.measures["comprehension"]


def got_through(call: Call, **style: Any) -> bool:
    return of(say(call, *LIMIT, slots=SLOT, **style), ev.PointExplained)[0].got_through


@pytest.mark.parametrize(
    ("obstacle", "style"),
    [
        ("figure", {"figurative": ("à votre charge",)}),
        ("delai_flou", {"vague_delay": ("reste",)}),
        ("visuel", {"visual_only": ("à votre charge",)}),
        ("sigles", {"acronyms": ("350",)}),
    ],
)
def test_words_in_the_way_keep_a_point_from_getting_through_to_whom_they_hinder(obstacle: str, style: dict[str, Any]) -> None:
    hindered, free = a_call_with(a_profile(gene=[obstacle])), a_call_with(a_profile())
    assert not got_through(hindered, **style)
    assert got_through(free, **style)
    assert comprehension(hindered) < comprehension(free)


def test_words_in_the_way_of_another_sentence_leave_the_point_alone() -> None:
    call = a_call_with(a_profile(gene=["figure"], mots_par_phrase=20))
    events = say(call, "Cela tombe à l'eau. " + LIMIT[0], LIMIT[1], slots=SLOT, figurative=("tombe à l'eau",))
    assert of(events, ev.PointExplained)[0].got_through


@pytest.mark.parametrize("style", [{"longest_sentence": 20}, {"words": 60}])
def test_a_message_over_the_limits_is_lost_and_its_question_with_it(style: dict[str, Any]) -> None:
    call = a_call_with(a_profile(mots_par_phrase=12, mots_par_message=40))
    events = say(call, "Où la laissez-vous, le soir ?", "question_fermee", topics=["stationnement"], **style)
    assert of(events, ev.FactWithheld)[0].why == "not_heard"
    assert not of(events, ev.FactDisclosed)
    assert reply(events) in a_profile().not_heard
    assert not got_through(call, **style)


def test_a_lost_explanation_is_told_to_be_lost() -> None:
    call = a_call_with(a_profile(mots_par_phrase=12))
    events = say(call, "Voici comment cela se passe.", "expliquer_garantie", longest_sentence=20)
    assert reply(events) in a_profile().not_heard


def test_a_lost_question_can_be_asked_again_shorter() -> None:
    call = a_call_with(a_profile(mots_par_phrase=12))
    say(call, *QUESTION, topics=["kilometrage"], longest_sentence=20)
    assert of(say(call, *QUESTION, topics=["kilometrage"]), ev.FactDisclosed)


def test_slowing_down_lets_longer_sentences_through_only_where_it_helps() -> None:
    helped, not_helped = (a_call_with(a_profile(mots_par_phrase=12, aide=aide)) for aide in (["ralentir"], ["ecrire"]))
    for call in (helped, not_helped):
        call.see("ralentir", "Ralentit", 2.0)
    assert of(say(helped, *QUESTION, topics=["kilometrage"], longest_sentence=18), ev.FactDisclosed)
    assert not of(say(not_helped, *QUESTION, topics=["kilometrage"], longest_sentence=18), ev.FactDisclosed)


HARD: dict[str, Any] = {
    "longest_sentence": 40, "words": 150, "figurative": ("à l'eau",), "haste": ("vite",), "visual_only": ("là",), "acronyms": ("CG",),
}  # fmt: skip


@pytest.mark.parametrize("stake", ["expression", "energie"])
def test_where_the_stake_is_not_information_the_manner_leaves_comprehension_alone(stake: str) -> None:
    profile = a_profile(enjeu=stake, gene=["figure", "hate", "visuel", "sigles"], mots_par_phrase=12, fatigue={"phrase_longue": 5})
    call = a_call_with(profile)
    before = comprehension(call)
    for n in range(3):
        say(call, f"Voici le point {n} ? Et celui-ci ? Et cela ?", "question_fermee", **HARD)
    assert comprehension(call) == before
    assert call.state.measures["fatigue"] >= 15


def test_adapting_raises_comprehension_only_where_it_is_at_stake() -> None:
    calls = {stake: a_call_with(a_profile(enjeu=stake)) for stake in ("information", "expression", "energie")}
    for call in calls.values():
        say(call, "Préférez-vous que je parle plus lentement ?", "proposer_adaptation")
        call.see("ralentir", "Ralentit", 2.0)
        say(call, "Voici le premier point.", "expliquer_garantie")
    assert comprehension(calls["information"]) > 80
    assert comprehension(calls["expression"]) == comprehension(calls["energie"]) == 80


def test_a_profile_hinders_only_on_its_channels() -> None:
    profile = a_profile(mots_par_phrase=12, canaux=["telephone"])
    on_the_phone, on_the_chat = (a_call_with(profile, canal=canal) for canal in ("telephone", "chat"))
    assert not of(say(on_the_phone, *QUESTION, topics=["kilometrage"], longest_sentence=20), ev.FactDisclosed)
    assert of(say(on_the_chat, *QUESTION, topics=["kilometrage"], longest_sentence=20), ev.FactDisclosed)


def test_a_document_that_suits_helps_and_one_that_does_not_is_said_to_be_unreadable() -> None:
    profile = a_profile(formats=["lecteur_ecran"], gene=["document_standard"])
    good, bad = a_call_with(profile), a_call_with(profile)
    helped = good.notice(used(1), [sent(1, "lecteur_ecran")])
    lost = bad.notice(used(1), [sent(1, "standard")])
    assert "document_adapte" in causes(helped)
    assert "gene_document_standard" in causes(lost)
    assert "lire" in reply(lost) or "telle" in reply(lost) or "tel quel" in reply(lost)
    assert good.state.measures["trust"] > bad.state.measures["trust"]
    assert comprehension(good) > comprehension(bad)


@pytest.mark.parametrize(("format_", "readable"), [("standard", False), ("gros_caracteres", True)])
def test_only_the_standard_format_hinders_who_has_named_no_other(format_: str, readable: bool) -> None:
    call = a_call_with(a_profile(gene=["document_standard"], signes={"signe": a_sign("attente")}))
    assert ("gene_document_standard" not in causes(call.notice(used(1), [sent(1, format_)]))) is readable


def test_an_attached_document_is_as_readable_as_its_format() -> None:
    call = a_call_with(a_profile(formats=["lecteur_ecran"]), canal="courriel")
    events = call.hear("Voici le devis.", words("Voici le devis.", "remettre_document"), subject="Devis", attachments=("devis",))
    assert "gene_document_standard" in causes(events)


def test_a_call_announced_to_whom_the_phone_does_not_suit_costs() -> None:
    call = a_call_with(a_profile(gene=["telephone"]), canal="chat")
    assert "gene_telephone" in causes(say(call, "Je vous rappelle demain.", "annoncer_suite"))
    assert "gene_telephone" not in causes(say(call, "Je vous envoie un courriel demain.", "annoncer_suite"))


short = st.lists(
    st.sampled_from(["oui", "voici", "votre", "contrat", "auto", "pour", "demain", "la", "ville", "prix"]), min_size=1, max_size=12
)
ASKED = ["usage_vehicule", "kilometrage", "stationnement", "budget", "objets_valeur"]
CALM = ["expliquer_garantie", "expliquer_demarche", "justifier_question", "proposer_adaptation", "informer_donnees", "annoncer_suite"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(short, st.sampled_from(CALM)), max_size=10), st.permutations(ASKED), st.integers(0, 500))
def test_short_clear_sentences_never_cost_a_client_without_profile(said: list[tuple[list[str], str]], asked: list[str], seed: int) -> None:
    call = a_call_with(None, seed)
    events: list[ev.Event] = []
    for spoken, act in said:
        events += say(call, " ".join(spoken).capitalize() + ".", act)
    for topic in asked:
        events += say(call, "Et de ce côté-là, dites-moi ?", "question_fermee", topics=[topic])
    falls = [e for e in of(events, ev.StateMoved) if e.measure in ("trust", "comprehension") and e.by < 0]
    assert not [e for e in falls if e.cause != "indice_ignore"]
    assert call.state.measures["fatigue"] <= 2
