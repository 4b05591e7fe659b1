"""Particular situations reread: what cannot work is told at its place, what will be regretted is advised."""

from __future__ import annotations

from pathlib import Path

import pytest

from crca_sim.authoring.mistakes import Place
from tests.authoring.aim import SCENARIO, spoilt, told

WAYS = 'clause_mots: ["article 4"], raison_mots: [effraction], recours_mots: [médiateur]'
SAID = "reaction: [Quoi ?], proteste: [Non !], admet: [Bon.]"
CLAUSE = 'clause: "conditions générales habitat, article 4.2"'
OTHER = "alternatives: {a: {libelle: a, mots: [assistance], repliques: [Bien.]}}"
LEAVES = "motif_vrai: la hausse, dit: [Trop cher.], maintient: [Je pars.], insistance: [Assez.]"
SPEAKS = "sollicite: [Oui.], client_reprend: [Je suis là.], client_remercie: [Merci.]"

REFUSAL = f"decision: [je refuse], {CLAUSE}, raison: le vol, {WAYS}, {SAID}"

WRONG = {
    "danger_without_instructions": ("ouverture_montre: {emotion: peur, ⌖danger: true, rassure: [Bien.]}", "consignes"),
    "relay_out_of_the_phone": (
        f"compagnon: {{nom: Op, lien: op, role: ⌖relais, interventions: {{a: {{declencheur: {{tour: 0}}, dire: [Bonjour.]}}}}, {SPEAKS}}}",
        "au téléphone",
    ),
    "protection_never_asked": ("protection: {mesure: tutelle, representant: X, acte: Y, ⌖question: [], repliques: [Oui.]}", "qui signe"),
    "refusal_never_said": (f"refus: {{⌖decision: [], {CLAUSE}, raison: le vol, {WAYS}, {SAID}, {OTHER}}}", "dire le refus"),
    "departure_never_eased": (f"depart: {{{LEAVES}, ⌖formalites_mots: []}}", "formalités"),
    "canvassing_of_an_inbound_call": ("⌖demarchage: {consentement: true, s_oppose: [Non.]}", "appel sortant"),
    "trust_both_ways": (
        f"compagnon: {{nom: Op, lien: son fils, role: proche, interventions: "
        f"{{a: {{declencheur: {{⌖confiance_sous: 30, confiance_des: 50}}, dire: [Ah.], insistant: true}}}}, {SPEAKS}}}",
        "à la fois sous",
    ),
    "transfer_service": ("travail: {transfert: {service: ⌖sinistre_auto}}", "Le service « sinistre_auto »"),
    "alert_service": ("travail: {alerte: {service: ⌖fraudes}}", "Le service « fraudes »"),
    "complaint_reason": ("travail: {reclamation: {motif: ⌖reclamation_prix}}", "Le motif « reclamation_prix »"),
    "delegation": ("travail: {delegation: ⌖geste}", "La délégation « geste »"),
    "returned_document": ("travail: {retours: [{apres_jours: 3, document: ⌖constats}]}", "Le document « constats »"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_a_situation_that_cannot_work_is_told_where_it_stands(case: str, tmp_path: Path) -> None:
    keys, words = WRONG[case]
    base = SCENARIO.replace("canal: telephone", "canal: chat") if "relais" in keys else SCENARIO
    text, place = spoilt(base, "motif: d", f"{keys}\nmotif: d")
    found = [m for m in told(text, tmp_path) if words in m.message and m.severity == "erreur"]
    assert [Place(m.line, m.column) for m in found] == [place], told(text, tmp_path)


ADVISED = {
    "emotion_not_played": ("ouverture_montre: {emotion: ⌖coler}", "« colere »"),
    "instructions_without_danger": ("ouverture_montre: {⌖consignes: [coupez]}", "rien ne montre de danger"),
    "relative_who_never_presses": (f"compagnon: {{nom: Op, lien: son fils, role: ⌖proche, {SPEAKS}}}", "insistant"),
    "clause_of_no_document": (
        f'refus: {{decision: [non], clause: ⌖"nos règles, page 3", raison: le vol, {WAYS}, {SAID}, {OTHER}}}',
        "aucun document",
    ),
    "clause_without_place": (
        f'refus: {{decision: [non], clause: ⌖"conditions générales habitat", raison: le vol, {WAYS}, {SAID}, {OTHER}}}',
        "article",
    ),
    "refusal_without_alternative": (f"⌖refus: {{{REFUSAL}}}", "C6.4"),
    "consent_unlike_the_record": (
        "sens: sortant\ndemarchage: {consentement: ⌖true, s_oppose: [Non.]}",
        "offres_telephone: non",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ADVISED)
def test_what_an_author_would_regret_is_advised_and_breaks_nothing(case: str, tmp_path: Path) -> None:
    keys, words = ADVISED[case]
    base = SCENARIO.replace("{statut: prospect}", "{statut: prospect, consentements: {offres_telephone: non}}")
    text, place = spoilt(base, "motif: d", f"{keys}\nmotif: d")
    found = [m for m in told(text, tmp_path) if words in f"{m.message} {m.proposal}"]
    assert [(m.severity, Place(m.line, m.column)) for m in found] == [("conseil", place)], told(text, tmp_path)


def test_an_agreement_on_something_else_needs_no_solution(tmp_path: Path) -> None:
    unsuitable = SCENARIO.replace("conseillee: true", "inadaptee: true")
    other = unsuitable.replace("accord:\n", "accord:\n  objet: être mis en relation\n")
    assert [m for m in told(unsuitable, tmp_path) if "aucune solution ne convient" in m.message]
    assert not [m for m in told(other, tmp_path) if "aucune solution ne convient" in m.message]
