"""Questions that no scenario foresees: small talk, relatives, habits, and every topic of insurance that is not the matter.

A scenario's facts and the persona's own knowledge always come first. A word alone triggers nothing: a subject is
answered when it was asked for in its own words, or when the topic is sure and about the client themself. Otherwise the
client says honestly that they do not know, or do not see why one asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict, Field

from crca_sim import events as ev
from crca_sim.authoring.persona import Register
from crca_sim.authoring.scenario import Fact
from crca_sim.conversation import coordinates, repartees, reserve
from crca_sim.conversation.exchange import Exchange, Slot
from crca_sim.conversation.markers import marked
from crca_sim.conversation.relatives import relatives_in
from crca_sim.understanding.expressions import said_among, words
from crca_sim.understanding.reading import SentenceReading

SURE = 0.75
"""Confidence from which a topic is what the question is about."""
LIKELY = 0.6
"""Confidence from which a question belongs to a fact of the scenario."""
WARY = 25
"""Trust under which one does not speak of oneself."""
QUESTIONS = ("question_ouverte", "question_fermee", "demander_identite", "demander_coordonnees", "demander_motif")
LONGEST = 16
"""Words of a sentence that can be small talk."""


Told = dict[Register, tuple[str, ...]]


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Subject(_Row):
    """Something of a life that can be asked."""

    id: str
    asked: tuple[str, ...] = Field(default=(), alias="mots")
    """Expressions that ask for it."""
    alone: tuple[str, ...] = Field(default=(), alias="seul")
    """Whole sentences that ask for it: too short to be looked for inside others."""
    topics: tuple[str, ...] = Field(default=(), alias="themes")
    """Topics of the bank that it answers."""
    yields: tuple[str, ...] = Field(default=(), alias="cede")
    """Other topics that the scenario or the persona tell themselves."""
    chat: bool = Field(default=False, alias="bavardage")
    """Small talk."""
    remark: bool = Field(default=False, alias="remarque")
    """Not a question: a compliment, a joke."""
    inbound: bool = Field(default=False, alias="entrant")
    """Only when the client was the one to call."""
    depends: str = Field(default="", alias="selon")
    """What one has or has not: `a_{selon}` in the identity is « oui », « non », or not there when nobody knows."""
    always: Told = Field(default={}, alias="dire")
    when_so: Told = Field(default={}, alias="oui")
    when_not: Told = Field(default={}, alias="non")

    def told(self, has: str | None, register: Register) -> Iterator[tuple[str, ...]]:
        """The lines that fit what is known, the most particular first."""
        if has == "oui":
            yield self.when_so.get(register, ())
        yield (self.when_not if has == "non" else self.always).get(register, ())


class Marks(_Row):
    """Words by which one tells whose name is asked."""

    others: tuple[str, ...] = Field(alias="autrui")
    distant: tuple[str, ...] = Field(alias="lointains")
    oneself: tuple[str, ...] = Field(alias="soi")


# ── Small talk and relatives, before anything else ───────────────────────────────────────────────


def listen(x: Exchange) -> None:
    """Answer what is asked of one's life in its own words; the rest is left to the questions of insurance."""
    if x.reading.style.diagnosis or x.reading.doing("f_insulter", "f_demander_diagnostic", "f_question_interdite"):
        return
    for sentence in x.sentences:
        subject = _spoken_of(sentence)
        if subject is None or _of_the_matter(x, sentence, subject):
            continue
        x.aside.add(sentence.start)
        _reply(x, subject, sentence)


def _spoken_of(sentence: SentenceReading) -> Subject | None:
    """The subject that the sentence asks for in its own words."""
    said = words(sentence.text)
    if len(said) > LONGEST:
        return None
    asking = sentence.text.rstrip().endswith("?") or sentence.does(*QUESTIONS) or not sentence.acts
    name = _alone().get(said) or _asked().get(said_among(sentence.text, _asked()) or "")
    subject = subjects()[name] if name else None
    return subject if subject and (asking or subject.remark) else None


def _of_the_matter(x: Exchange, sentence: SentenceReading, subject: Subject) -> bool:
    """Whether the scenario or the persona has something to say of it."""
    if any(topic in _covered(x) for topic in (*subject.topics, *subject.yields)):
        return True
    if repartees.plainly(x, sentence):
        return True
    if subject.inbound and x.scenario.direction == "sortant":
        return True
    facts = x.scenario.facts.values()
    if any(said_among(example, subject.asked) for fact in facts for example in fact.examples):
        return True
    likely = {seen.topic for seen in sentence.topics if seen.confidence >= LIKELY}
    return not subject.chat and any(likely & {name, *fact.topics} and not fact.identity for name, fact in x.scenario.facts.items())


def _covered(x: Exchange) -> set[str]:
    return {topic for fact in x.scenario.facts.values() for topic in fact.topics} | set(x.cast.persona.knowledge)


# ── Whose, and which topic ───────────────────────────────────────────────────────────────────────


def about_another(text: str) -> bool:
    """« Comment s'appelle votre fille ? »: not the client's own name, unless it is asked for in the same breath."""
    return said_among(text, _marks().others) is not None and said_among(text, _marks().oneself) is None


PERSONAL = frozenset({"nom", "date_naissance", "telephone", "courriel", "profession_etudes"})
"""Topics that are someone's own."""


def of_oneself(fact: Fact) -> bool:
    """A fact about the client alone: who they are, what they do; not their daughter's name."""
    return fact.identity or (bool(PERSONAL & set(fact.topics)) and not relatives_in(fact))


def answers(x: Exchange, sentence: SentenceReading) -> bool:
    """A question about nothing that the scenario holds: told from life when the topic is sure."""
    if about_another(x.meant.get(sentence.start, sentence.text)):
        return _wonder(x, sentence)
    best = next((seen for seen in sentence.topics if seen.confidence >= SURE), None)
    if best and best.topic == "courriel" and coordinates.names_a_message(sentence):
        return False
    subject = _of_topic(best.topic) if best else None
    if subject is None or any(topic in _covered(x) for topic in (*subject.topics, *subject.yields)):
        return False
    return _reply(x, subject, sentence)


def give_name(x: Exchange, sentence: SentenceReading) -> bool:
    """« Vous êtes madame… ? » where the scenario has no fact for it: anyone gives their name when asked, once."""
    subject = subjects()["nom"]
    fact = any("nom" in fact.topics for fact in x.scenario.facts.values())
    if fact or x.state.life[subject.id] or not marked(sentence.text, "element_nom"):
        return False
    return _reply(x, subject, sentence)


def _of_topic(topic: str) -> Subject | None:
    return next((subject for subject in subjects().values() if topic in subject.topics), None)


def _wonder(x: Exchange, sentence: SentenceReading) -> bool:
    """One's neighbour's affairs are not known; of one's family something is (`plainly.py`)."""
    text = x.line("answer", "ne_sait_pas") if said_among(sentence.text, _marks().distant) else None
    if text:
        x.note(ev.LifeTold(turn=x.turn, subject="autrui", text=text))
    return text is not None


# ── The reply ────────────────────────────────────────────────────────────────────────────────────


def _reply(x: Exchange, subject: Subject, sentence: SentenceReading) -> bool:
    if subject.chat and x.state.chatted >= _liking(x):
        return _enough(x, subject, sentence)
    if not subject.chat and x.state.measures["trust"] <= WARY and not reserve.refused_lately(x):
        return x.line("answer", "ferme") is not None
    slot: Slot = "remark" if subject.remark else "reaction" if subject.chat and "reaction" not in x.said else "answer"
    told = subject.told(_has(x, subject.depends), x.cast.persona.register_)
    text = next(filter(None, (x.propose(slot, lines, f"vie:{subject.id}") for lines in told)), None)
    if text is None and not subject.remark:
        text = x.line(slot, "ne_sait_pas")
    if text is None:
        return False
    x.note(ev.LifeTold(turn=x.turn, subject=subject.id, text=text, chat=subject.chat))
    return True


def _has(x: Exchange, what: str) -> str | None:
    """« oui », « non », or None when nobody knows."""
    if what == "soucis":
        return "oui" if x.state.emotion else "non"
    return x.marks.get(f"a_{what}")


def _liking(x: Exchange) -> int:
    """How much small talk the client likes."""
    return 1 + x.cast.persona.temperament.talkative // 34


def _enough(x: Exchange, subject: Subject, sentence: SentenceReading) -> bool:
    """Small talk again: the client comes back to what they came for."""
    x.react("poli_mais_vide", sentence.text)
    return x.line("answer", "attendre_la_suite" if subject.remark else "hors_sujet") is not None


# ── Data ─────────────────────────────────────────────────────────────────────────────────────────


@cache
def _data() -> dict[str, dict[str, object]]:
    rows: dict[str, dict[str, object]] = yaml.load(
        files(__package__).joinpath("repliques", "vie.yaml").read_text("utf-8"), yaml.CSafeLoader
    )
    return rows


@cache
def _marks() -> Marks:
    return Marks.model_validate(_data()["reperes"])


@cache
def subjects() -> dict[str, Subject]:
    """Every subject, in the order in which they are looked for."""
    return {name: Subject.model_validate({"id": name, **_row(row)}) for name, row in _data()["sujets"].items()}


@cache
def _asked() -> dict[str, str]:
    """Expression → subject, the first subject first: all are looked for at once."""
    found: dict[str, str] = {}
    for name, subject in subjects().items():
        for expression in subject.asked:
            found.setdefault(expression, name)
    return found


@cache
def _alone() -> dict[tuple[str, ...], str]:
    return {words(text): name for name, subject in subjects().items() for text in subject.alone}


def _row(row: object) -> dict[str, object]:
    assert isinstance(row, dict)
    return row
