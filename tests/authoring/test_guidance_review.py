"""The digital guidance of a scenario, checked as it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.authoring.aim import SCENARIO, errors, spoilt, told

ANCHOR = "motif: devis_habitat"
GUIDANCE = """motif: devis_habitat
numerique:
  tache: deposer_piece
  page_depart: accueil
  appareil: un ordinateur
  aisance: "Ça va."
  fait: ["C'est fait."]
  saura_refaire: ["Par là."]
  defaut:
    page: ajouter-piece
    element: Choisir un fichier
    effet: "rien ne s'ouvre"
    dire: ["Rien."]
    contournement: ["par courriel"]
    soulage: ["Ah."]
"""

WRONG = {
    "task": ("tache: deposer_piece", "tache: ⌖deposer_pieces", "La démarche « deposer_pieces »", "« deposer_piece »"),
    "start": ("page_depart: accueil", "page_depart: ⌖acceuil", "La page « acceuil »", "« accueil »"),
    "already_done": ("page_depart: accueil", "page_depart: ⌖piece-envoyee", "déjà faite", ""),
    "page_of_the_defect": ("page: ajouter-piece", "page: ⌖ajouter-pieces", "La page « ajouter-pieces »", "« ajouter-piece »"),
    "element_of_the_defect": ("element: Choisir un fichier", "element: ⌖Choisir un fichie", "l'élément", "« Choisir un fichier »"),
    "no_other_way": ('contournement: ["par courriel"]', "contournement: ⌖[]", "restera bloqué", "courriel"),
    "other_end": ('soulage: ["Ah."]', 'soulage: ["Ah."]\n    autre_arrivee: ⌖message', "La page « message »", ""),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_points_nowhere_is_told_at_its_place(name: str, tmp_path: Path) -> None:
    old, new, message, proposal = WRONG[name]
    text, place = spoilt(SCENARIO.replace(ANCHOR, GUIDANCE, 1), old, new)
    (mistake,) = errors(text, tmp_path)
    assert (mistake.line, mistake.column) == (place.line, place.column)
    assert message in mistake.message
    assert proposal in (mistake.proposal or "")


def test_a_right_guidance_is_taken(tmp_path: Path) -> None:
    assert not errors(SCENARIO.replace(ANCHOR, GUIDANCE, 1), tmp_path)


def test_a_defect_off_the_way_is_only_advised_against(tmp_path: Path) -> None:
    text = (
        SCENARIO.replace(ANCHOR, GUIDANCE, 1).replace("page: ajouter-piece", "page: messagerie").replace("Choisir un", "Nouveau message #")
    )
    assert not errors(text, tmp_path)
    assert any("pas sur le chemin" in m.message for m in told(text, tmp_path))


def test_the_digital_channel_needs_a_task(tmp_path: Path) -> None:
    text = SCENARIO.replace("canal: telephone", "canal: numerique", 1)
    assert any("quelle démarche guider" in m.message for m in errors(text, tmp_path))
