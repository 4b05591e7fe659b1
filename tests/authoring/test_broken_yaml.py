"""What a hand lets slip in YAML, and what is said of it: exactly where, and in words that a trainer knows."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.authoring.aim import PERSONA, errors, spoilt, told

# What is replaced in a valid persona, what is written instead (⌖: the place that must be said), and words of the message.
SLIPS = {
    "tab_for_indentation": ("prenom: Ana", "temperament:\n⌖\tpatience: 50\nprenom: Ana", "tabulation"),
    "colon_in_a_bare_text": ('metier: "fleuriste"', "metier: Fleuriste ⌖: vend des fleurs", "guillemets"),
    "missing_colon": ("prenom: Ana", "⌖prenom Ana", "manque « : »"),
    "no_space_after_colon": ("prenom: Ana", "⌖prenom:Ana", "espace après « : »"),
    "quote_left_open": ('metier: "fleuriste"', 'metier: ⌖"fleuriste', "n'est jamais refermé"),
    "quote_left_open_to_the_end": ('situation: "Cherche une assurance."\namenagement: ecrit', "situation: ⌖'Cherche", "jamais refermée"),
    "apostrophe_closes_too_early": ('metier: "fleuriste"', "metier: 'l'⌖atelier'", "trop tôt"),
    "text_after_closing_quote": ('metier: "fleuriste"', 'metier: "fleuriste" ⌖ambulante', "trop tôt"),
    "bracket_left_open": ("prenom: Ana", "repliques: {bonjour: ⌖[oui\nprenom: Ana", "crochet"),
    "brace_left_open": ("prenom: Ana", "temperament: ⌖{patience: 50\nprenom: Ana", "accolade"),
    "key_too_far_right": ("prenom: Ana", "  ⌖prenom: Ana", "plus à droite"),
    "key_not_aligned": ("prenom: Ana", "temperament:\n    patience: 50\n  ⌖confiance: 40\nprenom: Ana", "décalage"),
    "dash_among_keys": ("prenom: Ana", "⌖- prenom", "tiret"),
    "dash_swallowed_by_the_text_above": ("prenom: Ana", "repliques:\n  bonjour:\n    - oui\n     ⌖- non\nprenom: Ana", "suite du texte"),
    "list_on_the_key_line": ("prenom: Ana", "prenom: ⌖- Ana", "ligne suivante"),
    "starts_with_at": ("prenom: Ana", "prenom: ⌖@Ana", "« @ »"),
    "starts_with_percent": ("prenom: Ana", "prenom: ⌖%Ana", "« % »"),
    "directive": ("civilite: Mme", "⌖%AUBE 1\n---\ncivilite: Mme", "« % »"),
    "bad_escape": ('metier: "fleuriste"', 'metier: "fleur⌖\\quiste"', "barre"),
    "half_a_character": ('metier: "fleuriste"', 'metier: "\\u⌖d83d"', "barre"),
    "duplicate_key": ("prenom: Ana", "prenom: Ana\n⌖prenom: Léa", "déjà donnée à la ligne 2"),
    "duplicate_key_in_two_accent_forms": ("prenom: Ana", "é: 1\n⌖e\u0301: 2\nprenom: Ana", "déjà donnée"),
    "anchor": ("prenom: Ana", "prenom: ⌖&moi Ana", "ancres"),
    "alias": ("prenom: Ana", "prenom: ⌖*moi", "renvois"),
    "tag": ("prenom: Ana", "prenom: ⌖!!python/object/apply:os.system [ls]", "étiquettes"),
    "own_tag": ("prenom: Ana", "prenom: ⌖!urgent Ana", "étiquettes"),
    "unknown_tag_handle": ("prenom: Ana", "prenom: ⌖!a!b Ana", "« ! »"),
    "list_as_a_key": ("prenom: Ana", "? ⌖[a, b]\n: Ana", "clé"),
    "second_document": ("prenom: Ana", "prenom: Ana\n⌖---\nciel: bleu", "un second « --- »"),
    "words_after_the_end": ("prenom: Ana", "prenom: Ana\n...\n⌖ciel: bleu", "rien ne suit"),
    "text_after_bar": ("prenom: Ana", "prenom: ⌖|Ana", "ligne suivante"),
    "bell": ("prenom: Ana", "prenom: A⌖\x07na", "U+0007"),
    "escape_sequence": ("prenom: Ana", "prenom: ⌖\x1b[31mAna", "U+001B"),
    "turned_writing_direction": ("prenom: Ana", "prenom: A⌖\u202ena", "U+202E"),
    "line_separator": ("prenom: Ana", "prenom: A⌖\u2028na", "U+2028"),
    "misplaced_sign": ("prenom: Ana", "prenom: ⌖] Ana", "n'est pas à sa place"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_where_it_is(slip: str, tmp_path: Path) -> None:
    old, new, words = SLIPS[slip]
    text, place = spoilt(PERSONA, old, new)
    first = errors(text, tmp_path)[0]
    assert ((first.line, first.column), words in first.message) == (place, True), first


def test_the_place_counts_characters_not_bytes(tmp_path: Path) -> None:
    text, place = spoilt(PERSONA, "prenom: Ana", 'prenom: "🌻 Éléa" ⌖é')
    assert (errors(text, tmp_path)[0].line, errors(text, tmp_path)[0].column) == place


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_windows_and_old_mac_lines_are_counted_as_lines(newline: str, tmp_path: Path) -> None:
    text, place = spoilt(PERSONA, "ville:", "⌖vile:")
    [mistake] = errors(text.replace("\n", newline), tmp_path)
    assert (mistake.line, mistake.column) == place


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    assert told("\ufeff" + PERSONA, tmp_path) == ()


def test_several_slips_are_told_at_once(tmp_path: Path) -> None:
    text = PERSONA.replace("prenom: Ana", "prenom: &a Ana\nville: *a\nage: !x 3")
    assert [m.line for m in errors(text, tmp_path)] == [2, 3, 4, 6, 8]


BYTES = {
    "empty": (b"", (1, 1), "vide"),
    "blank": (b"  \n\n", (1, 1), "vide"),
    "remarks_only": (b"# rien\n", (1, 1), "vide"),
    "null": (b"~\n", (1, 1), "vide"),
    "a_list": (b"- Ana\n- Lea\n", (1, 1), "clés"),
    "a_word": (b"Ana\n", (1, 1), "clés"),
    "unknown_keys": (b"xxx: 1\nyyy: 2\n", (1, 1), "ne reconnaît"),
    "windows_1252": ("civilite: Mme\nprenom: Éléa\n".encode("cp1252"), (2, 9), "UTF-8"),
    "windows_1252_after_accents": ("# été\n".encode() + "prénom".encode("cp1252"), (2, 3), "« prénom »"),
    "utf_16": ("civilite: Mme".encode("utf-16"), (1, 1), "UTF-16"),
    "nul": (b"civilite: Mme\nprenom: A\x00na", (2, 10), "nul"),
    "picture": (b"\x89PNG\r\n\x1a\n\x00\x00", (3, 1), "pas un texte"),
    "huge": (b"a: " + b"x" * 2_000_000, (1, 1), "1 Mio"),
    "deep_lists": (b"a: " + b"[" * 100_000, (1, 33), "imbriqués"),
    "deep_mappings": (b"{a: " * 50_000, (1, 121), "imbriqués"),
    "deep_dashes": (b"- " * 50_000, (1, 61), "imbriqués"),
    "cut_character": ("prenom: é".encode()[:-1], (1, 9), "UTF-8"),
}


@pytest.mark.parametrize("case", BYTES)
def test_bytes_that_are_no_description_are_told(case: str, tmp_path: Path) -> None:
    data, place, words = BYTES[case]
    first = errors(data, tmp_path)[0]
    assert ((first.line, first.column), words in first.message) == (place, True), first


def test_an_alias_bomb_is_refused_without_growing(tmp_path: Path) -> None:
    bomb = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
    found = errors(bomb, tmp_path)
    assert (found[0].line, found[0].column) == (1, 5)
    assert len(told(bomb, tmp_path)) < 100


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "essai.yaml").mkdir()
    with pytest.raises(IsADirectoryError):
        told(b"", tmp_path)


@pytest.mark.parametrize(
    "word", ["12:30", "NO", "on", "yes", "012", "01 99 00 41 00", "2019-05-12", "0x1F", "1e3", "1_000", ".inf", "Éléa 🌻"]
)
def test_what_yaml_would_turn_into_something_else_stays_text(word: str, tmp_path: Path) -> None:
    assert told(PERSONA.replace("prenom: Ana", f"prenom: {word}"), tmp_path) == ()


@pytest.mark.parametrize("word", ["~", "null", "true", "False", "12", "-3", "4.50"])
def test_what_is_no_text_is_asked_to_be_quoted(word: str, tmp_path: Path) -> None:
    found = errors(PERSONA.replace("prenom: Ana", f"prenom: {word}"), tmp_path)
    assert [(m.line, m.column) for m in found] == [(2, 9)]
    assert told(PERSONA.replace("prenom: Ana", f'prenom: "{word}"'), tmp_path) == ()


def test_an_escape_written_in_the_text_is_kept_as_text_and_told(tmp_path: Path) -> None:
    [advice] = told(PERSONA.replace("prenom: Ana", 'prenom: "\\e[31mAna"'), tmp_path)
    assert (advice.line, advice.column, advice.severity) == (2, 9, "conseil")


def test_a_remark_that_cuts_a_text_is_told(tmp_path: Path) -> None:
    [advice] = told(PERSONA.replace("ville: Aubelune", "ville: Aubelune #2"), tmp_path)
    assert (advice.line, advice.column, advice.severity) == (6, 16, "conseil")
    assert told(PERSONA.replace("ville: Aubelune", "ville: Aubelune  # au bord de l'eau"), tmp_path) == ()


def test_plain_yaml_reads_the_same_as_for_everyone_else() -> None:
    from crca_sim.authoring.source import parsed

    text = "a: [1, -2, 0.5, vrai, true, ~]\nb:\n  - {c: d, e: 'f'}\n  - |\n    deux\n    lignes\nplié: >\n  un\n  texte\n"
    assert parsed(text, "essai").value == yaml.safe_load(text)


def test_very_much_advice_neither_cuts_a_file_short_nor_hides_a_mistake(tmp_path: Path) -> None:
    lines = "".join(f"  theme-{n}: [bien #{n}\n]\n" for n in range(400))
    long = f"{PERSONA}connaissances:\n{lines}"
    assert {m.severity for m in told(long, tmp_path)} == {"conseil"}
    assert [m.line for m in errors(f"{long}age: 41\n", tmp_path)] == [long.count("\n") + 1]
