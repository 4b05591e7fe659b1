"""« Ça vous va ? », « vous êtes d'accord ? »: short questions that ask a yes to what the words before them proposed."""

from __future__ import annotations

from typing import Literal

from crca_sim import events as ev
from crca_sim.conversation import agreed, antecedents, kinds
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.forms import has
from crca_sim.conversation.markers import marked
from crca_sim.understanding.french import content_words
from crca_sim.understanding.reading import SentenceReading

PRACTICAL = ("choix", "proposition", "demande", "reflexion")
"""Subjects of what is said to a proposal, a request, a choice."""
FEW = 5
"""Words of what only leans on what was said before it."""
SHORT = 8
"""Words of a question that proposes nothing by itself."""
WHEN = ("horaire", "delai", "date", "echeance")
"""What a sentence says of when."""
TO_BE_DONE_BY_THE_CLIENT = ("expliquer_demarche", "demander_justificatif", "consigne_securite")
TO_BE_DONE_BY_THE_ADVISER = (
    "annoncer_suite", "proposer_rdv", "remettre_document", "orienter_service", "enregistrer_reclamation", "laisser_reflechir",
)  # fmt: skip


def is_tag(sentence: SentenceReading) -> bool:
    """Whether what is proposed was said before this sentence."""
    short = len(sentence.text.split()) <= SHORT and sentence.text.rstrip().endswith("?")
    return short and (marked(sentence.text, "oui_demande") or gives_time(sentence))


def leans(x: Exchange, sentence: SentenceReading) -> bool:
    """« Cela vous convient ? », « vous voyez ? », « de quoi s'agit-il ? » behind something else: no likeness tells what that is."""
    if before(x, sentence) is None:
        return False
    return is_tag(sentence) or _only_points(sentence) or names_nothing(sentence)


def _only_points(sentence: SentenceReading) -> bool:
    """« Ça vous rassure ? », « vous voyez ? », « compris ? »: one word that carries something, and what it is about was said before."""
    bearing = content_words(sentence.text) - antecedents.passing_words()
    few = len(sentence.text.split()) <= FEW and len(bearing) <= 1 and not kinds.wanted(sentence.text)
    return few and has(sentence.text, "montre_ce_qui_precede")


def taken_up(x: Exchange) -> bool:
    """Whether what was proposed, asked for or offered to choose from has got its answer."""
    return any(isinstance(e, ev.LifeTold) and e.subject in PRACTICAL for e in x.events)


def names_nothing(sentence: SentenceReading) -> bool:
    """« C'est ça ? », « de quoi s'agit-il ? »: no word of it carries anything."""
    return not content_words(sentence.text) - antecedents.passing_words()


def gives_time(sentence: SentenceReading) -> bool:
    """« Cela vous laisse-t-il le temps ? »: whether the date just said will do."""
    return has(sentence.text, "laisse_le_temps")


def adviser_does(text: str) -> bool:
    """« Je vous rappelle », « voulez-vous qu'on ouvre le dossier », « puis-je vous l'envoyer »; « je vérifie : votre nom ? » asks."""
    return has(text, "conseiller_fait") and not has(text, "conseiller_interroge")


def proposed(x: Exchange, tag: SentenceReading) -> Literal["proposition", "demande"] | None:
    """What the sentence before a tag proposed: something the adviser does, or asks of the client."""
    last = before(x, tag)
    if last is None:
        return None
    if last.does(*TO_BE_DONE_BY_THE_CLIENT) and has(last.text, "vous_ferez"):
        return "demande"
    if gives_time(tag) and (has(last.text, "vous_aurez") or any(slot.role in WHEN for slot in last.slots)):
        return "proposition"
    if last.does("demander_justificatif") or (has(last.text, "vous_ferez") and not adviser_does(last.text)):
        return "demande"
    return "proposition" if last.does(*TO_BE_DONE_BY_THE_ADVISER) or adviser_does(last.text) else None


def before(x: Exchange, sentence: SentenceReading) -> SentenceReading | None:
    """The sentence just before."""
    return next((s for s in reversed(x.sentences) if s.end <= sentence.start), None)


def settles_a_step(x: Exchange, sentence: SentenceReading) -> bool:
    """« Vous y joignez la facture. Ça vous paraît faisable ? »: a step on the way, when nothing names what is to be agreed on."""
    if not is_tag(sentence) or _names_the_agreement(x, sentence):
        return False
    last = before(x, sentence)
    dated = last is not None and any(slot.role in WHEN for slot in last.slots)
    return proposed(x, sentence) == "demande" or (dated and proposed(x, sentence) == "proposition")


def serves(x: Exchange, sentence: SentenceReading) -> bool:
    """« Je réserve ? »: a service offered on the way, when nothing names what is to be agreed on."""
    return not _names_the_agreement(x, sentence) and not marked(sentence.text, "objet_depart") and adviser_does(sentence.text)


def sums_up(x: Exchange, sentence: SentenceReading) -> bool:
    """« Je récapitule : le plombier, l'hôtel. Ça vous va ? »: whether the summary is right, when nothing names what is to be agreed on."""
    last = before(x, sentence)
    return is_tag(sentence) and last is not None and last.does("synthetiser") and not _names_the_agreement(x, sentence)


def _names_the_agreement(x: Exchange, sentence: SentenceReading) -> bool:
    return any(agreed.names(x.scenario, s.text) for s in (sentence, before(x, sentence)) if s is not None)


def keeps_what_they_have(x: Exchange, tag: SentenceReading) -> bool:
    """« Vous gardez votre formule. Ça vous convient ? »: an agreement too, to change nothing."""
    last = before(x, tag)
    return last is not None and is_tag(tag) and marked(last.text, "garde_tel_quel") and not x.reading.doing("annoncer_prix")
