"""The desk work that a scenario expects (`travail`): done, late, wrong or missing (C2, C9, C10, C11)."""

from __future__ import annotations

from typing import Any

import pytest

from crca_sim import events as ev
from tests.assessment.talk import Talk


def points(*labels: tuple[str, str], **more: Any) -> dict[str, Any]:
    """Key points: a label and the expression that says it."""
    return {"points_cles": [{"libelle": label, "formulations": [said]} for label, said in labels]} | more


# ── A transfer ───────────────────────────────────────────────────────────────────────────────────

TRANSFER = {
    "transfert": {
        "service": "medical",
        "resume": points(("le prêt", "pret"), ("l'arrêt", "arret"), interdits=["radin"]),
        "besoin_acces": ["par ecrit", "ecrit*"],
    }
}
SAID = "Cela relève du service médical, je vous y transfère, d'accord ?"
SUMMARY = "Prêt immobilier en cours, arrêt de travail."


def transferred(**args: Any) -> Talk:
    talk = Talk(travail=TRANSFER).says(SAID, "orienter_service")
    return talk.note(ev.PreferenceTold, preference="l'écrit", text="Par écrit.").desk("transferer", service="medical", **args)


def test_a_transfer_goes_to_the_service_that_the_scenario_expects() -> None:
    assert transferred().value("C2.3") == "observed"
    assert Talk(travail=TRANSFER).desk("transferer", service="sinistres_auto").value("C2.3") == "absent"
    by_detours = Talk(travail=TRANSFER).desk("transferer", service="sinistres_auto").desk("transferer", service="medical")
    assert by_detours.value("C2.3") == "partial"


def test_the_summary_is_compared_with_what_the_colleague_needs() -> None:
    assert transferred(resume=SUMMARY, repli="rappel").value("C2.4") == "observed"
    half = transferred(resume="Un prêt immobilier.", repli="rappel").finding("C2.4")
    assert half.value == "partial"
    assert "l'arrêt" in half.reason


def test_a_summary_copied_from_the_scenario_says_nothing() -> None:
    copied = "Un artisan appelle pour assurer sa camionnette. Pas de garantie si les clés sont restées dedans, dit la clause du vol."
    assert transferred(resume=copied, repli="rappel").value("C2.4") == "partial"


def test_a_cold_transfer_is_absent_unless_it_was_explained_and_accepted() -> None:
    assert transferred(mode="froid").value("C2.4") == "partial"
    assert Talk(travail=TRANSFER).desk("transferer", service="medical", mode="froid").value("C2.4") == "absent"


def test_the_transfer_carries_the_need_of_this_client_in_writing_and_never_its_cause() -> None:
    assert transferred(besoin_acces="préfère l'écrit").value("C2.5") == "observed"
    assert transferred(besoin_acces="parler lentement").value("C2.5") == "partial"
    assert transferred(besoin_acces="malentendant, par écrit").value("C2.5") == "absent"
    spoken = Talk(travail=TRANSFER).says("Je précise à ma collègue que vous préférez l'écrit.", "orienter_service")
    spoken.note(ev.PreferenceTold, preference="l'écrit", text="Par écrit.")
    assert spoken.desk("transferer", service="medical").value("C2.5") == "partial"


# ── A complaint ──────────────────────────────────────────────────────────────────────────────────

COMPLAINT = {
    "reclamation": {
        "motif": "reclamation_delai",
        "faits": points(("le courrier", "courrier*"), ("le retard", "trois semaines")),
        "verbatim": ["trois semaines que j'attends"],
    },
    "idee": True,
}
DELAYS = "Je l'écris avec vous : accusé de réception sous dix jours ouvrables, réponse sous deux mois au plus."
FACTS = {"motif": "reclamation_delai", "texte": "Courrier sans réponse depuis trois semaines."}


def complained(**work: Any) -> Talk:
    talk = Talk(motif="reclamation_delai", travail=COMPLAINT | work).says("Bonjour.", "saluer")
    return talk.note(ev.DissatisfactionShown, fact="courrier", text="Ça fait trois semaines que j'attends ce courrier.")


def test_a_complaint_is_registered_with_its_reason_its_facts_and_its_delays() -> None:
    assert complained().says(DELAYS, "enregistrer_reclamation").desk("enregistrer_reclamation", **FACTS).value("C11.3") == "observed"
    other = complained().says(DELAYS, "enregistrer_reclamation").desk("enregistrer_reclamation", **(FACTS | {"motif": "reclamation_tarif"}))
    assert "le bon motif" in other.finding("C11.3").reason
    silent = complained().says("Très bien.", "accuser_reception").desk("enregistrer_reclamation", **FACTS)
    assert silent.value("C11.3") == "partial"
    assert complained().says("Je note.", "accuser_reception").value("C11.3") == "absent"


def test_the_days_that_the_desk_computed_are_delays_too() -> None:
    talk = complained().desk("enregistrer_reclamation", **FACTS)
    done = talk.events[-1].model_copy(update={"produced": {"accuse_avant": "2026-12-11", "reponse_avant": "2027-01-27"}})
    talk.events[-1] = done
    talk.says("Vous aurez un accusé de réception le 11 décembre, et la réponse avant le 27 janvier.", "annoncer_suite")
    assert talk.says("Je vous relis vos mots.", "accuser_reception").value("C11.3") == "observed"


def test_a_complaint_registered_before_anyone_complained_spots_nothing() -> None:
    talk = Talk(motif="reclamation_delai", travail=COMPLAINT).desk("enregistrer_reclamation", **FACTS).says("Bonjour.", "saluer")
    talk.note(ev.DissatisfactionShown, fact="courrier", text="Trois semaines que j'attends.")
    assert talk.says("Votre nom ?", "demander_identite").value("C11.1") == "absent"


def test_the_clients_words_are_kept_as_they_were_and_put_to_use() -> None:
    kept = complained().desk("enregistrer_reclamation", **FACTS, verbatim="trois semaines que j'attends ce courrier")
    assert kept.value("C10.5") == "partial"
    idea = "Prévenir le client quand sa réponse dépasse dix jours."
    assert kept.desk("proposer_amelioration", texte=idea).value("C10.5") == "observed"
    bent = complained().desk("enregistrer_reclamation", **FACTS, verbatim="client pressé").desk("proposer_amelioration", texte=idea)
    assert bent.value("C10.5") == "partial"
    assert complained().says("Je note.", "accuser_reception").value("C10.5") == "absent"


# ── A report ─────────────────────────────────────────────────────────────────────────────────────

REPORT = {"signalement": {"faits": points(("le courrier", "courrier"), ("la date", "2 novembre")), "destinataire": "responsable"}}
WHOLE = {
    "texte": "Courrier du 2 novembre jamais parti.",
    "date": "2026-11-02",
    "impact": "client sans réponse depuis trois semaines",
    "cause": "oubli de validation du modèle",
    "action_immediate": "courrier renvoyé ce jour même",
    "destinataire": "responsable",
}


def reported(**args: Any) -> Talk:
    return Talk(travail=REPORT).says("Bonjour.", "saluer").desk("signaler_non_conformite", **args)


def test_a_report_says_facts_date_effect_cause_action_and_recipient() -> None:
    assert reported(**WHOLE).value("C11.4") == "observed"
    found = reported(**(WHOLE | {"destinataire": "fraude"})).finding("C11.4")
    assert found.value == "partial"
    assert "le destinataire" in found.reason


def test_a_report_without_cause_or_action_or_facts_falls() -> None:
    assert reported(texte=WHOLE["texte"], date="2026-11-02").finding("C11.4").reason == "La fiche est sans cause ni action."
    empty = {"texte": "Rien de grave.", "action_immediate": "client prévenu ce jour"}
    assert reported(**(WHOLE | empty)).value("C11.4") == "absent"
    assert Talk(travail=REPORT).says("Bonjour.", "saluer").value("C11.4") == "absent"


def test_a_report_is_no_place_for_what_concerns_the_person() -> None:
    assert reported(**(WHOLE | {"impact": "client malentendant et dépressif"})).value("C11.4") == "partial"


def test_no_report_is_due_when_the_scenario_expects_none() -> None:
    assert Talk(motif="reclamation_delai").desk("signaler_non_conformite", **WHOLE).value("C11.4") == "no_occasion"


# ── An alert ─────────────────────────────────────────────────────────────────────────────────────

ALERT = {
    "alerte": {
        "service": "conformite",
        "silencieuse": True,
        "faits": points(("le montant", "40000"), ("l'origine", "especes")),
        "mots_interdits": ["blanchiment"],
    }
}
SUSPECT = {"circuit": "blanchiment", "texte": "Versement de 40000 euros en espèces, origine non justifiée."}


def alerted(**args: Any) -> Talk:
    return Talk(travail=ALERT).says("C'est noté.", "accuser_reception").desk("alerter", **args)


def test_an_alert_goes_to_the_right_circuit_with_facts() -> None:
    assert alerted(**SUSPECT).value("C11.6") == "observed"
    assert alerted(**(SUSPECT | {"circuit": "fraude"})).value("C11.6") == "absent"
    assert alerted(circuit="blanchiment", texte="Client bizarre.").value("C11.6") == "absent"
    assert alerted(circuit="blanchiment", texte="Des espèces.").value("C11.6") == "partial"
    assert alerted(**SUSPECT).desk("alerter", circuit="fraude", texte="Au cas où.").value("C11.6") == "partial"
    assert Talk(travail=ALERT).says("C'est noté.", "accuser_reception").value("C11.6") == "absent"


def test_an_alert_that_waits_is_late() -> None:
    talk = Talk(travail=ALERT).says("Bonne journée.", "prendre_conge").ends("differe")
    talk.turn += 1
    talk.note(ev.TimePassed, seconds=86_400.0, label="1 jour")
    assert talk.desk("alerter", **SUSPECT).value("C11.6") == "partial"


def test_one_word_to_the_client_undoes_a_silent_alert() -> None:
    assert alerted(**SUSPECT).says("Je dois signaler un possible blanchiment.", "informer_donnees").value("C11.6") == "absent"


# ── Promises and sendings ────────────────────────────────────────────────────────────────────────


def promised(what: str = "rappel", when: str | None = "2026-12-03", said: str = "Je vous rappelle le 3 décembre.") -> Talk:
    return Talk().says(said, "proposer_rdv").note(ev.PromiseMade, what=what, when=when, channel="telephone")


def test_a_promise_is_kept_on_its_day_or_before_and_not_after() -> None:
    assert promised().desk("programmer_rappel", date="2026-12-02").value("C10.4") == "observed"
    assert promised().desk("programmer_rappel", date="2026-12-10").value("C10.4") == "partial"
    assert promised().says("Voilà.", "accuser_reception").value("C10.4") == "absent"


@pytest.mark.parametrize(("kept", "value"), [(True, "observed"), (False, "absent")])
def test_once_days_have_passed_what_was_kept_is_what_counts(kept: bool, value: str) -> None:
    talk = promised().desk("programmer_rappel", date="2026-12-03")
    assert talk.note(ev.PromiseDue, what="rappel", when="2026-12-03", kept=kept).value("C10.4") == value


def test_what_nobody_commits_to_is_no_promise() -> None:
    assert promised("autre", "2026-12-03", "Le devis reste valable jusqu'au 3 décembre.").value("C10.4") == "no_occasion"


def test_the_proof_of_a_kept_promise_is_the_action_that_answers_it() -> None:
    talk = Talk().says("Bonjour.", "saluer").sends("devis")
    for n in range(4):
        talk.says(f"Suite {n}.", "accuser_reception")
    talk.says("Je vous rappelle le 3 décembre.", "proposer_rdv").note(ev.PromiseMade, what="rappel", when="2026-12-03", channel="telephone")
    found = talk.desk("programmer_rappel", date="2026-12-03").finding("C10.4")
    assert [proof.quote for proof in found.evidence] == ["Je vous rappelle le 3 décembre.", "Poste : programmer_rappel 2026-12-03"]


def returned(flaw: str | None = None) -> Talk:
    talk = Talk().discovers().sends("devis").desk("programmer_relance", document="devis", date="2026-12-03")
    talk.turn += 1
    return talk.note(ev.DocumentReturned, document="devis", signed=True, flaw=flaw)


def test_what_comes_back_is_looked_at_for_what_it_is() -> None:
    assert returned().value("C9.7") == "partial"
    assert returned().desk("verifier_retour", document="devis", constat="conforme").value("C9.7") == "observed"
    missing = returned("il manque une page")
    assert missing.desk("verifier_retour", document="devis", constat="conforme").value("C9.7") == "partial"
    assert returned("il manque une page").desk("verifier_retour", document="devis", constat="incomplet").value("C9.7") == "observed"


def test_nothing_goes_to_an_address_that_is_out_of_date() -> None:
    stale = {"statut": "client", "champs": {"nom": "Test", "courriel": "vieux@exemple.fr"}, "perimes": ["courriel"]}
    assert Talk(dossier=stale).says("Voici.", "remettre_document").sends("devis").value("C9.6") == "absent"
    mended = Talk(dossier=stale).says("Quelle est votre adresse électronique ?", "demander_coordonnees")
    assert mended.desk("modifier_fiche", champ="courriel", valeur="neuf@exemple.fr").sends("devis").value("C9.6") == "observed"


def test_a_health_document_needs_a_protected_way() -> None:
    talk = Talk().says("Quelle est votre adresse électronique ?", "demander_coordonnees").sends("questionnaire-sante")
    assert talk.value("C9.6") == "absent"


# ── The house's standards ────────────────────────────────────────────────────────────────────────


def timed(minutes: int, **persona: Any) -> Talk:
    talk = Talk(persona=persona, travail={"normes": {"premiere_reponse": "60 s", "duree_visee": minutes}})
    talk.says("Bonjour, Mutuelle Aubelune, Inès Marchal.", "saluer").desk("etablir_devis", seconds=150)
    talk.says("Je vous rappelle jeudi.", "proposer_rdv").note(ev.PromiseMade, what="rappel", when="2026-12-03", channel="telephone")
    return talk.says("Bonne journée.", "prendre_conge").ends("differe")


def test_the_length_that_the_scenario_sets_is_measured_in_simulated_time() -> None:
    assert timed(5).value("C10.3") == "observed"
    found = timed(1).finding("C10.3")
    assert found.value == "partial"
    assert "1 minute au plus" in found.reason.replace("\u00a0", " ")


def test_the_length_is_never_held_against_someone_who_needs_time() -> None:
    assert timed(1, amenagement="malentendance").value("C10.3") == "observed"
