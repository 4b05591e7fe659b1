"""Helping too much costs, and the client says so; helping costs nothing."""

from __future__ import annotations

from typing import Any

import pytest

from crca_sim import events as ev
from crca_sim.conversation.call import Call
from tests.builders import of, reply, say
from tests.conversation.profiles import a_call_with, a_profile, a_sign, causes

MINDED = ["Je sais faire, merci.", "Parlez-moi normalement.", "Inutile d'en faire autant."]


def a_call(**profile: Any) -> Call:
    return a_call_with(a_profile(surprotege=["je vais tout faire"], surprotege_dire=MINDED, **profile))


@pytest.mark.parametrize(
    ("text", "act", "style"),
    [
        ("Laissez, je vais tout faire.", "expliquer_demarche", {}),
        ("On va y aller tout doucement, hein.", "f_infantiliser", {}),
        ("JE VOUS PARLE DU CONTRAT.", "expliquer_garantie", {"shouting": True}),
        ("Quel courage, vraiment.", "exprimer_empathie", {"pity": ("quel courage",)}),
        ("Je vais décider pour vous.", "expliquer_demarche", {}),
        ("Je réponds à votre place.", "expliquer_demarche", {}),
    ],
)
def test_too_much_help_costs_trust_and_is_answered(text: str, act: str, style: dict[str, Any]) -> None:
    call = a_call()
    before = call.state.measures["trust"]
    events = say(call, text, act, **style)
    assert "surprotection" in causes(events)
    assert call.state.measures["trust"] < before
    assert any(line in reply(events) for line in MINDED)


@pytest.mark.parametrize(
    "text",
    [
        "Je ne vais pas décider à votre place.",
        "Préférez-vous que je parle plus lentement ?",
        "Prenez votre temps.",
        "Je peux vous l'écrire, si vous voulez.",
    ],
)
def test_plain_help_costs_nothing(text: str) -> None:
    assert "surprotection" not in causes(say(a_call(), text, "proposer_adaptation"))


def test_a_client_without_profile_minds_the_fault_only() -> None:
    events = say(a_call_with(None), "On va y aller tout doucement, hein.", "f_infantiliser")
    assert "infantilisation" in causes(events)
    assert "surprotection" not in causes(events)


def test_taking_your_time_said_over_and_over_is_too_much() -> None:
    call = a_call()
    said = [causes(say(call, f"Prenez votre temps ({n}).", "accuser_reception")) for n in range(3)]
    assert ["surprotection" in found for found in said] == [False, False, True]


def test_too_much_help_does_not_close_the_client_up() -> None:
    call = a_call()
    say(call, "Laissez, je vais tout faire.", "expliquer_demarche")
    events = say(call, "Préférez-vous que je parle plus lentement ?", "proposer_adaptation")
    assert of(events, ev.AdaptationOffered)[0].accepted


def test_sympathy_for_a_theft_is_no_pity_and_the_same_words_after_a_need_are() -> None:
    said = ("Je suis désolée pour vous.", "exprimer_empathie")
    call = a_call_with(a_profile(signes={"signe": a_sign("hate")}), signs=("signe",))
    assert "surprotection" not in causes(say(call, *said, pity=("désolée pour vous",)))
    say(call, "Voici, et faisons vite.", "expliquer_garantie", haste=("vite",))
    assert "surprotection" in causes(say(call, *said, pity=("désolée pour vous",)))
