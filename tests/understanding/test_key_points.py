"""The judge of notes, mails and forms: what is said and where, what is denied, what must not be written."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crca_sim.understanding.key_points import Judgement, KeyPoint, find_points, judge
from crca_sim.understanding.lexicons import read_yaml
from crca_sim.understanding.measures_notes import (
    DEVELOPMENT,
    FORBIDDEN_DEVELOPMENT,
    FORBIDDEN_JUDGE,
    JUDGE,
    SCENARIOS,
    NoteFigures,
    measure,
    measure_all,
)
from crca_sim.understanding.point_wordings import wording

IDENTITY = KeyPoint("l'identité vérifiée", (("identité vérifiée", "nom et date de naissance contrôlés", "client identifié"),))
KILOMETRES = KeyPoint("le kilométrage", (("4 500 km par an", "roule peu", "faible kilométrage"),))
ADVICE = KeyPoint("le conseil et sa raison", (("conseil Tiers étendu", "formule Tiers étendu proposée"), ("Tiers étendu {raison}",)))
FOLLOW_UP = KeyPoint("la suite datée", (("rappel {date}", "relance {date}", "à recontacter {date}"),))
SENT = KeyPoint("les documents", (("documents envoyés", "devis transmis", "pièces adressées par courriel"),))
POINTS = (IDENTITY, KILOMETRES, ADVICE, FOLLOW_UP, SENT)


def present(text: str, point: KeyPoint) -> bool:
    """Judged among the others, as in a real note."""
    return point.label in judge(text, POINTS).present


def families(text: str, own: tuple[str, ...] = ()) -> list[str]:
    return [thing.family for thing in judge(text, (), own).forbidden]


def described_texts(scenario: Any) -> Iterator[dict[str, Any]]:
    """Everything of a scenario that has key points."""
    if isinstance(scenario, dict):
        if "points_cles" in scenario:
            yield scenario
        for value in scenario.values():
            yield from described_texts(value)


# ── What is said ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("Identité vérifiée.", IDENTITY),
        ("ID OK (nom, ddn).", IDENTITY),
        ("jai controler lidentité : nom + date de naissanse verifiés", IDENTITY),
        ("Fait quatre mille cinq cents kilomètres par an.", KILOMETRES),
        ("Km annuel : 4500.", KILOMETRES),
        ("Il ne roule presque plus depuis sa retraite.", KILOMETRES),
        ("Rdv le 1er déc. à 9 h.", FOLLOW_UP),
        ("Je le recontacte jeudi matin.", FOLLOW_UP),
        ("Devis et IPID partis par mail.", SENT),
        ("Lui ai adressé les papiers ce jour.", SENT),
    ],
)
def test_abbreviations_synonyms_values_and_bad_spelling_say_the_point(text: str, point: KeyPoint) -> None:
    assert present(text, point)


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("Identité non vérifiée, il était pressé.", IDENTITY),
        ("Je n'ai pas vérifié son identité.", IDENTITY),
        ("Identité : à vérifier au prochain appel.", IDENTITY),
        ("ID : vérif. à faire.", IDENTITY),
        ("Identité vérifiée ? Non.", IDENTITY),
        ("Oublié de contrôler l'identité.", IDENTITY),
        ("Aucun document envoyé à ce jour.", SENT),
        ("Devis à transmettre.", SENT),
        ("Pas de rappel prévu le 3 mai.", FOLLOW_UP),
    ],
)
def test_what_is_denied_or_still_to_be_done_is_not_said(text: str, point: KeyPoint) -> None:
    assert not present(text, point)


def test_a_wording_that_denies_is_met_by_a_denial_only() -> None:
    unhurt = (KeyPoint("l'état des personnes", (("aucun blessé", "personne n'est blessé"),)),)
    assert find_points("Pas de blessé, ils attendent derrière la glissière.", unhurt)[0].present
    assert not find_points("Un blessé léger, pompiers sur place.", unhurt)[0].present


def test_another_number_is_not_the_point() -> None:
    assert present("4 500 km/an", KILOMETRES)
    assert not present("14 500 km par an", KILOMETRES)


def test_a_follow_up_without_a_day_is_not_dated() -> None:
    assert not present("Rappel la semaine prochaine.", FOLLOW_UP)
    assert present("Rappel le 26/11.", FOLLOW_UP)


def test_a_double_point_needs_both_halves() -> None:
    assert present("Conseil : Tiers étendu, car il roule peu.", ADVICE)
    assert not present("Conseil : Tiers étendu, 176 € par an.", ADVICE)
    found = find_points("Conseil : Tiers étendu, 176 € par an.", POINTS)[2]
    assert [part.quote is not None for part in found.parts] == [True, False]


def test_each_point_is_quoted_where_it_stands() -> None:
    text = "24/11, appel. Identité vérifiée. Environ 4 500 km par an. Rappel jeudi 26/11."
    quotes = {point.label: [text[q.start : q.end] for q in point.quotes] for point in find_points(text, POINTS)}
    assert quotes["l'identité vérifiée"] == ["Identité vérifiée"]
    assert quotes["la suite datée"] == ["Rappel jeudi 26/11"]
    assert "4 500 km par an" in quotes["le kilométrage"][0]
    assert quotes["les documents"] == []


def test_a_judgement_comes_back_from_a_log_as_it_was() -> None:
    judged = judge("Identité vérifiée. Client sourd.", POINTS)
    assert Judgement.model_validate_json(judged.model_dump_json()) == judged


def test_a_point_that_says_nothing_is_never_present() -> None:
    empty = (KeyPoint("rien", (("le", "de la"),)), KeyPoint("vide", ((),)), KeyPoint("sans partie", ()))
    assert not any(point.present for point in find_points("Le devis de la voiture.", empty))
    assert not wording("de la").elements


# ── What must not be written ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Client malentendant.", "sante"),
        ("il est malantandant", "sante"),
        ("Entend mal au téléphone, lui écrire.", "sante"),
        ("Sa femme a fait un AVC.", "sante"),
        ("Un peu borné sur les boîtiers.", "jugement"),
        ("Pas très futée, ne comprend rien.", "jugement"),
        ("mdp de l'espace client : Atelier38", "secret"),
        ("CB 4970 1012 3456 7890", "secret"),
        ("RIB : FR76 3000 4000 0312 3456 7890 143", "secret"),
        ("Le service sinistres est nul.", "collegue"),
        ("Ma collègue n'a même pas pris la peine de le rappeler.", "collegue"),
        ("Déclaration douteuse, je soupçonne un faux.", "fraude"),
        ("D'origine portugaise, très pratiquante.", "intime"),
        ("D'après la voisine, il boit trop.", "rumeur"),
    ],
)
def test_families_useful_everywhere_are_known(text: str, family: str) -> None:
    assert family in families(text)


@pytest.mark.parametrize(
    "text",
    [
        "Souhaite les chiffres par écrit et un débit posé.",
        "Contrat santé et prévention santé présentés ; audition libre au tribunal.",
        "Orientée vers le référent handicap, avec son accord.",
        "Il y a eu un malentendu, bien entendu réglé.",
        "Borne de recharge au garage, 12 bornes du bourg.",
        "Aucun soupçon de fraude, aucune donnée de santé.",
        "Ne donnez jamais votre mot de passe ni votre numéro de carte.",
        "Adresse invalide, pièce d'origine, poids lourd, chien agressif.",
        "Cliente difficile à joindre, elle a perdu ses clés.",
        "Contrat 48-221, code postal 49998, tél. 06 39 98 41 27, rappel 26/11 17 h.",
    ],
)
def test_needs_facts_and_warnings_are_allowed(text: str) -> None:
    assert families(text) == []


def test_the_scenario_forbids_more_and_its_own_words_are_told_apart() -> None:
    (found,) = judge("Son copain vit à Nantes.", (), ("copain", "radin*")).forbidden
    assert (found.family, found.own, found.quote.text) == ("scenario", True, "copain")
    assert families("Refuse la formule à l'origine du devis.", ("origine",)) == []


def test_a_word_that_both_forbid_is_told_once() -> None:
    (found,) = judge("Client sourd d'une oreille.", (), ("sourd", "oreille*")).forbidden
    assert (found.family, found.own, found.quote.text) == ("sante", True, "sourd d'une oreille")


@pytest.mark.parametrize(
    "text",
    [
        "Je n'ai pas demandé s'il était malade.",
        "Aucune question sur sa santé ni sur celle des enfants.",
        "Je n'ai pas noté son diagnostic ni parlé de son handicap.",
        "Je n'écris pas « malentendant », j'écris « préfère l'écrit ».",
        "Sans demander sa religion ni son origine.",
    ],
)
def test_what_was_neither_asked_nor_noted_is_held_against_nobody(text: str) -> None:
    assert families(text, ("état de santé", "origine", "malad*")) == []


@pytest.mark.parametrize(
    "text",
    ["Sans noter de diagnostic : il est sourd.", "Je n'ai pas noté la cause, mais il est aveugle.", "J'ai noté qu'elle est dépressive."],
)
def test_a_refusal_covers_its_own_clause_only(text: str) -> None:
    assert "sante" in families(text)


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Il souffre du rein et voit un cardiologue.", "sante"),
        ("Le client est portugais.", "intime"),
        ("Le gestionnaire est encore débordé.", "collegue"),
        ("Le voisin est sûrement complice.", "fraude"),
        ("Son code d'alarme est 5521.", "secret"),
        ("M'a envoyé promener.", "jugement"),
    ],
)
def test_what_is_said_in_everyday_words_is_known(text: str, family: str) -> None:
    assert family in families(text)


@pytest.mark.parametrize(
    "text",
    [
        "Procédure expliquée ; code postal 86998 ; il y a du bruit dans la rue.",
        "L'origine des fonds reste à documenter ; permis belge ; colonne de gauche du tableau.",
        "Elle se plaint de ne pas avoir été rappelée, il faut lui répondre vite.",
        "La maîtresse de la classe attend l'attestation ; bonne chance pour la sortie.",
        "À mon avis, la formule Équilibre convient.",
        "Le client se croit couvert pour le vol.",
        "Il va réfléchir, elle en parle à son mari, elle a été rassurée.",
    ],
)
def test_words_of_every_day_taken_in_another_sense_are_allowed(text: str) -> None:
    assert families(text) == []


def test_a_clause_that_no_list_knows_is_found_by_its_meaning_and_quoted_whole() -> None:
    (found,) = judge("Devis envoyé. Elle pense que tout lui est dû. Rappel jeudi.", ()).forbidden
    assert (found.family, found.quote.text) == ("jugement", "Elle pense que tout lui est dû")


def test_what_the_author_wants_written_is_never_forbidden() -> None:
    wanted = KeyPoint("le matériel", (("aides auditives",),))
    assert [thing.quote.text for thing in judge("Aides auditives vues.", ()).forbidden] == ["Aides auditives"]
    assert judge("Aides auditives vues.", (wanted,)).forbidden == ()


def test_no_wording_of_a_shipped_scenario_is_forbidden_by_it() -> None:
    for file in sorted(SCENARIOS.glob("*/scenario.yaml")):
        for described in described_texts(read_yaml(file)):
            points = tuple(
                KeyPoint(point["libelle"], tuple(tuple(map(str, part["formulations"])) for part in point.get("parties", [point])))
                for point in described["points_cles"]
            )
            for text in (text for point in points for part in point.parts for text in part):
                assert judge(f"{text}.", points, tuple(described.get("interdits") or ())).forbidden == (), (file.parent.name, text)


# ── Whatever the text ────────────────────────────────────────────────────────────────────────────

PIECES = st.sampled_from(
    [
        *("identité", "non", "vérifiée", "à", "4 500", "km", "1er déc.", "rappel", "pas", "ne", "n'", "sourd", "mot de passe :"),
        *(":", ",", ".", "\n", "?", "«", "»", "—", "{date}", "{", "*", "🙂", "É", "œ", "ﬁ", "\u00a0", "a\u0301", "…", "(", "€"),
        *("12/13", "99:99", "0", "collègue nul"),
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map(" ".join))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_whatever_the_text_every_quote_is_cut_from_it(text: str) -> None:
    judged = judge(text, POINTS, ("copain", "mot*", "*", ""))
    quotes = [q for point in judged.points for q in point.quotes] + [thing.quote for thing in judged.forbidden]
    assert all(quote.text and text[quote.start : quote.end] == quote.text for quote in quotes)
    assert all(0 <= part.confidence <= 1 for point in judged.points for part in point.parts)


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_judgement(text: str) -> None:
    first = find_points(text, POINTS)
    find_points.cache_clear()
    assert find_points(text, POINTS) == first


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_whatever_an_author_writes_as_a_wording_is_read(text: str) -> None:
    find_points("Identité vérifiée, 4 500 km.", (KeyPoint("x", ((text,),)),))
    judge("Identité vérifiée, 4 500 km.", (), (text,))


def test_a_huge_text_is_judged_on_its_beginning() -> None:
    assert judge("Identité vérifiée. " + "bla " * 50_000, POINTS).present == {"l'identité vérifiée"}


# ── Figures ──────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def reached() -> NoteFigures:
    return measure()


def test_notes_by_other_hands_are_judged_well(reached: NoteFigures) -> None:
    assert reached.points.precision >= 0.96
    assert reached.points.recall >= 0.92


def test_forbidden_things_by_other_hands_are_mostly_found_and_rarely_invented(reached: NoteFigures) -> None:
    assert reached.forbidden.precision >= 0.85
    assert reached.forbidden.recall >= 0.75
    assert reached.accused <= 0.05 * reached.clean


def test_forbidden_things_of_eight_more_scenarios_are_rarely_invented_and_half_of_them_found() -> None:
    both = measure_all((JUDGE, FORBIDDEN_JUDGE))
    assert both.forbidden.precision >= 0.88
    assert both.forbidden.recall >= 0.7
    assert both.accused <= 0.1 * both.clean


def test_quotes_show_what_is_forbidden(reached: NoteFigures) -> None:
    assert reached.astray <= 1
    assert measure_all((DEVELOPMENT, FORBIDDEN_DEVELOPMENT)).astray <= 1


def test_an_author_who_writes_three_wordings_gets_a_good_judge() -> None:
    hurried = measure(wordings=3)
    assert hurried.points.precision >= 0.95
    assert hurried.points.recall >= 0.85


def test_the_development_set_stays_well_judged() -> None:
    known = measure(DEVELOPMENT)
    assert known.points.precision >= 0.94
    assert known.points.recall >= 0.86
    assert known.forbidden.recall >= 0.95


def test_a_long_note_is_judged_quickly() -> None:
    """45 ms of one core; the bound leaves room for a machine that does something else."""
    text = " ".join(
        f"Point {i} : la cliente explique longuement sa demande sur le contrat, les papiers et la date qui lui convient." for i in range(14)
    )[:1500]
    judge(text, POINTS)
    spent = []
    for i in range(7):
        start = time.process_time()
        judge(f"{text[:-2]}{i}.", POINTS)
        spent.append(time.process_time() - start)
    assert min(spent) < 0.1
