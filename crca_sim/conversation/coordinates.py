"""How to reach the client: asked for, they give their e-mail, phone or address, and mend what the file has wrong."""

from __future__ import annotations

import re

from crca_sim import events as ev
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.understanding.expressions import fold
from crca_sim.understanding.reading import SentenceReading, TopicSeen

TOPICS = ("courriel", "telephone", "adresse")
"""Topics of the shared bank that are also fields of the record."""
SURE = 0.6
"""Confidence from which a question is about one of them."""
BARE = 4
"""Words of a question that says of which address by nothing of its own."""
NEAR = 120
"""Letters before a question within which what it is about was said."""
JUST_NOW = 2
"""Turns since a sending that went astray."""


_A_MESSAGE = re.compile(r"\b(?:un|des|les) (?:e-?)?(?:mail|courriel)s? (?!pour\b|ou\b|s'il|svp|valide|a jour|sur\b|stp)\w")
"""« Un mail daté » is a message, not an address."""


def names_a_message(sentence: SentenceReading) -> bool:
    """Whether a mail is spoken of as something written, and no address is asked for."""
    return _A_MESSAGE.search(fold(sentence.text)) is not None and not sentence.does("demander_coordonnees")


def tell(x: Exchange, sentence: SentenceReading) -> bool:
    """Answer a question about a coordinate that no fact of the scenario tells."""
    if _confirmed(x, sentence):
        return x.line("answer", "confirmer") is not None
    name = _meant(x, _asked(x, sentence))
    value = true_value(x, name) if name else None
    if name is None or value is None:
        return False
    stale = name in x.scenario.record.stale
    if name in x.state.desk.coordinates:
        return x.line("answer", "deja_dit", fait=value) is not None
    if x.line("answer", "coordonnee_changee" if stale else "coordonnee", valeur=value) is None:
        return False
    x.note(ev.CoordinateTold(turn=x.turn, field=name, value=value, quote=x.quote(sentence)))
    x.advanced = True
    return True


def _confirmed(x: Exchange, sentence: SentenceReading) -> bool:
    """« À l'adresse valerie.noel@exemple.fr. Est-elle toujours valable ? »: yes, where it is."""
    if not marked(sentence.text, "toujours_bonne"):
        return False
    near = x.text[max(0, sentence.start - NEAR) : sentence.end].casefold()
    return any((value := true_value(x, name)) is not None and value.casefold() in near for name in ("courriel", "telephone"))


def _meant(x: Exchange, name: str | None) -> str | None:
    """« Quelle est la bonne adresse ? », when a mail has just gone astray, asks for the one that mails go to."""
    astray = [m for m in x.state.missed if m.why == "address" and x.turn - m.turn <= JUST_NOW]
    return "courriel" if name == "adresse" and astray and "courriel" in x.scenario.record.stale else name


def asks_for_a_form(sentence: SentenceReading) -> bool:
    """« Par courriel ou sur papier ? » asks how to send, not where to."""
    return sentence.does("proposer_alternative_papier") or marked(sentence.text, "choix_support")


def of_mail(sentence: SentenceReading, topics: tuple[TopicSeen, ...]) -> tuple[TopicSeen, ...]:
    """« Par mail, à la même adresse ? » is about the mail's address."""
    if not marked(sentence.text, "canal_courriel"):
        return topics
    return tuple(seen.model_copy(update={"topic": "courriel"}) if seen.topic == "adresse" else seen for seen in topics)


def _mail_just_named(x: Exchange, sentence: SentenceReading) -> bool:
    """« D'accord, par mail. Et à quelle adresse ? »: the one that mails go to."""
    before = next((s for s in reversed(x.sentences) if s.end <= sentence.start), None)
    return before is not None and marked(before.text, "canal_courriel") and not marked(sentence.text, "canal_courrier")


def asks_where_to_write(x: Exchange, sentence: SentenceReading) -> bool:
    """« Par courriel, plutôt. — À quelle adresse ? »: the one that mails go to."""
    bare = len(sentence.text.split()) <= BARE and marked(sentence.text, "quelle_adresse")
    return bare and any(marked(text, "canal_courriel") for text in (*x.state.client_lately[-1:], *x.state.lately[-2:-1]))


def true_value(x: Exchange, name: str) -> str | None:
    """What the client knows to be true: the scenario's truth, the file's value, else what was drawn for them."""
    record = x.scenario.record
    if name in record.stale:
        return record.stale_truth.get(name)
    return x.state.desk.fields(x.scenario).get(name) or x.state.identity.get(name)


def _chooses(sentence: SentenceReading) -> bool:
    """« Par courriel ou sur papier ? » asks for a preference, not for an address."""
    paper = marked(sentence.text, "canal_courrier") or "papier" in sentence.text
    return marked(sentence.text, "canal_courriel") and paper and not sentence.does("demander_coordonnees")


def _asked(x: Exchange, sentence: SentenceReading) -> str | None:
    if not ("?" in sentence.text or sentence.does("demander_coordonnees", "demander_identite")) or _chooses(sentence):
        return None
    if names_a_message(sentence) or marked(sentence.text, "adresse_du_conseiller"):
        return None
    seen = next(iter(of_mail(sentence, sentence.topics)), None)
    if seen and seen.topic == "adresse" and _mail_just_named(x, sentence):
        seen = seen.model_copy(update={"topic": "courriel"})
    if seen is None or seen.topic not in TOPICS or seen.confidence < SURE:
        return None
    told = any(seen.topic == f or seen.topic in fact.topics or fact.field == seen.topic for f, fact in x.scenario.facts.items())
    return None if told else seen.topic
