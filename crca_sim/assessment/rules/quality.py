"""C10.1, C10.3 and C10.4: satisfaction asked about, the house's standards, promises kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crca_sim import events as ev
from crca_sim.assessment import elapsed
from crca_sim.assessment.case import Case, Said
from crca_sim.assessment.finding import Evidence
from crca_sim.assessment.promises import Commitment, commitments
from crca_sim.assessment.rule import Verdict, absent, graded, judges, no_occasion, observed, partial
from crca_sim.assessment.rules.desk_work import LONG_HOLD
from crca_sim.assessment.rules.welcome import turned_greeting
from crca_sim.assessment.words import listed, turned
from crca_sim.house import typeset

CLOSING = 4
"""Messages before the end among which satisfaction is asked."""
FULL_QUESTION = 5
"""Words from which a question on satisfaction is more than « c'est bon ? »."""


# ── C10.1 ────────────────────────────────────────────────────────────────────────────────────────


@judges("C10.1", "mesurer_satisfaction")
def satisfaction(case: Case) -> Verdict:
    """What the client expected, asked about before leaving."""
    turns = {m.turn for m in case.last_messages(CLOSING)}
    asked = [s for s in case.said("mesurer_satisfaction") if s.turn in turns]
    asked += [
        s for s in case.sentences if s.turn in turns - case.hollow and s.text.rstrip().endswith("?") and turned(s.text, "satisfaction")
    ]
    main = next((need.label for need in case.scenario.needs.values() if not need.hidden), "")
    blanks = {"besoin_principal": main} if main else {}
    full = [
        s
        for s in asked
        if len(s.text.split()) >= FULL_QUESTION and "?" in s.text and (turned(s.text, "satisfaction") or not _anything_else(s))
    ]
    if full:
        return observed("Avant le congé, vous demandez si l'attente du client est remplie.", case.proofs(*full))
    weak = asked or [s for s in case.sentences if s.turn in turns - case.hollow and turned(s.text, "autre_question")]
    if weak:
        return partial("La satisfaction est effleurée, pas demandée.", case.proofs(*weak), **blanks)
    return absent("La satisfaction du client n'est pas vérifiée.", **blanks)


def _anything_else(said: Said) -> bool:
    return turned(said.text, "autre_question") or turned(said.text, "enquete")


# ── C10.3 ────────────────────────────────────────────────────────────────────────────────────────


@judges("C10.3", "saluer", "prendre_conge", "faire_patienter")
def standards(case: Case) -> Verdict:
    """The house's charter, over simulated time: opening and closing words, waits, delays, something settled or dated."""
    if not case.messages:
        return absent("L'entretien n'a pas eu lieu.")
    held = [*_always(case), *_measured(case)]
    gaps = [standard for standard in held if not standard.met]
    missing = listed(standard.name for standard in gaps)
    reason = (
        f"{'Un écart' if len(gaps) == 1 else 'Plusieurs écarts'} à la charte : {missing}." if gaps else "La charte de la maison est tenue."
    )
    proof = case.proofs(*(item for standard in (*gaps, *held) for item in standard.shown))
    return graded(len(held) - len(gaps), len(held), len(held) - 1, typeset(reason), proof, manque=missing)


@dataclass(frozen=True, slots=True)
class _Standard:
    """One of the charter's, and what shows how it was held."""

    name: str
    met: bool
    shown: tuple[Said | ev.Event, ...] = ()


def _always(case: Case) -> Iterator[_Standard]:
    greeting = [s for s in case.sentences if s.turn in {m.turn for m in case.messages[:2]} and turned_greeting(s.text)]
    closing, outcome = case.said("prendre_conge"), _outcome(case)
    yield _Standard("les formules d'ouverture et de congé", bool(greeting and closing), (*greeting[:1], *closing[-1:]))
    long = tuple(w for w in case.of(ev.ClientWaited) if not w.announced or w.seconds > LONG_HOLD)
    yield _Standard("des attentes annoncées et bornées", not long, long[:1])
    yield _Standard("le temps du client", case.end is None or case.end.outcome not in ("temps_ecoule", "client_parti"))
    yield _Standard("une issue au premier contact, ou une suite datée", bool(outcome) or case.decided is not None, outcome)


def _outcome(case: Case) -> tuple[Said | ev.Event, ...]:
    """The question that was agreed to, a task led to its end, or what follows with its day."""
    asked = case.of(ev.DecisionAsked, until=case.decided)[-1:] if case.decided is not None else ()
    dated = tuple(p for p in case.of(ev.PromiseMade) if p.when or turned(p.quote, "datee"))
    return (*asked, *case.of(ev.TaskDone)[:1], *dated[:1])


def _measured(case: Case) -> Iterator[_Standard]:
    """First answer and length, when the scenario holds the contact to them. Length is never held against accessibility."""
    wanted = case.scenario.work.standards
    within, took = elapsed.duration(wanted.answer_within if wanted else None), elapsed.first_answer(case)
    if wanted and within is not None and took is not None:
        yield _Standard(f"une première réponse en {wanted.answer_within}", took <= within)
    if wanted and wanted.minutes and case.persona.accommodation is None and case.end is not None:
        yield _Standard(
            f"un entretien de {wanted.minutes} minute{'s' if wanted.minutes > 1 else ''} au plus",
            elapsed.contact(case) <= wanted.minutes * 60,
        )


# ── C10.4 ────────────────────────────────────────────────────────────────────────────────────────


@judges("C10.4", "annoncer_suite", "proposer_rdv")
def promises(case: Case) -> Verdict:
    """What was promised exists on the desk on its day, or was done."""
    made = commitments(case)
    if not made:
        return no_occasion("Rien de précis n'a été promis.")
    kept, other = [c for c in made if c.keeping == "kept"], [c for c in made if c.keeping == "other"]
    blanks = {"promesse": next((c.promise.quote for c in made if c.keeping != "kept"), "")}
    if len(kept) == len(made):
        return observed("Ce qui a été promis est créé ou fait.", _shown(case, kept))
    if kept:
        return partial("Une partie seulement de ce qui a été promis est créée.", _shown(case, kept), **blanks)
    if other:
        return partial("Quelque chose est programmé, mais pas pour le jour promis.", _shown(case, other), **blanks)
    return absent("Ce qui a été promis n'est ni fait ni programmé.", case.proofs(*(c.promise for c in made)), **blanks)


def _shown(case: Case, found: list[Commitment]) -> tuple[Evidence, ...]:
    """The words and the action that answers them, one promise after the other."""
    pairs: list[tuple[ev.Event, ...]] = [(c.promise, *c.nearest) for c in found]
    return case.proofs(*(item for pair in pairs for item in pair))
