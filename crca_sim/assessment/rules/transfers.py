"""C2.4 and C2.5: a transfer that leaves nothing to say again, and that carries the need of communication."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.assessment.case import Case, Said
from crca_sim.assessment.forms import written
from crca_sim.assessment.rule import Verdict, absent, graded, judges, observed, partial
from crca_sim.assessment.words import listed, turned
from crca_sim.assessment.written import PERSONAL, unlawful
from crca_sim.authoring.points import noted
from crca_sim.house import typeset

POINTS = 4
"""Reason, agreement, summary, delay or way back (`competences-bc01.md`, C2.4)."""


@judges("C2.4", "orienter_service", "demander_consentement")
def accompanied(case: Case) -> Verdict:
    """Reason said, consent asked, summary passed on, delay or way back."""
    moved, said = case.desk("transferer"), case.said("orienter_service")
    if not (moved or said):
        return absent("Aucun transfert n'est préparé.")
    agreed, back = _agreed(case), _way_back(case, moved)
    summary = written(case, [m for m in moved if m.args.get("resume")])
    points = {
        "le motif du transfert": bool(said),
        "l'accord du client": bool(agreed),
        _summary_lacks(summary.missing): summary.full,
        "un délai, ou ce qui se passe si la ligne coupe": bool(back),
    }
    missing = listed([name for name, there in points.items() if not there])
    proof = case.proofs(*said[:1], *agreed[:1], *moved[:1], *back[:1])
    if _cold(moved):
        reason = "Le transfert est annoncé, mais part à froid : le collègue ne sait rien."
        return (partial if said and agreed else absent)(reason, proof, manque=missing)
    met = sum(points.values())
    reason = f"Il manque : {missing}." if missing else "Le transfert est expliqué, accepté et préparé."
    return graded(met if summary.full else min(met, POINTS - 2), POINTS - 1, 1, reason, proof, manque=missing)


def _summary_lacks(missing: tuple[str, ...]) -> str:
    return f"dans le résumé, {listed(missing)}" if missing else "le résumé pour le collègue"


def _cold(moved: tuple[ev.DeskUsed, ...]) -> bool:
    return bool(moved) and all((m.produced.get("mode") or m.args.get("mode")) == "froid" for m in moved)


def _agreed(case: Case) -> list[Said | ev.DeskUsed]:
    """Asked of the client by a question, or recorded."""
    turns = {s.turn for s in case.said("orienter_service")} | {m.turn - 1 for m in case.desk("transferer")}
    asked = [
        s
        for s in case.sentences
        if s.turn in turns and s.turn not in case.hollow and "?" in s.text and turned(s.text, "accord_au_transfert")
    ]
    recorded = [u for u in case.desk("recueillir_consentement") if u.args.get("objet") == "transfert"]
    return [*asked, *case.said("demander_consentement"), *recorded]


def _way_back(case: Case, moved: tuple[ev.DeskUsed, ...]) -> list[Said | ev.Event]:
    """When they will be dealt with, or what happens if the line drops."""
    delays = [s for s in case.said("orienter_service", "annoncer_suite") if turned(s.text, "duree") or turned(s.text, "datee")]
    promised = [p for p in case.of(ev.PromiseMade) if p.when]
    return [*(m for m in moved if m.args.get("repli")), *delays, *promised]


# ── C2.5 ─────────────────────────────────────────────────────────────────────────────────────────


@judges("C2.5")
def accessible_transfer(case: Case) -> Verdict:
    """The need of communication goes with the transfer, in writing, with the client's agreement; never its cause."""
    moved = case.desk("transferer")
    told = case.first(ev.PreferenceTold)
    blanks = {"preference": told.preference} if told else {}
    personal = next((thing for m in moved for thing in unlawful(case, m) if thing.family in PERSONAL), None)
    if personal:
        reason = f"La consigne dit la cause, pas le besoin : « {personal.quote.text} »."
        return absent(typeset(reason), case.proofs(*moved), **blanks)
    carrying = [m for m in moved if _says_the_need(case, m)]
    if carrying and _with_agreement(case):
        return observed("Le besoin est écrit dans la consigne de transfert.", case.proofs(*carrying))
    if carrying:
        return partial("Le besoin est transmis sans que le client l'ait dit ni accepté.", case.proofs(*carrying), **blanks)
    filled = [m for m in moved if str(m.args.get("besoin_acces") or "").strip()]
    if filled:
        return partial("Un besoin est écrit, mais ce n'est pas ce qui aide ce client.", case.proofs(*filled), **blanks)
    spoken = [s for s in case.said("orienter_service", "annoncer_suite") if turned(s.text, "besoin_transmis")]
    if spoken:
        return partial("Le besoin est signalé de vive voix, mais pas écrit dans la consigne.", case.proofs(*spoken), **blanks)
    return absent(
        "Le collègue ne saura rien de ce qui facilite l'échange : la personne devra tout réexpliquer.", case.proofs(*moved), **blanks
    )


def _says_the_need(case: Case, moved: ev.DeskUsed) -> bool:
    """In the author's words or others, as it was read when it was filed; without an author's words, anything written there."""
    wanted = case.scenario.work.transfer.access if case.scenario.work.transfer else ()
    text = str(moved.args.get("besoin_acces") or "")
    if not wanted:
        return bool(text.strip())
    if "besoin_dit" in moved.produced:
        return bool(moved.produced["besoin_dit"])
    return noted(f"{text}\n{moved.args.get('resume') or ''}", wanted, None)


def _with_agreement(case: Case) -> bool:
    """The client said what helps, took what was offered, or agreed that it be passed on."""
    told = bool(case.of(ev.PreferenceTold) or case.of(ev.AccessNeedTold))
    agreed = any(given.about in ("preference", "transfert") for given in case.of(ev.ConsentGiven))
    return told or agreed or any(offered.accepted for offered in case.of(ev.AdaptationOffered))
