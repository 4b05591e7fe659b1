"""What a scenario says of the desk: stale fields and their truth, the article a refusal cites, the arguments of an action."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.authoring.aim import PLAYTHROUGH, SCENARIO, errors, spoilt, told

RECORD = "{statut: prospect}"
STALE = '{statut: prospect, champs: {nom: A, courriel: "a@b.exemple"}, perimes: [courriel]'
REFUSAL = """
refus:
  decision: ["ne peux pas prendre en charge"]
  clause: ⌖"conditions générales habitat, article %s"
  clause_mots: ["article"]
  raison: sans effraction
  raison_mots: ["effraction"]
  recours_mots: ["réclamation"]
  alternatives: {autre: {libelle: assistance, mots: ["assistance"], repliques: ["Bon."]}}
  reaction: ["Ah."]
  proteste: ["Non."]
  admet: ["Bien."]
motif: devis_habitat"""
SEND = "{action: envoyer_document, document: dipa-habitat, canal: courriel}"


def test_a_truth_is_told_of_a_stale_field_only(tmp_path: Path) -> None:
    text, place = spoilt(SCENARIO, RECORD, STALE + ', verites: {⌖courrie: "c@d.exemple"}}')
    assert [(m.line, m.column) for m in errors(text, tmp_path)] == [place]


@pytest.mark.parametrize(("truth", "advised"), [("}", True), (', verites: {courriel: "c@d.exemple"}}', False)])
def test_a_stale_address_should_have_its_truth(truth: str, advised: bool, tmp_path: Path) -> None:
    said = told(SCENARIO.replace(RECORD, STALE + truth), tmp_path)
    assert any("périmé" in m.message for m in said) is advised


@pytest.mark.parametrize(("article", "advised"), [("4.2", False), ("4.9", True)])
def test_a_refusal_should_cite_an_article_that_exists(article: str, advised: bool, tmp_path: Path) -> None:
    text, place = spoilt(SCENARIO, "\nmotif: devis_habitat", REFUSAL % article)
    said = [m for m in told(text, tmp_path) if "Articles :" in m.message]
    assert [(m.line, m.column) for m in said] == ([place] if advised else [])


@pytest.mark.parametrize(
    ("action", "wrong"),
    [
        ("{action: enregistrer_reclamation, faits: Retard}", False),
        ("{action: enregistrer_reclamation, texte: Retard, verbatim: Rien reçu}", False),
        ("{action: enregistrer_reclamation, fait: Retard}", True),
        ("{action: alerter, circuit: blanchimant, texte: Espèces}", True),
        ("{action: lire_document, document: cg-habitat, article: '4.2'}", False),
        ("{action: signaler_non_conformite, faits: Erreur, action_immediate: corrigée}", False),
    ],
)
def test_an_argument_may_have_another_name(action: str, wrong: bool, tmp_path: Path) -> None:
    assert bool(errors(PLAYTHROUGH.replace(SEND, action, 1), tmp_path)) is wrong


@pytest.mark.parametrize(("day", "wrong"), [('"2026-12-24"', False), ("2026-12-24", False), ('"24/12/2026"', True), ('"2026-02-30"', True)])
def test_the_day_is_a_date(day: str, wrong: bool, tmp_path: Path) -> None:
    said = errors(SCENARIO.replace("\nmotif: d", f"\njour: {day}\nmotif: d", 1), tmp_path)
    assert bool(said) is wrong
    assert not any("Input should" in m.message for m in said), said
