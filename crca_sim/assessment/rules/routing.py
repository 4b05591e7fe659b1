"""C2, routing: what the request is, who must deal with it."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.assessment import occasions
from crca_sim.assessment.case import Case
from crca_sim.assessment.rule import Verdict, absent, graded, judges, observed, partial
from crca_sim.assessment.words import listed, turned


@judges("C2.1")
def qualification(case: Case) -> Verdict:
    """The coded reason: exact, of the right family, or wrong."""
    coded = case.desk("coder_motif")
    right = case.house.reasons.get(case.scenario.reason)
    label = right.label if right else case.scenario.reason
    if not coded:
        return absent("Le motif de l'entretien n'est pas codé sur le poste.", motif=label)
    last = coded[-1]
    proof = case.proofs(last)
    if last.args.get("motif") == case.scenario.reason:
        return observed("Le motif codé est le bon.", proof)
    said = case.house.reasons.get(str(last.args.get("motif")))
    if said and said.family == occasions.family_of_reason(case):
        return partial("La famille est juste, le motif précis ne l'est pas.", proof, motif=label)
    return absent("La demande est classée dans une autre famille.", proof, motif=label)


@judges("C2.2", "orienter_service")
def autonomy(case: Case) -> Verdict:
    """No transfer where none is needed; the request is carried to its end."""
    moved = case.desk("transferer")
    if moved:
        return absent("La demande relevait de vous : le transfert l'évite.", case.proofs(*moved))
    outcome = case.end.outcome if case.end else None
    offers, sent = case.of(ev.OfferMade), case.useful_documents()
    if outcome == "accord" or case.agreement is not None:
        return observed(
            "La demande est menée à son terme au premier contact.",
            case.proofs(*sent[:1], *offers[-1:], *case.of(ev.DecisionAsked)[:1], *_carried(case)),
        )
    if case.cut_short:
        return absent("L'entretien s'arrête avant que la demande soit traitée.", case.proofs(*offers[:1]))
    if outcome == "deconseille":
        return observed(
            "Vous déconseillez de souscrire : la demande est traitée.", tuple(case.proof(m.turn) for m in case.last_messages(1))
        )
    if offers and sent:
        return observed("Le client repart avec un conseil et ses documents.", case.proofs(*offers[-1:], *sent[:1]))
    begun: list[ev.Event] = [*offers[-1:], *case.of(ev.PromiseMade)[:1]]
    if begun:
        return partial("La demande avance, mais le client repart sans rien en main.", case.proofs(*begun))
    return absent("La demande n'est pas traitée.")


def _carried(case: Case) -> tuple[ev.Event, ...]:
    """A task of the portal, led to its end or around the obstacle."""
    return (*case.of(ev.StepShown)[-1:], *case.of(ev.OtherWayOffered)[:1])


@judges("C2.3", "orienter_service")
def recipient(case: Case) -> Verdict:
    """The service of the routing matrix."""
    wanted = case.scenario.routing or ""
    service = case.house.services.get(wanted)
    blanks = {"service": service.label if service else wanted}
    moved = case.desk("transferer")
    if moved and moved[-1].args.get("service") == wanted:
        return observed("La demande va au bon service.", case.proofs(moved[-1]))
    if moved:
        return absent("La demande va à un autre service que celui qui doit la traiter.", case.proofs(moved[-1]), **blanks)
    named = [s for s in case.said("orienter_service") if service and service.label.split()[-1].lower() in s.text.lower()]
    if named:
        return partial("Le bon service est nommé, sans transfert sur le poste.", case.proofs(*named), **blanks)
    return absent("La demande n'est pas orientée vers le service qui doit la traiter.", **blanks)


@judges("C2.4", "orienter_service", "demander_consentement")
def accompanied(case: Case) -> Verdict:
    """Reason said, consent asked, summary passed on, delay announced."""
    moved, said = case.desk("transferer"), case.said("orienter_service")
    if not (moved or said):
        return absent("Aucun transfert n'est préparé.")
    texts = " ".join(case.text(s.turn) for s in said)
    points = {
        "le motif": bool(said),
        "l'accord du client": "d'accord" in texts or "accord ?" in texts or bool(case.said("demander_consentement")),
        "le résumé pour le collègue": any(str(m.args.get("resume") or "").strip() for m in moved),
        "un délai ou un repli": any(p.when for p in case.of(ev.PromiseMade)) or turned(texts, "duree"),
    }
    missing = listed([name for name, there in points.items() if not there])
    met = sum(points.values()) if points["le résumé pour le collègue"] else min(sum(points.values()), 2)
    reason = f"Il manque : {missing}." if missing else "Le transfert est expliqué, accepté et préparé."
    return graded(met, 3, 1, reason, case.proofs(*said[:1], *moved[:1]), manque=missing)


@judges("C2.5")
def accessible_transfer(case: Case) -> Verdict:
    """The need of communication goes with the transfer."""
    moved = case.desk("transferer")
    told = case.first(ev.PreferenceTold)
    blanks = {"preference": told.preference} if told else {}
    if any(str(m.args.get("besoin_acces") or "").strip() for m in moved):
        return observed("Le besoin est écrit dans la consigne de transfert.", case.proofs(*moved))
    spoken = [s for s in case.said("orienter_service", "annoncer_suite") if turned(s.text, "accord_du_tiers") or "préf" in s.text]
    if spoken:
        return partial("Le besoin est signalé au client, mais pas écrit dans la consigne.", case.proofs(*spoken), **blanks)
    return absent(
        "Le collègue ne saura rien de ce qui facilite l'échange : la personne devra tout réexpliquer.", case.proofs(*moved), **blanks
    )


@judges("C2.6", "consigne_securite")
def urgency(case: Case) -> Verdict:
    """Safety before any formality."""
    orders = case.said("consigne_securite")
    formal = [e.turn for e in (*case.of(ev.IdentityAsked), *case.of(ev.FactAsked))]
    if not orders:
        return absent("Personne ne s'assure que chacun est en sécurité.")
    proof = case.proofs(*orders)
    if formal and min(formal) < orders[0].turn:
        return absent("Les formalités passent avant la sécurité.", proof)
    if any(turned(s.text, "secours") for s in orders) or len(orders) >= 2:
        return observed("La sécurité passe avant toute formalité.", proof)
    return partial("La consigne est donnée à temps, mais reste incomplète.", proof)
