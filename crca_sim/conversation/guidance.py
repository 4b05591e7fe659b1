"""A task of the client portal that the adviser guides (C4): the client does it, on their own screen, by what they hear.

`listen` is the story of a message: its manner, what it asks about the screen, another way or the way back, then
the steps. Where the client is comes from events alone (`state.py`); what is on a page, from the house.
"""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.conversation import repartees
from crca_sim.conversation.alternatives import alternatives
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.portal import manner, obstacles, questions, steps, ways
from crca_sim.conversation.portal.instructions import Instruction, instructions
from crca_sim.conversation.portal.lexicon import heard
from crca_sim.conversation.portal.names import known
from crca_sim.conversation.portal.speaking import screen_of, tell
from crca_sim.conversation.portal.state import OTHER_WAY
from crca_sim.house import house

__all__ = ["arrive", "listen", "triggers"]

JUST = 1
"""Messages after which the client's « c'est celui-là ? » still awaits its answer."""


def arrive(x: Exchange) -> None:
    """Where the client is when the contact begins."""
    if x.scenario.guidance is not None:
        x.note(ev.PortalOpened(turn=x.turn, task=x.scenario.guidance.task, page=x.scenario.guidance.start))


def listen(x: Exchange) -> None:
    """Everything that a message does to the guidance."""
    if x.scenario.guidance is None:
        return
    manner.listen(x)
    todo = _todo(x)
    ways.listen(x, {i.sentence.start for i in todo})
    todo = [i for i in todo if i.sentence.start not in x.aside and not repartees.exactly(x, i.sentence)]
    x.aside.update(i.sentence.start for i in todo)
    if all(repartees.exactly(x, s) or (alternatives(s.text) and repartees.plainly(x, s)) for s in x.sentences):
        questions.notice(x)
    else:
        questions.listen(x, steps=bool(todo))
    ways.asks_for_the_way(x)
    if manner.lost_by_jargon(x):
        return
    _go_on(x, todo)


def _todo(x: Exchange) -> list[Instruction]:
    """The instructions of the message; « oui » to « c'est celui-là ? » is one."""
    telling = [s for s in x.sentences if not (s.text.rstrip().endswith("?") and alternatives(s.text))]
    found = instructions(telling, known(house().portal, screen_of(x).page))
    state = x.state.guidance
    answered = state.focus is not None and x.turn - state.focus_turn <= JUST and heard(x.text, "oui")
    if not found and answered and x.sentences and not x.text.rstrip().endswith("?"):
        return [Instruction("act", x.sentences[0], pronoun=True, strong=True)]
    return found or _file_to_take(x)


def _file_to_take(x: Exchange) -> list[Instruction]:
    """« Prenez votre fichier », on a page where one is chosen: by which button is not said."""
    if not any(e.paper for e in screen_of(x).own):
        return []
    return [Instruction("act", s, strong=True) for s in x.sentences if heard(s.text, "prendre_fichier")][:1]


def _go_on(x: Exchange, todo: list[Instruction]) -> None:
    if [i for i in todo if i.do == "retry"]:
        obstacles.try_again(x) or tell(x, "answer", "guidage_reessaye")
        x.advanced = True
    elif todo:
        steps.follow(x, todo)
    elif not questions.asks_whether_done(x):
        _ask_what_next(x)


def _ask_what_next(x: Exchange) -> None:
    """A kind word between two steps: the client is waiting for the next one."""
    state = x.state.guidance
    idle = not x.said.get("answer") and not x.said.get("raise") and not x.text.rstrip().endswith("?")
    courteous = not [act for act in x.reading.acts() if act not in _COURTESIES]
    if state.life == "en_cours" and idle and courteous:
        tell(x, "answer", "guidage_et_apres")
        x.advanced = x.turn - state.step_turn <= JUST


def triggers(x: Exchange) -> list[str]:
    """Where a guidance leads the journey: equipment and page are discovery, steps and other ways are what is proposed."""
    fired = []
    if x.happened(ev.EquipmentAsked):
        fired.append("decouvrir")
    if x.happened(ev.StepShown, ev.OtherWayOffered):
        fired.append("proposer")
    if x.happened(ev.TaskDone) or any(isinstance(e, ev.ConsentGiven) and e.about == OTHER_WAY for e in x.events):
        fired.append("conclure")
    return fired


_COURTESIES = frozenset({"accuser_reception", "remercier", "exprimer_empathie", "laisser_reflechir", "faire_patienter"})
