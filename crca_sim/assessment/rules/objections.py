"""C6, objections, refusals, loyalty."""

from __future__ import annotations

import re

from crca_sim import events as ev
from crca_sim.assessment.case import Case, Said
from crca_sim.assessment.conduct import TEMPER, exposures, replies_to, slips, worst
from crca_sim.assessment.finding import Evidence
from crca_sim.assessment.rule import Verdict, absent, judges, no_occasion, observed, partial
from crca_sim.assessment.rules.refusals import alternative_to_refusal
from crca_sim.assessment.words import listed, turned

_VALUE = {"observed": 2, "partial": 1, "absent": 0}
_AMOUNT = re.compile(r"(\d+(?:[.,]\d+)?) ?(€|eur|%)", re.IGNORECASE)


def _weakest(verdicts: list[Verdict]) -> Verdict:
    """Several objections: observed when all are; partial when some are."""
    if len({v.value for v in verdicts}) == 1:
        return verdicts[0]
    weak = min(verdicts, key=lambda v: _VALUE[v.value])
    evidence = tuple(e for v in verdicts for e in v.evidence if v.value != "absent")[:3]
    return partial(f"Toutes les objections ne sont pas traitées ainsi. {weak.reason}", evidence, **weak.blanks)


def _raised(case: Case) -> list[ev.ObjectionRaised]:
    """Each objection, once, and only those that the trainee could still answer."""
    first = {r.objection: r for r in reversed(case.of(ev.ObjectionRaised))}
    return sorted(first.values(), key=lambda r: r.turn)


def _quote_first(case: Case, replies: tuple[ev.TraineeSpoke, ...]) -> tuple[Evidence, ...]:
    return case.proofs(*(Said(m.turn, m.reading.sentences[0]) for m in replies[:1] if m.reading.sentences))


# ── C6.1 ─────────────────────────────────────────────────────────────────────────────────────────


@judges("C6.1", "accueillir_objection", "creuser_objection", "exprimer_empathie")
def welcomed(case: Case) -> Verdict:
    """The point recognised in the next message, its real motive looked for at once."""
    return _weakest([_one_welcomed(case, raised) for raised in _raised(case)])


def _one_welcomed(case: Case, raised: ev.ObjectionRaised) -> Verdict:
    blanks = {"objection": raised.text}
    replies = case.replies(raised.turn, 2)
    turns = {m.turn for m in replies}
    received = _moves(case, raised, "welcomed", ("accueillir_objection", "exprimer_empathie"))
    explored = _moves(case, raised, "explored", ("creuser_objection",))
    hardened = [m.turn for m in case.of(ev.ObjectionMoved, since=raised.turn) if m.objection == raised.objection and m.state == "hardened"]
    if not (received or explored):
        return absent("L'objection n'est ni reconnue ni cherchée.", _quote_first(case, replies), **blanks)
    proof = tuple(dict.fromkeys(case.proof(turn, quote) for turn, quote in [*received[:1], *explored[:1]]))
    first = min(turn for turn, _ in [*received, *explored])
    if hardened and hardened[0] <= first:
        return partial("L'objection est d'abord balayée, puis reconnue.", proof, **blanks)
    if not explored:
        return partial("L'objection est reconnue, mais vous ne cherchez pas ce qu'il y a derrière.", proof, **blanks)
    if not received:
        return partial("Vous cherchez ce qu'il y a derrière, sans reconnaître d'abord l'objection.", proof, **blanks)
    if received[0][0] not in {m.turn for m in replies[:1]} or explored[0][0] not in turns:
        return partial("L'objection est reconnue, mais tard.", proof, **blanks)
    return observed("Vous avez laissé finir, reconnu l'objection et cherché le vrai motif.", proof)


def _moves(case: Case, raised: ev.ObjectionRaised, state: str, acts: tuple[str, ...]) -> list[tuple[int, str]]:
    """Where the objection reached this state, or where the words did it within two messages."""
    moved = [
        (m.turn, m.quote) for m in case.of(ev.ObjectionMoved, since=raised.turn) if m.objection == raised.objection and m.state == state
    ]
    turns = {m.turn for m in case.replies(raised.turn, 2)}
    said = [(s.turn, s.text) for s in case.said(*acts, since=raised.turn + 1) if s.turn in turns]
    return sorted(dict.fromkeys([*moved, *said]))


# ── C6.2 ─────────────────────────────────────────────────────────────────────────────────────────


@judges("C6.2", "creuser_objection", "reformuler", "argumenter", "expliquer_garantie")
def answered(case: Case) -> Verdict:
    """Explored, restated, answered by an exact fact, checked."""
    return _weakest([_one_answered(case, raised) for raised in _raised(case)])


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
        _weakest(verdicts) if verdicts else no_occasion("L'objection s'est réglée par la réponse : aucune autre issue n'était à chercher.")
    )


def _one_alternative(case: Case, raised: ev.ObjectionRaised) -> Verdict | None:
    moves = [m for m in case.of(ev.ObjectionMoved, since=raised.turn) if m.objection == raised.objection]
    settled = any(m.state == "settled" for m in moves)
    before = {o.solution for o in case.of(ev.OfferMade, until=raised.turn)}
    other = [o for o in case.of(ev.OfferMade, since=raised.turn + 1) if o.solution not in before]
    gesture = case.said("proposer_geste", since=raised.turn + 1)
    if other or gesture:
        return observed("Une autre issue est proposée.", case.proofs(*other, *gesture))
    if settled or len(case.scenario.solutions) < 2:
        return None
    blanks = {"objection": raised.text, "deux_solutions": listed((s.label for s in case.scenario.solutions.values()), 2)}
    spoken = [s for s in case.sentences if s.turn > raised.turn and turned(s.text, "alternative") and s.turn not in case.hollow]
    if spoken:
        return partial("Une autre issue est évoquée, sans suite.", case.proofs(*spoken), **blanks)
    if not case.replies(raised.turn):
        return None
    return absent("L'objection demeure, et aucune autre issue n'est proposée.", _quote_first(case, case.replies(raised.turn)), **blanks)


# ── C6.6, C6.7 ───────────────────────────────────────────────────────────────────────────────────


@judges("C6.6", *TEMPER)
def temper(case: Case) -> Verdict:
    """Calm in the two messages that follow each resistance."""
    exposed = exposures(case, ev.HesitationShown, ev.ObjectionRaised, ev.EmotionShown, ev.DissatisfactionShown)
    replies = replies_to(case, exposed, 2)
    slip = worst(slips(case, TEMPER, {m.turn for m in replies}))
    if slip:
        proof = case.proofs(slip.said)
        if slip.proven and not slip.taken_back:
            return absent("La tension monte par votre fait.", proof, ecart=slip.said.text)
        return partial("Un mouvement d'agacement, une fois.", proof, ecart=slip.said.text)
    first = replies_to(case, exposed, 1)
    if not first:
        return no_occasion("Rien n'a mis votre calme à l'épreuve.")
    return observed(
        "Vous restez calme quand le client résiste.",
        case.proofs(*(Said(m.turn, m.reading.sentences[0]) for m in first if m.reading.sentences)),
    )


@judges("C6.7", "proposer_geste")
def delegation(case: Case) -> Verdict:
    """The gesture within what the adviser may decide, or taken higher."""
    said = case.said("proposer_geste")
    rule = case.house.delegations.get("geste_commercial")
    blanks = {"delegation": f"{rule.label}, {rule.ceiling.replace(' EUR', ' €')}"} if rule else {}
    proof = case.proofs(*said)
    beyond = [s for s in said if _beyond(case, s)]
    higher = any(turned(case.text(s.turn), "escalade") for s in said) or any(
        m.args.get("service") == "responsable" for m in case.desk("transferer")
    )
    if beyond and not higher:
        return absent("Le geste dépasse ce que vous pouvez décider.", case.proofs(*beyond), **blanks)
    if higher or any(_AMOUNT.search(s.text) for s in said):
        return observed("Le geste reste dans votre délégation, ou vous en demandez l'accord.", proof)
    return partial("Le geste est annoncé sans montant.", proof, **blanks)


def _beyond(case: Case, said: Said) -> bool:
    ceilings = {"%": case.house.delegations.get("remise"), "€": case.house.delegations.get("geste_commercial")}
    for amount, unit in _AMOUNT.findall(said.text):
        rule = ceilings["%" if unit == "%" else "€"]
        if rule and float(amount.replace(",", ".")) > float(rule.ceiling.split()[0]):
            return True
    return False
