"""A practice keeps what it plays: live, from the log, from a branch, the same interview."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crca_sim import desk
from crca_sim import events as ev
from crca_sim.authoring.library import Library, open_library
from crca_sim.conversation.state import fold
from crca_sim.event_log.log import MemoryLog
from crca_sim.practice import LONGEST, Practice, PracticeError, play_through
from crca_sim.understanding import load_reader
from crca_sim.understanding.reading import Reading
from tests.builders import words

ROOT = Path(__file__).parent.parent
NOW = "2026-11-23T09:00:00Z"
PARTIES = sorted(ROOT.glob("scenarios/*/parties/*.yaml"))


class Quick:
    """Understands a few first words: enough to move an interview on."""

    version = "quick"
    _acts: ClassVar = {
        "bonjour": "saluer",
        "racontez": "question_ouverte",
        "au": "prendre_conge",
        "je": "presenter_offre",
        "donc": "reformuler",
    }

    def read(self, text: str, *, client: str = "", stage: str = "", topics: Any = None) -> Reading:
        act = self._acts.get(text.split()[0].lower().strip(",.") if text.split() else "")
        return words(text, *([act] if act else []))


@cache
def library() -> Library:
    return open_library(ROOT)


def a_practice(log: MemoryLog | None = None, **options: Any) -> Practice:
    """A chat with Léa, just opened."""
    chosen: dict[str, Any] = {"seed": 5, "reader": Quick(), "log": log or MemoryLog(), "now": NOW} | options
    return Practice.start(library(), "habitat-etudiante-velo", **chosen)


def test_the_opening_is_kept_before_it_is_shown() -> None:
    log = MemoryLog()
    practice = a_practice(log)
    assert practice.turns[0].client
    assert log.read(practice.session) == practice.events


def test_a_session_taken_up_is_the_one_that_was_left() -> None:
    log = MemoryLog()
    practice = a_practice(log)
    practice.say("Bonjour, ici la Mutuelle Aubelune.")
    practice.use_desk("ouvrir_fiche", {})
    again = Practice.resume(practice.session, library=library(), reader=Quick(), log=log)
    assert again.turns == practice.turns
    assert again.state == practice.state
    assert again.say("Racontez-moi.").client


def test_a_retried_turn_branches_off_and_leaves_the_first_alone() -> None:
    log = MemoryLog()
    practice = a_practice(log)
    for text in ("Bonjour.", "Racontez-moi.", "Donc vous emménagez."):
        practice.say(text)
    branch = Practice.retry(practice.session, 2, library=library(), reader=Quick(), log=log, now=NOW)
    assert [t.trainee for t in branch.turns] == [None, "Bonjour."]
    assert branch.turns == practice.turns[:2]
    branch.say("Je vous propose l'Équilibre.")
    assert len(log.read(practice.session)) == len(practice.events)
    started = branch.events[0]
    assert isinstance(started, ev.SessionStarted)
    assert started.branched_from == f"{practice.session}:2"


def test_a_turn_that_never_was_cannot_be_retried() -> None:
    practice = a_practice(log := MemoryLog())
    with pytest.raises(PracticeError, match="tour"):
        Practice.retry(practice.session, 9, library=library(), reader=Quick(), log=log, now=NOW)


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "\x00\x1b"])
def test_saying_nothing_is_told_and_is_no_turn(text: str) -> None:
    practice = a_practice()
    with pytest.raises(PracticeError):
        practice.say(text)
    assert len(practice.turns) == 1


def test_a_message_too_long_is_refused_with_the_limit() -> None:
    with pytest.raises(PracticeError, match=str(LONGEST)):
        a_practice().say("a" * 10_000)


def test_words_are_kept_composed_and_without_control_characters() -> None:
    view = a_practice().say(unicodedata.normalize("NFD", "Bonjour Léa \x1b[31mété\x07 🙂"))
    assert view.trainee == "Bonjour Léa [31mété 🙂"


def test_after_the_farewell_only_the_desk_is_left_then_nothing() -> None:
    practice = a_practice()
    practice.use_desk("raccrocher", {})
    assert practice.phase == "apres_contact"
    with pytest.raises(PracticeError):
        practice.say("Attendez !")
    practice.use_desk("rediger_note", {"texte": "Identité non vérifiée. Rappel à faire."})
    practice.use_desk("cloturer", {})
    assert practice.phase == "termine"
    with pytest.raises(PracticeError):
        practice.use_desk("ouvrir_fiche", {})


def test_a_refused_action_says_why_and_changes_nothing() -> None:
    practice = a_practice()
    view = practice.use_desk("envoyer_document", {"document": "dipa-habitta", "canal": "courriel"})
    assert view.desk is not None
    assert not view.desk["accepted"]
    assert "dipa-habitat" in view.desk["message"]
    assert not practice.desk_state.sent


def test_five_contests_at_most_and_the_client_keeps_what_was_heard() -> None:
    practice = a_practice()
    practice.say("Bonjour.")
    before = dict(practice.state.measures)
    for _ in range(5):
        practice.contest(1, "reformuler")
    with pytest.raises(PracticeError, match="cinq"):
        practice.contest(1, "reformuler")
    assert practice.state.measures == before


moves = st.lists(
    st.one_of(
        st.tuples(st.just("say"), st.text(min_size=1, max_size=40)),
        st.tuples(
            st.just("say"), st.sampled_from(["Bonjour.", "Racontez-moi.", "Je vous propose l'Équilibre.", "Au revoir, bonne journée."])
        ),
        st.tuples(st.just("gesture"), st.sampled_from(["attendre", "ecrire", "ralentir"])),
        st.tuples(st.just("desk"), st.sampled_from(["ouvrir_fiche", "consulter_historique", "inconnue", "raccrocher", "cloturer"])),
        st.tuples(st.just("wait"), st.sampled_from(["5 s", "2 min", "3 j"])),
    ),
    max_size=8,
)


def _make(practice: Practice, move: tuple[str, str]) -> None:
    kind, what = move
    try:
        if kind == "say":
            practice.say(what)
        elif kind == "gesture":
            practice.make_gesture(what)
        elif kind == "desk":
            practice.use_desk(what, {})
        else:
            practice.let_pass(what)
    except PracticeError:
        pass


@settings(max_examples=40, deadline=None)
@given(moves)
def test_live_and_from_the_log_are_the_same_interview(made: list[tuple[str, str]]) -> None:
    practice = a_practice(log := MemoryLog())
    for move in made:
        _make(practice, move)
    again = Practice.resume(practice.session, library=library(), reader=Quick(), log=log)
    assert again.turns == practice.turns
    assert fold(log.read(practice.session)) == practice.state
    assert desk.fold(log.read(practice.session)) == practice.desk_state


@pytest.mark.parametrize("path", PARTIES, ids=lambda p: f"{p.parent.parent.name}-{p.stem}")
def test_each_partie_is_judged_alike_live_and_from_its_log(path: Path) -> None:
    log = MemoryLog()
    practice, _ = play_through(library().playthrough(path), library=library(), reader=load_reader(), log=log)
    kept = [ev.EVENT.validate_json(ev.EVENT.dump_json(event)) for event in log.read(practice.session)]
    again = Practice(library(), load_reader(), log, kept)
    assert again.assess() == practice.assess()
    assert again.turns == practice.turns


def test_excellent_beats_average_beats_weak() -> None:
    for scenario in library().scenarios():
        scores = {p.stem: _score(p) for p in library().playthroughs(scenario)}
        assert scores["excellent"] > scores["moyen"] + 0.15 > scores["faible"] + 0.3


def _score(path: Path) -> float:
    practice, _ = play_through(library().playthrough(path), library=library(), reader=load_reader())
    judged = [c.score for c in practice.assess().competencies if c.score is not None]
    return sum(judged) / len(judged)


def test_a_mail_carries_documents_of_the_house_and_no_other() -> None:
    practice = a_practice()
    practice.write_mail("Votre devis", "Bonjour, voici votre devis.", ["devis"])
    assert [d.document for d in practice.desk_state.sent] == ["devis"]
    with pytest.raises(PracticeError, match="devi"):
        practice.write_mail("Votre devis", "Bonjour.", ["devi"])


# ── Other clients, other difficulties ────────────────────────────────────────────────────────────


def test_a_stranger_taken_up_or_retried_is_the_same_person() -> None:
    log = MemoryLog()
    practice = a_practice(log, persona_id="aleatoire")
    practice.say("Bonjour, ici la Mutuelle Aubelune.")
    again = Practice.resume(practice.session, library=library(), reader=Quick(), log=log)
    branch = Practice.retry(practice.session, 1, library=library(), reader=Quick(), log=log, now=NOW)
    assert (again.persona, again.scenario) == (practice.persona, practice.scenario)
    assert (branch.persona, branch.scenario) == (practice.persona, practice.scenario)
    assert practice.persona.name in practice.scenario.situation
    assert practice.persona_id == "aleatoire"


def test_whoever_plays_is_who_the_file_the_assessment_and_the_debrief_speak_of() -> None:
    from crca_sim.debrief import debrief

    practice = a_practice(persona_id="aleatoire")
    practice.use_desk("ouvrir_fiche", {})
    assert any(practice.persona.last_name in line for line in desk.record_view(practice.scenario, practice.desk_state))
    practice.say("Au revoir, bonne journée.")
    told = debrief(practice.scenario, practice.persona, practice.events, practice.assess())
    assert practice.persona.formal_name in told.summary
    assert "Léa" not in told.correction


def test_a_chosen_difficulty_is_kept_and_the_scenario_s_own_is_not_written() -> None:
    log = MemoryLog()
    hard, plain = a_practice(log, difficulty="difficile"), a_practice()
    assert hard.events[0].difficulty == "difficile"  # type: ignore[union-attr]
    assert plain.events[0].difficulty is None  # type: ignore[union-attr]
    assert (hard.difficulty, plain.difficulty) == ("difficile", "moyen")
    assert hard.state.measures["trust"] < plain.state.measures["trust"]
    assert Practice.resume(hard.session, library=library(), reader=Quick(), log=log).difficulty == "difficile"


def test_who_does_not_fit_begins_nothing() -> None:
    from crca_sim.conversation.casting import UnfitPersona

    log = MemoryLog()
    with pytest.raises(UnfitPersona):
        a_practice(log, persona_id="marc-ollier")
    assert log.sessions() == []
