"""What the client agrees to: decisions asked for, consents, and the right to take their time."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.conversation import (
    agreed,
    choosing,
    comprehension,
    contact,
    kinds,
    objections,
    promises,
    protection,
    questions,
    service,
    tags,
)
from crca_sim.conversation.alternatives import alternatives
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.understanding.reading import SentenceReading

_FIRST = ("preparation", "accueil", "identification")
"""Stages in which nobody can have proposed anything."""


def listen(x: Exchange) -> None:
    """Small questions, checks, consents, a decision, rights, then what follows and the service around."""
    contact.listen(x)
    comprehension.listen(x)
    _consents(x)
    _decision(x)
    _rights(x)
    _taken_as_agreed(x)
    promises.listen(x)
    service.listen(x)
    contact.bother(x)


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


def asks_consent(sentence: SentenceReading) -> bool:
    """Whether a consent of its own is asked for."""
    return sentence.does("demander_consentement", "informer_donnees") and _consent_about(sentence) is not None


def _consent_about(sentence: SentenceReading) -> str | None:
    """What a consent is asked for."""
    if not (sentence.does("demander_consentement") or "?" in sentence.text):
        return None
    if marked(sentence.text, "offres_commerciales"):
        return "offres_commerciales"
    if marked(sentence.text, "enregistrement"):
        return "enregistrement"
    if marked(sentence.text, "preference") and not marked(sentence.text, "ouvre_dossier"):
        return "preference"
    return None


def _decision(x: Exchange) -> None:
    """A decision asked for, or taken for granted, and the client's answer where one is still due."""
    asking = [s for s in x.sentences if asks_decision(x, s)]
    forced = not agreed.only_guided(x.scenario) and marked(x.text, "accord_suppose")
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
        return agreed.SUBSCRIPTION if any(_names_it(s) for s in asking) else agreed.PROPOSAL
    return agreed.final(x.scenario)


def asks_decision(x: Exchange, sentence: SentenceReading) -> bool:
    """A decision is asked for: by its act, or by the words of a choice once prices were said."""
    if agreed.only_guided(x.scenario) or tags.gives_time(sentence) or (sentence.start in x.aside and not x.happened(ev.CompanionAddressed)):
        return False
    if (kinds.wanted(sentence.text) and not sentence.does("faire_signer")) or _offers_help_first(x, sentence):
        return False
    if _only_a_choice(x, sentence):
        return False
    if not x.scenario.agreement.subscribes:
        if not agreed.names(x.scenario, sentence.text) and _asks_something_else(x):
            return False
        early = bool(x.scenario.solutions) and not x.state.offers
        if early and x.state.stage in _FIRST:
            return False
        aside = early or x.happened(ev.ObjectionMoved, ev.ObjectionAnswered)
        checking = aside and not agreed.names(x.scenario, sentence.text)
        aside = checking or contact.is_about_it(x, sentence) or tags.settles_a_step(x, sentence) or tags.serves(x, sentence)
        aside = aside or tags.sums_up(x, sentence)
        return agreed.asked(x.scenario, sentence) and not aside
    if choosing.asks_of_today(sentence) or _only_a_service(sentence) or tags.keeps_what_they_have(x, sentence):
        return False
    by_act = sentence.does("demander_accord") or (sentence.does("faire_signer") and "?" in sentence.text)
    by_words = bool(x.state.prices) and sentence.text.rstrip().endswith("?") and marked(sentence.text, "decision")
    aside = contact.is_about_it(x, sentence) and not _names_it(sentence)
    return (by_act or by_words) and not aside and _is_decision(x, sentence)


def _only_a_choice(x: Exchange, sentence: SentenceReading) -> bool:
    """« En une fois ou par mois ? », « dès maintenant ou le 1er décembre ? »: what is on the table is settled, not whether."""
    settles = sentence.does("faire_signer") or marked(sentence.text, "decision") or choosing.names_a_solution(x, sentence)
    return alternatives(sentence.text) is not None and not settles and not agreed.names(x.scenario, sentence.text)


def _offers_help_first(x: Exchange, sentence: SentenceReading) -> bool:
    """« Que puis-je faire pour vous ? » among the first words asks for what brings the client."""
    return sentence.does("demander_motif") and x.state.spoken <= 2 and not sentence.does("demander_accord", "faire_signer")


def _asks_something_else(x: Exchange) -> bool:
    """« Je vous écris, en phrases courtes. Cela vous convient ? », or « d'accord ? » while people present themselves: no conclusion yet."""
    named = agreed.names(x.scenario, x.text)
    return x.happened(ev.AdaptationOffered, ev.PreferenceTold) or (x.state.stage in _FIRST and not named)


def _only_a_service(sentence: SentenceReading) -> bool:
    """« Je vous envoie l'attestation dès que c'est signé ? » offers to send something, not to sign."""
    service = marked(sentence.text, "envoi") or marked(sentence.text, "rappel")
    return service and tags.adviser_does(sentence.text) and not sentence.does("faire_signer", "demander_accord")


def _is_decision(x: Exchange, sentence: SentenceReading) -> bool:
    """« Cela vous convient-il ? » is one once an offer with its price was made, not about an option or an objection."""
    if not x.state.offers:
        return False
    aside = x.happened(ev.ComplementOffered, ev.ObjectionMoved, ev.ObjectionAnswered)
    return _names_it(sentence) or (bool(x.state.prices) and not aside)


def _names_it(sentence: SentenceReading) -> bool:
    return sentence.does("faire_signer") or marked(sentence.text, "decision")


def _answer_decision(x: Exchange, explicit: bool, quote: str, about: str) -> None:
    """Not yet, no, yes or later: whether the client was asked, may say so, and trusts enough."""
    agreement = x.scenario.agreement
    picked = _picked(x, quote)
    if x.state.open_objection() and x.scenario.objections[x.state.open_objection() or ""].blocking:
        if picked and choosing.say(x, picked):
            return
        if text := _reserve(x) or _what_is_left(x) or _what_is_doubted(x) or _not_yet(x):
            x.note(ev.HesitationShown(turn=x.turn, about="agreement", text=text))
        return
    if picked and agreement.subscribes and not marked(quote, "decision") and choosing.say(x, picked):
        return
    if not explicit:
        x.react("accord_force", quote)
        if text := x.line("answer", "accord_force"):
            x.note(ev.HesitationShown(turn=x.turn, about="agreement", text=text))
        return
    x.advanced = True
    if protection.blocks(x):
        _withhold(x, _reserve(x) or _not_yet(x))
    elif x.state.situation.leaving and not x.state.situation.stays and not agreed.leaves(x.scenario):
        _withhold(x, x.propose("answer", agreement.no, "accord:non") or x.line("answer", "maintient_depart"))
    elif agreement.needs_price and x.scenario.solutions and not x.state.prices:
        _not_yet(x)
    elif x.state.measures["trust"] >= x.cast.difficulty.trust_to_agree(agreement.trust_min):
        if about == agreed.PROPOSAL and objections.coming(x):
            return
        liked = x.line("answer", "proposition_oui") if about == agreed.PROPOSAL else choosing.say(x, picked) if picked else None
        if text := liked or x.propose("answer", agreement.yes, "accord:oui") or x.line("answer", "accord_oui"):
            x.note(ev.ConsentGiven(turn=x.turn, about=about, explicit=True, text=text))
    elif picked and not agreed.names(x.scenario, quote) and not agreement.subscribes:
        choosing.say(x, picked)
    else:
        _withhold(x, _reserve(x) or x.propose("answer", agreement.later, "accord:plus_tard") or x.line("answer", "reflexion"))


def _reserve(x: Exchange) -> str | None:
    """To meet again, to be called back or sent something commits to nothing: who does not trust yet says yes with a reserve."""
    meeting = x.reading.doing("proposer_rdv") or any(_only_a_service(s) for s in x.sentences)
    return x.line("answer", "accepte_reserve") if meeting and not x.reading.doing("faire_signer") else None


def _picked(x: Exchange, quote: str) -> choosing.Pick | None:
    """The term chosen of a decision that is a choice (« vendredi à neuf heures ou à onze heures ? »)."""
    sentence = next((s for s in x.sentences if s.text == quote and s.start in x.chosen), None)
    found = choosing.offered(x, sentence) if sentence else None
    return choosing.pick(x, sentence, found) if sentence and found else None


def _withhold(x: Exchange, text: str | None) -> None:
    if text:
        x.note(ev.ConsentWithheld(turn=x.turn, about=agreed.final(x.scenario), text=text))
        x.note(ev.HesitationShown(turn=x.turn, about="agreement", text=text))


def _what_is_left(x: Exchange) -> str | None:
    """« Il y a un point que vous n'avez pas réglé »: rather the point itself, where it can still be asked."""
    return x.said["answer"][-1] if "answer" not in x.said and questions.bring_back(x) else None


def _what_is_doubted(x: Exchange) -> str | None:
    """Rather what holds them back than « il y a un point que je n'ai pas compris »."""
    name = x.state.open_objection() or ""
    return x.propose("answer", x.scenario.objections[name].unconvinced, f"pas_convaincu:{name}") if name else None


def _not_yet(x: Exchange) -> str | None:
    return x.propose("answer", x.scenario.agreement.not_yet, "accord:pas_encore") or x.line("answer", "pas_encore_decide")


def _rights(x: Exchange) -> None:
    """Time left to think and rights recalled do good."""
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


def _taken_as_agreed(x: Exchange) -> None:
    """The client liked the offer and the contract is sent for signature: an agreement, but an implicit one."""
    signing = x.reading.doing("faire_signer") or [s for s in x.reading.doing("annoncer_suite") if marked(s.text, "contrat_a_venir")]
    if signing and agreed.PROPOSAL in x.state.consents and agreed.SUBSCRIPTION not in x.state.consents and not x.happened(ev.DecisionAsked):
        text = x.line("answer", "suite") or x.state.client_text
        x.note(ev.ConsentGiven(turn=x.turn, about=agreed.SUBSCRIPTION, explicit=False, text=text))
