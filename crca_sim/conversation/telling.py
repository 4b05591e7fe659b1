"""How much comes out at once: what an easy client adds by themself, what a wary one keeps short (`difficulte.yaml`)."""

from __future__ import annotations

from collections.abc import Iterator

from crca_sim import events as ev
from crca_sim.authoring.scenario import Fact
from crca_sim.conversation.exchange import Exchange


def confides(x: Exchange) -> bool:
    """Whether an open question brings the whole: a hard client keeps to the brief while they are wary."""
    difficulty = x.cast.difficulty
    return difficulty.open_question != "bref" or x.state.measures["trust"] >= difficulty.open_trust


def go_on(x: Exchange) -> None:
    """An easy client goes on by themself to the next thing that they like to tell."""
    if x.cast.difficulty.open_question == "deux" and len(x.said.get("answer", ())) == 1:
        for fact_id, fact in list(_untold(x))[:1]:
            if fact.disclosure == "ouverte":
                _volunteer(x, fact_id, fact.full, whole=True)


def complete(x: Exchange) -> None:
    """An easy client adds to a right summary what nobody asked yet, unless something was offered or is asked beside it.

    Nothing hidden, delicate or told in confidence.
    """
    if x.state.offers or x.text.count("?") > 1:
        return
    plain = [(f, fact) for f, fact in _untold(x) if fact.to_discover and not fact.sensitive]
    for fact_id, fact in plain[: x.cast.difficulty.summary]:
        _volunteer(x, fact_id, fact.brief or fact.full, whole=not fact.brief)


def _untold(x: Exchange) -> Iterator[tuple[str, Fact]]:
    """What may be told freely and was not, what one likes to tell first."""
    free = [(f, fact) for f, fact in x.scenario.facts.items() if f not in x.state.disclosed and fact.disclosure in ("ouverte", "precise")]
    return iter(sorted(free, key=lambda told: told[1].disclosure != "ouverte"))


def _volunteer(x: Exchange, fact_id: str, choices: tuple[str, ...], *, whole: bool) -> None:
    if x.propose("answer", choices, f"fait:{fact_id}"):
        x.note(ev.FactDisclosed(turn=x.turn, fact=fact_id, how="volunteered", in_full=whole))


def in_short(x: Exchange, fact_id: str) -> str:
    """The fact in brief, to follow a colon."""
    fact = x.fact(fact_id)
    said = (fact.brief or fact.full)[0]
    name = fact.identity and said.partition(" ")[0] not in ("Le", "C'est", "Je", "J'habite", "Au", "Mon", "Ma")
    return said if name else said[0].lower() + said[1:]
