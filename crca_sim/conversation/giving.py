"""What a message gives the client, and what it presses them for. In doubt it gives: the client is no trap."""

from __future__ import annotations

from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.understanding.expressions import said_among
from crca_sim.understanding.french import content_words
from crca_sim.understanding.reading import Reading, SentenceReading

EXPLAINING = (
    "expliquer_garantie", "expliquer_demarche", "signaler_limites", "argumenter", "justifier_question", "situer_information",
    "informer_retractation", "informer_donnees", "informer_recours", "confirmer_droit", "annoncer_refus",
)  # fmt: skip
"""Acts that say why, what or how."""
HELPING = (
    "annoncer_suite", "consigne_securite", "proposer_rdv", "remettre_document", "enregistrer_reclamation", "proposer_geste",
    "proposer_correction", "orienter_service", "guider_pas_a_pas", "presenter_outil_numerique", "proposer_alternative_papier",
    "proposer_adaptation", "presenter_facultatif", "demander_justificatif",
)  # fmt: skip
"""Acts that do something, or say what will be done."""
CONCEDING = ("laisser_reflechir", "presenter_excuses", "accueillir_objection", "exprimer_empathie", "prendre_conge")
"""Acts that give ground."""
GIVING = (*(act for act in EXPLAINING if act != "argumenter"), *HELPING, *CONCEDING)
SELLING = ("presenter_offre", "annoncer_prix", "proposer_option", "argumenter")
PUSHING = (*SELLING, "demander_accord", "faire_signer", "synthetiser")
PUTTING_FORWARD = ("presenter_offre", "proposer_option", "argumenter")
"""Acts that put something forward to be bought; the price of what one already has is none."""
BARE = 3
"""Words that carry something, up to which a question names nothing of its own: « ça vous va ? »."""
DECIDING = ("demander_accord", "faire_signer")
ROUGH = ("f_forcer_vente", "f_brusquer", "f_rejeter_responsabilite", "f_infantiliser", "f_insulter")
MINDFUL = 3
"""Messages within which who gave ground is not taken to be pressing."""
SURE = 0.6
"""Confidence from which an act is held against the adviser."""


def gives(reading: Reading) -> bool:
    """A reason, a help, a step, a date, an apology, time."""
    return bool(reading.doing(*GIVING)) or marked(reading.text, "concession")


def concedes(reading: Reading) -> bool:
    """« Prenez le temps », « je m'arrête là », « excusez-moi »."""
    return bool(reading.doing(*CONCEDING)) or marked(reading.text, "concession")


def questions(reading: Reading) -> bool:
    """The message ends with a question that asks for something else than an agreement or a « does that answer ? »."""
    if not reading.sentences or not reading.sentences[-1].text.rstrip().endswith("?"):
        return False
    last = reading.sentences[-1]
    return not (surely(last, *DECIDING) or marked(last.text, "controle") or last.does("verifier_comprehension"))


def surely(sentence: SentenceReading, *acts: str) -> bool:
    """Whether one of these acts was read without a doubt."""
    return any(seen.act in acts and seen.confidence >= SURE for seen in sentence.acts)


def presses(x: Exchange) -> bool:
    """Asks to sign or to decide, says an offer or a price over again, is rough: nothing of what holds the client back."""
    if any(surely(s, *ROUGH) and not s.does("laisser_reflechir") for s in x.sentences):
        return True
    if any(concedes(said.reading) for said in x.state.situation.sayings[-MINDFUL:]):
        return False
    if any(_for_a_decision(x, s) for s in x.sentences):
        return True
    helped = bool(x.reading.doing(*GIVING)) or questions(x.reading)
    return not helped and any(surely(s, *SELLING) and _said_before(x, s) for s in x.sentences)


def _for_a_decision(x: Exchange, sentence: SentenceReading) -> bool:
    """To sign; or to say yes, where there is something on offer and the sentence proposes no help of its own."""
    if surely(sentence, "faire_signer") or marked(sentence.text, "accord_suppose"):
        return True
    offered = bool(x.state.offers or x.state.prices)
    return offered and surely(sentence, "demander_accord") and not sentence.does(*HELPING) and not _about_a_service(x, sentence)


def _about_a_service(x: Exchange, sentence: SentenceReading) -> bool:
    """« Je peux vous envoyer le tableau. Oui ou non ? »: a bare question is about what was said just before it; where nothing
    was ever offered, an explanation or « je n'ai rien à vendre » presses nobody either."""
    before = [s for s in x.sentences if s.start < sentence.start]
    harmless = HELPING if x.state.offers else (*GIVING, *CONCEDING)
    served = any(s.does(*harmless) or marked(s.text, "rien_a_vendre") for s in before)
    return served and len(content_words(sentence.text)) <= BARE and not any(surely(s, *PUTTING_FORWARD) for s in x.sentences)


def _said_before(x: Exchange, sentence: SentenceReading) -> bool:
    again = any(said_among(sentence.text, x.scenario.solutions[s].named) for s in x.state.offers if s in x.scenario.solutions)
    return not sentence.text.rstrip().endswith("?") and (again or any(slot.value in x.state.prices for slot in sentence.slots))


def ignores(reading: Reading) -> bool:
    """Goes on selling as if nothing had been said."""
    pushing = any(surely(s, *PUSHING) for s in reading.sentences)
    return pushing and not gives(reading) and not questions(reading)
