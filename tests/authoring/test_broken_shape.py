"""A value that is not what its key asks for: where, what is possible, and the nearest right name."""

from __future__ import annotations

from pathlib import Path

import pytest

from crca_sim.authoring.mistakes import Place
from tests.authoring.aim import ACCOMMODATION, PERSONA, PLAYTHROUGH, SCENARIO, errors, spoilt, told

# Text, what is replaced, what is written (⌖: the place), words of the message, words of the proposal.
CASES = {
    "unknown_key": (PERSONA, "prenom: Ana", "⌖prenon: Ana", "« prenon » est inconnue", "« prenom »"),
    "unknown_key_with_accents": (PERSONA, "metier:", "⌖Métier:", "inconnue", "« metier »"),
    "english_key": (SCENARIO, 'titre: "Ass', '⌖title: "Ass', "inconnue", "« titre »"),
    "key_after_a_hard_space": (PERSONA, "prenom: Ana", "⌖\u00a0prenom: Ana", "espace insécable", "espaces ordinaires"),
    "unknown_key_far_from_any": (PERSONA, "prenom: Ana", "prenom: Ana\n⌖xyzw: 1", "inconnue", "clés possibles"),
    "unknown_key_deep_down": (SCENARIO, "    valeur: \"2\"", "    ⌖valeurs: \"2\"", "dans « faits.surface »", "« valeur »"),
    "missing_key": (SCENARIO, '    libelle: "nombre de pièces"\n    themes', "    ⌖themes", "manque la clé « libelle »", "ajoutez"),
    "missing_key_at_the_root": (PERSONA, "civilite: Mme\nprenom: Ana\n", "⌖prenom: Ana\n", "manque la clé « civilite »", "ajoutez"),
    "word_for_a_number": (PERSONA, "age: 40", "age: ⌖quarante", "nombre entier", ""),
    "number_in_quotes": (PERSONA, "age: 40", 'age: ⌖"40 ans"', "nombre entier", "40"),
    "decimal_for_a_whole_number": (PERSONA, "age: 40", "age: ⌖40.5", "nombre entier", ""),
    "yes_for_a_number": (PERSONA, "age: 40", "age: ⌖true", "nombre entier", ""),
    "too_small": (PERSONA, "age: 40", "age: ⌖3", "15 au moins", ""),
    "too_great": (PERSONA, "age: 40", "age: ⌖400", "110 au plus", ""),
    "not_among_the_names": (PERSONA, "civilite: Mme", "civilite: ⌖Madam", "« M. » ou « Mme »", ""),
    "name_nearly_right": (SCENARIO, "canal: telephone", "canal: ⌖téléphone", "face_a_face", "« telephone »"),
    "number_for_a_name": (SCENARIO, "canal: telephone", "canal: ⌖3", "Valeurs possibles", ""),
    "hour_for_a_number": (PERSONA, "age: 40", "age: ⌖12:30", "nombre entier", ""),
    "oui_for_true": (SCENARIO, "cache: true", "cache: ⌖oui", "true (vrai)", "écrivez true"),
    "no_for_false": (SCENARIO, "cache: true", "cache: ⌖NO", "true (vrai)", "écrivez false"),
    "number_for_a_text": (SCENARIO, 'valeur: "2"', "valeur: ⌖2", "un texte", '"2"'),
    "nothing_for_a_text": (PERSONA, "ville: Aubelune", "ville:⌖", "il n'y a rien", "écrivez le texte"),
    "empty_text": (PERSONA, "ville: Aubelune", 'ville: ⌖" "', "vide", ""),
    "list_for_a_text": (PERSONA, "ville: Aubelune", "ville: ⌖[Aubelune]", "un texte", "sans tiret"),
    "braces_for_a_text": (PERSONA, "ville: Aubelune", "ville: ⌖{Aubelune}", "un texte", "guillemets"),
    "text_for_a_list": (SCENARIO, 'endurcie: ["Je vais voir ailleurs."]', 'endurcie: ⌖"Tant pis."', "une liste", "- Tant pis."),
    "text_for_keys": (SCENARIO, "dossier: {statut: prospect}", "dossier: ⌖prospect", "clés et des valeurs", ""),
    "list_for_keys": (SCENARIO, "profil_tarif: {pieces: 2, statut: locataire}", "profil_tarif: ⌖[2]", "clés et des valeurs", ""),
    "empty_list": (SCENARIO, "competences: [C1, C3]", "competences: ⌖[]", "au moins 1", ""),
    "name_with_capitals": (SCENARIO, "  surface:\n", "  ⌖Surface Habitable:\n", "n'est pas un nom", "« surface-habitable »"),
    "wrong_item_of_a_list": (SCENARIO, '"Je bouge beaucoup."', "⌖12", "un texte", '"12"'),
    "too_long": (PERSONA, "ville: Aubelune", f"ville: ⌖{'a' * 2001}", "2000 caractères au plus", ""),
    "wait_that_is_no_duration": (PLAYTHROUGH, "apres: 3 j", "apres: ⌖trois jours", "durée", "3 j"),
    "two_things_in_a_tour": (PLAYTHROUGH, "- geste: attendre", "- ⌖geste: attendre\n    apres: 3 j", "une seule clé", ""),
    "unknown_thing_in_a_tour": (PLAYTHROUGH, "- geste: attendre", "- ⌖gestes: attendre", "inconnue", "« geste »"),
    "unknown_key_in_the_only_item": (ACCOMMODATION, 'accepte: ["Oui, par écrit, c\'est mieux."]', "accepte: [⌖3]", "un texte", '"3"'),
    "unknown_gesture": (PLAYTHROUGH, "geste: attendre", "geste: ⌖atendre", "ne convient pas", "« attendre »"),
    "unknown_level": (PLAYTHROUGH, "competences: {C1: acquis", "competences: {C1: ⌖aquis", "ne convient pas", "« acquis »"),
    "unknown_level_at_least": (PLAYTHROUGH, "{au_moins: en_cours}", "{au_moins: ⌖encours}", "ne convient pas", "« en_cours »"),
    "unknown_key_at_least": (PLAYTHROUGH, "{au_moins: en_cours}", "{⌖au_moin: en_cours}", "inconnue", "« au_moins »"),
    "unknown_moment_of_a_sign": (ACCOMMODATION, "quand: question", "quand: ⌖questions", "ne convient pas", "« question »"),
    "too_many_questions": (ACCOMMODATION, "chiffres: [ecrire]", "questions: ⌖7", "3 au plus", ""),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_wrong_value_is_told_where_it_is(case: str, tmp_path: Path) -> None:
    text, old, new, words, proposal = CASES[case]
    broken, place = spoilt(text, old, new)
    found = next((m for m in errors(broken, tmp_path) if words in m.message), None)
    assert found is not None, errors(broken, tmp_path)
    assert Place(found.line, found.column) == place
    assert proposal in (found.proposal or "")


ALONE = sorted(set(CASES) - {"name_with_capitals", "list_for_keys", "key_after_a_hard_space"})
"""Those that spoil nothing else."""


@pytest.mark.parametrize("case", ALONE)
def test_one_wrong_value_is_one_mistake(case: str, tmp_path: Path) -> None:
    text, old, new, *_ = CASES[case]
    broken, _place = spoilt(text, old, new)
    assert len(errors(broken, tmp_path)) == 1, errors(broken, tmp_path)


def test_all_wrong_values_are_told_at_once_in_order(tmp_path: Path) -> None:
    broken = PERSONA.replace("civilite: Mme", "civilite: Madam").replace("age: 40", "age: 3").replace("ville: Aubelune", "vile: Aubelune")
    assert [m.line for m in errors(broken, tmp_path)] == [1, 4, 6]


def test_a_file_with_very_many_mistakes_tells_the_first_ones_and_that_there_are_more(tmp_path: Path) -> None:
    broken = PERSONA + "connaissances:\n" + "".join(f"  theme-{n}: {n}\n" for n in range(500))
    found = told(broken, tmp_path)
    assert [m.line for m in found[:3]] == [10, 11, 12]
    assert len(found) < 100
    assert "d'autres" in found[-1].message


def test_messages_are_in_french(tmp_path: Path) -> None:
    english = ("should", "input", "value error", "expected", "field", "type=", "mapping", "found ", "valid ")
    for text, old, new, *_ in CASES.values():
        for mistake in errors(spoilt(text, old, new)[0], tmp_path):
            assert not [word for word in english if word in f"{mistake.message} {mistake.proposal}".lower()], mistake


def test_the_valid_samples_have_nothing_wrong(tmp_path: Path) -> None:
    assert [told(text, tmp_path) for text in (SCENARIO, PERSONA, ACCOMMODATION, PLAYTHROUGH)] == [(), (), (), ()]
