"""Something broken on the portal: the client runs into it, tries again if told to, and loses patience."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.authoring.situations import Defect
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.portal.names import same
from crca_sim.conversation.portal.speaking import guidance_of, screen_of, tell
from crca_sim.house.portal import Element

ASKS_FOR_ANOTHER_WAY = 2
"""Times that the client runs into it before asking for another way (C4.3: offering it then is late)."""


def stops(x: Exchange, element: Element) -> bool:
    """Whether acting on this is where it breaks; the client then says what happens."""
    defect = guidance_of(x).defect
    if defect is None or screen_of(x).page != defect.page or not same(element.key, defect.element):
        return False
    _meet(x, defect)
    return True


def try_again(x: Exchange) -> bool:
    """« Réessayez »: on the broken page, the client does, and it is no better."""
    defect = guidance_of(x).defect
    if defect is None or not x.state.guidance.obstacles or screen_of(x).page != defect.page:
        return False
    _meet(x, defect)
    return True


def _meet(x: Exchange, defect: Defect) -> None:
    again = x.state.guidance.obstacles > 0
    text = tell(x, "answer", "guidage_toujours_pareil") if again else x.propose("answer", defect.say, "defaut")
    x.note(ev.DefectMet(turn=x.turn, page=defect.page, element=defect.element, text=text or defect.say[0]))
    x.react("defaut_repete" if again else "defaut_subi", x.text[:200])
    x.advanced = True
    if x.state.guidance.obstacles >= ASKS_FOR_ANOTHER_WAY and not x.state.guidance.ways and not x.said.get("raise"):
        tell(x, "raise", "guidage_autre_moyen")
