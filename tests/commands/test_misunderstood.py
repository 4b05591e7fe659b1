"""Sentences that someone put in doubt leave the log ready to be labelled, and nobody's name with them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from crca_sim.commands.misunderstood import doubtful, nameless
from crca_sim.event_log.sqlite import SqliteLog
from crca_sim.events import ClientSpoke, Contested, Declared, Event, NotUnderstood, TraineeSpoke
from crca_sim.understanding.corpus import Labelled, read_file
from crca_sim.understanding.reading import ActSeen, Reading, SentenceReading
from tests.commands.run import Ran, run
from tests.event_log.samples import opening

Ask = Callable[..., Ran]


def sentence(text: str, decided: str = "", candidate: str = "") -> SentenceReading:
    return SentenceReading(
        text=text,
        start=0,
        end=len(text),
        acts=(ActSeen(act=decided, confidence=0.81),) if decided else (),
        candidates=(ActSeen(act=candidate, confidence=0.31),) if candidate else (),
    )


def said(turn: int, *sentences: SentenceReading) -> Event:
    text = " ".join(one.text for one in sentences)
    return TraineeSpoke(turn=turn, text=text, reading=Reading(text=text, sentences=sentences), seconds=1)


def answered(turn: int, text: str) -> Event:
    return ClientSpoke(turn=turn, text=text, seconds=1)


REFORMULATED = sentence("Donc elle dort dehors ?", "question_fermee", "reformuler")
CONTEST: list[Event] = [
    opening(trainee="Inès Marchal"),
    answered(0, "Bonjour."),
    said(1, sentence("Bonjour, Inès Marchal.", "saluer"), REFORMULATED),
    answered(1, "Oui."),
    Contested(turn=2, contested_turn=1, act="reformuler"),
]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Ask:
    def asked(events: list[Event], *words: object) -> Ran:
        if events:
            log = SqliteLog(tmp_path)
            log.append("s-aaaaa", events, after=0)
            log.close()
        return run(capsys, "misunderstood", *words, "--data-dir", tmp_path)

    return asked


def labelled(text: str, tmp_path: Path) -> list[Labelled]:
    path = tmp_path / "lues.txt"
    path.write_text(text, encoding="utf-8")
    return list(read_file(path))


def test_a_contested_sentence_is_labelled_as_the_trainee_says_with_what_was_decided_beside(ask: Ask, tmp_path: Path) -> None:
    out = ask(CONTEST).out
    (one,) = labelled(out, tmp_path)
    assert (one.text, one.client, one.acts) == ("Donc elle dort dehors ?", "Bonjour.", {"reformuler"})
    assert "choisi par le stagiaire : reformuler ; compris : question_fermee (81 %)" in out


@pytest.mark.parametrize(("answer", "acts"), [(True, {"question_fermee", "reformuler"}), (False, {"question_fermee"})])
def test_a_declared_sentence_keeps_the_answer(ask: Ask, tmp_path: Path, answer: bool, acts: set[str]) -> None:
    events = [*CONTEST[:4], Declared(turn=2, asked_turn=1, act="reformuler", answer=answer)]
    (one,) = labelled(ask(events).out, tmp_path)
    assert one.acts == acts


def test_what_the_client_had_repeated_is_left_to_be_labelled(ask: Ask, tmp_path: Path) -> None:
    events = [*CONTEST[:4], said(2, sentence("Zglub\nblip | blop")), NotUnderstood(turn=2, times=1), answered(2, "Pardon ?")]
    ran = ask(events)
    (one,) = labelled(ran.out, tmp_path)
    assert (one.text, one.client, one.acts) == ("Zglub blip | blop", "Oui.", frozenset())
    assert "compris : rien" in ran.out


def test_an_act_that_no_longer_exists_teaches_nothing(ask: Ask, tmp_path: Path) -> None:
    out = ask([*CONTEST[:4], Contested(turn=2, contested_turn=1, act="acte_ancien")]).out
    assert "acte disparu" in out
    assert all(one.acts == frozenset() for one in labelled(out, tmp_path))


def test_a_contest_that_no_candidate_explains_gives_every_sentence_of_the_message() -> None:
    events = [*CONTEST[:4], Contested(turn=2, contested_turn=1, act="synthetiser")]
    assert [one.text for one in doubtful(events)] == ["Bonjour, Camille Martin.", "Donc elle dort dehors ?"]


def test_no_name_of_a_trainee_leaves(ask: Ask) -> None:
    events = [*CONTEST[:4], Contested(turn=2, contested_turn=1, act="saluer")]
    out = ask(events).out + ask([], "--json").out
    assert "Inès" not in out
    assert "Marchal" not in out
    assert "s-aaaaa" not in out


@pytest.mark.parametrize(
    ("text", "trainee", "clean"),
    [
        ("Bonjour, INES marchal à l'appareil.", "Inès Marchal", "Bonjour, Camille Martin à l'appareil."),
        ("Je m'appelle Zoé, enfin je suis Zoé Petit.", "", "Je m'appelle Camille, enfin je suis Camille Martin."),
        ("C’est noté, Madame Vidal.", "Inès", "C’est noté, Madame Vidal."),
        ("Je suis désolée, inespéré !", "Ines", "Je suis désolée, inespéré !"),
        ("Bonjour\n Zoé", "zoe", "Bonjour Camille"),
        ("Rien à cacher.", "", "Rien à cacher."),
    ],
)
def test_names_are_replaced_however_they_are_typed(text: str, trainee: str, clean: str) -> None:
    assert nameless(text, trainee) == clean


def test_the_same_sentence_of_a_retried_session_comes_once(ask: Ask, tmp_path: Path) -> None:
    log = SqliteLog(tmp_path)
    log.append("s-bbbbb", [opening("s-bbbbb", trainee="Inès Marchal", branched_from="s-aaaaa:3"), *CONTEST[1:]], after=0)
    log.close()
    assert len(labelled(ask(CONTEST).out, tmp_path)) == 1


def test_as_json(ask: Ask) -> None:
    ran = ask(CONTEST, "--json")
    assert json.loads(ran.out) == {
        "sentences": [
            {
                "why": "contested", "text": "Donc elle dort dehors ?", "client": "Bonjour.", "acts": ["reformuler"], "chosen": "reformuler",
                "answer": None, "decided": [{"act": "question_fermee", "confidence": 0.81}],
                "candidates": [{"act": "reformuler", "confidence": 0.31}],
            }
        ]
    }  # fmt: skip
    assert (ran.code, ran.err) == (0, "")


def test_a_file_is_written_whole_and_never_over_another(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "à relire" / "phrases.txt"
    ran = ask(CONTEST, "--output", path)
    assert (ran.code, ran.out.startswith("1 phrase dans")) == (0, True)
    before = path.read_text("utf-8")
    assert [one.acts for one in read_file(path)] == [{"reformuler"}]
    again = ask([], "--output", path)
    assert (again.code, path.read_text("utf-8")) == (1, before)
    assert "existe déjà" in again.err


def test_nothing_to_export_is_said_so_and_writes_nothing(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "vide.txt"
    ran = ask(CONTEST[:4], "--output", path)
    assert (ran.code, path.exists()) == (0, False)
    assert "Aucune phrase" in ran.out
    assert json.loads(ask([], "--json").out) == {"sentences": []}


def test_a_document_and_a_file_at_once_are_refused(ask: Ask) -> None:
    ran = ask([], "--json", "--output", "x")
    assert (ran.code, ran.out) == (2, "")
    assert "--json" in ran.err
