"""What must not pay: lists of key phrases, repetition, copied texts, politeness without content, everything at once."""

from __future__ import annotations

from crca_sim import events as ev
from tests.assessment.talk import DOCUMENTS, Talk

STUFFED = (
    "Bonjour, Inès Marchal de la Mutuelle Aubelune. Si je résume, c'est bien cela ? Je vous propose une formule. "
    "Avez-vous bien compris ? Êtes-vous d'accord pour souscrire ? Je vous rappelle. Prenez le temps de réfléchir. Au revoir."
)
STUFFED_ACTS = (
    "saluer", "se_presenter", "reformuler", "presenter_offre", "verifier_comprehension", "demander_accord", "proposer_rdv",
    "laisser_reflechir", "prendre_conge", "mesurer_satisfaction",
)  # fmt: skip


def stuffed(talk: Talk) -> Talk:
    talk.says(STUFFED, *STUFFED_ACTS)
    talk.note(ev.Reformulated, right=(), wrong=(), confirmation_asked=True).note(ev.ComprehensionChecked, openly=True)
    talk.note(ev.OfferMade, solution="etendu", needs=(), recommended=True).note(ev.DecisionAsked, explicit=True)
    return talk.note(ev.PromiseMade, what="rappel", when=None, channel="telephone")


def test_a_message_that_lists_acts_and_takes_nothing_up_is_credited_nothing() -> None:
    talk = stuffed(Talk().discovers())
    for indicator in ("C3.5", "C5.1", "C5.2", "C5.8", "C7.2", "C7.4", "C7.6", "C10.1"):
        assert talk.value(indicator) in ("absent", "no_occasion"), indicator


def test_a_full_message_that_takes_the_client_up_is_credited() -> None:
    talk = Talk(canal="chat").discovers().says(STUFFED, *STUFFED_ACTS)
    talk.note(ev.Reformulated, right=("usage", "garage"), wrong=(), confirmation_asked=True)
    assert talk.value("C3.5") == "observed"


def test_a_listed_message_is_still_judged_for_its_faults() -> None:
    talk = Talk().says(f"{STUFFED} Signez tout de suite.", *STUFFED_ACTS, "f_forcer_vente")
    assert talk.status("FE-07") == "established"


def test_the_texts_of_the_scenario_give_nothing() -> None:
    correction = "Il fait raconter la semaine, puis résume les livraisons, la rue et les huit mille kilomètres avant de proposer."
    talk = Talk(correction=correction).discovers().says(f"{correction} C'est bien cela ?", "reformuler")
    assert talk.note(ev.Reformulated, right=("usage", "garage"), wrong=(), confirmation_asked=True).value("C3.5") == "absent"


def test_repeating_a_key_phrase_adds_nothing() -> None:
    once = Talk().discovers().says("Je vous conseille le Tiers étendu, car vous livrez.", "presenter_offre").offers("etendu", "rouler")
    score = once.assessed().competency("C5").score
    for _ in range(5):
        once.says("Je vous conseille le Tiers étendu, car vous livrez.", "presenter_offre", "argumenter").offers("etendu", "rouler")
        once.note(ev.ArgumentMade, need="rouler", superlative=False)
    assert once.assessed().competency("C5").score == score


def test_all_desk_actions_in_the_first_minute_do_not_make_an_advice() -> None:
    talk = Talk().desk("ouvrir_fiche").desk("coder_motif", motif="devis_auto").desk("etablir_devis", seconds=5).sends(*DOCUMENTS)
    talk.desk("programmer_rappel", date="2026-12-03").desk("rediger_note", texte="Rien.").says("Bonjour.", "saluer").ends("client_parti")
    assert talk.value("C8.1") == "observed"
    for indicator in ("C9.2", "C8.3", "C8.7", "C2.2"):
        assert talk.value(indicator) == "absent", indicator


def test_politeness_without_content_acquires_nothing() -> None:
    talk = Talk()
    for n in range(10):
        talk.says(f"Très bien, je comprends, {n}.", "accuser_reception", "exprimer_empathie")
    assessment = talk.ends("client_parti").assessed()
    assert all(c.level in (None, "non_acquis") for c in assessment.competencies)


def test_an_empty_interview_is_judged_without_a_word() -> None:
    assessment = Talk().ends("client_parti").assessed()
    assert not any(f.value in ("observed", "partial") for c in assessment.competencies for f in c.findings)
    assert assessment.block.validated is not True


def test_what_was_only_listed_is_said_to_be_so() -> None:
    found = stuffed(Talk().discovers()).finding("C5.1")
    assert "toutes faites" in found.reason
    assert found.evidence[0].quote in STUFFED


def test_a_full_goodbye_is_no_pile() -> None:
    talk = Talk().discovers().says(
        "Prenez le temps de réfléchir. Vous avez quatorze jours pour renoncer. Je vous envoie le devis et je vous rappelle jeudi. "
        "Ai-je répondu à toutes vos attentes ? Merci Monsieur Test, bonne journée.",
        "laisser_reflechir", "informer_retractation", "annoncer_suite", "proposer_rdv", "remettre_document", "mesurer_satisfaction",
        "remercier", "prendre_conge",
    )  # fmt: skip
    talk.note(ev.PromiseMade, what="rappel", when="2026-12-03", channel="telephone")
    assert talk.value("C7.4") == "observed"
    assert talk.value("C10.1") == "observed"
