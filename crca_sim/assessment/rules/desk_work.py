"""C8.3, C8.4, C8.6 and C8.7: the contact note, silences, confidentiality, the order of things."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.assessment import occasions
from crca_sim.assessment.case import Case, Said
from crca_sim.assessment.conduct import answers_in, slips, worst
from crca_sim.assessment.promises import commitments
from crca_sim.assessment.rule import Verdict, absent, judges, no_occasion, observed, partial
from crca_sim.assessment.rules.record import preference_noted
from crca_sim.assessment.words import listed, turned
from crca_sim.assessment.written import note_judged

LONG_HOLD = 60
"""Seconds after which a hold must be announced again (house rule, fictional)."""
NOTE_FULL, NOTE_PART = 0.75, 0.4
"""Shares of the weight of the note's key points."""


# ── C8.3 ─────────────────────────────────────────────────────────────────────────────────────────


@judges("C8.3")
def contact_note(case: Case) -> Verdict:
    """Facts, advice and why, decision, what follows; nothing that the client should not read."""
    notes = case.desk("rediger_note")
    points = case.scenario.note.points if case.scenario.note else ()
    if not notes:
        return absent("Aucune note de contact n'est rédigée.", manque=listed((p.label for p in points), 4))
    text = " ".join(str(n.args.get("texte", "")) for n in notes)
    proof = case.proofs(notes[-1])
    judgement = note_judged(case)
    if judgement.forbidden:
        forbidden = judgement.forbidden[0]
        reason = f"La note contient ce qui n'a pas à s'y trouver ({forbidden.label}) : « {forbidden.quote.text} »."
        return absent(reason, proof, interdit=forbidden.quote.text)
    missing = [p for p in points if p.label not in judgement.present]
    kept = [p.label for p in missing]
    if case.of(ev.PreferenceTold) and case.scenario.access_note and not preference_noted(case):
        kept.append("sa préférence de communication")
    share = 1 - sum(p.weight for p in missing) / (sum(p.weight for p in points) or 1) if points else float(len(text.split()) >= 15)
    blanks = {"manque": listed(kept, 5)}
    if share >= NOTE_FULL and "sa préférence de communication" not in kept:
        return observed("La note est factuelle et un collègue peut reprendre le dossier.", proof)
    if share >= NOTE_PART:
        return partial("La note est incomplète.", proof, **blanks)
    return absent("La note ne permet pas de reprendre le dossier.", proof, **blanks)


# ── C8.4 ───────────────────────────────────────────────────────────────────────────────────


@judges("C8.4", "faire_patienter")
def continuity(case: Case) -> Verdict:
    """Silences announced, with their length or reason, and bounded."""
    waits = occasions.silences(case)
    announced = [(w, said) for w in waits if (said := _announced(case, w)) is not None]
    proof = tuple(dict.fromkeys(case.proof(said.turn, _waiting_words(said)) for _, said in announced))[:3]
    if not announced:
        return absent("Le client attend sans savoir pourquoi.", tuple(case.proof(w.turn) for w in waits[:1]))
    if len(announced) < len(waits):
        return partial("Une attente sur plusieurs est annoncée.", proof)
    if any(w.seconds > LONG_HOLD for w in waits):
        return partial("L'attente est annoncée, mais trop longue.", proof)
    if unthanked := _unthanked(case):
        return partial("L'attente est annoncée, mais reprise sans un mot de remerciement.", (*proof[:2], case.proof(unthanked.turn)))
    if not any(turned(said.text, "duree") or said.reading.doing("faire_patienter") for _, said in announced):
        return partial("L'attente est annoncée, sans sa durée.", proof)
    return observed("Les silences sont annoncés et bornés.", proof)


def _announced(case: Case, wait: ev.Event) -> ev.TraineeSpoke | None:
    """The trainee's last words before the silence, when they announce it."""
    before = [m for m in case.messages if m.turn < wait.turn]
    if not before:
        return None
    last = before[-1]
    return last if last.reading.doing("faire_patienter") or turned(last.text, "attente") else None


def _unthanked(case: Case) -> ev.DeskUsed | None:
    """A hold after which the adviser came back as if nothing had happened."""
    until = case.end.turn if case.end else None
    for held in case.desk("mettre_en_attente", until=until):
        back = case.replies(held.turn)
        resumed = [u for u in case.desk("reprendre", since=held.turn) if not back or u.turn < back[0].turn]
        if back and not resumed and not turned(back[0].text, "attente_remerciee"):
            return held
    return None


def _waiting_words(said: ev.TraineeSpoke) -> str:
    sentences = said.reading.sentences
    return next((s.text for s in sentences if s.does("faire_patienter") or turned(s.text, "attente")), said.text)


# ── C8.6, C8.7 ───────────────────────────────────────────────────────────────────────────────────


@judges("C8.6", "f_divulguer_donnees", "informer_donnees")
def confidentiality(case: Case) -> Verdict:
    """Nothing said to a third party without the client's consent."""
    exposed = occasions.hesitations(case, "third_party")
    blanks = {"tiers": exposed[0].text} if exposed else {}
    slip = worst(slips(case, ("f_divulguer_donnees",)))
    if slip and slip.proven:
        return absent("Une donnée est livrée à qui n'a pas à la connaître.", case.proofs(slip.said), **blanks)
    around = {m.turn for e in exposed for m in case.replies(e.turn, SOON)}
    guarding = [s for s in case.sentences if s.turn in around and _guards(s)]
    recorded = _mandated(case, exposed[0].turn) if exposed else ()
    beforehand = occasions.forestalled(case, "third_party")
    if guarding or recorded or beforehand:
        return observed("Rien pour le tiers sans l'accord du client.", case.proofs(*guarding, *recorded, *beforehand))
    asked = [e for e in exposed if not _pressed(case, e)]
    replies = {m.turn for e in asked for m in case.replies(e.turn)}
    if not replies:
        return no_occasion("Aucune question d'un tiers n'attendait de réponse.")
    given = [s for s in case.sentences if s.turn in replies and turned(s.text, "livre_au_tiers")]
    if given:
        return absent("Vous promettez de répondre à un tiers sans l'accord du client.", case.proofs(*given), **blanks)
    said = answers_in(m for m in case.messages if m.turn in replies)
    return partial("La question du tiers reste en l'air.", case.proofs(*said[:1]), **blanks)


SOON = 2
"""Messages in which a question about a third party is answered."""


def _guards(said: Said) -> bool:
    """The client's agreement is asked for, and it is about someone else."""
    return turned(said.text, "accord_du_tiers") and (turned(said.text, "du_tiers") or turned(said.text, "secret_du_tiers"))


def _mandated(case: Case, since: int) -> tuple[ev.DeskUsed, ...]:
    """The client's agreement recorded, or the form to give it sent."""
    recorded = (u for u in case.desk("recueillir_consentement", since=since) if u.args.get("objet") in ("mandat_tiers", "accompagnant"))
    return (*recorded, *(u for u in case.desk("envoyer_document", since=since) if u.args.get("document") == "mandat-tiers"))


def _pressed(case: Case, shown: ev.HesitationShown) -> bool:
    """A companion who speaks in the client's place asks for nothing: the tone (C1.5) judges the answer."""
    return any(pressed.turn == shown.turn for pressed in case.of(ev.CompanionPressed))


@judges("C8.7")
def process(case: Case) -> Verdict:
    """Need, advice, documents, agreement, in this order; what was promised is programmed."""
    if not case.sells:
        return no_occasion("Rien n'était à souscrire : il n'y a pas d'étapes à tenir.")
    offers, sent, expected = case.of(ev.OfferMade), case.of(ev.DocumentSent), case.scenario.documents is not None
    points = _steps(case, expected)
    forgotten = [c.promise for c in commitments(case) if c.promise.what == "rappel" and c.keeping == "forgotten"]
    missing = listed([name for name, there in points.items() if not there] + (["le rappel promis, programmé"] if forgotten else []))
    asked = case.of(ev.DecisionAsked, until=case.agreement)
    proof = case.proofs(*offers[:1], *sent[:1], *asked[-1:])
    if not all(points.values()):
        return absent(f"Une étape est sautée : {missing}.", proof, manque=missing)
    if expected and case.first_offer is not None and min(d.turn for d in sent) < case.first_offer:
        return partial("Les documents partent avant le conseil.", proof, manque=missing or "les documents après le conseil")
    if forgotten:
        return partial("Le rappel promis n'est pas programmé.", case.proofs(*forgotten), manque=missing)
    return observed("Besoin, conseil, documents, accord : l'ordre est tenu.", proof)


def _steps(case: Case, expected: bool) -> dict[str, bool]:
    """The steps that none may skip."""
    offer = case.first_offer
    until = case.agreement if case.agreement is not None else case.last_turn
    return {
        "le besoin avant le conseil": offer is not None and len(case.learned(before=offer)) >= min(2, len(case.discovery)),
        "le conseil avant l'accord": offer is not None and offer <= until,
        "les documents avant l'accord": not expected or any(case.in_time(d) for d in case.of(ev.DocumentSent)),
    }
