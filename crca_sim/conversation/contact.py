"""The contact's own questions: « vous m'entendez ? », « une autre question ? », « ça vous gêne ? », and the farewell."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.conversation import agreed, kinds, questions
from crca_sim.conversation.alternatives import alternatives
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.understanding.reading import SentenceReading

SURE = 0.75
"""Confidence from which a sentence is about a fact."""


def listen(x: Exchange) -> None:
    """Small questions about the exchange itself get a plain answer."""
    for sentence in x.sentences:
        if not is_about_it(x, sentence) or x.said.get("answer"):
            continue
        key = _line(x, sentence) or "ca_va"
        if key == "rien_d_autre" and questions.bring_back(x):
            x.advanced = True
            continue
        advised = [s.label for n, s in x.scenario.solutions.items() if s.advised and n in x.state.offers]
        x.line("answer", key, solution=(advised or [x.scenario.solutions[s].label for s in x.state.offers[-1:]] or [""])[0])
        x.advanced = True


def is_about_it(x: Exchange, sentence: SentenceReading) -> bool:
    """« Vous les avez reçus ? », « une autre question ? », « vous m'entendez bien ? », « laquelle préférez-vous ? »."""
    return sentence.text.rstrip().endswith("?") and _line(x, sentence) is not None


def _line(x: Exchange, sentence: SentenceReading) -> str | None:
    """The line that answers, when the sentence is about the exchange itself."""
    if marked(sentence.text, "bien_recu") and not kinds.wanted(sentence.text):
        return "tout_recu" if x.state.sent else "rien_recu"
    named = bool(sentence.topics) and sentence.topics[0].confidence >= SURE
    if (
        marked(sentence.text, "autre_question")
        and not alternatives(sentence.text)
        and not named
        and not sentence.does("question_ouverte", "proposer_adaptation")
    ):
        return "rien_d_autre"
    if len(x.state.offers) >= 2 and marked(sentence.text, "choix") and not named and not x.state.open_objection():
        return "choix"
    return "ca_va" if marked(sentence.text, "bien_entendu") else None


def asks_whether_it_bothers(x: Exchange, sentence: SentenceReading) -> bool:
    """« Ça vous gêne ? » about what was just said not to be covered; an objection on the table is what it asks about."""
    return sentence.text.rstrip().endswith("?") and marked(sentence.text, "gene") and not x.state.open_objection()


def bother(x: Exchange) -> None:
    """Asked whether a limit bothers them, the client says so."""
    if any(asks_whether_it_bothers(x, s) for s in x.sentences) and not x.said.get("answer"):
        x.line("answer", "limite_gene")


def takes_leave(x: Exchange) -> bool:
    """The trainee says goodbye for good (« je reste à votre disposition » alone is not that)."""
    leaving = bool(x.reading.doing("prendre_conge")) and marked(x.text, "adieu")
    if x.scenario.channel == "courriel":
        return leaving and _closes(x) and not any(_awaits_an_answer(s) for s in x.sentences)
    asks_again = x.sentences and x.sentences[-1].text.rstrip().endswith("?")
    return leaving and not asks_again


def _closes(x: Exchange) -> bool:
    """« Cordialement » ends a letter; a sale goes on until it is agreed to, or farewell is said in so many words."""
    agreed_before = agreed.concluded(x.state) and not x.happened(ev.ConsentGiven)
    return not x.scenario.agreement.subscribes or agreed_before or marked(x.text, "au_revoir")


def _awaits_an_answer(sentence: SentenceReading) -> bool:
    """In a letter the forms of the end come after the questions; « une autre question ? » alone is part of them."""
    asked = sentence.text.rstrip().endswith("?")
    return asked and not (marked(sentence.text, "autre_question") or sentence.does("mesurer_satisfaction"))
