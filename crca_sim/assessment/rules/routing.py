"""C2.1 to C2.3, routing: what the request is, what one settles oneself, who must deal with it."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.assessment import occasions
from crca_sim.assessment.case import Case
from crca_sim.assessment.rule import Verdict, absent, judges, observed, partial


@judges("C2.1")
def qualification(case: Case) -> Verdict:
    """The coded reason: exact, of the right family, or wrong."""
    right = case.house.reasons.get(case.scenario.reason)
    label = right.label if right else case.scenario.reason
    last = _coded(case)
    if last is None:
        return absent("Le motif de l'entretien n'est pas codé sur le poste.", motif=label)
    proof = case.proofs(last)
    if last.args.get("motif") == case.scenario.reason:
        return observed("Le motif codé est le bon.", proof)
    said = case.house.reasons.get(str(last.args.get("motif")))
    if said and said.family == occasions.family_of_reason(case):
        return partial("La famille est juste, le motif précis ne l'est pas.", proof, motif=label)
    return absent("La demande est classée dans une autre famille.", proof, motif=label)


def _coded(case: Case) -> ev.DeskUsed | None:
    """The last coding of the reason; a complaint registered with its reason is coded too."""
    coded = case.desk("coder_motif") or tuple(form for form in case.desk("enregistrer_reclamation") if form.args.get("motif"))
    return coded[-1] if coded else None


@judges("C2.2", "orienter_service")
def autonomy(case: Case) -> Verdict:
    """No transfer where none is needed; the request is carried to its end."""
    moved = case.desk("transferer")
    if moved:
        return absent("La demande relevait de vous : le transfert l'évite.", case.proofs(*moved))
    outcome = case.end.outcome if case.end else None
    known = min(case.KNOWN_ENOUGH, len(case.discovery))
    offers, settled = [o for o in case.of(ev.OfferMade) if len(case.learned(before=o.turn)) >= known], _settled(case)
    if settled and not case.cut_short:
        return observed("La demande est menée à son terme au premier contact.", case.proofs(*settled))
    if case.cut_short:
        return absent("L'entretien s'arrête avant que la demande soit traitée.", case.proofs(*offers[:1]))
    if outcome == "deconseille":
        return observed(
            "Vous déconseillez de souscrire : la demande est traitée.", tuple(case.proof(m.turn) for m in case.last_messages(1))
        )
    sent = case.useful_documents()
    if offers and sent:
        return observed("Le client repart avec un conseil et ses documents.", case.proofs(*offers[-1:], *sent[:1]))
    begun: list[ev.Event] = [*offers[-1:], *case.of(ev.PromiseMade)[:1]]
    if begun:
        return partial("La demande avance, mais le client repart sans rien en main.", case.proofs(*begun))
    return absent("La demande n'est pas traitée.")


def _settled(case: Case) -> list[ev.Event]:
    """What shows that the request came to its end: an agreement, a refusal with its ways out, a departure made easy, a complaint."""
    if case.decided is not None:
        asked = case.of(ev.DecisionAsked, until=case.decided)
        found: list[ev.Event] = [*asked[-1:], *case.desk(*_SETTLING)[:1], *case.of(ev.OfferMade)[:1], *case.useful_documents()[:1]]
        return [*found, *_carried(case)]
    refused = case.of(ev.RefusalSaid) if any(case.of(kind) for kind in (ev.RefusalExplained, ev.AlternativeOffered)) else ()
    eased = [e for e in case.of(ev.DepartureEased) if e.right and e.formalities]
    registered = case.desk("enregistrer_reclamation") if family_is_complaint(case) else ()
    carried = _carried(case) if case.of(ev.TaskDone) or (case.end and case.end.outcome == "accord") else ()
    return [*refused[:1], *case.of(ev.AlternativeOffered)[:1], *eased[:1], *registered[:1], *carried]


def _carried(case: Case) -> tuple[ev.Event, ...]:
    """A task of the portal, led to its end or around the obstacle."""
    return (*case.of(ev.StepShown)[-1:], *case.of(ev.OtherWayOffered)[:1])


_SETTLING = ("recueillir_consentement", "accorder_geste", "enregistrer_reclamation", "envoyer_document", "prendre_rendez_vous")


def family_is_complaint(case: Case) -> bool:
    """The request is a complaint, or one is to be registered."""
    return occasions.family_of_reason(case) == "reclamation" or case.scenario.work.complaint is not None


# ── C2.3 ─────────────────────────────────────────────────────────────────────────────────────────


@judges("C2.3", "orienter_service")
def recipient(case: Case) -> Verdict:
    """The service of the routing matrix, by a transfer, in writing, or by the alert that goes there."""
    wanted = wanted_service(case)
    service = case.house.services.get(wanted)
    blanks = {"service": service.label if service else wanted}
    moved = [(used, _goes_to(case, used)) for used in case.desk("transferer", "alerter", *_COMPLAINT.get(wanted, ()))]
    right, wrong = [u for u, where in moved if where == wanted], [u for u, where in moved if where != wanted and u.action == "transferer"]
    if right and not wrong:
        return observed("La demande va au bon service.", case.proofs(*right))
    if right:
        return partial("La demande passe par un autre service avant le bon.", case.proofs(*wrong[:1], *right[:1]), **blanks)
    if wrong:
        return absent("La demande va à un autre service que celui qui doit la traiter.", case.proofs(wrong[-1]), **blanks)
    named = [s for s in case.said("orienter_service") if service and service.label.split()[-1].lower() in s.text.lower()]
    if named:
        return partial("Le bon service est nommé, sans transfert sur le poste.", case.proofs(*named), **blanks)
    return absent("La demande n'est pas orientée vers le service qui doit la traiter.", **blanks)


_COMPLAINT = {"reclamations": ("enregistrer_reclamation",)}
"""A registered complaint goes to the complaints service by itself (house procedure, fictional)."""


def wanted_service(case: Case) -> str:
    """The service to which the request must go; empty when the adviser can do it all."""
    work = case.scenario.work
    return case.scenario.routing or (work.transfer.service if work.transfer else "")


def _goes_to(case: Case, used: ev.DeskUsed) -> str:
    if used.action == "alerter":
        circuit = case.house.circuits.get(str(used.args.get("circuit")))
        return circuit.service if circuit else ""
    return "reclamations" if used.action == "enregistrer_reclamation" else str(used.args.get("service"))
