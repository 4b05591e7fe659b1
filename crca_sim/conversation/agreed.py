"""What this interview may agree on: a subscription, or what the scenario says (« être mis en relation », « garder mon contrat »)."""

from __future__ import annotations

import re

from crca_sim.authoring.scenario import Scenario
from crca_sim.conversation.markers import marked, tool_words
from crca_sim.conversation.state import CallState
from crca_sim.understanding.expressions import fold, words
from crca_sim.understanding.reading import SentenceReading

SUBSCRIPTION = "souscription"
OTHER = "accord"
"""The consent of an agreement to anything else than subscribing."""
PROPOSAL = "proposition"
"""« Cela vous convient ? », « Oui » : the client likes it; nobody has subscribed yet."""
AS_IT_IS = "maintien"
"""Keeping what one has."""
_STEM = 5
SURE = 0.75
"""Confidence from which a sentence that asks for something else asks for an agreement too."""
_IDENTIFYING = ("demander_identite", "demander_coordonnees")
_NOTES = re.compile(
    r"\b(?:puis-je|je peux|je pourrais|on peut|peut-on|j'ai le droit de|ca vous va si je|vous voulez bien que je|d'accord pour que je)"
    r" (?:vous |le |la |les |l'|en |y )*(?:not|inscri|relev|recopi|marqu|prend\w* (?:en )?note|mett\w* (?:a jour|par ecrit))\w*"
)
_EVERYWHERE = frozenset({"dossi"})
"""What is said all along an interview names no agreement by itself."""
_ASKING = (
    "enregistrer_reclamation", "orienter_service", "proposer_rdv", "demander_consentement", "faire_signer", "informer_donnees",
    "confirmer_droit",
)  # fmt: skip


def final(scenario: Scenario) -> str:
    """The consent that concludes."""
    return SUBSCRIPTION if scenario.agreement.subscribes else OTHER


def concluded(state: CallState) -> bool:
    """Whether the client agreed to what the interview is about."""
    return SUBSCRIPTION in state.consents or OTHER in state.consents


def only_guided(scenario: Scenario) -> bool:
    """« Laquelle préférez-vous ? », « on essaie ensemble ? »: on the portal the client chooses a way, and concludes nothing."""
    return scenario.guidance is not None and not scenario.solutions


def leaves(scenario: Scenario) -> bool:
    """Whether what is agreed to is the departure itself, or leaves it open (a call back, an appointment)."""
    return marked(scenario.agreement.about, "objet_depart") or marked(scenario.agreement.about, "objet_a_part")


def asked(scenario: Scenario, sentence: SentenceReading) -> bool:
    """A question that asks for this agreement, where nothing is sold: by its act, or by naming its object."""
    if not sentence.text.rstrip().endswith("?") or sentence.does("proposer_adaptation", "demander_motif", "saluer"):
        return False
    if asks_for_the_file(sentence):
        return False
    named = names(scenario, sentence.text)
    if not named and asks_a_fact(sentence):
        return False
    if not named and (_checks(sentence) or any(marked(sentence.text, key) for key in ("confirmation", "accord_d_un_autre"))):
        return False
    return sentence.does("demander_accord") or (named and (sentence.does(*_ASKING) or marked(sentence.text, "accord_demande")))


def asks_for_the_file(sentence: SentenceReading) -> bool:
    """« Votre nom, que je retrouve votre dossier ? », « l'adresse, je peux la noter ? »: what is needed to fill it in is no decision."""
    decides = any(seen.act == "demander_accord" and seen.confidence >= SURE for seen in sentence.acts)
    return not decides and (sentence.does(*_IDENTIFYING) or _NOTES.search(fold(sentence.text)) is not None)


def asks_a_fact(sentence: SentenceReading) -> bool:
    """« Est-ce que vous l'avez gardé, oui ou non ? »: rather a question than a decision."""
    told = marked(sentence.text, "fait_accompli") and not marked(sentence.text, "accord_demande")
    return told and (sentence.does("question_fermee") or marked(sentence.text, "fait_passe"))


def _checks(sentence: SentenceReading) -> bool:
    """« Cela vous rassure ? » checks an answer: nothing is agreed to."""
    return marked(sentence.text, "controle") and not marked(sentence.text, "accord_demande")


def names(scenario: Scenario, text: str) -> bool:
    """« Je vous mets en relation » names « être mis en relation »: a word of it, by its stem."""
    said = words(text)
    stems = {word[:_STEM] for word in words(scenario.agreement.about) if len(word) >= 4 and word not in tool_words()}
    return any(word.startswith(stem) for stem in (stems - _EVERYWHERE or stems) for word in said)
