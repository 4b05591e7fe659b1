"""Names of the portal in the trainee's words: said as names, they are no jargon."""

from __future__ import annotations

from functools import cache

from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.portal.instructions import instructions
from crca_sim.conversation.portal.lexicon import heard
from crca_sim.conversation.portal.names import known
from crca_sim.conversation.portal.speaking import screen_of
from crca_sim.house import house
from crca_sim.understanding.expressions import says
from crca_sim.understanding.reading import SentenceReading


@cache
def _names() -> frozenset[str]:
    portal = house().portal
    elements = (e for p in portal.pages for e in portal.elements(p))
    return frozenset([n for e in elements for n in (e.name, e.format, *e.choices) if n] + [p.title for p in portal.pages.values()])


def is_a_name(x: Exchange, term: str) -> bool:
    """Whether a technical term is only said as the name of something on the portal (« Mes sinistres »)."""
    if x.scenario.guidance is None:
        return False
    return says(_in_front(x), term) or any(says(name, term) and says(x.text, name) for name in _names())


def _in_front(x: Exchange) -> str:
    """What the client has under their eyes, or just heard: no word of it needs to be explained to find it."""
    screen = screen_of(x)
    return " ; ".join([screen.title, *(e.name for e in screen.elements if e.workable)])


def points_to_the_screen(x: Exchange, sentence: SentenceReading) -> bool:
    """« Choisissez “gros caractères” », « vous agrandissez l'écran ? »: a step or a question on their ways, no offer of ours."""
    if x.scenario.guidance is None or heard(sentence.text, "avec_accord") or heard(sentence.text, "offre"):
        return False
    step = [i for i in instructions((sentence,), known(house().portal, screen_of(x).page)) if i.name or i.sight]
    return bool(step) or (sentence.text.rstrip().endswith("?") and heard(sentence.text, "aide_technique"))


def is_another_way(x: Exchange, sentence: SentenceReading) -> bool:
    """« Vous pouvez me l'envoyer, ou je le dépose »: a way for the task (C4.3), not a way of talking together (C1.4)."""
    return x.scenario.guidance is not None and heard(sentence.text, "autre_voie")


def asks_for_a_paper(x: Exchange, sentence: SentenceReading) -> bool:
    """« Envoyez-le-moi par courriel »: another way for the document, and no secret named."""
    return x.scenario.guidance is not None and heard(sentence.text, "autre_voie") and not heard(sentence.text, "secrets")
