"""A told figure that comes back changed is corrected; rounded, bounded or said of something else, it is not."""

from __future__ import annotations

import pytest

from crca_sim import events as ev
from crca_sim.understanding.reading import Slot
from tests.builders import SCENARIO, a_call, a_scenario, of, reply, say

KILOMETRES = SCENARIO["faits"]["kilometrage"]


def restated(text: str, figure: str, said: str, topic: str = "kilometrage") -> list[ev.Event]:
    call = a_call(scenario=a_scenario(faits=SCENARIO["faits"] | {"kilometrage": KILOMETRES | {"valeur": "8000", "contraire": []}}))
    say(call, "Combien de kilomètres par an ?", "question_fermee", topics=["kilometrage"])
    return say(call, text, "reformuler", topics=[topic], slots=[Slot(role="kilometrage", value=figure, text=said)])


def test_another_figure_is_corrected_with_the_right_one() -> None:
    events = restated("Donc 9 500 km par an ?", "9500 km", "9 500 km")
    assert of(events, ev.Reformulated)[0].wrong == ("kilometrage",)
    assert "huit mille" in reply(events).casefold()


@pytest.mark.parametrize(
    ("text", "figure", "said"),
    [("Donc à peu près 8 200 km par an ?", "8200 km", "8 200 km"), ("Donc moins de 10 000 km par an ?", "10000 km", "10 000 km")],
)
def test_a_rounding_or_a_bound_is_no_mistake(text: str, figure: str, said: str) -> None:
    assert not of(restated(text, figure, said), ev.Reformulated)[0].wrong


def test_kilometres_said_of_something_else_are_left_alone() -> None:
    events = restated("Donc l'assistance vient dès 50 km ?", "50 km", "50 km", topic="assistance")
    assert not of(events, ev.Reformulated)[0].wrong
