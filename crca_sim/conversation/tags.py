"""« Ça vous va ? », « vous êtes d'accord ? »: short questions that ask a yes to what the words before them proposed."""

from __future__ import annotations

import re
from typing import Literal

from crca_sim.conversation import agreed
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.understanding.expressions import fold
from crca_sim.understanding.reading import SentenceReading

SHORT = 8
"""Words of a question that proposes nothing by itself."""
WHEN = ("horaire", "delai", "date", "echeance")
"""What a sentence says of when."""
TO_BE_DONE_BY_THE_CLIENT = ("expliquer_demarche", "demander_justificatif", "consigne_securite")
TO_BE_DONE_BY_THE_ADVISER = (
    "annoncer_suite", "proposer_rdv", "remettre_document", "orienter_service", "enregistrer_reclamation", "laisser_reflechir",
)  # fmt: skip
_DOES = (
    r"(?:rappel|trouv|regard|compar|etudi|simul|envo|enverr|reserv|ouvr|not|inscri|transm|prepar|imprim|li[st]"
    r"|relis|mets|met|transfer|calcul|refai"
    r"|fai|lanc|enregistr|commenc|programm"
    r"|cherch|appel|prend|prev|adress|contact|demand|joign|montr|laiss|reprend|repren|ecri|post|accompagn|aid"
    r"|commande|organis|reparl|revoi|continu|arret|verifi)\w*"
)
_ADVISER_DOES = re.compile(
    rf"(?:^|[,:;] ?|\b(?:et|donc|alors|si) |\b(?:voulez|souhaitez|aimeriez|preferez"
    rf"|voudriez)(?:-vous)? )(?:est-ce que )?(?:qu[e']? ?)?(?:l')?"
    rf"(?:je|j'|on|nous)\b ?(?:peux|peut|pouvons|vais|va|allons|pourrais|pourrait)? ?(?:vous|le|la|les|l'|en|y|me|se"
    rf"|s'|ne|lui|leur)? ?(?:le|la|les|l'|lui|leur|en|y)? ?{_DOES}"
)
_ASKS_YOU = re.compile(
    r"\b(?:je|j'|on|nous)\b ?(?:peux|peut|pouvons|pourrais|vais|voudrais|voulais|dois|aimerais|souhaite\w*|me permets de)?"
    r" ?vous (?:re)?demand\w*|\b(?:puis-je|pourrais-je|pouvons-nous) vous (?:re)?demander\b"
    r"|\b(?:je|j'|nous) ?(?:voudrais|voulais|aimerais|souhaite|souhaiterais|cherche a|voudrions|aimerions) (?:bien )?"
    r"(?:savoir|comprendre)\b"
)
"""« Je vous demande d'où elle a disparu », « je voudrais savoir »: leads to a question, and proposes nothing."""
_MAY_I = re.compile(rf"\b(?:puis-je|pouvons-nous|pourrais-je|peut-on) (?:vous |le |la |les |l')*{_DOES}")
_WOULD_YOU_LIKE = re.compile(
    r"\b(?:voulez|souhaitez|preferez|preferiez|aimeriez|voudriez)(?:-vous)? qu(?:e |')(?:l')?(?:on|nous|je|j') ?\w+"
)
_YOU_GET = re.compile(r"\bvous (?:l'|les )?(?:aurez|recevrez)\b|\b(?:ce|il|elle|ca) (?:sera|partira|arrivera)\b")
_GIVES_TIME = re.compile(
    r"\b(?:ca|cela)(?: vous)? laisse(?:ra|rait)?(?:-t-il)? (?:assez de |suffisamment de |bien |encore )?(?:le )?temps\b"
    r"|\b(?:ca|cela) (?:vous )?(?:va|irait|convient|ira)(?:-t-il)? (?:comme|pour le|cote) (?:delai|date)\b"
    r"|\b(?:c'est|ce sera|est-ce|serait-ce) (?:assez tot|dans les temps|a temps|bon pour (?:la date|le delai))\b"
)
_YOU_DO = re.compile(r"\bvous (?:pouvez|pourrez|pourriez|devez|y|nous|me|le|la|les) \w+|\bil (?:faut|faudra|faudrait|suffit)\b")


def is_tag(sentence: SentenceReading) -> bool:
    """Whether what is proposed was said before this sentence."""
    short = len(sentence.text.split()) <= SHORT and sentence.text.rstrip().endswith("?")
    return short and (marked(sentence.text, "oui_demande") or gives_time(sentence))


def gives_time(sentence: SentenceReading) -> bool:
    """« Cela vous laisse-t-il le temps ? »: whether the date just said will do."""
    return _GIVES_TIME.search(fold(sentence.text)) is not None


def adviser_does(folded: str) -> bool:
    """« Je vous rappelle », « voulez-vous qu'on ouvre le dossier », « puis-je vous l'envoyer »."""
    if _ASKS_YOU.search(folded):
        return False
    return any(pattern.search(folded) for pattern in (_ADVISER_DOES, _MAY_I, _WOULD_YOU_LIKE))


def proposed(x: Exchange, tag: SentenceReading) -> Literal["proposition", "demande"] | None:
    """What the sentence before a tag proposed: something the adviser does, or asks of the client."""
    last = before(x, tag)
    if last is None:
        return None
    folded = fold(last.text)
    if last.does(*TO_BE_DONE_BY_THE_CLIENT) and _YOU_DO.search(folded):
        return "demande"
    if gives_time(tag) and (_YOU_GET.search(folded) or any(slot.role in WHEN for slot in last.slots)):
        return "proposition"
    if last.does("demander_justificatif") or (_YOU_DO.search(folded) and not adviser_does(folded)):
        return "demande"
    return "proposition" if last.does(*TO_BE_DONE_BY_THE_ADVISER) or adviser_does(folded) else None


def before(x: Exchange, sentence: SentenceReading) -> SentenceReading | None:
    """The sentence just before."""
    return next((s for s in reversed(x.sentences) if s.end <= sentence.start), None)


def settles_a_step(x: Exchange, sentence: SentenceReading) -> bool:
    """« Vous y joignez la facture. Ça vous paraît faisable ? »: a step on the way, when nothing names what is to be agreed on."""
    named = any(agreed.names(x.scenario, s.text) for s in (sentence, before(x, sentence)) if s is not None)
    return is_tag(sentence) and not named and proposed(x, sentence) == "demande"


def serves(x: Exchange, sentence: SentenceReading) -> bool:
    """« Je réserve ? »: a service offered on the way, when nothing names what is to be agreed on."""
    named = any(agreed.names(x.scenario, s.text) for s in (sentence, before(x, sentence)) if s is not None)
    return not named and not marked(sentence.text, "objet_depart") and adviser_does(fold(sentence.text))


def keeps_what_they_have(x: Exchange, tag: SentenceReading) -> bool:
    """« Vous gardez votre formule. Ça vous convient ? »: an agreement too, to change nothing."""
    last = before(x, tag)
    return last is not None and is_tag(tag) and marked(last.text, "garde_tel_quel") and not x.reading.doing("annoncer_prix")
