"""What one says to words that are beside the subject, to a taunt, to a question that nothing answers.

A real client does not say « pardon ? » to what anyone would understand: they come back to what they came for, or take offence.
"""

from __future__ import annotations

import re

from crca_sim.authoring.scenario import Scenario
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.forms import form_of
from crca_sim.conversation.markers import marked
from crca_sim.understanding.expressions import words
from crca_sim.understanding.reading import SentenceReading

ABOUT = 0.5
"""Confidence from which a sentence is about a topic."""
PLAIN = 0.8
"""Share of the words that must look like words for a sentence to be one."""
ANSWERED_BY_YES = ("demander_accord", "verifier_comprehension", "mesurer_satisfaction", "proposer_rdv", "faire_patienter", "prendre_conge")
SETTLED_IN = 4
"""Messages from which talk of something else is felt as such."""
SHARED = 5
"""Letters from which a word is one of a scenario's own."""
_WHICH = re.compile(r"\b(?:la|le|les)?quel(?:le|s|les)?\b", re.IGNORECASE)
_OR_NOT = re.compile(r"\bou (?:alors |bien )?(?:pas|non)\b(?: encore)?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile(r"[aeiouyàâäéèêëîïôöùûüœæ]", re.IGNORECASE)
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{5}", re.IGNORECASE)


def off_subject(x: Exchange, sentence: SentenceReading) -> bool:
    """Said in plain words, about nothing that a contract knows nor that the client ever speaks of."""
    about = any(seen.confidence >= ABOUT for seen in sentence.topics) or not _own_words(x.scenario).isdisjoint(_long_words(sentence.text))
    found = _WORD.findall(sentence.text)
    wordlike = [w for w in found if _VOWEL.search(w) and not _CONSONANTS.search(w)]
    return not about and not sentence.slots and len(found) >= 4 and len(wordlike) >= PLAIN * len(found)


def _long_words(text: str) -> set[str]:
    return {word for word in words(text) if len(word) >= SHARED}


def _own_words(scenario: Scenario) -> set[str]:
    """The longer words of all that the client may tell, by fact or by hint."""
    facts = (line for fact in scenario.facts.values() for line in (fact.label, *fact.full, *fact.brief))
    hints = (line for need in scenario.needs.values() for line in (need.label, *need.hints))
    return {word for line in (*facts, *hints) for word in _long_words(line)}


def digresses(x: Exchange) -> bool:
    """The whole message is beside the subject; at the start of a contact, or in doubt, nothing is."""
    return bool(x.sentences) and not begins(x) and all(off_subject(x, s) for s in x.sentences)


def begins(x: Exchange) -> bool:
    """Too early to lose patience with a question, or one that may well ask what brings the client."""
    return x.state.spoken < SETTLED_IN or marked(x.text, "ouverture_large")


def takes_offence(x: Exchange) -> bool:
    """A taunt that no fault was read in: the client feels it all the same; nothing is held against the trainee for it."""
    if not marked(x.text, "insolence") or marked(x.text, "parle_de_soi"):
        return False
    x.react("brusquerie", x.text[:200])
    return x.line("reaction", "insulte") is not None


def unanswered(x: Exchange) -> bool:
    """The message ends with a question that « d'accord » does not answer."""
    if not x.sentences or not _looks_like_a_question(x.sentences[-1]):
        return False
    last = x.sentences[-1]
    return _WHICH.search(last.text) is not None or not (last.does(*ANSWERED_BY_YES) or marked(last.text, "controle"))


_ASKED = {
    "duree": "quand", "quand": "quand", "combien": "combien", "lieu": "ou", "personne": "qui", "raison": "pourquoi", "maniere": "comment",
    "chose": "quoi", "oui_non": "oui_non",
}  # fmt: skip
"""What is asked for → the word that asks for it."""


def unknown_key(text: str) -> str:
    """The line of who has no answer to this: it fits the word that asks (`ne_sait_pas_quand` …), or a yes-or-no."""
    return f"ne_sait_pas_{_ASKED[form_of(text)]}"


def _looks_like_a_question(sentence: SentenceReading) -> bool:
    asks = sentence.does("question_fermee", "question_ouverte") and not sentence.text.rstrip().endswith(".")
    return asks or sentence.text.rstrip().endswith("?")


def either(sentence: SentenceReading) -> bool:
    """« Gros caractères ou normal ? » cannot be answered by yes."""
    return bool(re.search(r"\bou\b", _without_or_not(sentence.text))) and sentence.text.rstrip().endswith("?")


def _without_or_not(text: str) -> str:
    """« Vous l'avez, ou pas encore ? » offers no choice."""
    return _OR_NOT.sub("", text)


def offers_a_choice(text: str) -> bool:
    """« Dans le studio, dans une cave, ou dehors ? », « local, cave, cour ? »: concrete things to pick from."""
    listed = text.rpartition(":")[2]
    return text.rstrip().endswith("?") and (re.search(r"\bou\b", _without_or_not(text)) is not None or listed.count(",") >= 2)
