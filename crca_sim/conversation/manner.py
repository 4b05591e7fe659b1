"""How it was said: length, pace, terms, faults, greetings, adaptations, and what they do to the client."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
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
    "f_inciter_fausse_declaration": ("fausse_declaration", "fausse_declaration"),
    "f_divulguer_donnees": ("donnees_divulguees", "divulgation"),
    "f_rejeter_responsabilite": ("rejet", "rejet"),
    "f_denigrer": ("denigrement", "denigrement"),
    "f_promesse_abusive": ("promesse_intenable", "promesse"),
    "f_tutoyer": ("tutoiement", "tutoiement"),
}
LONG = 34
"""Words in a sentence beyond which anyone gets lost (`handicap.md` § 6, P1, tous publics)."""


def listen(x: Exchange) -> None:
    """Everything that depends on the manner, before the matter."""
    _faults(x)
    _hurts(x)
    _length(x)
    _terms(x)
    _courtesies(x)
    _adaptation(x)


def _faults(x: Exchange) -> None:
    answered = False
    for act, (cause, line) in FAULTS.items():
        for sentence in _committing(x, act):
            x.react(cause, sentence.text)
            if not answered and (act != "f_tutoyer" or x.state.causes["tutoiement"] <= 1):
                answered = _stung(x, act, line)


def _committing(x: Exchange, act: str) -> tuple[SentenceReading, ...]:
    """Sentences that commit a fault; the very words that ask for a cause do, whatever their act looked like."""
    found = x.reading.doing(act)
    if act == "f_demander_diagnostic" and not found and x.reading.style.diagnosis:
        asked = x.reading.style.diagnosis[0]
        return tuple(s for s in x.sentences if asked in s.text)[:1] or x.sentences[:1]
    return found


def _stung(x: Exchange, act: str, line: str) -> bool:
    profile = x.cast.accommodation
    if act == "f_demander_diagnostic" and profile:
        return x.propose("reaction", profile.closes, "se_ferme") is not None
    return x.line("reaction", line) is not None


def _hurts(x: Exchange) -> None:
    profile = x.cast.accommodation
    asked = x.reading.doing("f_demander_diagnostic") or x.reading.style.diagnosis
    if profile and not asked and (word := said_among(x.text, profile.hurts)):
        x.react("blessure", word if word in x.text else x.text)
        if "reaction" not in x.said:
            x.propose("reaction", profile.closes, "se_ferme")


def sentence_limit(x: Exchange) -> int:
    """The longest sentence that gets through, in words."""
    profile = x.cast.accommodation
    if profile is None:
        return LONG
    return profile.sentence_words + (8 if x.state.slow or x.state.faced else 0)


def _length(x: Exchange) -> None:
    style, limit = x.reading.style, sentence_limit(x)
    most = x.cast.accommodation.questions if x.cast.accommodation else 2
    if style.longest_sentence > limit:
        x.heard = False
        x.react("phrase_trop_longue", x.text)
    if _discovery_questions(x) > most:
        x.react("trop_de_questions", x.text)
    if x.cast.accommodation and x.heard and x.state.adaptation and style.words >= 4:
        x.react("adaptation_tenue", x.text)


def _discovery_questions(x: Exchange) -> int:
    asking = x.reading.doing("question_ouverte", "question_fermee", "demander_identite", "demander_coordonnees")
    return max(len(asking), x.reading.style.questions if asking else 0)


def _terms(x: Exchange) -> None:
    for term in x.reading.style.explained:
        if term not in x.state.terms:
            x.note(ev.TermUsed(turn=x.turn, term=term, explained=True, quote=_sentence_with(x, term)))
            x.react("terme_explique", term)
    unknown = [t for t in (*x.reading.style.jargon, *x.reading.style.acronyms) if t not in x.state.terms]
    for term in unknown:
        quote = _sentence_with(x, term)
        x.note(ev.TermUsed(turn=x.turn, term=term, explained=False, quote=quote))
    if unknown:
        x.react("jargon", unknown[0])
    if unknown and not x.reading.doing("demander_accord"):
        _ask_term(x, unknown[0])


def _ask_term(x: Exchange, term: str) -> None:
    if text := x.line("raise", "terme", terme=term):
        x.note(ev.TermNotUnderstood(turn=x.turn, term=term, text=text))


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
    if x.reading.doing("presenter_excuses"):
        x.react("excuses", x.reading.doing("presenter_excuses")[0].text)
        x.line("reaction", "excuses")
    if safety := x.reading.doing("consigne_securite"):
        x.advanced = True
        if any("?" in s.text and marked(s.text, "danger") for s in safety):
            x.line("answer", "securite")
    if x.reading.doing("informer_donnees") and "enregistr" in x.text.lower():
        x.line("remark", "enregistrement_oui")


def _empathy(x: Exchange) -> None:
    felt = x.reading.doing("exprimer_empathie")
    if not felt or x.state.open_objection():
        return
    if x.state.emotion:
        x.react("accueil_empathique", felt[0].text)
        x.line("reaction", "merci_empathie")
        x.advanced = True


def _adaptation(x: Exchange) -> None:
    profile, offers = x.cast.accommodation, x.reading.doing("proposer_adaptation")
    fitting = [s for s in x.sentences if profile and said_among(s.text, profile.offered) and marked(s.text, "offre_d_adaptation")]
    if not offers and not fitting:
        return
    quote = (offers or fitting)[0].text
    accepted, before = profile is not None and not x.state.closed_up and _tells(x), x.state.adaptation
    x.note(
        ev.AdaptationOffered(
            turn=x.turn,
            adaptations=tuple(e for e in (profile.offered if profile else ()) if says(x.text, e)),
            asked="?" in quote or "préfér" in quote,
            accepted=accepted,
            quote=quote,
        )
    )
    x.advanced = True
    if before:
        return
    if accepted:
        _accept(x, quote)


def decline_adaptation(x: Exchange) -> None:
    """Someone who needs none says so, unless the question got its answer otherwise."""
    offered = next((e for e in x.events if isinstance(e, ev.AdaptationOffered)), None)
    if offered and not offered.accepted and not x.said.get("answer"):
        x.line("answer", "adaptation_inutile")


def _tells(x: Exchange) -> bool:
    profile = x.cast.accommodation
    if profile is None or profile.tells == "jamais":
        return False
    return profile.tells != "si_confiance" or x.state.measures["trust"] >= 60


def _accept(x: Exchange, quote: str) -> None:
    profile = x.cast.accommodation
    assert profile is not None
    x.react("adaptation_proposee", quote)
    if text := x.propose("answer", profile.accepts, "accepte"):
        x.note(ev.PreferenceTold(turn=x.turn, preference=profile.preference, text=text))
