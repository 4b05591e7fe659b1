"""Understanding checked: a key point said again by the client, as they understood it."""

from __future__ import annotations

import re

from crca_sim import events as ev
from crca_sim.authoring.scenario import KeyLimit
from crca_sim.conversation import recall
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.understanding.expressions import fold
from crca_sim.understanding.french import content_words
from crca_sim.understanding.reading import SentenceReading

CHECKING = 0.65
"""Confidence from which a question that has no word of understanding checks it all the same."""
SURE = 0.75
"""Confidence from which a sentence is about a fact."""

FOLLOWING = 40
"""Comprehension from which a client says an explanation again rather than where they got lost."""
FEWEST, MOST = 4, 16
"""Words of a sentence that can be said again."""
_EXPLAINING = (
    "expliquer_garantie", "presenter_offre", "signaler_limites", "expliquer_demarche", "informer_retractation", "informer_donnees",
)  # fmt: skip
_PERSONS = re.compile(
    r"\b(?:vous|votre|vos|je|j'|me|m'|moi|mon|ma|mes|nous|notre|nos|on|ici|donc|alors|bref|voila|bonjour|merci|oui|non|c'est|cela|ceci|ca|celui|celle)\b"
    r"|\b[jm]'|^(?:il|elle|ils|elles|et|mais|sinon|ensuite|puis|en plus)\b"
)
"""Words that would be somebody else's, or of something said before, in the client's mouth."""


def listen(x: Exchange) -> None:
    """A check, answered: said again in the client's own words when it is open, by yes or no when it is not."""
    checking = tuple(
        s for s in x.reading.doing("verifier_comprehension") if s.start not in x.aside and not asks_a_fact(x, s) and surely_checks(s)
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
        _say_what_is_left(x)
    else:
        recall.answer_closed_check(x)


def surely_checks(sentence: SentenceReading) -> bool:
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
    """The point said again, right or wrong as it got through."""
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


def _say_what_is_left(x: Exchange) -> None:
    """No key point was told: what was explained all the same is taken up in part; nobody pretends that nothing was."""
    explained = x.reading.doing(*_EXPLAINING)
    if not (explained or x.state.offers or x.state.limits or x.state.complements or x.state.situation.explained):
        x.line("answer", "redite_rien")
    elif (phrase := _plainest(explained)) and x.heard and x.state.measures["comprehension"] >= FOLLOWING:
        x.line("answer", "redite_simple", phrase=phrase)
    else:
        x.line("answer", "redite_en_partie")


def _plainest(explained: tuple[SentenceReading, ...]) -> str | None:
    """The shortest explanation that anybody can say again as it is: nobody's « vous », « je » nor « on » in it."""
    plain = [s.text.strip().rstrip(" .!…") for s in explained if not s.text.rstrip().endswith(("?", ":"))]
    fit = [text for text in plain if FEWEST <= len(text.split()) <= MOST and not _PERSONS.search(fold(text))]
    shortest = min(fit, key=len, default=None)
    return shortest and f"{shortest[:1].lower()}{shortest[1:]}"


def _asked_point(x: Exchange) -> str:
    """The point asked about, else one that did not get through, else the last explained."""
    points = [p for p in x.state.understood if p in x.scenario.limits]
    about = [p for p in points if (x.scenario.limits[p].object or "-") in " ".join(_folded_topics(x))]
    kin = [p for p in points if _of_the_kind_asked(x.text, x.scenario.limits[p])]
    kin.sort(key=lambda p: -_shared(x.text, x.scenario.limits[p]))
    lost = [p for p in points if not x.state.understood[p]]
    return (about or kin or lost or points[-1:] or list(x.state.understood))[0]


def _shared(text: str, limit: KeyLimit) -> int:
    """« Jusqu'à quand êtes-vous couvert ? » is about the end of the contract, of two delays."""
    return len(content_words(text) & frozenset(word for line in (*limit.restated, *limit.said) for word in content_words(line)))


def _of_the_kind_asked(text: str, limit: KeyLimit) -> bool:
    """« Combien de temps avez-vous ? » asks for a delay, « combien paierez-vous ? » for an amount."""
    if marked(text, "redire_delai"):
        return limit.kind == "delai"
    return marked(text, "redire_montant") and (limit.value or "").endswith("EUR")


def _folded_topics(x: Exchange) -> tuple[str, ...]:
    return (*x.reading.topics(), *x.text.lower().split())
