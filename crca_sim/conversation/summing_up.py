"""The adviser's summary, compared with what the client chose; a last check, which brings what nobody answered.

What was chosen is said again where the summary holds the other term; a plain yes is said once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from crca_sim import events as ev
from crca_sim.conversation import lines, questions
from crca_sim.conversation.alternatives import alternatives, telling_words
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.understanding.expressions import words
from crca_sim.understanding.french import content_words
from crca_sim.understanding.reading import SentenceReading

FEW = 6
"""Words of an answer that can be said again as it was."""
STEM = 5
RIGHT = 5
SHORT = 8
"""Words of a question that only asks whether all was said."""
_CLAUSES = re.compile(r"[,;:.]\s+")
YES = ("resume_juste", "confirmer", "ca_va", "satisfaction_oui", "comprehension_vague", "oui_de_politesse", "rien_d_autre")
"""Ways of saying yes to a summary."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was picked of « A ou B ? »: `instead` are the words of the terms left, `about` what the message spoke of."""

    text: str
    instead: frozenset[str]
    about: frozenset[str]


def listen(x: Exchange) -> None:
    """What is summed up otherwise than it was chosen is said, before anything is agreed to; « est-ce complet ? » asks no fact."""
    for sentence in (s for s in x.sentences if _sums_up(s)):
        wrong = next((chosen for chosen in _choices(x) if _says_otherwise(sentence, chosen)), None)
        if wrong and _protest(x, wrong):
            x.aside.update(s.start for s in x.sentences)
            x.advanced = True
            return
    *summed, last = x.sentences or (None,)
    if last is not None and (_asks_if_complete(last) or _asks_if_right(last)) and any(s is not None and _sums_up(s) for s in summed):
        x.aside.add(last.start)


def _asks_if_complete(sentence: SentenceReading) -> bool:
    return sentence.text.rstrip().endswith("?") and len(sentence.text.split()) <= SHORT and marked(sentence.text, "complet_demande")


def _asks_if_right(sentence: SentenceReading) -> bool:
    """« C'est bien ça ? »"""
    return sentence.text.rstrip().endswith("?") and len(sentence.text.split()) <= RIGHT and marked(sentence.text, "confirmation")


def check(x: Exchange) -> None:
    """« C'est complet ? », « il vous reste une question ? »: what is still waited for; else one yes is enough."""
    if not x.sentences or not _asks_if_complete(x.sentences[-1]):
        _agree(x)
        return
    if "raise" not in x.said and questions.waiting(x) and _only_yes(x):
        x.said.pop("answer", None)
        if questions.bring_back(x):
            for slot in ("reaction", "remark"):
                x.said.pop(slot, None)
            return
    _one_yes(x)
    if marked(x.sentences[-1].text, "oubli_demande") and _nothing_missing(x):
        return
    if not any(x.said.get(slot) for slot in ("answer", "reaction", "remark", "raise")) and x.sentences[-1].start in x.aside:
        x.line("answer", "resume_juste")


def _nothing_missing(x: Exchange) -> bool:
    """« Ai-je oublié quelque chose ? » is answered by a no: « tout à fait » would say yes."""
    if not _only_yes(x) or "raise" in x.said:
        return False
    for slot in ("reaction", "answer", "remark"):
        x.said.pop(slot, None)
    return x.line("answer", "rien_d_autre") is not None


def _agree(x: Exchange) -> None:
    """« C'est bien ça ? » under a summary: yes, where nothing else was said to it."""
    asks = bool(x.sentences) and marked(x.sentences[-1].text, "confirmation") and x.sentences[-1].text.rstrip().endswith("?")
    if asks and all_said(x) and not any(x.said.get(slot) for slot in ("answer", "reaction", "remark", "raise", "beside")):
        x.line("answer", "resume_juste")


def all_said(x: Exchange) -> bool:
    """The message sums up what was said: nothing in it is offered or priced anew."""
    return any(_sums_up(sentence) for sentence in x.sentences if not sentence.does("presenter_offre"))


def _sums_up(sentence: SentenceReading) -> bool:
    return sentence.does("synthetiser", "reformuler") or marked(sentence.text, "recapitule")


def _choices(x: Exchange) -> list[Chosen]:
    """Those that the client did not go back on since."""
    situation = x.state.situation
    found = ((_chosen(said, text), " ".join(situation.client_said[since:])) for said, text, since in situation.choices)
    return [chosen for chosen, later in found if chosen is not None and chosen.instead.isdisjoint(words(later))]


def _chosen(said: ev.TraineeSpoke, text: str) -> Chosen | None:
    """What the client picked, told by the words that the terms do not share; nothing where these do not tell."""
    sentence = next((s for s in reversed(said.reading.sentences) if alternatives(s.text)), None)
    found = alternatives(sentence.text) if sentence else None
    if found is None:
        return None
    own = telling_words(found)
    answer = set(words(text))
    picked = [rank for rank, mine in enumerate(own) if mine & answer]
    if len(picked) != 1:
        return None
    instead = frozenset().union(*(mine for rank, mine in enumerate(own) if rank not in picked)) - _VERBS
    spoken = found.spoken(picked[0]) or (text.rstrip(" .!…") if len(text.split()) <= FEW else None)
    about = content_words(said.text) - content_words(" ".join(found.terms))
    in_picked = content_words(found.terms[picked[0]]) - {word[:STEM] for word in own[picked[0]] if marked(word, "moment_dit")}
    return Chosen(spoken, instead, frozenset(about | in_picked)) if spoken and instead else None


_VERBS = frozenset(words("préférez attendre envoie envoyer voulez venir faire appelle rappelle passe vient laisse garder mettre avec pour"))


def _says_otherwise(sentence: SentenceReading, chosen: Chosen) -> bool:
    """A clause of it is about the same thing, and holds the term that was left."""
    return any(set(words(part)) & chosen.instead and content_words(part) & chosen.about for part in _CLAUSES.split(sentence.text))


def _protest(x: Exchange, chosen: Chosen) -> bool:
    said = f"{chosen.text[:1].lower()}{chosen.text[1:]}"
    return x.line("answer", "resume_autre_choix", choix=said) is not None


def _yes_lines(x: Exchange) -> set[str]:
    return {line for key in YES for line in lines.variants(key, x.scenario, x.cast.persona)}


def _only_yes(x: Exchange) -> bool:
    said = [text for slot in ("reaction", "answer", "remark") for text in x.said.get(slot, ())]
    return all(text in _yes_lines(x) for text in said)


def _one_yes(x: Exchange) -> None:
    """« Vous avez tout », « oui, c'est clair » : said once."""
    yes = _yes_lines(x)
    if any(text in yes for text in x.said.get("reaction", ())):
        x.said["answer"] = [text for text in x.said.get("answer", ()) if text not in yes]
    elif len(x.said.get("answer", ())) > 1:
        first, *others = x.said["answer"]
        x.said["answer"] = [first, *(text for text in others if text not in yes)] if first in yes else x.said["answer"]
