"""What each tab of the desk shows, read off the practice's own desk."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from crca_sim import events as ev
from crca_sim.desk import DeskState
from crca_sim.house import house
from crca_sim.screens.desk.tabs import BY_ID, DESK, tab_of
from crca_sim.screens.desk.view import COMPARISON, PRINT, TIME, DeskView, desk_view
from tests.conversation.guided import a_guided_scenario
from tests.desk.builders import Desk


def seen(desk: Desk, **changes: Any) -> DeskView:
    turn = SimpleNamespace(desk={"action": "ouvrir_fiche"})
    practice = SimpleNamespace(scenario=desk.scenario, desk_state=desk.state, turns=[turn], **changes)
    return desk_view(practice)  # type: ignore[arg-type]


def words(view: DeskView, tab: str) -> str:
    return "\n".join(view.pages[tab].lines).replace("\u00a0", " ")


def test_every_action_of_the_house_has_a_tab() -> None:
    assert all(tab_of(action.id, action.group) in BY_ID for action in house().actions.values())
    assert {tab_of(action.id, action.group) for action in house().actions.values()} == {tab.id for tab in DESK}


def test_the_record_is_closed_until_it_is_opened() -> None:
    desk = Desk()
    assert "Ollier" not in words(seen(desk), "fiche")
    desk.do("ouvrir_fiche")
    assert "Ollier" in words(seen(desk), "fiche")


def test_contracts_are_shown_once_consulted_only() -> None:
    desk = Desk()
    assert "pas encore" in words(seen(desk), "contrats")
    desk.do("consulter_contrats")
    assert "pas encore" not in words(seen(desk), "contrats")


def test_a_quote_and_a_comparison_can_be_printed_once_they_are_made() -> None:
    desk = Desk()
    assert seen(desk).pages["devis"].more == ()
    desk.do("etablir_devis", formule="tiers_etendu")
    desk.do("comparer_formules")
    view = seen(desk)
    assert [what for what, _ in view.pages["devis"].more] == [COMPARISON, PRINT]
    assert len({len(row) for row in view.comparison}) == 1


def test_who_waits_is_said_with_the_reason_and_the_duration() -> None:
    desk = Desk()
    desk.do("mettre_en_attente", duree="45 s", motif="chercher le contrat")
    assert seen(desk).waiting.replace("\u00a0", " ") == "Client en attente, 45 s : chercher le contrat"
    desk.do("reprendre")
    assert seen(desk).waiting == ""


def test_days_pass_from_the_diary_after_the_contact_only() -> None:
    desk = Desk()
    assert seen(desk).pages["agenda"].more == ()
    desk.state.ended = True
    assert [what for what, _ in seen(desk).pages["agenda"].more] == [TIME]


def test_services_say_whether_they_are_open() -> None:
    (_, services), *_ = seen(Desk()).pages["annuaire"].shelves
    assert all(item.label.startswith(("Ouvert", "Fermé")) for item in services)
    assert all(item.detail for item in services)


def test_formats_are_in_words() -> None:
    assert "gros_caracteres" not in words(seen(Desk()), "documents")


def test_the_client_s_page_is_shown_on_a_shared_screen_only() -> None:
    alone, shared = Desk(a_guided_scenario()), Desk(a_guided_scenario(ecran_partage=True))
    for desk in (alone, shared):
        desk.state.apply(ev.StepConfirmed(turn=1, page="mes-sinistres", element="Mes sinistres", text="Voilà."))
    assert "Mes sinistres" in words(seen(shared), "espace").splitlines()[0]
    assert "Vous ne voyez pas l'écran" in words(seen(alone), "espace").splitlines()[0]
    assert "titre de niveau 1" not in words(seen(alone), "espace")


def test_a_page_of_the_portal_is_read_in_its_order() -> None:
    (_, pages), *_ = seen(Desk(a_guided_scenario())).pages["espace"].shelves
    told = "\n".join(next(item for item in pages if item.value == "ajouter-piece").detail)
    places = [told.index(name) for name in ("Ajouter une pièce", "Choisir un fichier", "Envoyer")]
    assert places == sorted(places)


def test_mere_words_do_not_make_the_forms_again() -> None:
    desk = Desk()
    first = seen(desk)
    spoken = SimpleNamespace(scenario=desk.scenario, desk_state=DeskState(), turns=[SimpleNamespace(desk=None)])
    assert desk_view(spoken, first).forms is first.forms  # type: ignore[arg-type]
