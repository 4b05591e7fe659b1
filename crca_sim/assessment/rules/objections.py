"""C6.1, C6.2 and C6.4: an objection welcomed, answered, and another way out when it is not settled."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.assessment.case import Case, Said
from crca_sim.assessment.conduct import answers_in
from crca_sim.assessment.finding import Evidence
from crca_sim.assessment.rule import Verdict, absent, judges, no_occasion, observed, partial, weakest
from crca_sim.assessment.rules.refusals import alternative_to_refusal
from crca_sim.assessment.words import first_of_each, listed, shared_words, turned
from crca_sim.understanding.expressions import said_among

PUSHING = ("argumenter", "presenter_offre", "proposer_option", "annoncer_prix", "demander_accord", "faire_signer")
"""What must not come before the objection is recognised."""


SOME = "Toutes les objections ne sont pas traitées ainsi."
"""What is said when some of them are."""


def _raised(case: Case) -> list[ev.ObjectionRaised]:
    """Each objection, once, and only those that the trainee could still answer."""
    return first_of_each(case.of(ev.ObjectionRaised), lambda r: r.objection)


def _quote_first(case: Case, replies: tuple[ev.TraineeSpoke, ...]) -> tuple[Evidence, ...]:
    return case.proofs(*answers_in(replies[:1]))


# ── C6.1 ─────────────────────────────────────────────────────────────────────────────────────────


@judges("C6.1", "accueillir_objection", "creuser_objection", "exprimer_empathie")
def welcomed(case: Case) -> Verdict:
    """The point recognised in the next message, its real motive looked for at once."""
    return weakest([_one_welcomed(case, raised) for raised in _raised(case)], SOME)


def _one_welcomed(case: Case, raised: ev.ObjectionRaised) -> Verdict:
    blanks = {"objection": raised.text}
    replies = case.replies(raised.turn, 2)
    turns = {m.turn for m in replies}
    received = [m for m in _moves(case, raised, "welcomed", _WELCOMING) if not _argues(case, m)]
    explored = _moves(case, raised, "explored", ("creuser_objection",))
    pushed = [
        (m.turn, m.quote) for m in case.of(ev.ObjectionMoved, since=raised.turn) if (m.objection, m.state) == (raised.objection, "hardened")
    ]
    hardened = [turn for turn, _ in pushed]
    if not (received or explored):
        return absent("L'objection n'est ni reconnue ni cherchée.", _quote_first(case, replies), **blanks)

    def in_order(moved: tuple[int, str]) -> tuple[int, int]:
        return moved[0], case.text(moved[0]).find(moved[1])

    proof = tuple(dict.fromkeys(case.proof(turn, quote) for turn, quote in sorted([*received[:1], *explored[:1]], key=in_order)))
    first = min(turn for turn, _ in [*received, *explored])
    if (hardened and hardened[0] <= first) or (received and _pushed_before(case, received[0])):
        brushed = tuple(case.proof(turn, quote) for turn, quote in pushed if turn <= first)[:1]
        then = "reconnue" if received else "creusée"
        return partial(f"L'objection est d'abord balayée, puis {then}.", tuple(dict.fromkeys((*brushed, *proof))), **blanks)
    if not explored:
        return partial("L'objection est reconnue, mais vous ne cherchez pas ce qu'il y a derrière.", proof, **blanks)
    if not received:
        return partial("Vous cherchez ce qu'il y a derrière, sans reconnaître d'abord l'objection.", proof, **blanks)
    if received[0][0] not in {m.turn for m in replies[:1]} or explored[0][0] not in turns:
        return partial("L'objection est reconnue, mais tard.", proof, **blanks)
    return observed("Vous avez laissé finir, reconnu l'objection et cherché le vrai motif.", proof)


_WELCOMING = ("accueillir_objection", "exprimer_empathie")


def _argues(case: Case, moved: tuple[int, str]) -> bool:
    """The sentence pushes or denies (« oui mais ») rather than it welcomes."""
    if turned(moved[1], "balaye"):
        return True
    seen = [a for s in case.sentences if (s.turn, s.text) == moved for a in s.sentence.acts]
    pushing = max((a.confidence for a in seen if a.act in PUSHING), default=0.0)
    return pushing > max((a.confidence for a in seen if a.act in _WELCOMING), default=0.0) > 0.0


def _pushed_before(case: Case, received: tuple[int, str]) -> bool:
    """In the same message, the argument came before the word of welcome."""
    turn, quote = received
    message = case.message(turn)
    sentences = message.reading.sentences if message else ()
    welcome = next((s for s in sentences if s.text in quote or quote in s.text), None)
    return welcome is not None and any(s.end <= welcome.start and s.does(*PUSHING) for s in sentences)


def _moves(case: Case, raised: ev.ObjectionRaised, state: str, acts: tuple[str, ...]) -> list[tuple[int, str]]:
    """Where the objection reached this state; in what was understood otherwise, where words about it did so within two messages."""
    moved = [
        (m.turn, m.quote) for m in case.of(ev.ObjectionMoved, since=raised.turn) if m.objection == raised.objection and m.state == state
    ]
    turns = {m.turn for m in case.replies(raised.turn, 2)}
    said = [s for s in case.said(*acts, since=raised.turn + 1) if s.turn in turns and _about(case, raised, s)]
    return sorted(dict.fromkeys([*moved, *((s.turn, s.text) for s in said)]))


def _about(case: Case, raised: ev.ObjectionRaised, said: Said) -> bool:
    """The sentence takes the objection up: by its words, by its motive, with what moves it, or right after it and first of all."""
    described = case.scenario.objections.get(raised.objection)
    if shared_words(said.text, f"{raised.text} {described.label if described else ''}"):
        return True
    if described and said_among(said.text, (*described.restated, *described.answers)):
        return True
    if any(m.turn == said.turn and m.objection == raised.objection for m in case.of(ev.ObjectionMoved)):
        return True
    replies, message = case.replies(raised.turn), case.message(said.turn)
    before = [s for s in message.reading.sentences if s.end <= said.sentence.start] if message else []
    others = [s for s in before if not s.does("accueillir_objection", "exprimer_empathie", "creuser_objection", "accuser_reception")]
    return bool(replies) and said.turn == replies[0].turn and not others


# ── C6.2 ─────────────────────────────────────────────────────────────────────────────────────────


@judges("C6.2", "creuser_objection", "reformuler", "argumenter", "expliquer_garantie")
def answered(case: Case) -> Verdict:
    """Explored, restated, answered by an exact fact, checked."""
    return weakest([_one_answered(case, raised) for raised in _raised(case)], SOME)


def _one_answered(case: Case, raised: ev.ObjectionRaised) -> Verdict:
    answers = [a for a in case.of(ev.ObjectionAnswered, since=raised.turn) if a.objection == raised.objection]
    exact = [a for a in answers if a.exact]
    explored = _moves(case, raised, "explored", ("creuser_objection",))
    until = exact[-1].turn if exact else raised.turn + 4
    restated = case.said("reformuler", since=raised.turn + 1, until=until)
    steps = {
        "chercher le motif": bool(explored),
        "le redire": any(a.restated for a in answers) or bool(restated),
        "répondre par un fait exact": bool(exact),
        "vérifier que cela répond": any(a.checked for a in answers),
    }
    missing = listed(name for name, there in steps.items() if not there)
    described = case.scenario.objections.get(raised.objection)
    blanks = {"objection": raised.text, "manque": missing, "motif": described.motive.rstrip(".") if described else ""}
    proof = case.proofs(*exact, *restated[:1]) or tuple(case.proof(turn, quote) for turn, quote in explored[:1])
    if all(steps.values()):
        return observed("Motif cherché, redit, réponse exacte, et vous vérifiez qu'elle suffit.", proof)
    if sum(steps.values()) >= 2:
        return partial(f"La réponse est amorcée ; il reste à : {missing}.", proof, **blanks)
    return absent("L'objection reste sans réponse.", proof or _quote_first(case, case.replies(raised.turn)), **blanks)


# ── C6.4 ─────────────────────────────────────────────────────────────────────────────────────────


@judges("C6.4", "presenter_offre", "proposer_option", "proposer_geste")
def alternative(case: Case) -> Verdict:
    """Another real way out, when the answer did not settle the objection."""
    verdicts = [v for raised in _raised(case) if (v := _one_alternative(case, raised)) is not None]
    verdicts += [v for v in (alternative_to_refusal(case),) if v is not None]
    return (
        weakest(verdicts, SOME)
        if verdicts
        else no_occasion("L'objection s'est réglée par la réponse, ou ne portait sur aucune offre : aucune autre issue n'était à chercher.")
    )


def _one_alternative(case: Case, raised: ev.ObjectionRaised) -> Verdict | None:
    moves = [m for m in case.of(ev.ObjectionMoved, since=raised.turn) if m.objection == raised.objection]
    settled = any(m.state == "settled" for m in moves)
    before = {o.solution for o in case.of(ev.OfferMade, until=raised.turn)}
    other = [o for o in case.of(ev.OfferMade, since=raised.turn + 1) if o.solution not in before]
    gesture = case.said("proposer_geste", since=raised.turn + 1)
    granted = case.desk("accorder_geste", since=raised.turn + 1)
    if not before and not (gesture or granted):
        return None
    if other or gesture or granted:
        return observed("Une autre issue est proposée.", case.proofs(*other, *gesture, *granted))
    if settled or len(case.scenario.solutions) < 2:
        return None
    blanks = {"objection": raised.text, "deux_solutions": listed(_others(case, before), 2)}
    spoken = [s for s in case.sentences if s.turn > raised.turn and turned(s.text, "alternative") and s.turn not in case.hollow]
    if spoken:
        return partial("Une autre issue est évoquée, sans suite.", case.proofs(*spoken), **blanks)
    if not case.replies(raised.turn):
        return None
    return absent("L'objection demeure, et aucune autre issue n'est proposée.", _quote_first(case, case.replies(raised.turn)), **blanks)


def _others(case: Case, offered: set[str]) -> list[str]:
    """What else suits this client, the advised one first."""
    left = [s for name, s in case.scenario.solutions.items() if name not in offered and not s.unsuitable]
    return [s.label for s in sorted(left, key=lambda s: not s.advised)]
