"""The client's memory: two prices, delays, limits, dates, a promise or a cover taken back are noticed, once a subject.

An exact correction, owned up to, is thanked and not punished.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crca_sim import events as ev
from crca_sim.conversation import voice
from crca_sim.conversation.amounts import same_amount, spoken
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.conversation.sayings import COVERED, NOT_COVERED, Saying, differ, sayings
from crca_sim.understanding.expressions import said_among

YEAR = 12
"""A yearly and a monthly price are one price."""
MISREAD = 4
"""Times as much: no price of the same thing, but an amount taken for one."""
PROMISES = ("rappel", "envoi")


@dataclass(frozen=True, slots=True)
class Clash:
    """Two sayings that do not agree; `exact`: the later one may be true."""

    about: str
    before: str
    after: str
    quote: str
    exact: bool = True
    line: str = "contradiction"


def listen(x: Exchange) -> None:
    """The first contradiction of the message with what was said before it."""
    for clash in _clashes(x):
        if marked(x.text, "je_me_trompe") and clash.exact:
            _mend(x, clash)
        elif clash.about not in x.state.situation.noticed:
            _notice(x, clash)
            return


def _notice(x: Exchange, clash: Clash) -> None:
    x.note(ev.ContradictionNoticed(turn=x.turn, about=clash.about, before=clash.before, after=clash.after, quote=clash.quote))
    x.react("contradiction", clash.quote)
    x.said.pop("remark", None)
    voice.first_line(x, "raise", clash.line, avant=clash.before, apres=clash.after, sujet=clash.about)


def _mend(x: Exchange, clash: Clash) -> None:
    if clash.about in x.state.situation.mended:
        return
    x.note(ev.ContradictionMended(turn=x.turn, about=clash.about, before=clash.before, after=clash.after, quote=clash.quote))
    x.react("erreur_reconnue", clash.quote)
    x.advanced = True
    x.line("reaction", "correction_merci")


def _clashes(x: Exchange) -> Iterator[Clash]:
    yield from _amounts(x)
    yield from _times_and_covers(x)
    yield from _promises(x)
    yield from _hope(x)


# ── Amounts ──────────────────────────────────────────────────────────────────────────────────────


def _amounts(x: Exchange) -> Iterator[Clash]:
    earlier = [c for c in x.state.situation.claims if c.turn < x.turn]
    for claim in x.events:
        if not isinstance(claim, ev.ClaimMade) or claim.role == "affirmation":
            continue
        before = next((c for c in reversed(earlier) if _disagree(x, c, claim)), None)
        if before:
            about = " ".join((claim.role, claim.object or _solution(x, claim) or "")).strip()
            yield Clash(about, _told(before.value), _told(claim.value), claim.quote, exact=claim.verdict != "wrong")


def _disagree(x: Exchange, before: ev.ClaimMade, now: ev.ClaimMade) -> bool:
    same_thing = (before.role, before.object) == (now.role, now.object)
    if not same_thing or _equal(before.value, now.value) or before.verdict == now.verdict == "right":
        return False
    if now.role == "cotisation":
        return _prices_disagree(x, before, now)
    about = _solution(x, before), _solution(x, now)
    return (now.object is not None or now.role == "delai_renonciation") and (about[0] == about[1] or now.verdict == "wrong")


def _prices_disagree(x: Exchange, before: ev.ClaimMade, now: ev.ClaimMade) -> bool:
    """The same solution at another price; or two prices in a row that no quote knows."""
    if marked(now.quote, "ecart_de_prix") or marked(before.quote, "ecart_de_prix"):
        return False
    if _ratio(before.value, now.value) > MISREAD:
        return False
    named = _solution(x, before), _solution(x, now)
    if named[0] and named[1]:
        return named[0] == named[1]
    latest = [c for c in x.state.situation.claims if c.turn < x.turn and c.role == "cotisation"][-1]
    said_as_price = any(s.role == "cotisation" and s.value == now.value for s in x.reading.slots())
    return latest == before and "right" not in (before.verdict, now.verdict) and said_as_price


def _solution(x: Exchange, claim: ev.ClaimMade) -> str | None:
    """The one solution that the claim's sentence names; None when it names none, or several."""
    named = [name for name, solution in x.scenario.solutions.items() if said_among(claim.quote, solution.named)]
    return named[0] if len(named) == 1 else None


def _equal(one: str, other: str) -> bool:
    if one == other or same_amount(one, other) or same_amount(other, one):
        return True
    return abs(_ratio(one, other) - YEAR) < 0.2


def _ratio(one: str, other: str) -> float:
    low, high = sorted(_figure(v) for v in (one, other))
    return high / low if low > 0 else 0.0


def _figure(value: str) -> float:
    number = value.split()[0] if value.endswith(" EUR") else ""
    return float(number) if number.replace(".", "", 1).isdigit() else -1.0


def _told(value: str) -> str:
    return spoken(value) if value.endswith(" EUR") else value.replace(" j", " jours")


# ── Delays, dates, covers ────────────────────────────────────────────────────────────────────────


def _times_and_covers(x: Exchange) -> Iterator[Clash]:
    now = [(saying, s.text) for s in x.sentences if not marked(s.text, "promesse_passee") for saying in sayings(s, x.scenario.product)]
    if not now:
        return
    earlier = [said for message in x.state.situation.sayings if message.turn < x.turn for said in _said_in(x, message)]
    for saying, quote in now:
        before = next((e for e in reversed(earlier) if e.about == saying.about), None)
        if before and differ(before, saying):
            yield Clash(saying.about, before.words, saying.words, quote, line=_line(saying))


def _said_in(x: Exchange, message: ev.TraineeSpoke) -> list[Saying]:
    told = [s for s in message.reading.sentences if not marked(s.text, "promesse_passee")]
    return [saying for sentence in told for saying in sayings(sentence, x.scenario.product)]


def _line(saying: Saying) -> str:
    return {COVERED: "contradiction_couvert", NOT_COVERED: "contradiction_non_couvert"}.get(saying.value, "contradiction")


# ── Promises ─────────────────────────────────────────────────────────────────────────────────────


def _promises(x: Exchange) -> Iterator[Clash]:
    """« Finalement, je ne pourrai pas vous rappeler »: what was promised before is taken back."""
    for what in PROMISES:
        promised = next((p for p in x.state.promises if p.what == what and p.turn < x.turn), None)
        back = next((s for s in x.sentences if marked(s.text, "dedit") and marked(s.text, what)), None)
        if promised and back:
            yield Clash(what, promised.quote, back.text, back.text, line="promesse_reprise")


def _hope(x: Exchange) -> Iterator[Clash]:
    """A hope given, then the refusal."""
    said = next((e for e in x.events if isinstance(e, ev.RefusalSaid)), None)
    hopes = [m for m in x.state.situation.sayings if m.turn < x.turn and marked(m.text, "faux_espoir")]
    if said and hopes:
        yield Clash("la prise en charge", hopes[0].text[:200], said.quote, said.quote, line="espoir_decu")
