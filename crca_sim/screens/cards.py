"""What home says of scenarios and interviews: lines of its lists, and what stands beside them. No widget here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from crca_sim.screens.shelf import ScenarioCard
from crca_sim.screens.words import CHANNELS, COMPETENCIES, OUTCOMES, count, on_date, tidy

if TYPE_CHECKING:
    from crca_sim.event_log.log import SessionSummary

GUIDE = Content.assemble(
    ("Premier entretien guidé\n", "bold"),
    ("trois minutes\n\n", "$muted"),
    "Un vrai client simulé, et quelqu'un à côté de vous : saluer, questionner, faire un geste, reformuler, terminer.\n\n"
    "Rien n'est noté. Échap permet d'arrêter quand vous voulez.",
)
NO_SCENARIO = Content.assemble(
    ("Aucun scénario ici\n\n", "bold"),
    "La bibliothèque ne contient pas de scénario lisible. « crca-sim check » dit pourquoi, « crca-sim list » liste ce qui s'y trouve.",
)
NOTHING_DONE = Content.assemble(
    ("Pas encore d'entretien\n\n", "bold"),
    "Vos entretiens terminés apparaîtront ici, avec leurs niveaux. Chacun peut être relu, débriefé, et rejoué à partir d'un tour.",
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list. `id` says what it opens: `play:` a scenario, `resume:` or `debrief:` a session, or `guide`."""

    id: str
    content: Content


def to_do(cards: Iterable[ScenarioCard], sessions: Iterable[SessionSummary]) -> Iterator[Line]:
    """What was left unfinished, then the guide (first, for a newcomer), then the scenarios."""
    sessions, titles = list(sessions), {}
    cards = list(cards)
    titles = {card.id: card.title for card in cards}
    for line in [s for s in sessions if not s.closed][:3]:
        yield Line(
            f"resume:{line.session}", _two("↻ " + titles.get(line.scenario, line.scenario), f"à reprendre, {count(line.turns, 'tour')}")
        )
    guide = Line("guide", _two("Premier entretien guidé", "trois minutes, pas à pas"))
    if cards and not sessions:
        yield guide
    for card in cards:
        yield Line(f"play:{card.id}", _two(card.title, f"{CHANNELS[card.channel]} · {card.difficulty}"))
    if cards and sessions:
        yield guide


def past(cards: Mapping[str, ScenarioCard], sessions: Iterable[SessionSummary]) -> Iterator[Line]:
    """Every interview, the latest first."""
    for line in sessions:
        title = cards[line.scenario].title if line.scenario in cards else line.scenario
        end = OUTCOMES.get(line.outcome or "", "") if line.closed else "à reprendre"
        yield Line(f"{'debrief' if line.closed else 'resume'}:{line.session}", _two(title, f"{on_date(line.started_at)} · {end}"))


def scenario(card: ScenarioCard, *, roomy: bool) -> Content:
    """A scenario, as far as one may know it before playing; in a small window, competencies go by their codes."""
    named = "\n".join(f"  {code:<4}{COMPETENCIES.get(code, '')}" for code in card.competencies)
    return Content.assemble(
        (f"{tidy(card.title)}\n", "bold"),
        (f"{CHANNELS[card.channel]} · {tidy(card.product)}\n", "$muted"),
        (f"{card.difficulty} · {card.minutes} minutes au plus\n\n", "$muted"),
        f"{tidy(' '.join(card.situation.split()))}\n\n",
        ("Vous travaillez\n", "bold"),
        named if roomy else " ".join(card.competencies),
    )


def session(card: ScenarioCard | None, line: SessionSummary, levels: Mapping[str, str] | None) -> Content:
    """A past interview; its levels come when they have been worked out."""
    title = card.title if card else line.scenario
    end = OUTCOMES.get(line.outcome or "", "en cours")
    head = [
        (f"{tidy(title)}\n", "bold"),
        (f"{on_date(line.started_at)} · {count(line.turns, 'tour')}\n", "$muted"),
        (f"Fin : {end}\n", "$muted"),
    ]
    if line.mode == "guide":
        head.append(("entretien guidé\n", "$muted"))
    if line.branched_from:
        origin, _, turn = line.branched_from.partition(":")
        head.append((f"rejoué depuis {origin}, tour {turn}\n", "$muted"))
    return Content.assemble(*head, "\n", _levels(line, levels), (f"\n\nSéance {line.session}", "$muted"))


def _levels(line: SessionSummary, levels: Mapping[str, str] | None) -> Content:
    if not line.closed:
        return Content("Entrée reprend l'entretien là où il en était.")
    if levels is None:
        return Content("Les niveaux arrivent…")
    if not levels:
        return Content("Trop peu d'occasions pour annoncer un niveau.")
    rows = "\n".join(f"{code:<4}{COMPETENCIES.get(code, ''):<26} {level}" for code, level in levels.items())
    return Content.assemble(("Niveaux\n", "bold"), rows)


def _two(first: str, second: str) -> Content:
    return Content.assemble(tidy(first), (f"\n  {second}", "$muted"))
