"""What the client feels of the desk, and what days bring."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crca_sim import events as ev
from crca_sim.conversation.call import Call
from crca_sim.conversation.state import fold
from crca_sim.desk import perform
from crca_sim.understanding.reading import Slot
from tests.builders import SCENARIO, a_call, a_scenario, of, reply, say, started

DAY = 86_400
FIELDS = {"nom": "Test", "code_postal": "49000", "courriel": "jean@vieux.exemple", "adresse": "1 rue Vieille"}


def use(call: Call, action: str, **args: Any) -> list[ev.Event]:
    """The trainee uses the desk, as the practice would have it."""
    turn = call.state.turn + 1
    done = perform(action, args, scenario=call.cast.scenario, state=call.state.desk, turn=turn)
    assert done.accepted, done.used.message
    sent = [
        ev.DocumentSent(turn=turn, document=d.document, channel=d.channel, format=d.format, before_agreement=True) for d in done.documents
    ]
    return call.notice(done.used, sent)


def talking(seed: int = 7, **changes: Any) -> Call:
    """A call in which the adviser has said hello."""
    record = {"statut": "client", "champs": FIELDS} | changes.pop("dossier", {})
    call = a_call(seed, scenario=a_scenario(dossier=record, **changes))
    say(call, "Bonjour, Inès Marchal.", "saluer", "se_presenter")
    return call


def promise(call: Call, text: str, day: str) -> None:
    """The trainee promises something for a day, named in the words."""
    say(call, text, "annoncer_suite", slots=[Slot(role="date", object=None, value=day, text=day)])


def ended(call: Call) -> Call:
    call.leave()
    return call


# ── Documents ────────────────────────────────────────────────────────────────────────────────────


def test_a_document_that_arrives_is_acknowledged() -> None:
    call = talking()
    assert reply(use(call, "envoyer_document", document="devis", canal="courriel"))
    assert call.state.sent == ["devis"]


def test_a_letter_is_waited_for() -> None:
    events = use(talking(), "envoyer_document", document="devis", canal="courrier")
    assert reply(events)
    assert not of(events, ev.DocumentMissed)
    assert not any(word in reply(events) for word in ("reçu", "arrivé"))


def test_what_goes_to_a_stale_address_is_not_received() -> None:
    call = talking(dossier={"perimes": ["courriel"], "verites": {"courriel": "jean@neuf.exemple"}})
    events = use(call, "envoyer_document", document="devis", canal="courriel")
    assert [e.why for e in of(events, ev.DocumentMissed)] == ["address"]
    assert call.state.sent == []
    assert any(e.cause == "envoi_perdu" for e in of(events, ev.StateMoved))


def test_a_message_or_a_letter_to_a_stale_address_goes_astray_too() -> None:
    call = talking(dossier={"perimes": ["adresse", "courriel"]})
    letter = use(call, "envoyer_document", document="devis", canal="courrier")
    assert [(e.why, e.text) for e in of(letter, ev.DocumentMissed)] == [("address", "")]
    assert not any(e.cause == "envoi_perdu" for e in of(letter, ev.StateMoved))
    message = use(call, "envoyer_message", canal="courriel", texte="176,63 € par an")
    assert not any(e.cause == "geste_ecrit" for e in of(message, ev.StateMoved))
    assert reply(message)


def test_what_leaves_after_the_contact_may_go_astray_unseen() -> None:
    call = ended(talking(dossier={"perimes": ["courriel"]}, travail={"retours": [{"apres_jours": 1, "document": "cp"}]}))
    assert of(use(call, "envoyer_document", document="cp", canal="courriel"), ev.DocumentMissed)
    assert not of(call.let_pass(5 * DAY, ""), ev.DocumentReturned)


def test_the_client_gives_their_true_address_when_asked_and_the_next_sending_arrives() -> None:
    call = talking(dossier={"perimes": ["courriel"], "verites": {"courriel": "jean@neuf.exemple"}})
    use(call, "envoyer_document", document="devis", canal="courriel")
    events = say(call, "Quelle est votre adresse de courriel ?", "demander_coordonnees", topics=["courriel"])
    assert "jean@neuf.exemple" in reply(events)
    assert [(e.field, e.value) for e in of(events, ev.CoordinateTold)] == [("courriel", "jean@neuf.exemple")]
    use(call, "modifier_fiche", champ="courriel", valeur="jean@neuf.exemple")
    assert not of(use(call, "envoyer_document", document="devis", canal="courriel"), ev.DocumentMissed)
    assert call.state.sent == ["devis"]


def test_a_coordinate_that_a_fact_tells_is_left_to_the_fact() -> None:
    call = talking()
    events = say(call, "Quel est votre code postal ?", "demander_identite", topics=["adresse"])
    assert not of(events, ev.CoordinateTold)
    assert of(events, ev.IdentityGiven)


def test_the_wrong_format_is_told_without_a_reason_and_the_right_one_helps() -> None:
    documents = {"obligatoires": ["devis"], "format": "gros_caracteres"}
    call = talking(documents=documents)
    events = use(call, "envoyer_document", document="devis", canal="courriel")
    assert [e.why for e in of(events, ev.DocumentMissed)] == ["format"]
    assert "lire" in reply(events) or "rien" in reply(events)
    better = use(call, "envoyer_document", document="devis", canal="courriel", format="gros_caracteres")
    assert not of(better, ev.DocumentMissed)
    assert any(e.cause == "format_adapte" for e in of(better, ev.StateMoved))


def test_the_client_may_ask_about_a_document_as_soon_as_it_comes() -> None:
    asks = {"declencheur": {"apres": "document"}, "dire": ["Et page deux, c'est quoi ce chiffre ?"]}
    call = talking(initiatives={"page_deux": asks})
    events = use(call, "envoyer_document", document="devis", canal="courriel")
    assert "page deux" in reply(events)
    assert [e.initiative for e in of(events, ev.InitiativeTaken)] == ["page_deux"]


def test_a_puzzled_client_asks_about_a_word_of_the_document_once() -> None:
    call = talking()
    call.state.measures["comprehension"] = 40
    events = use(call, "envoyer_document", document="cg-auto", canal="courriel")
    asked = of(events, ev.TermNotUnderstood)
    assert len(asked) == 1
    assert asked[0].term in reply(events)
    assert not of(use(call, "envoyer_document", document="cg-auto", canal="courriel"), ev.TermNotUnderstood)


# ── Silence, holds, transfers ────────────────────────────────────────────────────────────────────


def test_desk_work_without_a_word_is_a_silence_on_the_phone() -> None:
    call = talking()
    assert not of(use(call, "modifier_fiche", champ="ville", valeur="Angers"), ev.ClientWaited)
    events = use(call, "lire_document", document="cg-auto")
    assert [(e.announced, e.seconds) for e in of(events, ev.ClientWaited)] == [(False, 30)]
    assert reply(events)


def test_an_announced_silence_costs_nothing_for_a_minute() -> None:
    call = talking()
    say(call, "Je regarde vos conditions, une minute.", "faire_patienter")
    for _ in range(3):
        assert not of(use(call, "lire_document", document="cg-auto"), ev.ClientWaited)
    events = use(call, "lire_document", document="cg-auto")
    assert [e.announced for e in of(events, ev.ClientWaited)] == [True]


def test_nobody_hears_the_desk_in_writing_or_before_the_first_word() -> None:
    assert not of(use(talking(canal="chat"), "lire_document", document="cg-auto"), ev.ClientWaited)
    assert not of(use(a_call(), "lire_document", document="cg-auto"), ev.ClientWaited)


def test_while_on_hold_the_client_hears_no_silence() -> None:
    call = talking()
    use(call, "mettre_en_attente", duree="40 s")
    assert not of(use(call, "lire_document", document="cg-auto"), ev.ClientWaited)


def test_thanks_after_a_hold_are_heard() -> None:
    call = talking()
    use(call, "mettre_en_attente", duree="30 s")
    events = use(call, "reprendre")
    assert any(e.cause == "attente_remerciee" for e in of(events, ev.StateMoved))


@pytest.mark.parametrize(("args", "cause"), [({"resume": "Fuite"}, "transfert_accompagne"), ({}, "transfert_froid")])
def test_a_transfer_prepared_or_cold_is_not_felt_alike(args: dict[str, str], cause: str) -> None:
    events = use(talking(), "transferer", service="assistance", **args)
    assert [e.outcome for e in of(events, ev.InterviewEnded)] == ["transfere"]
    assert any(e.cause == cause for e in of(events, ev.StateMoved))


def test_a_written_transmission_keeps_the_client() -> None:
    events = use(talking(), "transferer", service="assistance", resume="Fuite", mode="ecrit")
    assert not of(events, ev.InterviewEnded)


# ── Days ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_signed_document_comes_back_after_its_days_once() -> None:
    work = {"retours": [{"apres_jours": 3, "document": "cp", "defaut": "la page 2 manque"}]}
    call = talking(travail=work)
    use(call, "envoyer_document", document="cp", canal="courriel")
    ended(call)
    assert not of(call.let_pass(2 * DAY, ""), ev.DocumentReturned)
    assert [(e.document, e.flaw) for e in of(call.let_pass(DAY, ""), ev.DocumentReturned)] == [("cp", "la page 2 manque")]
    assert not of(call.let_pass(9 * DAY, ""), ev.DocumentReturned)
    assert [r.document for r in call.state.desk.returned] == ["cp"]


def test_what_was_not_sent_or_was_lost_does_not_come_back() -> None:
    work = {"retours": [{"apres_jours": 1, "document": "cp"}]}
    assert not of(ended(talking(travail=work)).let_pass(5 * DAY, ""), ev.DocumentReturned)
    lost = talking(travail=work, dossier={"perimes": ["courriel"]})
    use(lost, "envoyer_document", document="cp", canal="courriel")
    assert not of(ended(lost).let_pass(5 * DAY, ""), ev.DocumentReturned)
    unasked = ended(talking(travail={"retours": [{"apres_jours": 1, "document": "cp", "si_envoye": False}]}))
    assert of(unasked.let_pass(DAY, ""), ev.DocumentReturned)


@pytest.mark.parametrize(("date", "kept"), [("2026-11-26", True), ("2026-11-25", True), ("2026-11-27", False), (None, False)])
def test_a_promised_call_is_kept_by_the_diary_on_its_day_or_before(date: str | None, kept: bool) -> None:
    call = talking()
    promise(call, "Je vous rappelle jeudi.", "jeudi")
    if date:
        use(call, "programmer_rappel", date=date, heure="14h", canal="telephone")
    ended(call)
    assert not of(call.let_pass(DAY, ""), ev.PromiseDue)
    due = of(call.let_pass(DAY, ""), ev.PromiseDue)
    assert [(d.what, d.kept, bool(d.text)) for d in due] == [("rappel", kept, not kept)]
    assert not of(call.let_pass(9 * DAY, ""), ev.PromiseDue)


def test_a_forgotten_client_writes_in_the_scenario_s_words() -> None:
    call = talking(travail={"rappel_oublie": ["J'ai attendu votre appel toute la journée."]})
    promise(call, "Je vous rappelle demain.", "demain")
    due = of(ended(call).let_pass(2 * DAY, ""), ev.PromiseDue)
    assert [d.text for d in due] == ["J'ai attendu votre appel toute la journée."]


def test_a_promised_sending_is_kept_by_what_left() -> None:
    kept, forgotten = talking(), talking()
    for call in (kept, forgotten):
        promise(call, "Je vous enverrai le devis vendredi.", "vendredi")
    use(kept, "envoyer_document", document="devis", canal="courriel")
    assert [d.kept for d in of(ended(kept).let_pass(4 * DAY, ""), ev.PromiseDue)] == [True]
    assert [d.kept for d in of(ended(forgotten).let_pass(4 * DAY, ""), ev.PromiseDue)] == [False]


def test_a_promise_without_a_day_never_falls_due() -> None:
    call = talking()
    say(call, "Je vous rappelle.", "annoncer_suite")
    assert not of(ended(call).let_pass(30 * DAY, ""), ev.PromiseDue)


def test_nothing_comes_due_while_one_still_speaks() -> None:
    call = talking(canal="courriel")
    promise(call, "Je vous rappelle demain.", "demain")
    assert not of(call.let_pass(3 * DAY, ""), ev.PromiseDue)


# ── Always ───────────────────────────────────────────────────────────────────────────────────────

STEPS = st.lists(
    st.sampled_from([
        ("envoyer_document", {"document": "devis", "canal": "courriel"}),
        ("envoyer_document", {"document": "cp", "canal": "courrier"}),
        ("lire_document", {"document": "cg-auto", "article": "3.3"}),
        ("mettre_en_attente", {"duree": "40 s"}),
        ("programmer_rappel", {"date": "jeudi", "canal": "sms"}),
        ("enregistrer_reclamation", {"texte": "Retard"}),
    ]),
    max_size=8,
)  # fmt: skip


@settings(deadline=None)
@given(STEPS, st.lists(st.integers(1, 9), max_size=3))
def test_the_call_is_what_its_events_add_up_to_desk_and_days_included(steps: list[tuple[str, dict[str, str]]], days: list[int]) -> None:
    work = {"retours": [{"apres_jours": 2, "document": "cp"}]}
    played = a_scenario(**SCENARIO | {"travail": work, "dossier": {"statut": "client", "champs": FIELDS}})
    call = Call(a_call(scenario=played).cast)
    events: list[ev.Event] = call.open(started())
    for action, args in steps:
        events += use(call, action, **args)
    events += call.leave()
    for count in days:
        events += call.let_pass(count * DAY, "")
    again = fold(events)
    assert again.desk.diary == call.state.desk.diary
    assert again.desk.sendings == call.state.desk.sendings
    assert again.desk.returned == call.state.desk.returned
    assert again.settled == call.state.settled
    assert len({r.document for r in again.desk.returned}) == len(again.desk.returned)
