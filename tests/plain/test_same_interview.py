"""Typed line by line, or played directly as the screens do: the same inputs make the same events."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from crca_sim.practice import Practice, PracticeError
from tests.plain.people import play, practice

SAID = ["Bonjour, Inès Marchal.", "Racontez-moi.", "je reprends : le studio est loué vide", "Vous aimez les chats ?", "été 🙂 œuf"]
moves = st.lists(
    st.one_of(
        st.tuples(st.just("dire"), st.sampled_from(SAID)),
        st.tuples(st.just("geste"), st.sampled_from(["attendre", "ralentir", "ecrire", "epeler"])),
        st.tuples(st.just("poste"), st.sampled_from(["ouvrir_fiche", "consulter_historique", "comparer_formules"])),
        st.tuples(st.just("attente"), st.sampled_from(["5 s", "40 s", "2 min"])),
        st.tuples(st.just("raccrocher"), st.just("")),
    ),
    max_size=7,
)


def _typed(move: tuple[str, str]) -> str:
    kind, what = move
    return {"dire": what, "geste": f"/geste {what}", "poste": f"/{what}", "attente": f"/attente {what}", "raccrocher": "/raccrocher"}[kind]


def _played(held: Practice, move: tuple[str, str]) -> None:
    kind, what = move
    with suppress(PracticeError):
        if kind == "dire":
            held.say(what)
        elif kind == "geste":
            held.make_gesture(what)
        elif kind == "attente":
            held.let_pass(what)
        else:
            held.use_desk(what or "raccrocher", {})


@settings(max_examples=40, deadline=None)
@given(moves)
def test_the_same_inputs_make_the_same_events_in_both_modes(made: list[tuple[str, str]]) -> None:
    line_by_line, _ = play(*(_typed(move) for move in made))
    directly = practice()
    for move in made:
        _played(directly, move)
    assert line_by_line.events == directly.events
