"""How it was said: faults, what gets through, terms, greetings, and what they do to the client."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.conversation import access, parry
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.forms import has
from crca_sim.conversation.ideas import expresses
from crca_sim.conversation.markers import marked
from crca_sim.conversation.portal.wording import asks_for_a_paper, is_a_name
from crca_sim.understanding.expressions import said_among, says
from crca_sim.understanding.reading import SentenceReading

FAULTS: dict[str, tuple[str, str]] = {
    # act → (cause, line), gravest first
    "f_insulter": ("insulte", "insulte"),
    "f_demander_diagnostic": ("diagnostic_demande", "diagnostic"),
    "f_discriminer": ("discrimination", "discrimination"),
    "f_question_interdite": ("question_interdite", "interdite"),
    "f_demander_secret": ("secret_demande", "secret"),
    "f_infantiliser": ("infantilisation", "infantiliser"),
    "f_brusquer": ("brusquerie", "brusque"),
    "f_forcer_vente": ("pression", "pression"),
    "f_entraver_droit": ("droit_entrave", "entrave"),
    "f_divulguer_soupcon": ("soupcon_dit", "soupcon_dit"),
    "f_inciter_fausse_declaration": ("fausse_declaration", "fausse_declaration"),
    "f_divulguer_donnees": ("donnees_divulguees", "divulgation"),
    "f_rejeter_responsabilite": ("rejet", "rejet"),
    "f_denigrer": ("denigrement", "denigrement"),
    "f_promesse_abusive": ("promesse_intenable", "promesse"),
    "f_tutoyer": ("tutoiement", "tutoiement"),
}
SAME_BREATH = 0.2
"""How much a fault hurts in a sentence that hurts more by another one: the client is hurt once, by all of it."""
NEARLY = 0.05
"""Confidence by which a fault may be less sure than another of the same sentence and still be what hurts."""


def listen(x: Exchange) -> None:
    """Everything that depends on the manner, before the matter."""
    _faults(x)
    _hurts(x)
    access.listen(x)
    _terms(x)
    _courtesies(x)


def _faults(x: Exchange) -> None:
    answered = False
    for act, (cause, line) in FAULTS.items():
        for sentence in _committing(x, act):
            x.react(cause, sentence.text, share=1 if _hurts_most(sentence) in (act, None) else SAME_BREATH)
            if not answered and (act != "f_tutoyer" or x.state.causes["tutoiement"] <= 1):
                answered = _stung(x, act, line)
    if not answered and not at_fault(x):
        parry.takes_offence(x)


def at_fault(x: Exchange) -> bool:
    """Whether the message offends, however often it was said already."""
    return any(x.reading.doing(act) for act in FAULTS)


def _hurts_most(sentence: SentenceReading) -> str | None:
    """The gravest of the faults that were read in it nearly as surely as any other: the rest are other ways of taking the same words."""
    read = {seen.act: seen.confidence for seen in sentence.acts if seen.act in FAULTS and sentence.does(seen.act)}
    surest = max(read.values(), default=0.0)
    return next((act for act in FAULTS if act in read and read[act] >= surest - NEARLY), None)


def _committing(x: Exchange, act: str) -> tuple[SentenceReading, ...]:
    """Sentences that commit a fault; the very words that ask for a cause do, whatever their act looked like."""
    found = x.reading.doing(act)
    if act == "f_demander_diagnostic" and not found and x.reading.style.diagnosis:
        asked = x.reading.style.diagnosis[0]
        return tuple(s for s in x.sentences if asked in s.text)[:1] or x.sentences[:1]
    if act == "f_forcer_vente":
        return tuple(s for s in found if not s.does("laisser_reflechir") and not _offers_to_think(s))
    return tuple(s for s in found if act != "f_demander_secret" or not asks_for_a_paper(x, s))


def _offers_to_think(sentence: SentenceReading) -> bool:
    """« Maintenant, ou vous préférez y réfléchir ? » presses nobody; « pas la peine d'y réfléchir » does."""
    asked = sentence.text.rstrip().endswith("?")
    return asked and has(sentence.text, "laisse_reflechir") and not marked(sentence.text, "negation")


def _stung(x: Exchange, act: str, line: str) -> bool:
    profile = x.cast.accommodation
    if act == "f_demander_diagnostic" and profile:
        return x.propose("reaction", profile.closes, "se_ferme") is not None
    if act == "f_infantiliser" and profile and x.propose("reaction", profile.over_reply, "surprotege"):
        return True
    return x.line("reaction", line) is not None


def _hurts(x: Exchange) -> None:
    profile = x.cast.accommodation
    asked = x.reading.doing("f_demander_diagnostic") or x.reading.style.diagnosis
    if profile and not asked and (word := said_among(x.text, profile.hurts)):
        x.react("blessure", word if word in x.text else x.text)
        if "reaction" not in x.said:
            x.propose("reaction", profile.closes, "se_ferme")


def _terms(x: Exchange) -> None:
    for term in x.reading.style.explained:
        if term not in x.state.terms:
            x.note(ev.TermUsed(turn=x.turn, term=term, explained=True, quote=_sentence_with(x, term)))
            x.react("terme_explique", term)
    technical = (*x.reading.style.jargon, *x.reading.style.acronyms)
    unknown = [t for t in technical if t not in x.state.terms and not is_a_name(x, t)]
    for term in unknown:
        quote = _sentence_with(x, term)
        x.note(ev.TermUsed(turn=x.turn, term=term, explained=False, quote=quote))
    if unknown:
        access.feel(x, "jargon", unknown[0])


def _sentence_with(x: Exchange, term: str) -> str:
    return next((s.text for s in x.sentences if says(s.text, term)), x.text)[:300]


def _courtesies(x: Exchange) -> None:
    if spoken := x.reading.doing("se_presenter"):
        x.react("presentation", spoken[0].text)
    if planned := x.reading.doing("annoncer_deroule"):
        x.react("deroule_annonce", planned[0].text)
        x.line("remark", "deroule")
    if why := x.reading.doing("justifier_question", "rappeler_exactitude"):
        x.react("question_justifiee", why[0].text)
        x.advanced = True
    _empathy(x)
    if sorry := [s for s in x.reading.doing("presenter_excuses") if not _asks_pardon(x, s)]:
        x.react("excuses", sorry[0].text)
        if any(expresses(s.text, "excuse") for s in sorry):  # Nobody is thanked for what they did not acknowledge.
            x.line("reaction", "excuses")
    if safety := x.reading.doing("consigne_securite"):
        x.advanced = True
        if x.state.situation.danger is None and any("?" in s.text and marked(s.text, "danger") for s in safety):
            x.line("answer", "securite")
    if x.reading.doing("informer_donnees") and "enregistr" in x.text.lower():
        x.line("remark", "enregistrement_oui")


def _asks_pardon(x: Exchange, sentence: SentenceReading) -> bool:
    """« Pardon, c'est quel jour ? » leads to a question; it apologises for nothing."""
    begins = marked(" ".join(sentence.text.split()[:3]), "pardon_de_politesse")
    return begins and (sentence.text.rstrip().endswith("?") or x.text.rstrip().endswith("?"))


def _empathy(x: Exchange) -> None:
    felt = x.reading.doing("exprimer_empathie")
    if not felt or x.state.open_objection():
        return
    if x.state.emotion:
        x.react("accueil_empathique", felt[0].text)
        x.line("reaction", "merci_empathie")
        x.advanced = True
