"""Questions about the device, the page, the tools, the ease: each gets its true answer."""

from __future__ import annotations

from typing import Literal

from crca_sim import events as ev
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.conversation.portal.lexicon import heard, names_jargon
from crca_sim.conversation.portal.speaking import enumerated, guidance_of, halfway, screen_of, tell
from crca_sim.understanding.expressions import words
from crca_sim.understanding.reading import SentenceReading

About = Literal["appareil", "page", "aide_technique", "aisance"]
ABOUT: tuple[About, ...] = ("appareil", "aide_technique", "page", "aisance")
MOST = 2
"""Answers to one message."""


def listen(x: Exchange, *, steps: bool) -> None:
    """Answer what the message asks about the screen and the person's ways.

    With steps in the message, « dites-moi ce qui s'affiche » only asks for a word once they are done.
    """
    answered = 0
    for sentence in x.sentences:
        if sentence.start in x.aside or not _asks(sentence):
            continue
        if steps and not sentence.text.rstrip().endswith("?"):
            x.aside.add(sentence.start)
            continue
        for about in _topics(sentence):
            x.aside.add(sentence.start)
            _asked(x, about, sentence)
            x.advanced = True
            if answered < MOST:
                _ANSWERS[about](x, sentence)
                answered += 1


def notice(x: Exchange) -> None:
    """What the scenario's own lines are to answer was asked for all that."""
    for sentence in (s for s in x.sentences if s.start not in x.aside and _asks(s)):
        for about in _topics(sentence):
            _asked(x, about, sentence)


def _asked(x: Exchange, about: About, sentence: SentenceReading) -> None:
    x.note(ev.EquipmentAsked(turn=x.turn, about=about, quote=sentence.text))
    x.react("equipement_demande", sentence.text)


def asks_whether_done(x: Exchange) -> bool:
    """« C'est fait ? », « vous y êtes ? »: the client says where they are."""
    asking = next((s for s in x.sentences if s.start not in x.aside and _whether_done(s)), None)
    if asking is None or x.said.get("answer"):
        return False
    x.aside.add(asking.start)
    key = {"faite": "guidage_c_est_fait", "sue": "guidage_c_est_fait", "contournee": "guidage_c_est_convenu"}
    life = "en_cours" if halfway(x.scenario.guidance, x.state.guidance) else x.state.guidance.life
    tell(x, "answer", key.get(life, "guidage_ou_j_en_suis"), page=screen_of(x).title)
    x.advanced = True
    return True


def _asks(sentence: SentenceReading) -> bool:
    """A question, or « dites-moi le titre de la page »; « je vous l'envoie par courriel ? » asks something else."""
    if words(sentence.text)[:1] in (("je",), ("j",)):
        return False
    return sentence.text.rstrip().endswith("?") or sentence.does("evaluer_aisance_numerique") or heard(sentence.text, "dites_moi")


def _whether_done(sentence: SentenceReading) -> bool:
    asks = sentence.text.rstrip().endswith("?") and heard(sentence.text, "c_est_fait") and not heard(sentence.text, "pas_la_page")
    return asks and not marked(sentence.text, "bien_recu")


def _topics(sentence: SentenceReading) -> list[About]:
    """What it is about: a question on the software is none on the device."""
    text = sentence.text
    found = [about for about in ABOUT if heard(text, about) or (about == "page" and heard(text, "contenu"))]
    if "page" not in found and _asks_where(text):
        found.append("page")
    if "page" in found and heard(text, "pas_la_page") and not heard(text, "contenu"):
        found.remove("page")
    by_act = sentence.does("evaluer_aisance_numerique") and heard(text, "en_ligne") and not names_jargon(text)
    return found or (["aisance"] if by_act else [])


def _asks_where(text: str) -> bool:
    """« Vous êtes où ? »: the accent tells it from « téléphone ou ordinateur »."""
    return "où" in text.lower().replace("?", " ").split() and "vous" in words(text)


# ── Answers ──────────────────────────────────────────────────────────────────────────────────────


def _device(x: Exchange, sentence: SentenceReading) -> None:
    tell(x, "answer", "guidage_appareil", appareil=guidance_of(x).device)


def _tools(x: Exchange, sentence: SentenceReading) -> None:
    tool = guidance_of(x).assistive
    tell(x, "answer", "guidage_aide" if tool else "guidage_aide_aucune", aide=tool or "")


def _ease(x: Exchange, sentence: SentenceReading) -> None:
    x.said.setdefault("answer", []).append(guidance_of(x).ease)


def _page(x: Exchange, sentence: SentenceReading) -> None:
    screen = screen_of(x)
    if heard(sentence.text, "contenu"):
        tell(x, "answer", "guidage_lecture", page=screen.title, liste=enumerated(screen.readable()))
    else:
        tell(x, "answer", "guidage_titre", page=screen.title)


_ANSWERS = {"appareil": _device, "aide_technique": _tools, "page": _page, "aisance": _ease}
