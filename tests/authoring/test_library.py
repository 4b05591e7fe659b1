"""Which scenarios and personas are in use, and what is said of the names that are not there."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from crca_sim.authoring.library import Library, installed_root, open_library
from crca_sim.authoring.mistakes import AuthoringError, BrokenFile, UnknownName
from tests.authoring.aim import SAMPLES


def test_a_folder_is_a_library_with_its_names(library: Library) -> None:
    assert (library.scenarios(), library.personas(), library.accommodations()) == (("essai",), ("ana",), ("ecrit",))
    assert library.scenario("essai").persona == "ana"
    assert library.persona("ana").accommodation == "ecrit"
    assert library.accommodation("ecrit").figures_need == ("ecrire",)
    assert [path.name for path in library.playthroughs("essai")] == ["bonne.yaml"]
    assert library.playthrough(library.playthroughs("essai")[0]).seed == 7


def test_the_hash_is_that_of_the_bytes(library: Library) -> None:
    data = (SAMPLES / "personas" / "ana.yaml").read_bytes()
    assert library.hash_of("persona", "ana") == f"sha256:{hashlib.sha256(data).hexdigest()}"


@pytest.mark.parametrize("name", ["essais", "Essai", "../essai", "", "amenagements"])
def test_an_unknown_name_is_refused(name: str, library: Library) -> None:
    with pytest.raises(UnknownName):
        library.scenario(name)
    with pytest.raises(UnknownName):
        library.hash_of("persona", name)


def test_an_unknown_name_comes_with_the_nearest(library: Library) -> None:
    with pytest.raises(UnknownName, match="« essai »") as refused:
        library.scenario("essais")
    assert refused.value.proposals == ("essai",)


def test_a_broken_scenario_says_its_mistakes_and_leaves_the_others_usable(working_folder: Path) -> None:
    shutil.copytree(working_folder / "scenarios" / "essai", working_folder / "scenarios" / "autre")
    (working_folder / "scenarios" / "autre" / "scenario.yaml").write_text("titre: 3\n", "utf-8")
    library = open_library()
    assert library.scenarios() == ("autre", "essai")
    with pytest.raises(BrokenFile) as broken:
        library.scenario("autre")
    assert broken.value.mistakes[-1].file == str(Path("scenarios", "autre", "scenario.yaml"))
    assert library.scenario("essai").title == "Assurer un studio"


def test_only_what_is_asked_for_is_read(working_folder: Path) -> None:
    (working_folder / "personas" / "zoe.yaml").write_bytes(b"\x00")
    assert open_library().persona("ana").first_name == "Ana"


def test_the_working_folder_comes_before_the_installed_library(working_folder: Path) -> None:
    assert open_library().scenarios() == ("essai",)
    assert open_library().personas() == ("ana",)


def test_without_a_library_of_its_own_a_folder_uses_the_installed_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert open_library().scenarios() == open_library(installed_root()).scenarios() != ()


def test_a_folder_with_its_scenarios_alone_uses_the_installed_personas(working_folder: Path) -> None:
    shutil.rmtree(working_folder / "personas")
    assert open_library().scenarios() == ("essai",)
    assert open_library().personas() == open_library(installed_root()).personas()


def test_an_own_persona_may_use_an_installed_accommodation(working_folder: Path) -> None:
    shutil.rmtree(working_folder / "personas" / "amenagements")
    shipped = open_library(installed_root()).accommodations()[0]
    own = working_folder / "personas" / "ana.yaml"
    own.write_text(own.read_text("utf-8").replace("ecrit", shipped), "utf-8")
    library = open_library()
    assert library.persona("ana").accommodation == shipped
    assert library.accommodation(shipped).label
    assert library.accommodations() == ()


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AuthoringError, match="n'existe pas"):
        open_library(tmp_path / "nulle-part")


def test_every_shipped_file_is_right() -> None:
    from crca_sim.commands.check import check

    root = installed_root()
    files = [*root.glob("scenarios/**/*.yaml"), *root.glob("personas/**/*.yaml")]
    assert files
    assert [m for m in check(files, open_library(root)) if m.severity == "erreur"] == []
