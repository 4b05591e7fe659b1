"""A yes-or-no question that names nothing held: what « l' » stands for, a step not taken yet, a free moment.

What is left is answered in short, in the form asked for (`plainly.py`).
"""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.conversation import answering, asked, asking, forms, leaning, parry, plainly, repartees
from crca_sim.conversation.alternatives import alternatives
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.forms import has, pattern
from crca_sim.conversation.markers import marked
from crca_sim.conversation.said_back import as_mine
from crca_sim.understanding.expressions import fold
from crca_sim.understanding.french import content_words
from crca_sim.understanding.reading import SentenceReading

POINTED = 0.3
"""Likeness from which « l' » stands for what the sentence before it asked for."""


def asks(sentence: SentenceReading) -> bool:
    """« Vous êtes allée sonner chez lui ? », « vous êtes là quand ? »: questions, whatever their act looked like."""
    if not sentence.text.rstrip().endswith("?") or sentence.does(*asking.FAULTY):
        return False
    if sentence.does(*asking.OTHERWISE) and not asking.satisfaction_only_guessed(sentence):
        return False
    return _step(sentence) or has(sentence.text, "pronom_de_fait") or asks_when_free(sentence) or _about_them(sentence)


def _about_them(sentence: SentenceReading) -> bool:
    """« Qui vous aide, d'habitude ? », « vous avez un médecin ? »: asked of the client, where no act was recognised or a word asks."""
    if not has(sentence.text, "de_soi") or has(sentence.text, "aide_offerte"):
        return False
    return not sentence.acts or (forms.form_of(sentence.text) in ("quand", "duree", "personne", "lieu") and sentence.does("proposer_rdv"))


def answer(x: Exchange, sentence: SentenceReading) -> bool:
    """What can be answered to it when no fact is about it."""
    if asks_when_free(sentence):
        return say_when_free(x)
    if parry.unknown_key(sentence.text) != "ne_sait_pas_oui_non" or parry.either(sentence):
        return False
    return _what_is_pointed_at(x, sentence) or _still_has_it(x, sentence) or _step_not_taken(x, sentence)


def confirms_a_guess(x: Exchange, sentence: SentenceReading) -> bool:
    """« Vous en auriez besoin quand : au printemps ? »: yes, where the guess is what the client knows."""
    found = pattern("devine_la_reponse").search(fold(sentence.text))
    guess = as_mine(sentence.text[found.start("devine") : found.end("devine")].strip()) if found else None
    if guess is None or alternatives(sentence.text) or not _known(x, guess):
        return False
    text = x.line("answer", "choix_redit", choix=guess)
    if text:
        x.note(ev.LifeTold(turn=x.turn, subject="devine", text=text))
        x.advanced = True
    return text is not None


def in_one_word(x: Exchange, sentence: SentenceReading) -> bool:
    """« Le ferez-vous, oui ou non ? »: one of the two, unless what the author foresaw for it says which."""
    if not has(sentence.text, "exige_oui_ou_non"):
        return False
    best = repartees.most_like(sentence)
    own = x.cast.repertoire.repartees.get(best.topic.removeprefix(repartees.OWN)) if best else None
    fact = x.scenario.facts.get(best.topic) if best else None
    lines = own.lines if own else (*fact.full, *fact.brief) if fact else ()
    foreseen = best is not None and best.confidence >= repartees.LIKELY and any(has(line, "dit_oui_ou_non") for line in lines)
    return not foreseen and plainly.say(x, sentence)


def _known(x: Exchange, guess: str) -> bool:
    """Every word of it that carries something is in one of the lines that were told, or may be."""
    sought = content_words(guess)
    facts = [fact for name, fact in x.scenario.facts.items() if leaning.tellable(x, name)]
    lines = [*x.state.life_said, *(line for fact in facts for line in (*fact.full, *fact.brief))]
    return bool(sought) and any(sought <= content_words(line) for line in lines)


# ── When one is free ─────────────────────────────────────────────────────────────────────────────


def asks_when_free(sentence: SentenceReading) -> bool:
    """« Vous êtes là quand dans la semaine ? », « à quel moment je peux vous joindre ? »: about days to come."""
    return has(sentence.text, "a_quel_moment") and has(sentence.text, "libre") and not has(sentence.text, "autrefois")


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
    if not has(sentence.text, "pronom_de_fait"):
        return False
    near = [*[s for s in x.sentences if s.end <= sentence.start][-1:], sentence]
    seen = [t for s in near for t in s.called if t.confidence >= POINTED]
    facts = [f for t in sorted(seen, key=lambda t: -t.confidence) for f in asked.facts_of(x, t.topic)]
    facts += x.cast.index.nearest(" ".join(s.text for s in near)) if x.cast.index else []
    fact_id = next((f for f in facts if x.fact(f).disclosure != "indice" or f in x.state.disclosed), None)
    if fact_id is None:
        return False
    answering.answer(x, sentence, fact_id)
    return True


def _still_has_it(x: Exchange, sentence: SentenceReading) -> bool:
    """« Vous l'avez encore ? », « vous l'avez gardé ? »: nobody throws away what they are asked for."""
    kept = has(sentence.text, "pronom_de_fait") and marked(sentence.text, "garde_encore")
    return kept and x.line("answer", "garde_oui") is not None


def _step(sentence: SentenceReading) -> bool:
    return has(sentence.text, "demarche") and marked(sentence.text, "demarche_faite")


def _step_not_taken(x: Exchange, sentence: SentenceReading) -> bool:
    """« Vous êtes allée sonner chez lui ? »: what the client never spoke of having done is not done."""
    named = any(seen.confidence >= asking.SURE for seen in sentence.topics)
    return _step(sentence) and not named and x.line("answer", "pas_fait") is not None
