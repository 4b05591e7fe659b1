"""What the adviser proposes to do, asks the client to do, or when: a fitting yes that takes up its words, a choice, a free moment.

Decisions on what the interview is about are `agreement.py`; here is what is settled on the way to it.
"""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.conversation import agreed, agreement, choosing, contact, coordinates, kinds, repartees, tags
from crca_sim.conversation.alternatives import Alternatives, alternatives
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.forms import form_of, has
from crca_sim.conversation.markers import channel_named, marked
from crca_sim.conversation.terms import begins_with_moment
from crca_sim.understanding.reading import SentenceReading

WARY = 25
"""Trust under which a yes is said with a reserve."""
OTHER_QUESTIONS = ("verifier_comprehension", "reformuler", "synthetiser", "faire_signer", "annoncer_prix")
_INFORMED = ("informer_donnees", "informer_retractation", "presenter_facultatif")
_ASKING = ("question_ouverte", "question_fermee", "evaluer_aisance_numerique")
_IDENTIFYING = ("demander_identite", "demander_coordonnees")


def listen(x: Exchange) -> None:
    """Choices, proposals and requests, each answered at once; the rest is for who answers questions."""
    if x.happened(ev.CompanionAddressed) or x.state.situation.opposed:
        return
    if agreed.only_guided(x.scenario):
        _contact_chosen(x)
        return
    for sentence in x.sentences:
        if sentence.start in x.aside or x.reading.doing("f_insulter"):
            continue
        if _choice(x, sentence) or _polar(x, sentence):
            x.aside.add(sentence.start)


def _contact_chosen(x: Exchange) -> None:
    """Where everything else is done on screen: « demain à dix heures, ou par mail ? »."""
    for sentence in x.sentences:
        found = choosing.offered(x, sentence)
        if found and found.kind == "practical" and sentence.start not in x.aside and _choice(x, sentence):
            x.aside.add(sentence.start)


# ── A choice ─────────────────────────────────────────────────────────────────────────────────────


def _choice(x: Exchange, sentence: SentenceReading) -> bool:
    if _or_rather(x, sentence):
        return True
    found = choosing.offered(x, sentence) or _just_before(x, sentence)
    if found is None:
        return False
    if any(isinstance(e, ev.AdaptationOffered) and e.quote == sentence.text for e in x.events):
        return _how_to_talk(x, sentence, found)
    picked = choosing.pick(x, sentence, found)
    x.chosen[sentence.start] = picked.term
    if agreement.asks_decision(x, sentence) and not (found.kind == "practical" and begins_with_moment(picked.term)):
        return False
    return _say(x, "choix", choosing.say(x, picked))


def _or_rather(x: Exchange, sentence: SentenceReading) -> bool:
    """« Je vous rappelle mardi à dix heures. Ça vous convient, ou plutôt l'après-midi ? »: the moment said first will do."""
    before = tags.before(x, sentence)
    moment = _moment(before) if before and has(sentence.text, "ou_plutot") else None
    return moment is not None and _say(x, "choix", x.line("answer", "accepte_moment", moment=moment))


def _just_before(x: Exchange, sentence: SentenceReading) -> Alternatives | None:
    """« Il appelle, ou on l'appelle. Vous préférez quoi ? »: the terms were said in the sentence before."""
    last = tags.before(x, sentence)
    which = sentence.text.rstrip().endswith("?") and len(sentence.text.split()) <= 6 and marked(sentence.text, "choix")
    found = alternatives(f"{last.text.rstrip(' .!…')} ?") if which and last else None
    return found if found and last and not choosing.names_a_solution(x, last) else None


def _how_to_talk(x: Exchange, sentence: SentenceReading, found: Alternatives) -> bool:
    """« Ici ou par SMS ? » is answered; « plus gros, ou ça va comme ça ? »: what suits was said just now, or suits already."""
    if not any(has(term, "comme_c_est") for term in found.terms):
        return _say(x, "choix", choosing.say(x, choosing.pick(x, sentence, found)))
    return x.happened(ev.PreferenceTold) or bool(x.said.get("answer")) or x.line("answer", "adaptation_inutile") is not None


def _say(x: Exchange, subject: str, text: str | None) -> bool:
    if text is None:
        return False
    x.note(ev.LifeTold(turn=x.turn, subject=subject, text=text))
    x.advanced = True
    return True


# ── A proposal or a request ──────────────────────────────────────────────────────────────────────


def _polar(x: Exchange, sentence: SentenceReading) -> bool:
    """Yes to what is proposed or asked for, in its own words; « à quelle heure ? » wants no yes."""
    if kinds.wanted(sentence.text) or sentence.does("demander_identite"):
        return False
    asked = repartees.fact_called(x, sentence, repartees.PLAINLY) if sentence.does(*_ASKING) else None
    if asked and not (asked in x.state.disclosed and has(sentence.text, "prie_de_faire")):
        return False
    kind = _kind(x, sentence)
    if (kind is None and not tags.is_tag(sentence)) or _someone_else_answers(x, sentence):
        return False
    if tags.keeps_what_they_have(x, sentence) or kind is None:
        return _suits(x, sentence) or (tags.gives_time(sentence) and x.line("answer", "ca_va") is not None)
    about = _about(x, sentence)
    x.aside.add(about.start)
    if kind == "reflexion":
        return _say(x, kind, x.line("answer", "accepte_reflexion"))
    if not tags.gives_time(sentence) and not offers_to_look_again(sentence) and repartees.answer(x, about, repartees.PLAINLY):
        return True
    return _say(x, kind, _yes(x, sentence, kind))


def _about(x: Exchange, sentence: SentenceReading) -> SentenceReading:
    """The sentence that proposes: the one before a tag."""
    return (tags.before(x, sentence) if tags.is_tag(sentence) else None) or sentence


def _suits(x: Exchange, sentence: SentenceReading) -> bool:
    """« Il ne manque rien. Ça vous va ? »: it does, where nothing is on the table and nobody is wary.

    « Votre mari est d'accord ? » asks a fact.
    """
    if repartees.fact_called(x, sentence, repartees.SAME):
        return False
    kept = tags.keeps_what_they_have(x, sentence)
    calm = tags.before(x, sentence) is not None and (kept or not x.state.open_objection()) and x.state.measures["trust"] > WARY
    if not calm or x.said.get("answer") or not (text := x.line("answer", "ca_va")):
        return False
    if kept:
        x.note(ev.ConsentGiven(turn=x.turn, about=agreed.AS_IT_IS, explicit=True, text=text))
    return True


def _kind(x: Exchange, sentence: SentenceReading) -> str | None:
    """« proposition », « demande », « reflexion » (time to think is offered), or none of them."""
    text = sentence.text
    if has(text, "aide_offerte") or sentence.does("demander_motif", *_IDENTIFYING):
        return None
    if not text.rstrip().endswith("?") or sentence.does(*OTHER_QUESTIONS) or alternatives(text) or form_of(text) != "oui_non":
        return None
    if _lets_think(x, sentence):
        return "reflexion"
    if has(text, "prie_de_faire") and not has(text, "fait_raconter"):
        return "demande"
    if tags.adviser_does(text) or offers_to_look_again(sentence):
        return "proposition"
    return tags.proposed(x, sentence) if tags.is_tag(sentence) else None


def _lets_think(x: Exchange, sentence: SentenceReading) -> bool:
    """« Prenez huit jours, ça vous convient ? »: no pressure, and no decision."""
    about = _about(x, sentence)
    proposes = has(sentence.text, "propose_encore") or tags.is_tag(sentence)
    return (
        proposes and not _moment(about) and has(about.text, "laisse_reflechir") and (about is sentence or about.does("laisser_reflechir"))
    )


def _someone_else_answers(x: Exchange, sentence: SentenceReading) -> bool:
    """An offer, a decision, a consent, an adaptation, a refusal to be told about, the question of a contact have answers of their own."""
    decides = agreement.asks_decision(x, sentence) and not _lets_think(x, sentence)
    if contact.is_about_it(x, sentence) or decides or agreement.asks_consent(sentence):
        return True
    if offers_to_look_again(sentence):
        return False
    if x.happened(ev.PreferenceTold, ev.OfferMade, ev.ComplementOffered) or sentence.does(*_INFORMED):
        return True
    if marked(sentence.text, "quelle_adresse") or (tags.is_tag(sentence) and x.happened(ev.ObjectionMoved)):
        return True
    return choosing.names_a_solution(x, sentence) and marked(sentence.text, "decision")


def offers_to_look_again(sentence: SentenceReading) -> bool:
    """« Je peux demander qu'on relise le dossier, vous voulez ? »: help, and to be taken up before anything else."""
    return has(sentence.text, "offre_de_revoir") and has(sentence.text, "propose_encore")


def _yes(x: Exchange, sentence: SentenceReading, kind: str) -> str | None:
    if tags.gives_time(sentence):
        moment = _moment(_about(x, sentence))
        return x.line("answer", "accepte_delai", moment=moment) if moment else x.line("answer", "ca_va")
    if kind == "demande" and not (tags.is_tag(sentence) and not marked(sentence.text, "faisable")):
        return x.line("answer", "fera_envoi") if has(sentence.text, "fait_parvenir") else x.line("answer", "fera")
    if x.state.measures["trust"] <= WARY:
        return x.line("answer", "accepte_reserve")
    about = _about(x, sentence)
    moment = _moment(about)
    if moment and has(about.text, "a_faire"):
        return x.line("answer", "accepte_moment", moment=moment)
    channel = _CHANNELS.get(channel_named(about.text) or "") if marked(about.text, "envoi") else None
    if channel is None:
        return x.line("answer", "accepte")
    return _with_the_new_address(x, sentence, channel) or x.line("answer", "accepte_canal", canal=channel)


def _with_the_new_address(x: Exchange, sentence: SentenceReading, channel: str) -> str | None:
    """Who has another address than the file's gives it before a mail goes astray."""
    value = coordinates.true_value(x, "courriel")
    stale = "courriel" in x.scenario.record.stale and "courriel" not in x.state.desk.coordinates
    if channel != _CHANNELS["courriel"] or not stale or value is None:
        return None
    text = x.line("answer", "accepte_courriel", valeur=value)
    if text:
        x.note(ev.CoordinateTold(turn=x.turn, field="courriel", value=value, quote=sentence.text))
    return text


_CHANNELS = {"courriel": "par courriel", "courrier": "par courrier", "sms": "par SMS"}


def _moment(sentence: SentenceReading) -> str | None:
    """When, as it was said."""
    said = next((slot.text for slot in sentence.slots if slot.role in tags.WHEN and slot.text in sentence.text), None)
    fits = said is not None and len(said.split()) <= 6 and begins_with_moment(said)
    return said[:1].lower() + said[1:] if said and fits else None
