"""Service around the answers: a summing up, a document, a tool, a gesture, satisfaction asked for."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.conversation import agreed
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.understanding.reading import SentenceReading

SURELY = 0.6
"""Confidence from which satisfaction is asked for, whatever the words."""
_SERVICE = (
    ("synthetiser", "synthese", None),
    ("mesurer_satisfaction", "satisfaction_demandee", None),
    ("demander_justificatif", None, "justificatif"),
    ("remettre_document", None, None),
    ("presenter_outil_numerique", None, "outil"),
    ("evaluer_aisance_numerique", None, "aisance"),
    ("proposer_geste", None, "geste"),
    ("informer_recours", None, "recours"),
    ("annoncer_refus", None, "refus"),
    ("orienter_service", None, "transfert"),
)


def listen(x: Exchange) -> None:
    """What is done for the client, felt and answered in passing."""
    for act, cause, line in _SERVICE:
        done = tuple(s for s in x.reading.doing(act) if s.start not in x.aside)
        if not done:
            continue
        x.advanced = True
        if cause:
            x.react(cause, done[0].text)
        if line and "answer" not in x.said and "remark" not in x.said:
            x.line("remark", line)
    if any(asks_satisfaction(s) for s in x.sentences) and not x.happened(ev.ObjectionMoved):
        _satisfaction(x)


def asks_satisfaction(sentence: SentenceReading) -> bool:
    """Whether the client is really asked if they are served: by plain words, or surely; a doubt answers nothing."""
    sure = max((seen.confidence for seen in sentence.acts if seen.act == "mesurer_satisfaction"), default=0.0)
    return sure >= SURELY or (sure > 0 and marked(sentence.text, "satisfaction_dite"))


def _satisfaction(x: Exchange) -> None:
    if "answer" in x.said or any(s.start in x.aside for s in x.reading.doing("mesurer_satisfaction")):
        return
    undone = agreed.only_guided(x.scenario) and not x.state.guidance.settled
    pleased = x.state.measures["trust"] >= 50 and not x.state.open_objection() and not undone
    x.line("answer", "satisfaction_oui" if pleased else "satisfaction_non")
