"""Names that point nowhere, and scenarios that make no sense: each told at the name, with the nearest right one."""

from __future__ import annotations

from pathlib import Path

import pytest

from crca_sim.authoring.files import load
from crca_sim.authoring.library import open_library
from crca_sim.authoring.mistakes import BrokenFile, Place
from tests.authoring.aim import ACCOMMODATION, PERSONA, PLAYTHROUGH, SCENARIO, errors, spoilt, told

HINTS = 'indices: ["Je bouge beaucoup.", "La cour n\'est pas fermée.", "Et dehors, la nuit ?"]'
SURFACE = '  surface:\n    libelle: "nombre de pièces"'
SEND = "{action: envoyer_document, document: dipa-habitat, canal: courriel}"
REPEAT = '  repeter: {canaux: [telephone], quand: question, dire: ["Vous pouvez répéter ?"]}'
STALE = "{statut: prospect, champs: {nom: A}, perimes: [⌖adresse]}"
BARE = f"  ⌖velo:\n    libelle: protéger son vélo\n    cache: true\n    {HINTS}"
HIDDEN = f'  velo:\n    libelle: "protéger son vélo"\n    cache: true\n    faits: [garage]\n    {HINTS}\n    reprise: ["votre velo"]'

WRONG = {
    "persona": (SCENARIO, "persona: ana", "persona: ⌖anna", "La persona « anna »", "« ana »"),
    "competency": (SCENARIO, "competences: [C1, C3]", "competences: [C1, ⌖C12]", "La compétence « C12 »", "« C2 »"),
    "product": (SCENARIO, "produit: habitat\npersona", "produit: ⌖habitation\npersona", "Le produit « habitation »", "« habitat »"),
    "reason": (SCENARIO, "motif: devis_habitat", "motif: ⌖devis_habitation", "Le motif", "« devis_habitat »"),
    "reason_family": (SCENARIO, "motif: devis_habitat", "motif: devis_habitat\nfamille_motif: ⌖deviss", "La famille", "« devis »"),
    "service": (SCENARIO, "motif: devis_habitat", "motif: devis_habitat\nroutage: ⌖sinistre-auto", "Le service", "« sinistres_auto »"),
    "document": (SCENARIO, "[dipa-habitat, devis]", "[dipa-habitat, ⌖dipa-habitats]", "Le document", "« dipa-habitat »"),
    "format": (SCENARIO, "[dipa-habitat, devis]", "[devis], format: ⌖gros", "Le format", ""),
    "formula": (SCENARIO, "formule: equilibre", "formule: ⌖équilibré", "n'est pas un nom", "« equilibre »"),
    "formula_of_another_product": (SCENARIO, "formule: equilibre", "formule: ⌖tiers", "La formule « tiers »", "essentielle"),
    "option": (SCENARIO, "options: [velo]", "options: [⌖velos]", "L'option", "« velo »"),
    "variant": (SCENARIO, "options: [velo]", "variantes: [⌖electrique]", "La variante", ""),
    "need_of_a_solution": (SCENARIO, "besoins: [prix, velo]", "besoins: [prix, ⌖vello]", "Le besoin « vello »", "« velo »"),
    "need_of_a_complement": (SCENARIO, "besoins: [velo]", "besoins: [⌖veloo]", "Le besoin", "« velo »"),
    "fact_of_a_need": (SCENARIO, "faits: [garage]", "faits: [⌖garrage]", "Le fait « garrage »", "« garage »"),
    "topic": (SCENARIO, "themes: [surface_pieces]", "themes: [⌖surface-pieces]", "Le thème", "« surface_pieces »"),
    "record_field": (SCENARIO, "champ: pieces", "champ: ⌖piece", "Le champ", "« pieces »"),
    "stale_field": (SCENARIO, "{statut: prospect}", STALE, "Le champ du dossier", "nom"),
    "trigger_unless": (SCENARIO, "sauf_si: velo", "sauf_si: ⌖veloo", "Le fait ou le besoin", "« velo »"),
    "trigger_topic": (SCENARIO, "theme: franchise", "theme: ⌖franchises", "Le thème", "« franchise »"),
    "trigger_solution": (SCENARIO, "theme: franchise", "solution: ⌖equilibree", "La solution", "« equilibre »"),
    "trigger_complement": (SCENARIO, "theme: franchise", "complement: ⌖velos", "Le complément", "« velo »"),
    "asked_limit": (SCENARIO, "demande_limite: franchise", "demande_limite: ⌖franchises", "La limite", "« franchise »"),
    "house_value": (SCENARIO, 'valeur: "150 EUR"', 'valeur: ⌖"350 EUR"', "n'est pas ce que dit la maison", ""),
    "advised_and_unsuitable": (SCENARIO, "conseillee: true", "conseillee: true\n    ⌖inadaptee: true", "à la fois", ""),
    "indicator_in_and_out": (SCENARIO, "indicateurs: [C5.5]", "indicateurs: [C5.5]\nsans_objet: [⌖C5.5]", "à la fois", ""),
    "two_hints_only": (SCENARIO, HINTS, 'indices: ⌖["Je bouge.", "Et la nuit ?"]', "3 indices", "trois phrases"),
    "nothing_reveals_the_need": (SCENARIO, HIDDEN, BARE, "Rien ne révèle", "« reprise »"),
    "fact_that_cannot_be_asked": (
        SCENARIO, f"{SURFACE}\n    themes: [surface_pieces]", SURFACE.replace("s", "⌖s", 1), "Rien ne permet de demander", "",
    ),
    "control_that_is_no_fact": (SCENARIO, "motif: d", "controles: [⌖nom]\nmotif: d", "Le fait « nom »", ""),
    "control_that_does_not_identify": (SCENARIO, "motif: d", "controles: [⌖surface]\nmotif: d", "élément d'identité", "identite: true"),
    "client_without_control": (SCENARIO, "{statut: prospect}", "{statut: client}", "au moins 2 éléments", ""),
    "agreement_without_solution": (SCENARIO, "conseillee: true", "inadaptee: true", "aucune solution ne convient", ""),
    "hidden_value_in_the_situation": (SCENARIO, 'situation: "Une', 'situation: ⌖"À 1200 EUR. Une', "ne doit rien dire", "retirez"),
    "accommodation": (PERSONA, "amenagement: ecrit", "amenagement: ⌖ecrits", "L'aménagement", "« ecrit »"),
    "channel_of_a_sign": (ACCOMMODATION, "canaux: [telephone]", "canaux: [⌖téléphone]", "Le canal", "« telephone »"),
    "helping_gesture": (ACCOMMODATION, "aide: [ecrire, ralentir]", "aide: [ecrire, ⌖crier]", "Le geste", "« ecrire »"),
    "channel_of_a_profile": (ACCOMMODATION, "chiffres: [e", "canaux: [⌖telephon]\nchiffres: [e", "Le canal", "« telephone »"),
    "format_of_a_profile": (ACCOMMODATION, "chiffres: [e", "formats: [⌖brail]\nchiffres: [e", "Le format", "« braille »"),
    "channel_of_fragments": (
        ACCOMMODATION, "chiffres: [e", "fragments: {canaux: [⌖tchat], debut: [Je], coupe: [Non]}\nchiffres: [e", "Le canal", "« chat »",
    ),
    "scenario_of_a_playthrough": (PLAYTHROUGH, "scenario: essai", "scenario: ⌖essay", "Le scénario « essay »", "« essai »"),
    "persona_of_a_playthrough": (PLAYTHROUGH, "persona: ana", "persona: ⌖anaa", "La persona", "« ana »"),
    "contested_act": (PLAYTHROUGH, "acte: saluer", "acte: ⌖salué", "n'est pas un nom", "« salue »"),
    "contested_act_unknown": (PLAYTHROUGH, "acte: saluer", "acte: ⌖salue", "L'acte « salue »", "« saluer »"),
    "contested_turn_to_come": (PLAYTHROUGH, "{tour: 1,", "{tour: ⌖9,", "n'a pas encore eu lieu", ""),
    "desk_action": (PLAYTHROUGH, "action: envoyer_document", "action: ⌖envoyer_documents", "L'action du poste", "« envoyer_document »"),
    "desk_argument": (PLAYTHROUGH, "canal: courriel}", "canal: courriel, ⌖formatt: standard}", "L'argument", "« format »"),
    "desk_argument_missing": (PLAYTHROUGH, SEND, "⌖{action: coder_motif}", "Il manque l'argument « motif »", "coder_motif motif=…"),
    "desk_document": (PLAYTHROUGH, "document: dipa-habitat", "document: ⌖dipa-habita", "Pour « document »", "« dipa-habitat »"),
    "mail_on_the_phone": (PLAYTHROUGH, "- geste: attendre", "- ⌖courriel: {corps: Bonjour}", "telephone", "« dire »"),
    "expected_competency": (PLAYTHROUGH, "competences: {C1:", "competences: {⌖C0:", "La compétence « C0 »", "« C10 »"),
    "expected_fault": (PLAYTHROUGH, "fautes: []", "fautes: [⌖FE-99]", "La faute", ""),
    "self_rated_competency": (PLAYTHROUGH, "niveaux: {C1:", "niveaux: {⌖C20:", "La compétence", "« C2 »"),
}  # fmt: skip

UNMARKED = {"client_without_control": Place(1, 1), "agreement_without_solution": Place(12, 20)}


@pytest.mark.parametrize("case", WRONG)
def test_a_name_that_points_nowhere_is_told_where_it_stands(case: str, tmp_path: Path) -> None:
    text, old, new, words, proposal = WRONG[case]
    broken, place = spoilt(text, old, new if "⌖" in new else f"{new}⌖")
    found = [m for m in errors(broken, tmp_path) if words in m.message and proposal in (m.proposal or "")]
    assert [Place(m.line, m.column) for m in found] == [UNMARKED.get(case, place)], errors(broken, tmp_path)


ADVISED = {
    "line_said_twice": (SCENARIO, '"Je ne sais pas."', '⌖"C\'est cher."', "déjà à la ligne"),
    "clue_in_the_situation": (SCENARIO, 'situation: "Une', 'situation: ⌖"Un vélo neuf. Une', "met sur la voie"),
    "trust_without_a_floor": (SCENARIO, "divulgation: indice", "divulgation: ⌖confiance", "confiance_min"),
    "withdrawal_of_another_product": (SCENARIO, "motif: d", "⌖renonciation: aucun\nmotif: d", "14_jours"),
    "knowledge_of_no_topic": (PERSONA, "amenagement: ecrit", "amenagement: ecrit\nconnaissances:\n  ⌖bugdet: [Serré.]", "« budget »"),
    "need_told_without_words": (ACCOMMODATION, "chiffres: [e", "⌖se_dit: d_emblee\nchiffres: [e", "besoin_dit"),
    "over_adapted_without_reply": (ACCOMMODATION, "chiffres: [e", "⌖surprotege: [bravo]\nchiffres: [e", "surprotege_dire"),
    "tiring_without_words": (ACCOMMODATION, "chiffres: [e", "⌖fatigue: {tour: 2}\nchiffres: [e", "fatigue_dire"),
    "politeness_without_effect": (ACCOMMODATION, "chiffres: [e", "enjeu: energie\n⌖acquiesce: true\nchiffres: [e", "enjeu"),
    "format_that_suits_and_hinders": (
        ACCOMMODATION, "chiffres: [e", "gene: [document_standard]\n⌖formats: [standard]\nchiffres: [e", "à la fois",
    ),
    "few_signs": (ACCOMMODATION, f"signes:\n{REPEAT}", "⌖signes:", "au moins 3"),
}  # fmt: skip


@pytest.mark.parametrize("case", ADVISED)
def test_what_deserves_another_look_is_advised_and_breaks_nothing(case: str, tmp_path: Path) -> None:
    text, old, new, words = ADVISED[case]
    spoilt_text, place = spoilt(text, old, new)
    [advice] = told(spoilt_text, tmp_path)
    assert (advice.severity, Place(advice.line, advice.column)) == ("conseil", place)
    assert words in f"{advice.message} {advice.proposal}"


def test_a_topic_outside_the_bank_is_only_advised_when_the_fact_brings_its_questions(tmp_path: Path) -> None:
    own = SCENARIO.replace("themes: [surface_pieces]", 'themes: [surface_utile]\n    exemples: ["Combien de mètres ?", "Quelle surface ?"]')
    assert [m.severity for m in told(own, tmp_path)] == ["conseil"]


def test_a_prospect_needs_no_control_but_two_when_any(tmp_path: Path) -> None:
    identified = SCENARIO.replace('    valeur: "2"', '    valeur: "2"\n    identite: true')
    one = identified.replace("motif: d", "controles: [surface]\nmotif: d")
    assert "au moins 2" in errors(one, tmp_path)[0].message


def test_all_wrong_names_are_told_at_once(tmp_path: Path) -> None:
    broken = (
        SCENARIO.replace("persona: ana", "persona: x").replace("formule: equilibre", "formule: x").replace("motif: devis_h", "motif: h")
    )
    assert len(errors(broken, tmp_path)) == 3


def test_a_partie_is_played_by_who_can_or_by_a_stranger(working_folder: Path) -> None:
    (working_folder / "personas" / "paul.yaml").write_text(PERSONA.replace("civilite: Mme", "civilite: M."), "utf-8")
    partie, library = working_folder / "partie.yaml", open_library()
    partie.write_text(PLAYTHROUGH.replace("persona: ana", "persona: aleatoire"), "utf-8")
    assert not load(partie, library).advice
    partie.write_text(PLAYTHROUGH.replace("persona: ana", "persona: paul"), "utf-8")
    with pytest.raises(BrokenFile, match="Les répliques s'accordent au féminin"):
        load(partie, library)


def test_a_birth_date_that_does_not_make_the_age_is_pointed_at(tmp_path: Path) -> None:
    def of_birth(date: str) -> list[str]:
        return [m.message for m in told(f'{PERSONA}naissance: "{date}"\n', tmp_path)]

    assert of_birth("1986-03-14") == []
    assert of_birth("1985-03-14") == ["Née ce jour-là, cette personne a 41 ans à la fin de 2026, et non 40."]
    assert of_birth("1985-02-30") == ["La date « 1985-02-30 » n'existe pas dans le calendrier."]
