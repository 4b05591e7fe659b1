"""« Pourquoi ? », « c'est-à-dire ? », « depuis quand ? »: a question that names nothing goes further on what was just told."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.authoring.repertoire import FollowUps
from crca_sim.conversation import kinds, parry
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import bare_words, marked
from crca_sim.understanding.expressions import said_among, words
from crca_sim.understanding.reading import SentenceReading

KINDS = (
    ("pourquoi", "why"), ("quand", "when"), ("combien", "how_much"), ("qui", "who"), ("comment", "how"), ("ou", "where"),
)  # fmt: skip
"""Question word → what is said to it."""
WAYS = {
    "date": ("when", "how_much"), "duree": ("when", "how_much"), "heure": ("when",), "age": ("when", "who"),
    kinds.NUMBER: ("how_much",), "personne": ("who",), "nom": ("who",), "lieu": ("where",),
}  # fmt: skip
"""Kind of answer → where it may be told."""
NAMES_ANOTHER = 0.5
"""Likeness from which a question names something of its own."""
FEW = 7
"""Words of a question that names nothing."""


def answer(x: Exchange, sentence: SentenceReading) -> bool:
    """Let the client go further on what they told last."""
    kind = kind_of(sentence.text)
    fact_id = _told_last(x) if kind else None
    if kind is None or fact_id is None:
        return False
    more = x.cast.repertoire.follow_ups.get(fact_id, FollowUps())
    wanted = kinds.wanted(sentence.text)
    lines = [found for choices in (getattr(more, kind), more.more, *_own(x, fact_id, wanted)) if (found := kinds.holding(choices, wanted))]
    text = next((said for choices in lines if (said := x.propose("answer", choices, f"suite:{fact_id}:{kind}"))), None)
    if text:
        x.note(ev.LifeTold(turn=x.turn, subject=f"suite:{fact_id}", text=text))
        x.advanced = True
    return text is not None


def _own(x: Exchange, fact_id: str, wanted: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The fact's other lines may hold what is asked of it."""
    return (x.fact(fact_id).full,) if wanted else ()


def further(x: Exchange, sentence: SentenceReading, fact_id: str) -> bool:
    """« Locataire depuis quand ? » to who said that they rent: what is asked of it, not the thing once more."""
    return of_kind(x, sentence, fact_id)


def of_kind(x: Exchange, sentence: SentenceReading, fact_id: str) -> bool:
    """What goes further on a fact the way that the question word asks."""
    follow_up = x.cast.repertoire.follow_ups.get(fact_id)
    wanted = kinds.wanted(sentence.text)
    ways = [(way, getattr(follow_up, way)) for way in _ways(sentence.text) if follow_up]
    fitting = [(way, kinds.holding(lines, some)) for some in (wanted[:1], wanted) for way, lines in ways]
    text = next((said for way, lines in fitting if lines and (said := x.propose("answer", lines, f"suite:{fact_id}:{way}"))), None)
    if text:
        x.note(ev.LifeTold(turn=x.turn, subject=f"suite:{fact_id}", text=text))
        x.advanced = True
    return text is not None


def _ways(text: str) -> list[str]:
    """The ways in which a question may go further, by the kind of answer that it wants."""
    wanted, said = kinds.wanted(text), set(words(text))
    by_kind = [way for kind, ways in WAYS.items() if kind in wanted for way in ways]
    return list(dict.fromkeys([*by_kind, *(way for word, way in (("pourquoi", "why"), ("comment", "how")) if word in said)]))


def honestly(x: Exchange, sentence: SentenceReading) -> bool:
    """« Combien ? » about what was just told, when nobody wrote how much: the client does not know."""
    after = kind_of(sentence.text) is not None and bool(kinds.wanted(sentence.text)) and _told_last(x) is not None
    return after and x.line("answer", parry.unknown_key(sentence.text)) is not None


def on_the_last(x: Exchange, sentence: SentenceReading) -> bool:
    """« Et ce serait pour quand ? » right after something was told, when nothing else is meant."""
    fact_id = _told_last(x)
    return fact_id is not None and further(x, sentence, fact_id)


def on_what_is_taken_up(x: Exchange, sentence: SentenceReading) -> bool:
    """« Deux nuits au garage ! C'était quand ? »: about what the words just said take up of what was told, and nothing else."""
    own = [seen.confidence for seen in sentence.called if not seen.topic.startswith("commun:")]
    if not _ways(sentence.text) or max(own, default=0.0) >= NAMES_ANOTHER:
        return False
    before = x.text[: sentence.end]
    taken = [f for f in reversed(x.state.disclosed) if f in x.scenario.facts and said_among(before, x.fact(f).taken_up)]
    return any(of_kind(x, sentence, f) or _line_of_kind(x, sentence, f) for f in taken[:1])


def _line_of_kind(x: Exchange, sentence: SentenceReading, fact_id: str) -> bool:
    """One of the fact's own lines that holds what is asked."""
    lines = kinds.holding_surely(x.fact(fact_id).full, kinds.wanted(sentence.text))
    text = x.propose("answer", lines, f"fait:{fact_id}") if lines else None
    if text:
        x.note(ev.LifeTold(turn=x.turn, subject=f"suite:{fact_id}", text=text))
        x.advanced = True
    return text is not None


def kind_of(text: str) -> str | None:
    """Which way a bare question goes further; None when it names something."""
    said = words(text)
    if len(said) > FEW:
        return None
    if marked(text, "vous_etes_sur"):
        return "sure"
    if marked(text, "en_dire_plus"):
        return "more"
    bare = set(said) <= bare_words() | {
        "depui",
        "depuis",
        "jusqu",
        "avec",
        "chez",
        "pour",
        "environ",
        "exactement",
        "precisement",
        "donc",
        "ca",
        "cela",
    }
    return next((kind for word, kind in KINDS if word in said), None) if bare and said else None


def _told_last(x: Exchange) -> str | None:
    """What the client's last words told, the last of them."""
    last = [fact_id for fact_id, spoken in x.state.told_at.items() if spoken == x.state.spoken - 1]
    return last[-1] if last and not x.state.open_objection() else None
