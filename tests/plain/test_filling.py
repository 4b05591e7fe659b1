"""A form of the desk, field by field."""

from __future__ import annotations

from crca_sim.events import DeskUsed
from crca_sim.practice import Practice
from tests.plain.people import play


def used(played: Practice) -> list[tuple[str, bool]]:
    return [(e.action, e.accepted) for e in played.events if isinstance(e, DeskUsed)]


def test_a_form_is_filled_field_by_field() -> None:
    played, shown = play(
        "/formulaire signaler_obstacle", "dépôt de pièces", "bouton sans nom", "La personne ne peut pas déposer.", "Elle abandonne.", ".",
        "", "/fiche",
    )  # fmt: skip
    (form,) = played.desk_state.filed
    assert form.args["effet"] == "La personne ne peut pas déposer.\nElle abandonne."
    assert "contournement" not in form.args
    assert used(played)[-1] == ("ouvrir_fiche", True)
    assert any(line.startswith("Page ou document") for line in shown) or any("Signaler un obstacle" in line for line in shown)


def test_a_mistake_is_asked_again_alone_and_the_rest_is_kept() -> None:
    played, shown = play("/formulaire rappel", "31/02/2027", "14 h", "sms", "relire le devis", "jeudi", "/fiche")
    assert used(played) == [("programmer_rappel", False), ("programmer_rappel", True), ("ouvrir_fiche", True)]
    assert any(line.startswith("À corriger") and "31/02/2027" in line for line in shown)
    (entry,) = played.desk_state.diary
    assert (entry.day, entry.time, entry.way, entry.about) == ("2026-11-26", "14:00", "sms", "relire le devis")


def test_a_wrong_field_that_need_not_be_filled_can_be_emptied() -> None:
    played, shown = play("/formulaire reclamation", "", "", "demain", "Sans réponse.", ".", "", "", "", "/fiche")
    assert used(played) == [("enregistrer_reclamation", False), ("enregistrer_reclamation", True), ("ouvrir_fiche", True)]
    assert any("pas encore arrivé" in line for line in shown)


def test_an_order_is_no_answer() -> None:
    played, shown = play("/formulaire idee", "/fiche", "Relire l'adresse.", ".", "/fiche")
    assert used(played) == [("proposer_amelioration", True), ("ouvrir_fiche", True)]
    assert any("vous remplissez un formulaire" in line for line in shown)


def test_a_form_can_be_left() -> None:
    played, shown = play("/formulaire reclamation", "reclamation_delai", "/annuler", "/fiche")
    assert used(played) == [("ouvrir_fiche", True)]
    assert any("abandonné" in line for line in shown)


def test_an_unknown_form_says_how_to_write_it() -> None:
    _, shown = play("/formulaire licorne")
    assert any("/formulaire ACTION" in line for line in shown)


def test_an_empty_form_does_the_action_at_once() -> None:
    played, _ = play("/formulaire fiche")
    assert used(played) == [("ouvrir_fiche", True)]
