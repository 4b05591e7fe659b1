"""What one says to words that are beside the subject, to a taunt, to a question that nothing answers.

A real client does not say « pardon ? » to what anyone would understand: they come back to what they came for, or take offence.
"""

from __future__ import annotations

import re

from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.understanding.reading import SentenceReading

ABOUT = 0.5
"""Confidence from which a sentence is about a topic."""
PLAIN = 0.8
"""Share of the words that must look like words for a sentence to be one."""
ANSWERED_BY_YES = ("demander_accord", "verifier_comprehension", "mesurer_satisfaction", "proposer_rdv", "faire_patienter", "prendre_conge")
_WORD = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile(r"[aeiouyàâäéèêëîïôöùûüœæ]", re.IGNORECASE)
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{5}", re.IGNORECASE)


def off_subject(sentence: SentenceReading) -> bool:
    """Said in plain words, about nothing that a contract knows."""
    about = any(seen.confidence >= ABOUT for seen in sentence.topics)
    words = _WORD.findall(sentence.text)
    wordlike = [w for w in words if _VOWEL.search(w) and not _CONSONANTS.search(w)]
    return not about and not sentence.slots and len(words) >= 4 and len(wordlike) >= PLAIN * len(words)


def digresses(x: Exchange) -> bool:
    """The whole message is beside the subject."""
    return bool(x.sentences) and all(off_subject(s) for s in x.sentences)


def takes_offence(x: Exchange) -> bool:
    """A taunt that no fault was read in: the client feels it all the same; nothing is held against the trainee for it."""
    if not marked(x.text, "insolence") or marked(x.text, "parle_de_soi"):
        return False
    x.react("brusquerie", x.text[:200])
    return x.line("reaction", "insulte") is not None


def unanswered(x: Exchange) -> bool:
    """The message ends with a question that « d'accord » does not answer."""
    if not x.sentences or not x.text.rstrip().endswith("?"):
        return False
    last = x.sentences[-1]
    return not last.does(*ANSWERED_BY_YES) and not marked(last.text, "controle")


def either(sentence: SentenceReading) -> bool:
    """« Gros caractères ou normal ? » cannot be answered by yes."""
    return bool(re.search(r"\bou\b", sentence.text)) and sentence.text.rstrip().endswith("?")
