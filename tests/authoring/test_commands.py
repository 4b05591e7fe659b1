"""What authors' commands print, and the codes they leave with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crca_sim.authoring.library import open_library
from crca_sim.authoring.mistakes import Mistake
from crca_sim.commands import authors, check, listing

Printed = pytest.CaptureFixture[str]


def test_check_without_a_path_checks_the_library_in_use(working_folder: Path, capsys: Printed) -> None:
    assert check.run([]) == 0
    assert capsys.readouterr().out == "4 fichiers vérifiés\u00a0: aucune erreur.\n"


def test_check_prints_each_mistake_with_its_place_and_a_way_out(working_folder: Path, capsys: Printed) -> None:
    path = Path("personas", "ana.yaml")
    path.write_text(path.read_text("utf-8").replace("prenom:", "prenon:"), "utf-8")
    assert check.run([str(path)]) == 1
    first, proposal, summary = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{path}:2:1: La clé")
    assert proposal == "    Proposition\u00a0: «\u00a0prenom\u00a0»."
    assert summary == "1 fichier vérifié\u00a0: 1 erreur."


def test_check_tells_all_in_json_and_nothing_else(working_folder: Path, capsys: Printed) -> None:
    path = Path("personas", "ana.yaml")
    path.write_text(path.read_text("utf-8").replace("age: 40", "age: quarante"), "utf-8")
    assert check.run(["personas"], as_json=True) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["files"], told["ok"]) == (2, False)
    [mistake] = told["mistakes"]
    assert (mistake["file"], mistake["line"], mistake["column"], mistake["severity"]) == (str(path), 4, 6, "error")


def test_advice_does_not_make_a_file_wrong(working_folder: Path, capsys: Printed) -> None:
    path = Path("personas", "ana.yaml")
    path.write_text(path.read_text("utf-8").replace("ville: Aubelune", "ville: Aubelune #2"), "utf-8")
    assert check.run([str(path)]) == 0
    assert "6:16: conseil\u00a0: " in capsys.readouterr().out


def test_a_path_that_is_not_there_is_misuse(working_folder: Path, capsys: Printed) -> None:
    assert check.run(["nulle-part.yaml"]) == 2
    assert capsys.readouterr() == ("", "«\u00a0nulle-part.yaml\u00a0» n'existe pas.\n")


def test_a_folder_without_any_yaml_is_misuse(working_folder: Path, capsys: Printed) -> None:
    Path("vide").mkdir()
    assert check.run(["vide"]) == 2
    assert "aucun fichier" in capsys.readouterr().err


def test_a_file_outside_the_library_finds_its_names_beside_it(
    working_folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert check.run([str(working_folder / "scenarios" / "essai")]) == 0
    assert check.run([str(working_folder)]) == 0


def test_hidden_folders_are_left_alone(working_folder: Path, capsys: Printed) -> None:
    Path(".brouillons").mkdir()
    Path(".brouillons", "x.yaml").write_text("x", "utf-8")
    assert check.run(["."]) == 0


def test_a_wrong_suffix_is_advised(working_folder: Path, capsys: Printed) -> None:
    Path("personas", "ana.yaml").rename(Path("personas", "ana.yml"))
    check.run(["personas"])
    assert "renommez-le ana.yaml" in capsys.readouterr().out


def test_right_playthroughs_are_played_and_wrong_ones_are_not(working_folder: Path, capsys: Printed) -> None:
    played: list[Path] = []

    def play(path: Path) -> list[Mistake]:
        played.append(path)
        return [Mistake(str(path), 13, 8, "La fin est « accord ».")]

    wrong = Path("scenarios", "essai", "parties", "mauvaise.yaml")
    wrong.write_text("scenario: essai\n", "utf-8")
    assert check.run(["scenarios"], play=play) == 1
    assert [path.name for path in played] == ["bonne.yaml"]
    assert "bonne.yaml:13:8: La fin est" in capsys.readouterr().out


def test_list_gives_authors_everything(working_folder: Path, capsys: Printed) -> None:
    assert listing.run(as_json=True) == 0
    assert json.loads(capsys.readouterr().out) == {
        "scenarios": [
            {
                "id": "essai", "title": "Assurer un studio", "channel": "telephone", "product": "habitat", "difficulty": "moyen",
                "competencies": ["C1", "C3"], "persona": "ana", "accommodation": "ecrit", "fits": ["ana"],
            }
        ],
        "personas": [{"id": "ana", "name": "Ana Exemple", "age": 40, "accommodation": "ecrit"}],
    }  # fmt: skip


def test_list_gives_trainees_nothing_of_what_they_must_find(working_folder: Path, capsys: Printed) -> None:
    assert listing.run() == 0
    shown = capsys.readouterr().out
    assert "Assurer un studio" in shown
    assert "téléphone" in shown
    assert "ecrit" not in shown
    assert "vélo" not in shown


def test_list_leaves_out_broken_files_and_says_so(working_folder: Path, capsys: Printed) -> None:
    Path("personas", "zoe.yaml").write_text("prenom: Zoé\n", "utf-8")
    assert listing.run(as_json=True) == 0
    printed = capsys.readouterr()
    assert [p["id"] for p in json.loads(printed.out)["personas"]] == ["ana"]
    assert "zoe" in printed.err


@pytest.mark.parametrize("kind", ["scenario", "persona"])
@pytest.mark.parametrize("folder", ["empty", "own"])
def test_a_new_file_is_right_at_once(kind: str, folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    monkeypatch.chdir(tmp_path)
    if folder == "own":
        (tmp_path / "personas").mkdir()
    assert authors.new(kind, "premier-essai", tmp_path) == 0
    assert check.run([]) == 0, capsys.readouterr().out
    assert check.run(["."]) == 0
    assert " 0 conseil" not in capsys.readouterr().out


def test_nothing_is_overwritten(working_folder: Path, capsys: Printed) -> None:
    before = Path("personas", "ana.yaml").read_bytes()
    assert authors.new("persona", "ana", working_folder) == 2
    assert "existe déjà" in capsys.readouterr().err
    assert Path("personas", "ana.yaml").read_bytes() == before


@pytest.mark.parametrize("name", ["", "Zoé", "a b", "../x", "a/b", "-a", "nul", "con", "x" * 61, "a\x1b[31m"])
def test_a_bad_name_is_refused_and_nothing_is_made(name: str, tmp_path: Path, capsys: Printed) -> None:
    assert authors.new("persona", name, tmp_path) == 2
    assert capsys.readouterr().err.strip().replace("\u00a0", " ").isprintable()
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_kind_is_refused(tmp_path: Path, capsys: Printed) -> None:
    assert authors.new("client", "ana", tmp_path) == 2
    assert authors.schema("client") == 2


@pytest.mark.parametrize("kind", ["scenario", "persona", "partie", "amenagement"])
def test_every_key_of_a_schema_is_explained(kind: str, capsys: Printed) -> None:
    assert authors.schema(kind) == 0
    schema = json.loads(capsys.readouterr().out)
    parts = [schema, *(part for name, part in schema.get("$defs", {}).items() if name != "JsonValue")]
    assert [key for part in parts for key, told in part["properties"].items() if not told.get("description")] == []
    assert schema["additionalProperties"] is False


def test_the_graph_names_what_is_hidden_and_what_answers_it(working_folder: Path, capsys: Printed) -> None:
    assert authors.graph("essai") == 0
    drawn = capsys.readouterr().out
    assert drawn.startswith("flowchart LR\n")
    assert "b_velo -->|répond| s_equilibre" in drawn
    assert ":::cache" in drawn


def test_the_graph_of_an_unknown_scenario_is_misuse(working_folder: Path, capsys: Printed) -> None:
    assert authors.graph("essais") == 2
    assert "«\u00a0essai\u00a0»" in capsys.readouterr().err


def test_the_plan_of_the_portal_names_every_page_and_every_task(capsys: Printed) -> None:
    assert authors.graph("espace-client") == 0
    printed = capsys.readouterr().out
    assert printed.startswith("flowchart LR")
    assert "p_ajouter_piece" in printed
    assert "deposer_piece (déposer une pièce dans un dossier)" in printed.replace("\u00a0", " ")


def test_the_graph_of_a_guidance_shows_its_way_and_what_is_broken(capsys: Printed) -> None:
    assert authors.graph("numerique-piece-bloquee", open_library(Path(__file__).parents[2])) == 0
    printed = capsys.readouterr().out
    assert "p_dossier_sinistre -->|Ajouter une pièce| p_ajouter_piece" in printed
    assert "défaut : Choisir un fichier" in printed
