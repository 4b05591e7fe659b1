"""The adviser may always look at a page of the portal; where the client is shows only on a shared screen."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.desk import DeskState, portal_tab, portal_view
from tests.conversation.guided import a_guided_scenario
from tests.desk.builders import Desk


def plain(lines: list[str]) -> str:
    return "\n".join(lines).replace("\u00a0", " ")


def test_a_page_is_told_in_reading_order_with_its_exact_names() -> None:
    told = plain(portal_view(a_guided_scenario(), DeskState(), "ajouter-piece"))
    assert told.startswith("Page « Ajouter une pièce » (titre de niveau 1)")
    order = [told.index(name) for name in ("« Nature de la pièce »", "« Choisir un fichier »", "« Envoyer »")]
    assert order == sorted(order)
    assert "obligatoire, bleu, au milieu" in told
    assert "→ page « Votre pièce est bien arrivée »" in told


def test_what_a_menu_hides_says_so() -> None:
    assert "lien « Messagerie » (une fois « Menu » ouvert)" in plain(portal_view(a_guided_scenario(), DeskState(), "accueil"))


def test_without_a_page_the_portal_is_listed_with_its_tasks() -> None:
    told = plain(portal_view(a_guided_scenario(), DeskState()))
    assert "- accueil : « Accueil »" in told
    assert "déposer une pièce dans un dossier, depuis « Accueil »" in told
    assert "Vous ne voyez pas l'écran du client" in told


def test_on_a_shared_screen_the_client_s_page_is_shown() -> None:
    played, state = a_guided_scenario(ecran_partage=True), DeskState()
    assert "le client est sur la page « Accueil »" in plain(portal_view(played, state))
    state.apply(ev.StepConfirmed(turn=1, page="mes-sinistres", element="Mes sinistres", text="Voilà."))
    assert plain(portal_view(played, state)).startswith("Page « Mes sinistres »")


def test_without_sharing_the_client_s_place_never_shows() -> None:
    state = DeskState()
    state.apply(ev.StepConfirmed(turn=1, page="mes-sinistres", element="Mes sinistres", text="Voilà."))
    assert "le client est" not in plain(portal_view(a_guided_scenario(), state, "accueil"))


def test_the_desk_shows_a_page_by_its_name_or_its_title_and_proposes_the_nearest() -> None:
    desk = Desk(a_guided_scenario())
    assert desk.do("consulter_espace_client", page="Mes sinistres").used.args == {"page": "mes-sinistres"}
    assert desk.do("consulter_espace_client").accepted
    assert "« accueil »" in desk.refused("consulter_espace_client", page="acueil")


def test_a_tab_has_the_title_the_headings_and_what_one_can_act_on_in_order() -> None:
    tab = portal_tab(a_guided_scenario(), DeskState(), "dossier-sinistre")
    assert [text.replace("\u00a0", " ") for _, text in tab.headings] == [
        "Dossier : dégât des eaux", "Où en est le dossier", "Vos pièces", "Contact",
    ]  # fmt: skip
    assert [level for level, _ in tab.headings][:2] == [1, 2]
    assert [e.name for e in tab.elements] == ["Ajouter une pièce", "Écrire à mon conseiller"]
    assert "Mes sinistres" in [e.name for e in tab.header]
    assert (tab.page, tab.title) in tab.pages


def test_a_tab_follows_the_client_only_on_a_shared_screen() -> None:
    state = DeskState()
    state.apply(ev.StepConfirmed(turn=1, page="mes-sinistres", element="Mes sinistres", text="Voilà."))
    alone, shared = portal_tab(a_guided_scenario(), state), portal_tab(a_guided_scenario(ecran_partage=True), state)
    assert (alone.shared, alone.client_here) == (False, False)
    assert alone.page != "mes-sinistres"
    assert (shared.page, shared.shared, shared.client_here) == ("mes-sinistres", True, True)
    elsewhere = portal_tab(a_guided_scenario(ecran_partage=True), state, "accueil")
    assert (elsewhere.page, elsewhere.client_here) == ("accueil", False)
