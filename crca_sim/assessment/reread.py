"""Reading the interview again with other acts: what the trainee declared, what was nearly understood, what barely was.

An act that the conversation did not see made no event; here it makes the same event, from the same words. The
client's past does not change: only what the rules are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from crca_sim import events as ev
from crca_sim.assessment.words import turned
from crca_sim.authoring.scenario import Scenario
from crca_sim.understanding.expressions import said_among
from crca_sim.understanding.reading import ActSeen, Reading, SentenceReading

MOST_DECLARED = 5
"""Contests, and answers to questions, that count in a session."""
NEARLY = 0.3
"""Confidence from which a candidate is a doubt."""
BARELY = 0.5
"""Confidence under which a decided act is a doubt."""
PITCH = ("presenter_offre", "proposer_option", "annoncer_prix", "argumenter", "expliquer_garantie", "signaler_limites")


@dataclass(frozen=True, slots=True)
class Reread:
    """Events as the rules are shown them, and the (turn, act) that were changed."""

    events: tuple[ev.Event, ...]
    changed: tuple[tuple[int, str], ...] = ()


# ── Three readings ───────────────────────────────────────────────────────────────────────────────


def declared(events: Sequence[ev.Event], scenario: Scenario) -> Reread:
    """With the trainee's own word on the sentences they contested or were asked about."""
    contests = [e for e in events if isinstance(e, ev.Contested)][:MOST_DECLARED]
    answers = [e for e in events if isinstance(e, ev.Declared)][:MOST_DECLARED]
    added = {(c.contested_turn, c.act) for c in contests} | {(a.asked_turn, a.act) for a in answers if a.answer}
    removed = {(a.asked_turn, a.act) for a in answers if not a.answer}
    contested = {c.contested_turn for c in contests}

    def change(turn: int, sentence: SentenceReading) -> SentenceReading:
        near = {c.act for c in sentence.candidates}
        mine = [act for t, act in sorted(added) if t == turn and act in near and not act.startswith("f_")]
        gone = {act for t, act in removed if t == turn}
        if mine and turn in contested:
            gone |= {seen.act for seen in sentence.acts if seen.act.startswith("f_")}
        return _with(sentence, mine, gone)

    return _reread(events, scenario, change)


def generous(events: Sequence[ev.Event], scenario: Scenario) -> Reread:
    """With the likeliest candidate of each sentence taken as decided, unless the trainee was asked."""
    answered = _answered(events)

    def change(turn: int, sentence: SentenceReading) -> SentenceReading:
        near = [c for c in sentence.candidates if c.confidence >= NEARLY and not c.act.startswith("f_") and not sentence.does(c.act)]
        best = max((c for c in near if (turn, c.act) not in answered), key=lambda c: c.confidence, default=None)
        return _with(sentence, [best.act] if best else [], set())

    return _reread(events, scenario, change)


def strict(events: Sequence[ev.Event], scenario: Scenario) -> Reread:
    """Without the acts that were decided by a hair, unless the trainee was asked."""
    answered = _answered(events)

    def change(turn: int, sentence: SentenceReading) -> SentenceReading:
        return _with(sentence, [], {s.act for s in sentence.acts if s.confidence < BARELY and (turn, s.act) not in answered})

    return _reread(events, scenario, change)


def _answered(events: Iterable[ev.Event]) -> set[tuple[int, str]]:
    return {(e.asked_turn, e.act) for e in [e for e in events if isinstance(e, ev.Declared)][:MOST_DECLARED]}


# ── How ──────────────────────────────────────────────────────────────────────────────────────────

Change = Callable[[int, SentenceReading], SentenceReading]


def _with(sentence: SentenceReading, added: Iterable[str], removed: Iterable[str]) -> SentenceReading:
    new = [ActSeen(act=act, confidence=1.0) for act in added if not sentence.does(act)]
    gone = set(removed)
    if not new and not gone:
        return sentence
    kept = tuple(seen for seen in sentence.acts if seen.act not in gone)
    return sentence.model_copy(update={"acts": (*kept, *new)})


def _reread(events: Sequence[ev.Event], scenario: Scenario, change: Change) -> Reread:
    told: list[str] = []
    out: list[ev.Event] = []
    changed: list[tuple[int, str]] = []
    lost: Lost = set()
    by_turn = _turns(events)
    for event in events:
        if isinstance(event, ev.FactDisclosed):
            told.append(event.fact)
        if isinstance(event, ev.TraineeSpoke):
            spoken, new, gone = _changed(event, change)
            changed += [(event.turn, act) for act, _ in (*new, *gone)]
            lost |= {(event.turn, act, s.text) for act, s in gone}
            out.append(spoken)
            out += _made(spoken, new, tuple(told), by_turn[event.turn], scenario)
        elif not _rests_on(event, lost, out):
            out.append(event)
    return Reread(tuple(out), tuple(dict.fromkeys(changed)))


def _turns(events: Iterable[ev.Event]) -> dict[int, set[type]]:
    found: dict[int, set[type]] = {}
    for event in events:
        found.setdefault(event.turn, set()).add(type(event))
    return found


Acts = list[tuple[str, SentenceReading]]
Lost = set[tuple[int, str, str]]
"""Turn, act and words of what a reading took away."""


def _changed(spoken: ev.TraineeSpoke, change: Change) -> tuple[ev.TraineeSpoke, Acts, Acts]:
    new: Acts = []
    gone: Acts = []
    sentences = []
    for before in spoken.reading.sentences:
        after = change(spoken.turn, before)
        had, has = {s.act for s in before.acts}, {s.act for s in after.acts}
        new += [(act, after) for act in sorted(has - had)]
        gone += [(act, before) for act in sorted(had - has)]
        sentences.append(after)
    if not (new or gone):
        return spoken, new, gone
    reading: Reading = spoken.reading.model_copy(update={"sentences": tuple(sentences)})
    return spoken.model_copy(update={"reading": reading}), new, gone


# ── Events that rest on acts ─────────────────────────────────────────────────────────────────────

RESTING: dict[type[ev.Event], tuple[str, ...]] = {
    ev.Reformulated: ("reformuler", "synthetiser"),
    ev.AdaptationOffered: ("proposer_adaptation",),
    ev.OfferMade: PITCH,
    ev.ArgumentMade: ("argumenter",),
    ev.ComprehensionChecked: ("verifier_comprehension",),
    ev.DecisionAsked: ("demander_accord", "faire_signer"),
    ev.PromiseMade: ("annoncer_suite", "proposer_rdv"),
}
"""Which acts the conversation needs to see before it writes such an event."""


def _rests_on(event: ev.Event, lost: Lost, before: Sequence[ev.Event]) -> bool:
    """Whether the event only stands on an act that this reading took away."""
    acts = RESTING.get(type(event))
    quote = getattr(event, "quote", "")
    if isinstance(event, ev.Reformulated) and len(event.right) >= 2 and event.confirmation_asked:
        return False
    if acts is None or not any(t == event.turn and act in acts and (text in quote or quote in text) for t, act, text in lost):
        return False
    spoken = next((e for e in reversed(before) if isinstance(e, ev.TraineeSpoke) and e.turn == event.turn), None)
    return spoken is None or not spoken.reading.doing(*acts)


def _made(spoken: ev.TraineeSpoke, new: Acts, told: tuple[str, ...], there: set[type], scenario: Scenario) -> Iterator[ev.Event]:
    """The events that these acts would have made; none that the turn already has."""
    for act, sentence in new:
        make = _MAKERS.get(act)
        event = make(spoken, sentence, told, scenario) if make else None
        if event is not None and type(event) not in there:
            yield event


Maker = Callable[[ev.TraineeSpoke, SentenceReading, tuple[str, ...], Scenario], ev.Event | None]


def _restated(spoken: ev.TraineeSpoke, sentence: SentenceReading, told: tuple[str, ...], scenario: Scenario) -> ev.Event:
    right = [f for f in dict.fromkeys(told) if f in scenario.facts and said_among(spoken.text, scenario.facts[f].taken_up)]
    wrong = [f for f, fact in scenario.facts.items() if said_among(sentence.text, fact.contradicted)]
    confirmed = spoken.text.rstrip().endswith("?") or "?" in sentence.text
    return ev.Reformulated(turn=spoken.turn, right=tuple(right), wrong=tuple(wrong), confirmation_asked=confirmed, quote=sentence.text)


def _adapted(spoken: ev.TraineeSpoke, sentence: SentenceReading, told: tuple[str, ...], scenario: Scenario) -> ev.Event:
    return ev.AdaptationOffered(turn=spoken.turn, adaptations=(), asked="?" in sentence.text, accepted=False, quote=sentence.text)


def _offered(spoken: ev.TraineeSpoke, sentence: SentenceReading, told: tuple[str, ...], scenario: Scenario) -> ev.Event | None:
    named = next((s for s, solution in scenario.solutions.items() if said_among(sentence.text, solution.named)), None)
    if named is None:
        return None
    needs = tuple(n for n in scenario.solutions[named].needs if _tied(spoken.text, n, told, scenario))
    return ev.OfferMade(turn=spoken.turn, solution=named, needs=needs, recommended=False, quote=sentence.text)


def _argued(spoken: ev.TraineeSpoke, sentence: SentenceReading, told: tuple[str, ...], scenario: Scenario) -> ev.Event:
    need = next((n for n in scenario.needs if _tied(sentence.text, n, told, scenario)), None)
    return ev.ArgumentMade(turn=spoken.turn, need=need, superlative=bool(spoken.reading.style.superlatives), quote=sentence.text)


def _tied(text: str, need_id: str, told: tuple[str, ...], scenario: Scenario) -> bool:
    need = scenario.needs.get(need_id)
    if need is None or (need.hidden and not any(f in told for f in need.facts)):
        return False
    known = (e for f in need.facts if f in told and f in scenario.facts for e in scenario.facts[f].taken_up)
    return said_among(text, (*need.picked_up, *known)) is not None


def _checked(spoken: ev.TraineeSpoke, sentence: SentenceReading, told: tuple[str, ...], scenario: Scenario) -> ev.Event:
    return ev.ComprehensionChecked(turn=spoken.turn, openly=turned(spoken.text, "redire") and "?" in spoken.text, quote=sentence.text)


def _decided(spoken: ev.TraineeSpoke, sentence: SentenceReading, told: tuple[str, ...], scenario: Scenario) -> ev.Event:
    explicit = "?" in sentence.text and not turned(sentence.text, "accord_suppose")
    return ev.DecisionAsked(turn=spoken.turn, explicit=explicit, quote=sentence.text)


def _promised(spoken: ev.TraineeSpoke, sentence: SentenceReading, told: tuple[str, ...], scenario: Scenario) -> ev.Event:
    when = next((s.value for s in sentence.slots if s.role in ("echeance", "date_effet", "horaire", "date", "delai", "duree")), None)
    return ev.PromiseMade(turn=spoken.turn, what="suite", when=when, channel=None, quote=sentence.text)


_MAKERS: dict[str, Maker] = {
    "reformuler": _restated,
    "synthetiser": _restated,
    "proposer_adaptation": _adapted,
    "presenter_offre": _offered,
    "argumenter": _argued,
    "verifier_comprehension": _checked,
    "demander_accord": _decided,
    "annoncer_suite": _promised,
    "proposer_rdv": _promised,
}
