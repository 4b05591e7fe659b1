"""A yes-or-no question that names nothing held: what « l' » stands for, a step not taken yet, a free moment, else honest doubt."""

from __future__ import annotations

import re

from crca_sim.conversation import answering, asked, asking, parry
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.understanding.expressions import fold
from crca_sim.understanding.reading import SentenceReading

POINTED = 0.15
"""Likeness from which « l' » stands for what the sentence before it asked for."""
_PRONOUN = re.compile(r"\b(?:l'|le |la |les |en )(?:avez|aviez|as)\b|\b(?:l'|les )avez-vous\b|\bvous en avez\b")
_STEP = re.compile(r"\b(?:avez|etes|aviez|as|es)(?:-vous|-tu)?\b (?:deja |bien |quand meme |vous )*\w+")
_FREE = re.compile(
    r"\b(?:disponible|joignable|libre|vous joindre|vous rappeler|vous appeler|vous rappelle|vous appelle"
    r"|vous arrange\w*|etes la|etes chez vous|serez la|serez chez vous"
    r"|passer chez vous|vous voir|se reparle\w*|se revoi\w*|se rappelle\w*)\b"
)
_WHEN = re.compile(r"\bquand\b|\bquel(?:le)?s? (?:jours?|heures?|moments?|creneaux?|plage)|\ba quelle heure\b|\ba partir de quelle")
_FORMER = re.compile(r"\b(?:etiez|avez|aviez|etait|avait)\b")


def asks(sentence: SentenceReading) -> bool:
    """« Vous êtes allée sonner chez lui ? », « vous êtes là quand ? »: questions, whatever their act looked like."""
    if not sentence.text.rstrip().endswith("?") or sentence.does(*asking.FAULTY):
        return False
    if sentence.does(*asking.OTHERWISE) and not asking.satisfaction_only_guessed(sentence):
        return False
    folded = fold(sentence.text)
    step = _STEP.search(folded) is not None and marked(sentence.text, "demarche_faite")
    return step or _PRONOUN.search(folded) is not None or asks_when_free(sentence)


def answer(x: Exchange, sentence: SentenceReading) -> bool:
    """What can be answered to it when no fact is about it."""
    if asks_when_free(sentence):
        return say_when_free(x)
    if parry.unknown_key(sentence.text) != "ne_sait_pas_oui_non" or parry.either(sentence):
        return False
    return _what_is_pointed_at(x, sentence) or _still_has_it(x, sentence) or _step_not_taken(x, sentence)


# ── When one is free ─────────────────────────────────────────────────────────────────────────────


def asks_when_free(sentence: SentenceReading) -> bool:
    """« Vous êtes là quand dans la semaine ? », « à quel moment je peux vous joindre ? »: about days to come."""
    folded = fold(sentence.text)
    when = _WHEN.search(folded) is not None and _FREE.search(folded) is not None
    return when and _FORMER.search(folded) is None


def say_when_free(x: Exchange) -> bool:
    """What this persona says of it, else what their days are like."""
    held = [line for line in x.cast.persona.knowledge.get("preference_contact", ()) if marked(line, "moment_dit")]
    if held and x.propose("answer", held, "sait:preference_contact"):
        return True
    working = {"actif", "independant", "dirigeant"} & set(x.cast.persona.situations) and "retraite" not in x.cast.persona.situations
    return (x.line("answer", "disponible_travail") if working else x.line("answer", "disponible_maison")) is not None


# ── What was done, or not ────────────────────────────────────────────────────────────────────────


def _what_is_pointed_at(x: Exchange, sentence: SentenceReading) -> bool:
    """« Il nous faut la facture. Vous l'avez gardée ? »: the fact that the words before it call for."""
    if not _PRONOUN.search(fold(sentence.text)):
        return False
    near = [*[s for s in x.sentences if s.end <= sentence.start][-1:], sentence]
    seen = [t for s in near for t in (*s.topics, *s.called) if t.confidence >= POINTED]
    facts = [f for t in sorted(seen, key=lambda t: -t.confidence) for f in asked.facts_of(x, t.topic)]
    facts += x.cast.index.nearest(" ".join(s.text for s in near)) if x.cast.index else []
    fact_id = next((f for f in facts if x.fact(f).disclosure != "indice" or f in x.state.disclosed), None)
    if fact_id is None:
        return False
    answering.answer(x, sentence, fact_id)
    return True


def _still_has_it(x: Exchange, sentence: SentenceReading) -> bool:
    """« Vous l'avez encore ? », « vous l'avez gardé ? »: nobody throws away what they are asked for."""
    kept = _PRONOUN.search(fold(sentence.text)) is not None and marked(sentence.text, "garde_encore")
    return kept and x.line("answer", "garde_oui") is not None


def _step_not_taken(x: Exchange, sentence: SentenceReading) -> bool:
    """« Vous êtes allée sonner chez lui ? »: what the client never spoke of having done is not done."""
    step = _STEP.search(fold(sentence.text)) and marked(sentence.text, "demarche_faite")
    named = any(seen.confidence >= asking.SURE for seen in sentence.topics)
    return bool(step) and not named and x.line("answer", "pas_fait") is not None
