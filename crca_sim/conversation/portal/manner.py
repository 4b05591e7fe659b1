"""How guidance is said: jargon of computing, haste, security."""

from __future__ import annotations

from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.portal import steps
from crca_sim.conversation.portal.lexicon import Jargon, heard, jargon
from crca_sim.conversation.portal.speaking import guidance_of, tell
from crca_sim.house.names import plain
from crca_sim.understanding.expressions import said_among


def listen(x: Exchange) -> None:
    """Security is appreciated; words of computing and haste lose the client."""
    if said := x.reading.doing("rappeler_securite"):
        x.react("securite_rappelee", said[0].text)
        x.advanced = True
        tell(x, "remark", "guidage_securite")
    if heard(x.text, "benefice"):
        x.advanced = True
        tell(x, "remark", "guidage_benefice")
    hurried = [*x.reading.style.minimising, *(x.reading.style.haste if x.state.guidance.life != "a_faire" else ())]
    if hurried:
        _hurried(x, hurried[0])


def lost_by_jargon(x: Exchange) -> bool:
    """An unexplained word of computing that the client does not know stops them there."""
    found = next((term for term in jargon() if _unknown(x, term)), None)
    if found is None:
        return False
    steps.lose(x, "jargon", "guidage_jargon", terme=found.term)
    return True


def _unknown(x: Exchange, term: Jargon) -> bool:
    known = {plain(word) for word in guidance_of(x).knows}
    if plain(term.term) in known or said_among(x.text, term.words) is None:
        return False
    return said_among(x.text, term.explained) is None and not heard(x.text, "formules")


def _hurried(x: Exchange, words: str) -> None:
    """« C'est simple »: who is lost hears that the fault is theirs. Without a step to do, they are lost for good."""
    if x.state.guidance.settled:
        return
    if any(i for i in x.sentences if i.does("guider_pas_a_pas")):
        x.react("minimisation", words)
        tell(x, "reaction", "guidage_pas_si_simple")
    else:
        steps.lose(x, "haste", "guidage_pas_si_simple")
