"""C9, documents: which, when, explained, and the mail that carries them."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.assessment.case import Case
from crca_sim.assessment.rule import Verdict, absent, graded, judges, no_occasion, observed, partial
from crca_sim.assessment.words import listed, turned
from crca_sim.authoring.points import judged
from crca_sim.authoring.scenario import Documents

MOST = 2 / 3
"""Share of the required documents from which a set is partial."""
NOTHING_TO_SEND = "Sans offre, il n'y avait pas encore de documents à remettre."


def label(case: Case, document: str) -> str:
    """« le devis », without what its name adds in brackets; the id when the house does not know it."""
    found = case.house.documents.get(document)
    return found.named.split(" (")[0] if found else document


def _expected(case: Case) -> Documents | None:
    """The documents that this interview called for; none when nothing was offered and nothing was cut short."""
    sent_or_offered = case.first_offer is not None or case.of(ev.DocumentSent)
    return case.scenario.documents if sent_or_offered or case.cut_short else None


# ── C9.1, C9.2 ───────────────────────────────────────────────────────────────────────────────────


@judges("C9.1")
def right_set(case: Case) -> Verdict:
    """Nothing missing, nothing foreign."""
    expected = _expected(case)
    if expected is None:
        return no_occasion(NOTHING_TO_SEND)
    sent = case.of(ev.DocumentSent)
    names = {d.document for d in sent}
    missing = [d for d in expected.required if d not in names]
    blanks = {"manque": listed(label(case, d) for d in missing)} if missing else {}
    kept = len(expected.required) - len(missing)
    if kept < MOST * len(expected.required) or not sent:
        return absent(f"Il manque : {blanks.get('manque', 'tous les documents')}.", case.proofs(*sent), **blanks)
    foreign = sorted({d for d in names if _foreign(case, d, expected)})
    if foreign:
        blanks["superflu"] = listed(label(case, d) for d in foreign)
    late = [d for d in expected.secondary if d not in names] if case.agreement is not None else []
    if missing or foreign or late:
        blanks.setdefault("manque", listed(label(case, d) for d in late))
        blanks = {key: value for key, value in blanks.items() if value}
        return partial(_set_reason(missing, foreign), case.proofs(*sent), **blanks)
    return observed("Le jeu de documents est complet, sans rien de superflu.", case.proofs(*sent))


def _set_reason(missing: list[str], foreign: list[str]) -> str:
    if missing:
        return "Une pièce obligatoire manque."
    return "Un document n'avait pas sa place." if foreign else "Une pièce secondaire manque."


def _foreign(case: Case, document: str, expected: Documents) -> bool:
    """Neither expected nor of this product."""
    described = case.house.documents.get(document)
    product = case.house.product(case.scenario.product)
    known = described is None or product is None or described.concerns(product.id)
    return document not in (*expected.required, *expected.secondary) and not known


@judges("C9.2")
def right_moment(case: Case) -> Verdict:
    """After something was learned, before the agreement."""
    expected = _expected(case)
    if expected is None:
        return no_occasion(NOTHING_TO_SEND)
    blanks = {"documents": listed(label(case, d) for d in expected.required)}
    in_time = [d for d in case.useful_documents() if case.in_time(d) and d.document in expected.required]
    every = [d for d in case.of(ev.DocumentSent) if d.document in expected.required]
    if not every:
        return absent("Aucun document d'information ne part avant l'accord.", **blanks)
    if not in_time:
        reason = (
            "Les documents partent alors que la découverte commence à peine."
            if any(case.in_time(d) for d in every)
            else "Les documents partent après l'accord."
        )
        return absent(reason, case.proofs(*every), **blanks)
    if len({d.document for d in in_time}) == len(expected.required):
        return observed("Les documents sont chez le client avant sa décision.", case.proofs(*in_time))
    return partial("Une partie seulement des documents part avant l'accord.", case.proofs(*in_time), **blanks)


# ── C9.4 ───────────────────────────────────────────────────────────────────────────────────


@judges("C9.4", "situer_information", "expliquer_garantie", "signaler_limites")
def explained(case: Case) -> Verdict:
    """Where to find what matters, and two clauses in plain words."""
    if not case.of(ev.DocumentSent):
        return absent("Aucun document n'est remis, donc aucun n'est expliqué.")
    where = [s for s in case.sentences if (s.sentence.does("situer_information") or turned(s.text, "situer")) and s.turn not in case.hollow]
    clauses = {s.limit: s for s in reversed(case.of(ev.LimitSaid))}
    since = case.first_offer if case.first_offer is not None else case.of(ev.DocumentSent)[0].turn
    plain = [s for s in case.said("expliquer_garantie", since=since) if not any(s.turn == c.turn for c in clauses.values())]
    missing = listed(limit.label for name, limit in case.scenario.limits.items() if name not in clauses)
    blanks = {"limites": missing or listed(limit.label for limit in case.scenario.limits.values())}
    found = case.proofs(*where[:1], *clauses.values(), *plain[:1])
    if where and len(clauses) + len(plain) >= 2:
        return observed("Le client sait où trouver l'essentiel, et ce que cela veut dire.", found)
    if where:
        return partial("Vous dites où regarder, sans traduire assez de clauses.", found, **blanks)
    if clauses or plain:
        return partial("Les clauses sont expliquées, sans dire où les trouver.", found, **blanks)
    return absent("Les documents partent sans un mot d'explication.", case.proofs(*case.of(ev.DocumentSent)[:1]), **blanks)


# ── C9.5 ─────────────────────────────────────────────────────────────────────────────────


@judges("C9.5")
def mail(case: Case) -> Verdict:
    """A subject that says what to do, the list of documents, a deadline, a contact."""
    mails = [m for m in case.messages if m.subject is not None]
    if not mails:
        return absent("Aucun courriel n'est écrit.")
    best = max(mails, key=lambda m: sum(_mail_points(case, m).values()))
    points = _mail_points(case, best)
    missing = listed([name for name, there in points.items() if not there])
    reason = f"Il manque : {missing}." if missing else "Le courriel dit son objet, ce qu'il contient et ce qui est attendu."
    return graded(sum(points.values()), len(points) - 1, 2, reason, (case.proof(best.turn),), manque=missing)


def _mail_points(case: Case, message: ev.TraineeSpoke) -> dict[str, bool]:
    points = {
        "un objet explicite": len((message.subject or "").split()) >= 3,
        "ce que le client doit faire": any(
            s.does("demander_accord", "faire_signer", "demander_justificatif", "expliquer_demarche") for s in message.reading.sentences
        ),
        "la liste des pièces": bool(message.attachments) or turned(message.text, "documents"),
        "une échéance": any(s.role in ("echeance", "date", "date_effet", "horaire", "delai") for s in message.reading.slots()),
        "un contact": bool(message.reading.doing("prendre_conge")),
    }
    described = case.scenario.mail
    if described:
        said = judged(f"{message.subject}\n{message.text}", described).present
        points["les points attendus"] = len(said) * 2 >= len(described.points)
    return points
