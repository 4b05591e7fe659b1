"""What is asked of the client on the screen, in the many ways people say it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crca_sim.conversation.portal.instructions import Instruction, instructions
from crca_sim.conversation.portal.names import known, likeness, same
from crca_sim.house import house
from tests.conversation.guided import words_of


def read(text: str, *acts: str, page: str = "accueil") -> list[Instruction]:
    return instructions(words_of(text, *acts).sentences, known(house().portal, page))


def told(text: str, *acts: str, page: str = "accueil") -> list[tuple[str, str]]:
    return [(i.do, i.name) for i in read(text, *acts, page=page)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dans la liste des liens, choisissez « Mes sinistres ».", [("act", "Mes sinistres")]),
        ("cliquez sur mes sinistres", [("act", "Mes sinistres")]),
        ("Cliquez sur vos sinistres.", [("act", "Mes sinistres")]),
        ("vous cliquez sur MES SINISTRES et vous me dites", [("act", "Mes sinistres")]),
        ("Pouvez-vous ouvrir « Mes sinistres » ?", [("act", "Mes sinistres")]),
        ("On va cliquer sur mes sinistres.", [("act", "Mes sinistres")]),
        ("Il faut aller dans mes sinistres.", [("act", "Mes sinistres")]),
        ("Allez sur la page « Mes sinistres ».", [("act", "Mes sinistres")]),
        ("Maintenant « Mes sinistres ».", [("act", "Mes sinistres")]),
        ("mes sinistres", [("act", "Mes sinistres")]),
        ("ensuite mes sinistres s'il vous plaît", [("act", "Mes sinistres")]),
        ("Il y a un lien pour déclarer le sinistre, activez-le.", [("act", "Déclarer un sinistre")]),
        ("Je vous laisse cliquer sur « Mes sinistres ».", [("act", "Mes sinistres")]),
        ("Il ne reste que le bouton « Envoyer ».", [("act", "Envoyer")]),
        ("Nickel, en bas de l'écran touchez « Mes sinistres ».", [("act", "Mes sinistres")]),
        ("Retournez à l'accueil.", [("act", "Accueil")]),
        ("appuyez sur menu", [("act", "Menu")]),
    ],
)
def test_one_action_is_heard_however_it_is_said(text: str, found: list[tuple[str, str]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Cliquez sur « A un », puis sur « B deux », et enfin « C trois ».", ["A un", "B deux", "C trois"]),
        ("Ouvrez le menu puis choisissez Mes documents.", ["Menu", "Mes documents"]),
        ("Maintenant « Déclarer », et vous choisissez « accident ».", ["Déclarer", "accident"]),
        ("Alors allez sur l'accueil et cliquez sur mes contrats.", ["Accueil", "Mes contrats"]),
    ],
)
def test_several_actions_are_counted(text: str, found: list[str]) -> None:
    assert [name for do, name in told(text) if do == "act"] == found


@pytest.mark.parametrize(
    "text",
    [
        "Je vais cliquer sur « Envoyer » de mon côté.",
        "Si vous cliquez sur « Annuler », tout est perdu.",
        "Ne cliquez pas sur « Annuler ».",
        "Vous avez cliqué sur « Envoyer » ?",
        "Vous cliquez bien sur « Envoyer » ?",
        "Vous allez arriver sur la page « Mes sinistres ».",
        "Envoyez-moi la pièce par courriel.",
        "Envoyez-le à l'adresse du service.",
        "Ce que je vous propose, c'est de m'envoyer le devis par mail.",
        "Ou bien je le dépose si vous me l'envoyez.",
        "Ainsi vous pourrez envoyer une pièce à toute heure.",
        "Prenez votre temps.",
        "Le bouton « Choisir un fichier » ne marche pas.",
        "Je signale le bouton « Choisir un fichier » au service technique.",
        "Quelle est votre date de naissance ?",
        "Je regarde vos contrats.",
        "C'est agaçant de recommencer trois fois.",
        "Pour le message qui demandait de cliquer, il ne vient pas de nous.",
    ],
)
def test_what_asks_nothing_of_the_client_is_no_instruction(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Cherchez le lien « Mes sinistres », dites-moi quand vous l'avez.", "Mes sinistres"),
        ("Est-ce que vous voyez « Mes documents » ?", "Mes documents"),
        ("est-ce que vous entendez un lien qui s'appelle mes sinistres ?", "Mes sinistres"),
        ("Il s'appelle « Menu ».", "Menu"),
        ("C'est le lien « Écrire à mon conseiller ».", "Écrire à mon conseiller"),
        ("Descendez jusqu'à « Voir le dossier ».", "Voir le dossier"),
    ],
)
def test_finding_is_not_acting(text: str, name: str) -> None:
    assert told(text) == [("find", name)]


def test_finding_then_acting_on_it_is_one_action() -> None:
    assert told("Cherchez le lien Mes sinistres et appuyez dessus.") == [("act", "Mes sinistres")]


def test_a_place_a_neighbour_or_a_page_is_not_what_to_act_on() -> None:
    (first,) = read("Dans le menu « Menu », choisissez « Mon compte ».")
    (second,) = read("Juste après le titre « Vos pièces », activez « Ajouter une pièce ».")
    (third,) = read("Quand vous aurez le titre « Mes sinistres », ouvrez « Voir le dossier ».")
    assert (first.name, first.inside) == ("Mon compte", "Menu")
    assert (second.name, second.after) == ("Ajouter une pièce", "Vos pièces")
    assert third.name == "Voir le dossier"


def test_sight_rank_and_pronoun_are_told_apart() -> None:
    (by_sight,) = read("Cliquez sur le bouton vert en haut à droite.")
    (by_rank,) = read("Appuyez sur le deuxième lien.")
    (by_pronoun,) = read("Oui, activez-le.")
    assert by_sight.sight == ("vert", "haut", "droite")
    assert (by_rank.rank, by_rank.kind) == (2, "lien")
    assert by_pronoun.pronoun


def test_going_back_and_trying_again_are_heard() -> None:
    assert [i.do for i in read("Revenez à la page précédente.")] == ["back"]
    assert [i.do for i in read("Réessayez, s'il vous plaît.")] == ["retry"]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("mes contrats", "Mes contrats"),
        ("VOS CONTRATS", "Mes contrats"),
        ("le bouton Envoyer", "Envoyer"),
        ("declarer sinistre", "Déclarer un sinistre"),
    ],
)
def test_a_name_is_the_same_without_case_accents_or_kind(said: str, name: str) -> None:
    assert same(said, name)


def test_a_misspelt_name_is_near_and_another_is_not() -> None:
    assert likeness("Mes sinitres", "Mes sinistres") > 0.84
    assert likeness("Mes factures", "Mes sinistres") < 0.84


@given(st.text(max_size=200))
def test_any_words_are_read_without_a_fault(text: str) -> None:
    for one in read(text):
        assert one.do in ("act", "find", "back", "retry")


@given(st.sampled_from(sorted({e.name for p in house().portal.pages for e in house().portal.elements(p) if e.workable and e.name})))
def test_every_name_of_the_portal_can_be_asked_for_between_quotes(name: str) -> None:
    assert told(f"Activez « {name} ».") == [("act", name)]


@pytest.mark.parametrize(
    ("text", "page", "found"),
    [
        ("Télécharger", "attestation-prete", [("act", "Télécharger")]),
        ("Puis télécharger.", "accueil", [("act", "Télécharger")]),
        ("Pardon, habitation.", "mes-attestations", [("act", "habitation")]),
        ("habitation", "mes-attestations", [("act", "habitation")]),
        ("Numéro de sociétaire", "connexion", [("act", "Numéro de sociétaire")]),
        ("Envoyez le message.", "nouveau-message", [("act", "Envoyer le message")]),
        ("Si vous envoyez le message maintenant, je l'aurai.", "nouveau-message", []),
        ("Cliquez sur Sinistres.", "accueil", [("act", "Mes sinistres")]),
        ("Cliquez sur le bouton Continuer.", "accueil", [("act", "Continuer")]),
        ("Il y a un lien « Mes sinistres », vous pouvez l'ouvrir ?", "accueil", [("act", "Mes sinistres")]),
        ("Vous avez un lien pour ajouter une pièce, prenez-le.", "dossier-sinistre", [("act", "Ajouter une pièce")]),
        ("Remplissez l'objet avec « devis du peintre ».", "nouveau-message", [("act", "Objet")]),
        ("Alors sur l'accueil il y a « Obtenir une attestation » : touchez-le.", "accueil", [("act", "Obtenir une attestation")]),
        ("Descendez jusqu'à « Voir le dossier » et entrez dedans.", "mes-sinistres", [("act", "Voir le dossier")]),
        ("Bon, envoyez un courrier.", "accueil", []),
        ("Standard", "accueil", [("act", "standard")]),
        ("Allez-y préparer mon attestation", "mes-attestations", [("act", "Préparer mon attestation")]),
    ],
)
def test_hurried_words_are_followed_when_they_name_something(text: str, page: str, found: list[tuple[str, str]]) -> None:
    assert told(text, page=page) == found


def test_a_value_to_write_keeps_the_field_it_goes_in() -> None:
    (one,) = read("Dans Objet, mettez « devis du peintre ».", page="nouveau-message")
    assert (one.name, one.inside) == ("devis du peintre", "Objet")


def test_what_is_only_seen_is_pointed_at_by_sight_even_without_a_verb() -> None:
    (one,) = read("C'est pourtant pas compliqué, c'est le bouton vert au milieu.")
    assert (one.do, one.name, one.kind, one.sight) == ("find", "", "bouton", ("vert", "milieu"))
    assert read("Ce n'est pas le bouton bleu.") == []
    (placed,) = read("C'est facile : en haut à droite, les trois petites barres.")
    assert placed.sight == ("haut", "droite")
    assert read("C'est en bas à gauche de votre courrier.") == []
