"""What an adviser tells is taken up as this client would: by what it is worth, or in the words that an author foresaw."""

from __future__ import annotations

from pathlib import Path

import pytest

from crca_sim import events as ev
from crca_sim.authoring.library import Library, open_library
from crca_sim.conversation import announced, valence
from crca_sim.conversation.ideas import spelt_out, tells
from crca_sim.event_log.log import MemoryLog
from crca_sim.practice import Practice
from crca_sim.understanding import load_reader
from crca_sim.understanding.expressions import said_among
from crca_sim.understanding.reading import SentenceReading

SCENARIOS = sorted(path.name for path in Path("scenarios").iterdir() if (path / "reparties.yaml").is_file())


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library(Path())


def _said(scenario: str, seed: int, *lines: str) -> list[str]:
    """What the client, or who is with them, says to each line."""
    practice = _practice(scenario, seed)
    replies = []
    for line in lines:
        before = len(practice.events)
        practice.say(line)
        spoken = [e.text for e in practice.events[before:] if isinstance(e, ev.ClientSpoke | ev.CompanionSpoke)]
        replies.append(" | ".join(spoken))
    return replies


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_each_example_tells_its_own_announcement(library: Library, scenario: str) -> None:
    for name, entry in library.repertoire(scenario).announcements.items():
        for example in entry.examples:
            sentence = SentenceReading(text=example, start=0, end=len(example))
            assert tells(example, entry.words), f"{name}: {example}"
            assert not said_among(example, spelt_out(entry.unless)), f"{name}: {example}"
            assert announced.told(sentence) or entry.proposed, f"{name}: {example}"


def _sentence(text: str) -> SentenceReading:
    return SentenceReading(text=text, start=0, end=len(text))


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("Malheureusement votre dossier est bloqué.", "mauvaise"),
        ("Vous ne serez pas remboursée.", "mauvaise"),
        ("Cette somme est à votre charge.", "mauvaise"),
        ("Rassurez-vous, il n'y a aucune pénalité.", "bonne"),
        ("Bonne nouvelle, la demande est acceptée.", "bonne"),
        ("Le service se trouve à Niort.", "neutre"),
    ],
)
def test_news_is_bad_good_or_neither(text: str, worth: str) -> None:
    assert valence.of(_sentence(text)) == worth


@pytest.mark.parametrize("seed", range(3))
def test_a_warning_that_matters_is_taken_up(seed: int) -> None:
    *_, reply = _said(
        "auto-appel-du-conjoint", seed, "Mutuelle Aubelune bonjour, Sophie à votre écoute.",
        "Faites attention, en cas d'accident il y aura zéro remboursement.",
    )  # fmt: skip
    assert "éro" in reply or "du tout" in reply


@pytest.mark.parametrize("seed", range(3))
def test_you_knew_it_behind_news_asks_nothing_else(seed: int) -> None:
    *_, reply = _said(
        "auto-depart-annonce", seed, "Bonjour, Claire, service auto.",
        "Si vous résiliez aujourd'hui sans avoir signé ailleurs, vous n'êtes plus assuré. Vous le saviez ?",
    )  # fmt: skip
    assert "Non" in reply or "Ah non" in reply


def test_who_is_with_the_client_hears_what_concerns_them() -> None:
    *_, reply = _said(
        "epargne-fils-insistant", 3, "Bonjour madame, bonjour monsieur, Julien Perrot, conseiller.",
        "Philippe, votre mère a besoin de cet argent pour des travaux.",
    )  # fmt: skip
    assert "ravaux" in reply.split(" | ")[0]


@pytest.mark.parametrize("seed", range(3))
def test_bad_news_that_nobody_foresaw_is_no_pleasure(seed: int) -> None:
    *_, reply = _said(
        "auto-appel-du-conjoint", seed, "Mutuelle Aubelune bonjour, Sophie à votre écoute.", "Malheureusement, l'envoi a été suspendu.",
    )  # fmt: skip
    assert not any(word in reply for word in ("balance", "Très bien", "rangé", "Parfait"))


def _practice(scenario: str, seed: int) -> Practice:
    return Practice.start(
        open_library(Path()), scenario, persona_id=None, seed=seed, reader=load_reader(), log=MemoryLog(), now="2026-11-24T09:00:00Z"
    )


def _reply(practice: Practice, line: str) -> str:
    before = len(practice.events)
    practice.say(line)
    return " ".join(e.text for e in practice.events[before:] if isinstance(e, ev.ClientSpoke))


@pytest.mark.parametrize("seed", range(4))
def test_a_summary_that_holds_the_other_term_is_put_right(seed: int) -> None:
    practice = _practice("auto-appel-du-conjoint", seed)
    _reply(practice, "Mutuelle Aubelune bonjour, Sophie à votre écoute.")
    chosen = "mail" if "mail" in _reply(practice, "Le mandat, vous le voulez par mail ou par la poste ?") else "poste"
    other = "par la poste" if chosen == "mail" else "par mail"
    assert chosen in _reply(practice, f"Je récapitule : le mandat part {other} demain. C'est bon pour vous ?")


@pytest.mark.parametrize("seed", range(4))
def test_a_summary_that_keeps_to_the_choice_is_not_disputed(seed: int) -> None:
    practice = _practice("auto-appel-du-conjoint", seed)
    _reply(practice, "Mutuelle Aubelune bonjour, Sophie à votre écoute.")
    chosen = "par mail" if "mail" in _reply(practice, "Le mandat, vous le voulez par mail ou par la poste ?") else "par la poste"
    reply = _reply(practice, f"Je récapitule : le mandat part {chosen} demain. C'est bon pour vous ?")
    assert not any(word in reply for word in ("avais dit", "choisi", "vous avais"))
