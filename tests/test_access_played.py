"""One real scenario, in real words, with three ways of communicating: adapted, not adapted, adapted too much."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest

from crca_sim import events as ev
from crca_sim.authoring.library import Library, open_library
from crca_sim.event_log.log import MemoryLog
from crca_sim.practice import Practice
from crca_sim.understanding import load_reader
from crca_sim.understanding.reader import Reader
from tests.builders import of

ROOT = Path(__file__).parent.parent
SCENARIO = "auto-petit-kilometrage"
ADAPTED = [
    "Mutuelle Aubelune bonjour, Inès Marchal, conseillère. En quoi puis-je vous aider ?",
    {
        "malentendance": "Préférez-vous que je parle plus lentement, ou que je vous écrive les chiffres ?",
        "begaiement": "Préférez-vous continuer au téléphone, ou passer par écrit ? Je vous laisse finir, à votre rythme.",
        "cecite": "Sous quelle forme préférez-vous les documents : en texte structuré, ou en version audio ?",
    },
    "/ralentir",
    "Racontez-moi comment vous vous servez de votre voiture.",
    "/attendre",
    "Combien de kilomètres faites-vous par an ?",
    "/attendre",
    "Où dort votre voiture, la nuit ?",
    "/attendre",
    "Quel est votre bonus ?",
    "/attendre",
    "Quelle voiture avez-vous ?",
    "/attendre",
    "/document",
    "Quel budget aimeriez-vous ne pas dépasser ?",
    "/attendre",
]
CARELESS = [
    "Mutuelle Aubelune bonjour, Inès Marchal, conseillère. En quoi puis-je vous aider ?",
    "Alors racontez-moi un petit peu comment vous vous servez de votre voiture en ce moment, et puis qui la conduit à part vous, "
    "parce que tout ça va compter pour moi dans le calcul que je dois faire tout à l'heure pour le prix ?",
    "Combien de kilomètres par an ? Et où dort-elle la nuit ? Et depuis quand avez-vous le permis ?",
    "Quel est votre bonus ? Dépêchez-vous, je n'ai que deux minutes.",
    "Quelle voiture avez-vous ? Vous trouverez ça en haut à droite de la carte, dans la case verte.",
    "/document",
    "Et votre budget, et la date de votre contrat, et les accidents que vous avez pu avoir ces trois dernières années ?",
    "Bon, où dort votre voiture ?",
]
TOO_MUCH = ["Bravo, vous vous débrouillez très bien, c'est admirable !", "Je vais décider pour vous, ma petite dame, ce sera mieux."]


@cache
def reader() -> Reader:
    return load_reader()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The real library, and the scenario's own client with each profile."""
    root = tmp_path_factory.mktemp("bibliotheque")
    for part in ("scenarios", "personas"):
        shutil.copytree(ROOT / part, root / part)
    own = (root / "personas" / f"{open_library(ROOT).scenario(SCENARIO).persona}.yaml").read_text("utf-8")
    for profile in ("malentendance", "begaiement", "cecite"):
        (root / "personas" / f"essai-{profile}.yaml").write_text(
            own.replace("amenagement: malentendance", f"amenagement: {profile}"), "utf-8"
        )
    return open_library(root)


def played(library: Library, profile: str, seed: int, script: list[str | dict[str, str]]) -> Practice:
    practice = Practice.start(
        library, SCENARIO, persona_id=f"essai-{profile}", seed=seed, reader=reader(), log=MemoryLog(), now="2026-11-24T09:00:00Z"
    )
    adapted = any(isinstance(line, dict) for line in script)
    for line in script:
        text = line[profile] if isinstance(line, dict) else line
        if practice.state.outcome:
            break
        if text == "/document":
            format_ = "lecteur_ecran" if adapted and profile == "cecite" else "standard"
            practice.use_desk("envoyer_document", {"document": "dipa-auto", "canal": "courriel", "format": format_})
        elif text.startswith("/"):
            practice.make_gesture(text[1:])
        else:
            practice.say(text)
    return practice


def told(practice: Practice) -> int:
    return len({e.fact for e in of(practice.events, ev.FactDisclosed)})


@pytest.mark.parametrize("profile", ["malentendance", "begaiement", "cecite"])
@pytest.mark.parametrize("seed", [1, 4, 9])
def test_in_real_words_adapting_pays_and_adapting_too_much_does_not(library: Library, profile: str, seed: int) -> None:
    careless: list[str | dict[str, str]] = [*CARELESS]
    adapted, plain = (played(library, profile, seed, script) for script in (list(ADAPTED), careless))
    over = played(library, profile, seed, [*careless[:4], TOO_MUCH[0], *careless[4:], TOO_MUCH[1]])
    trusts = [p.state.measures["trust"] for p in (adapted, plain, over)]
    assert trusts[0] > trusts[1] > trusts[2]
    assert told(adapted) >= told(plain)
    if profile == "begaiement":
        assert adapted.state.measures["fatigue"] < plain.state.measures["fatigue"]
    else:
        assert adapted.state.measures["comprehension"] > plain.state.measures["comprehension"]
    assert of(adapted.events, ev.PreferenceTold)
    assert not adapted.state.access.returned


@pytest.mark.parametrize("seed", range(4))
def test_who_speaks_in_pieces_is_told_apart_from_who_was_not_understood(library: Library, seed: int) -> None:
    practice = played(library, "begaiement", seed, list(ADAPTED))
    assert not of(practice.events, ev.NotUnderstood)
    assert all(not e.cut_short for e in of(practice.events, ev.SpeechFinished))
    assert len(of(practice.events, ev.SpeechBroken)) == len(of(practice.events, ev.SpeechFinished))
