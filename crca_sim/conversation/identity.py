"""Who the client is: the elements asked for, someone else's, and what of the record is said aloud."""

from __future__ import annotations

import re

from crca_sim import events as ev
from crca_sim.conversation import answering, asked, asking, life, likely, meaning
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.understanding.expressions import says
from crca_sim.understanding.reading import SentenceReading

NAMED = ("nom", "date_naissance", "numero_contrat", "adresse")
"""Topics that identify, whose plain words are enough in a question of identity."""
_NAMED_IN_IT = re.compile(r"(?<=[\w,;:»] )[A-ZÉÈÀÎÔ][a-zéèêëàâîïôûç]{2,}\b")
"""A capital inside a sentence: someone's name."""


def elements(x: Exchange, sentence: SentenceReading, found: list[str]) -> list[str]:
    """The elements of identity asked for, those that the sentence only names (« …et votre adresse ? ») included."""
    known = [f for f in found if x.fact(f).identity or asked.surely(sentence, f, x.fact(f).topics)]
    if likely.HIS.search(sentence.text):
        return known
    identity = (f for f, fact in x.scenario.facts.items() if fact.identity or f in x.scenario.controls)
    named = [f for f in identity if any(t in NAMED and marked(sentence.text, f"element_{t}") for t in x.fact(f).topics)]
    return list(dict.fromkeys((*known, *named)))


def identify(x: Exchange, sentence: SentenceReading) -> int:
    """Asked who they are without a word that says which element: the first that was not given yet."""
    if likely.HIS.search(sentence.text):
        return 0
    if life.give_name(x, sentence):
        return 1
    left = [f for f in x.scenario.controls if f not in x.state.identity_given]
    if left:
        answering.answer(x, sentence, left[0])
    return len(left[:1])


def of_someone_else(x: Exchange, sentence: SentenceReading) -> bool:
    """« La date de naissance de Gabin », « de votre fils »: who is asked for is not the client."""
    own = {x.cast.persona.first_name, x.cast.persona.last_name}
    named = {name for name in _NAMED_IN_IT.findall(sentence.text) if name not in own}
    known = any(name in line for name in named for said in x.cast.repertoire.repartees.values() for line in said.lines)
    return sentence.does(*asking.IDENTIFYING) and (life.about_another(meaning.said_of(x, sentence)) or known)


def hear_recorded(x: Exchange) -> None:
    """A recorded value said aloud by the adviser (`reglementation.md` R12: identify without exposing)."""
    for fact_id, fact in x.scenario.facts.items():
        value = x.scenario.record.fields.get(fact.field or fact_id)
        said = _recorded_part(x.text, value) if fact.known and value and fact_id not in x.state.disclosed else None
        if said and not _told_by_themself(x, said):
            quote = next((s.text for s in x.sentences if says(s.text, said)), x.text)
            x.note(ev.RecordedValueSaid(turn=x.turn, fact=fact_id, identified=x.state.identified, quote=quote))


def _told_by_themself(x: Exchange, value: str) -> bool:
    """« Ferrier, à Valence »: what the client said first gives nothing away."""
    return any(says(line, value) for line in x.state.lines_said)


def _recorded_part(text: str, value: str) -> str | None:
    """The recorded value, or the street of a recorded address, when it is said."""
    street = value.partition(",")[0]
    parts = (value, street) if len(street.split()) >= 3 else (value,)
    return next((part for part in parts if len(part) > 3 and says(text, part)), None)
