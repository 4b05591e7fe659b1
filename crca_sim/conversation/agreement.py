"""Understanding checked, decisions, consents, promises, rights, and the way to the end."""

from __future__ import annotations

import datetime as dt
import re

from crca_sim import events as ev
from crca_sim.authoring.scenario import KeyLimit
from crca_sim.conversation import agreed, objections, protection, recall
from crca_sim.conversation.agreed import SUBSCRIPTION
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import channel_named, marked
from crca_sim.understanding.reading import SentenceReading

PROPOSAL = "proposition"
"""« Cela vous convient ? », « Oui » : the client likes it; nobody has subscribed yet."""
CHECKING = 0.65
"""Confidence from which a question that has no word of understanding checks it all the same."""
SURE = 0.75
"""Confidence from which a sentence is about a fact."""
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def listen(x: Exchange) -> None:
    """Checks, decisions, consents, what follows, rights."""
    _contact(x)
    _comprehension(x)
    _consents(x)
    _decision(x)
    _rights(x)
    _following(x)
    _service(x)
    _bother(x)


# ── Understanding checked ────────────────────────────────────────────────────────────────────────


def _comprehension(x: Exchange) -> None:
    checking = tuple(
        s for s in x.reading.doing("verifier_comprehension") if s.start not in x.aside and not asks_a_fact(x, s) and _surely_checks(s)
    )
    openly = marked(x.text, "redire")
    aside = x.happened(ev.ObjectionMoved) or (x.state.open_objection() and not (openly and x.state.understood))
    if aside or not (checking or (openly and x.state.understood)):
        return
    if not openly and all(s.does("mesurer_satisfaction") for s in checking):
        return
    quote = checking[0].text if checking else x.text[:300]
    x.note(ev.ComprehensionChecked(turn=x.turn, openly=openly, quote=quote))
    x.advanced = True
    if openly and x.state.understood:
        x.react("comprehension_verifiee", quote)
        _restate(x)
    elif openly:
        x.line("answer", "redite_rien")
    else:
        recall.answer_closed_check(x)


def _surely_checks(sentence: SentenceReading) -> bool:
    """A check says so, or is plainly one: « vous avez quoi comme garantie ? » is answered as a question."""
    sure = any(seen.act == "verifier_comprehension" and seen.confidence >= CHECKING for seen in sentence.acts)
    return sure or marked(sentence.text, "comprehension_dite")


def asks_a_fact(x: Exchange, sentence: SentenceReading) -> bool:
    """« Que couvre exactement leur devis ? » looks like a check, and asks for something that nobody has told yet."""
    first = sentence.topics[0] if sentence.topics else None
    if first is None or first.confidence < SURE or not sentence.text.rstrip().endswith("?") or not sentence.does("verifier_comprehension"):
        return False
    fact = x.scenario.facts.get(first.topic)
    return fact is not None and first.topic not in x.state.disclosed and not marked(sentence.text, "redire")


def _restate(x: Exchange) -> None:
    point = _asked_point(x)
    limit = x.scenario.limits.get(point)
    right = x.state.understood[point]
    if limit is None:
        x.line("answer", "comprehension_vague")
        return
    choices = limit.restated if right else limit.misstated
    text = x.propose("answer", choices, f"redite:{point}:{right}") or x.line("answer", "comprehension_vague")
    if text:
        x.note(ev.ClientRestated(turn=x.turn, point=point, right=right, text=text))


def _asked_point(x: Exchange) -> str:
    """The point asked about, else one that did not get through, else the last explained."""
    points = [p for p in x.state.understood if p in x.scenario.limits]
    about = [p for p in points if (x.scenario.limits[p].object or "-") in " ".join(_folded_topics(x))]
    kin = [p for p in points if _of_the_kind_asked(x.text, x.scenario.limits[p])]
    lost = [p for p in points if not x.state.understood[p]]
    return (about or kin or lost or points[-1:] or list(x.state.understood))[0]


def _of_the_kind_asked(text: str, limit: KeyLimit) -> bool:
    """« Combien de temps avez-vous ? » asks for a delay, « combien paierez-vous ? » for an amount."""
    if marked(text, "redire_delai"):
        return limit.kind == "delai"
    return marked(text, "redire_montant") and (limit.value or "").endswith("EUR")


def _folded_topics(x: Exchange) -> tuple[str, ...]:
    return (*x.reading.topics(), *x.text.lower().split())


# ── Decisions and consents ───────────────────────────────────────────────────────────────────────


def _consents(x: Exchange) -> None:
    for sentence in x.reading.doing("demander_consentement", "informer_donnees"):
        about = _consent_about(sentence)
        if about is None or about in x.state.consents or about in x.state.withheld:
            continue
        x.advanced = True
        if about == "offres_commerciales":
            if text := x.line("answer", "offres_commerciales_non"):
                x.note(ev.ConsentWithheld(turn=x.turn, about=about, text=text))
        elif text := x.line("answer", "preference_oui" if about == "preference" else "enregistrement_oui"):
            x.note(ev.ConsentGiven(turn=x.turn, about=about, explicit=True, text=text))


def _consent_about(sentence: SentenceReading) -> str | None:
    if not (sentence.does("demander_consentement") or "?" in sentence.text):
        return None
    if marked(sentence.text, "offres_commerciales"):
        return "offres_commerciales"
    if marked(sentence.text, "enregistrement"):
        return "enregistrement"
    if marked(sentence.text, "preference"):
        return "preference"
    return None


def _decision(x: Exchange) -> None:
    asking = [s for s in x.sentences if asks_decision(x, s)]
    forced = not _only_guided(x) and marked(x.text, "accord_suppose")
    if not asking and not forced:
        return
    clearest = next((s for s in asking if "?" in s.text), asking[0] if asking else None)
    quote = clearest.text if clearest else x.text[:300]
    explicit = bool(asking) and "?" in quote and not forced
    x.note(ev.DecisionAsked(turn=x.turn, explicit=explicit, quote=quote))
    elsewhere = x.happened(ev.CompanionAddressed, ev.DepartureSettled) or x.state.situation.opposed
    if not (agreed.concluded(x.state) or elsewhere):
        _answer_decision(x, explicit, quote, _about(x, asking))


def _about(x: Exchange, asking: list[SentenceReading]) -> str:
    """What a yes would conclude: only its name concludes a subscription."""
    if x.scenario.agreement.subscribes:
        return SUBSCRIPTION if any(_names_it(s) for s in asking) else PROPOSAL
    return agreed.final(x.scenario)


def asks_decision(x: Exchange, sentence: SentenceReading) -> bool:
    """A decision is asked for: by its act, or by the words of a choice once prices were said."""
    if _only_guided(x) or (sentence.start in x.aside and not x.happened(ev.CompanionAddressed)):
        return False
    if not x.scenario.agreement.subscribes:
        early = bool(x.scenario.solutions) and not x.state.offers
        aside = early or x.happened(ev.ObjectionMoved, ev.ObjectionAnswered)
        checking = aside and not agreed.names(x.scenario, sentence.text)
        return agreed.asked(x.scenario, sentence) and not (checking or is_about_the_contact(x, sentence))
    by_act = sentence.does("demander_accord") or (sentence.does("faire_signer") and "?" in sentence.text)
    by_words = bool(x.state.prices) and sentence.text.rstrip().endswith("?") and marked(sentence.text, "decision")
    aside = is_about_the_contact(x, sentence) and not _names_it(sentence)
    return (by_act or by_words) and not aside and _is_decision(x, sentence)


def _only_guided(x: Exchange) -> bool:
    """« Laquelle préférez-vous ? », « on essaie ensemble ? »: on the portal the client chooses a way, and concludes nothing."""
    return x.scenario.guidance is not None and not x.scenario.solutions


def is_about_the_contact(x: Exchange, sentence: SentenceReading) -> bool:
    """« Vous les avez reçus ? », « une autre question ? », « vous m'entendez bien ? », « laquelle préférez-vous ? »."""
    return sentence.text.rstrip().endswith("?") and _contact_line(x, sentence) is not None


def _contact_line(x: Exchange, sentence: SentenceReading) -> str | None:
    if marked(sentence.text, "bien_recu"):
        return "tout_recu" if x.state.sent else "rien_recu"
    named = bool(sentence.topics) and sentence.topics[0].confidence >= SURE
    if marked(sentence.text, "autre_question") and not named and not sentence.does("question_ouverte"):
        return "rien_d_autre"
    if len(x.state.offers) >= 2 and marked(sentence.text, "choix") and not named and not x.state.open_objection():
        return "choix"
    return "ca_va" if marked(sentence.text, "bien_entendu") else None


def _contact(x: Exchange) -> None:
    """Small questions about the exchange itself get a plain answer."""
    for sentence in x.sentences:
        if not is_about_the_contact(x, sentence) or x.said.get("answer"):
            continue
        key = _contact_line(x, sentence) or "ca_va"
        advised = [s.label for n, s in x.scenario.solutions.items() if s.advised and n in x.state.offers]
        x.line("answer", key, solution=(advised or [x.scenario.solutions[s].label for s in x.state.offers[-1:]] or [""])[0])
        x.advanced = True


def _is_decision(x: Exchange, sentence: SentenceReading) -> bool:
    """« Cela vous convient-il ? » is one once an offer with its price was made, not about an option or an objection."""
    if not x.state.offers:
        return False
    aside = x.happened(ev.ComplementOffered, ev.ObjectionMoved, ev.ObjectionAnswered)
    return _names_it(sentence) or (bool(x.state.prices) and not aside)


def _names_it(sentence: SentenceReading) -> bool:
    return sentence.does("faire_signer") or marked(sentence.text, "decision")


def _answer_decision(x: Exchange, explicit: bool, quote: str, about: str) -> None:
    agreement = x.scenario.agreement
    if x.state.open_objection() and x.scenario.objections[x.state.open_objection() or ""].blocking:
        if text := _not_yet(x):
            x.note(ev.HesitationShown(turn=x.turn, about="agreement", text=text))
        return
    if not explicit:
        x.react("accord_force", quote)
        if text := x.line("answer", "accord_force"):
            x.note(ev.HesitationShown(turn=x.turn, about="agreement", text=text))
        return
    x.advanced = True
    if protection.blocks(x):
        _withhold(x, _not_yet(x))
    elif x.state.situation.leaving and not x.state.situation.stays and not agreed.leaves(x.scenario):
        _withhold(x, x.propose("answer", agreement.no, "accord:non") or x.line("answer", "maintient_depart"))
    elif agreement.needs_price and x.scenario.solutions and not x.state.prices:
        _not_yet(x)
    elif x.state.measures["trust"] >= x.cast.difficulty.trust_to_agree(agreement.trust_min):
        if about == PROPOSAL and objections.coming(x):
            return
        liked = x.line("answer", "proposition_oui") if about == PROPOSAL else None
        if text := liked or x.propose("answer", agreement.yes, "accord:oui") or x.line("answer", "accord_oui"):
            x.note(ev.ConsentGiven(turn=x.turn, about=about, explicit=True, text=text))
    else:
        _withhold(x, x.propose("answer", agreement.later, "accord:plus_tard") or x.line("answer", "reflexion"))


def _withhold(x: Exchange, text: str | None) -> None:
    if text:
        x.note(ev.ConsentWithheld(turn=x.turn, about=agreed.final(x.scenario), text=text))
        x.note(ev.HesitationShown(turn=x.turn, about="agreement", text=text))


def _not_yet(x: Exchange) -> str | None:
    return x.propose("answer", x.scenario.agreement.not_yet, "accord:pas_encore") or x.line("answer", "pas_encore_decide")


# ── Rights and what follows ──────────────────────────────────────────────────────────────────────


def _rights(x: Exchange) -> None:
    freely = x.reading.doing("laisser_reflechir")
    if freely and (x.state.offers or x.state.open_objection()):
        x.react("delai_laisse", freely[0].text)
        x.advanced = True
        if x.state.withheld or x.state.open_objection():
            x.line("remark", "reflexion")
    if right := [s for s in x.reading.doing("confirmer_droit", "informer_retractation") if s.start not in x.aside]:
        x.react("droit_confirme", right[0].text)
        x.advanced = True
        if "answer" not in x.said:
            x.line("remark", "droit")


def _is_over(x: Exchange, sentence: SentenceReading) -> bool:
    """« Le rappel promis le 13 n'a pas été fait » tells what happened; it promises nothing."""
    days = [dt.date.fromisoformat(slot.value[:10]) for slot in sentence.slots if _DATE.match(slot.value)]
    return any(day < x.scenario.day for day in days) and not any(day >= x.scenario.day for day in days)


def _following(x: Exchange) -> None:
    _taken_as_agreed(x)
    for sentence in x.reading.doing("annoncer_suite", "proposer_rdv"):
        if marked(sentence.text, "dedit") or _is_over(x, sentence):
            continue
        when = _when(sentence)
        x.note(ev.PromiseMade(turn=x.turn, what=_what(sentence), when=when, channel=channel_named(sentence.text), quote=sentence.text))
        x.advanced = True
        if when:
            x.react("suite_datee", sentence.text)
    if x.happened(ev.PromiseMade) and "answer" not in x.said and "remark" not in x.said:
        x.line("remark", "suite")


_DATED = ("echeance", "date_effet", "horaire", "date", "delai", "duree")


def _when(sentence: SentenceReading) -> str | None:
    """The first day said with what the adviser will do; without such words, the first day said."""
    clauses = [c for c in _CLAUSE.split(sentence.text) if marked(c, "rappel") or marked(c, "envoi")]
    days = [s for s in sentence.slots if s.role in _DATED]
    near = [s for s in days if any(s.text in clause for clause in clauses)]
    return next((s.value for s in near or days), None)


_CLAUSE = re.compile(r"[,;:] | et (?=je |nous |on )", re.IGNORECASE)


def _taken_as_agreed(x: Exchange) -> None:
    """The client liked the offer and the contract is sent for signature: an agreement, but an implicit one."""
    signing = x.reading.doing("faire_signer") or [s for s in x.reading.doing("annoncer_suite") if marked(s.text, "contrat_a_venir")]
    if signing and PROPOSAL in x.state.consents and SUBSCRIPTION not in x.state.consents and not x.happened(ev.DecisionAsked):
        text = x.line("answer", "suite") or x.state.client_text
        x.note(ev.ConsentGiven(turn=x.turn, about=SUBSCRIPTION, explicit=False, text=text))


def _what(sentence: SentenceReading) -> str:
    if sentence.does("proposer_rdv") or marked(sentence.text, "rappel"):
        return "rappel"
    return "envoi" if marked(sentence.text, "envoi") else "suite"


# ── Service ──────────────────────────────────────────────────────────────────────────────────────

_SERVICE = (
    ("synthetiser", "synthese", None),
    ("mesurer_satisfaction", "satisfaction_demandee", None),
    ("demander_justificatif", None, "justificatif"),
    ("remettre_document", None, None),
    ("presenter_outil_numerique", None, "outil"),
    ("evaluer_aisance_numerique", None, "aisance"),
    ("proposer_geste", None, "geste"),
    ("informer_recours", None, "recours"),
    ("annoncer_refus", None, "refus"),
    ("orienter_service", None, "transfert"),
)


def _service(x: Exchange) -> None:
    for act, cause, line in _SERVICE:
        done = tuple(s for s in x.reading.doing(act) if s.start not in x.aside)
        if not done:
            continue
        x.advanced = True
        if cause:
            x.react(cause, done[0].text)
        if line and "answer" not in x.said and "remark" not in x.said:
            x.line("remark", line)
    if x.reading.doing("mesurer_satisfaction") and not x.happened(ev.ObjectionMoved):
        _satisfaction(x)


def _satisfaction(x: Exchange) -> None:
    if "answer" in x.said:
        return
    undone = _only_guided(x) and not x.state.guidance.settled
    pleased = x.state.measures["trust"] >= 50 and not x.state.open_objection() and not undone
    x.line("answer", "satisfaction_oui" if pleased else "satisfaction_non")


def takes_leave(x: Exchange) -> bool:
    """The trainee says goodbye for good (« je reste à votre disposition » alone is not that)."""
    leaving = bool(x.reading.doing("prendre_conge")) and marked(x.text, "adieu")
    if x.scenario.channel == "courriel":
        return leaving and _closes(x) and not any(_awaits_an_answer(s) for s in x.sentences)
    asks_again = x.sentences and x.sentences[-1].text.rstrip().endswith("?")
    return leaving and not asks_again


def _closes(x: Exchange) -> bool:
    """« Cordialement » ends a letter; a sale goes on until it is agreed to, or farewell is said in so many words."""
    agreed_before = agreed.concluded(x.state) and not x.happened(ev.ConsentGiven)
    return not x.scenario.agreement.subscribes or agreed_before or marked(x.text, "au_revoir")


def _awaits_an_answer(sentence: SentenceReading) -> bool:
    """In a letter the forms of the end come after the questions; « une autre question ? » alone is part of them."""
    asked = sentence.text.rstrip().endswith("?")
    return asked and not (marked(sentence.text, "autre_question") or sentence.does("mesurer_satisfaction"))


def asks_whether_it_bothers(x: Exchange, sentence: SentenceReading) -> bool:
    """« Ça vous gêne ? » about what was just said not to be covered; an objection on the table is what it asks about."""
    return sentence.text.rstrip().endswith("?") and marked(sentence.text, "gene") and not x.state.open_objection()


def _bother(x: Exchange) -> None:
    if any(asks_whether_it_bothers(x, s) for s in x.sentences) and not x.said.get("answer"):
        x.line("answer", "limite_gene")
