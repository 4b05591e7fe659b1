"""C10, quality and satisfaction."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.assessment.case import Case, Said
from crca_sim.assessment.rule import Verdict, absent, graded, judges, observed, partial
from crca_sim.assessment.rules.desk_work import LONG_HOLD
from crca_sim.assessment.rules.welcome import turned_greeting
from crca_sim.assessment.words import listed, turned

CLOSING = 4
"""Messages before the end among which satisfaction is asked."""
FULL_QUESTION = 5
"""Words from which a question on satisfaction is more than « c'est bon ? »."""


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


@judges("C10.2", "mesurer_satisfaction")
def survey(case: Case) -> Verdict:
    """Explained, optional, without begging for a mark."""
    said = [s for s in case.sentences if turned(s.text, "enquete") and s.turn not in case.hollow]
    texts = " ".join(case.text(s.turn) for s in said)
    if any(turned(s.text, "note_quemandee") for s in case.sentences):
        begging = [s for s in case.sentences if turned(s.text, "note_quemandee")]
        return absent("Une bonne note est quémandée.", case.proofs(*begging))
    if not said:
        return absent("L'enquête part sans que le client en soit prévenu.", case.proofs(*case.desk("envoyer_enquete")))
    if turned(texts, "facultatif"):
        return observed("L'enquête est annoncée comme facultative.", case.proofs(*said))
    return partial("L'enquête est annoncée, sans dire qu'elle est facultative.", case.proofs(*said))


@judges("C10.3", "saluer", "prendre_conge", "faire_patienter")
def standards(case: Case) -> Verdict:
    """The house's charter: opening and closing words, waits, the client's time, something settled or dated."""
    if not case.messages:
        return absent("L'entretien n'a pas eu lieu.")
    closing = case.said("prendre_conge")
    greeting = [s for s in case.sentences if s.turn in {m.turn for m in case.messages[:2]} and turned_greeting(s.text)]
    waits = case.of(ev.ClientWaited)
    points = {
        "les formules d'ouverture et de congé": bool(greeting and closing),
        "des attentes annoncées et bornées": all(w.announced and w.seconds <= LONG_HOLD for w in waits),
        "le temps du client": case.end is None or case.end.outcome not in ("temps_ecoule", "client_parti"),
        "une issue au premier contact, ou une suite datée": case.agreement is not None
        or bool(case.of(ev.TaskDone))
        or any(p.when or turned(p.quote, "datee") for p in case.of(ev.PromiseMade)),
    }
    missing = listed([name for name, there in points.items() if not there])
    reason = f"Un écart à la charte : {missing}." if missing else "La charte de la maison est tenue."
    if sum(points.values()) < len(points) - 1:
        reason = f"Plusieurs écarts à la charte : {missing}."
    return graded(sum(points.values()), len(points), len(points) - 1, reason, case.proofs(*greeting[:1], *closing[:1]), manque=missing)


@judges("C10.4", "annoncer_suite", "proposer_rdv")
def commitments(case: Case) -> Verdict:
    """What was promised exists on the desk, with its date."""
    promises = [p for p in case.of(ev.PromiseMade) if p.what in ("rappel", "envoi")] or list(case.of(ev.PromiseMade))
    kept = [p for p in promises if _kept(case, p)]
    blanks = {"promesse": next((p.quote for p in promises if p not in kept), "")}
    done = case.proofs(*case.desk("programmer_rappel")[:1], *kept)
    if len(kept) == len(promises):
        return observed("Ce qui a été promis est créé ou fait.", done)
    if kept:
        return partial("Une partie seulement de ce qui a été promis est créée.", done, **blanks)
    return absent("Ce qui a été promis n'est ni fait ni programmé.", case.proofs(*promises), **blanks)


def _kept(case: Case, promise: ev.PromiseMade) -> bool:
    if promise.what == "rappel":
        return bool(case.desk("programmer_rappel"))
    done = case.desk("envoyer_document", "envoyer_message", "programmer_rappel", since=promise.turn - 3)
    return bool(done) or bool(case.of(ev.DocumentSent, since=promise.turn - 3))
