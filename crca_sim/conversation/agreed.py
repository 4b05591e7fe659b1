"""What this interview may agree on: a subscription, or what the scenario says (« être mis en relation », « garder mon contrat »)."""

from __future__ import annotations

from crca_sim.authoring.scenario import Scenario
from crca_sim.conversation.markers import marked, tool_words
from crca_sim.conversation.state import CallState
from crca_sim.understanding.expressions import words
from crca_sim.understanding.reading import SentenceReading

SUBSCRIPTION = "souscription"
OTHER = "accord"
"""The consent of an agreement to anything else than subscribing."""
PROPOSAL = "proposition"
"""« Cela vous convient ? », « Oui » : the client likes it; nobody has subscribed yet."""
AS_IT_IS = "maintien"
"""Keeping what one has."""
_STEM = 5
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
    if not sentence.text.rstrip().endswith("?") or sentence.does("proposer_adaptation"):
        return False
    named = names(scenario, sentence.text)
    if not named and asks_a_fact(sentence):
        return False
    if not named and (_checks(sentence) or any(marked(sentence.text, key) for key in ("confirmation", "accord_d_un_autre"))):
        return False
    return sentence.does("demander_accord") or (named and (sentence.does(*_ASKING) or marked(sentence.text, "accord_demande")))


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
    stems = [word[:_STEM] for word in words(scenario.agreement.about) if len(word) >= 4 and word not in tool_words()]
    return any(word.startswith(stem) for stem in stems for word in said)
