"""C11.4 and C11.6: the non-conformity form, the specific alert."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.assessment.case import Case, Said
from crca_sim.assessment.conduct import slips
from crca_sim.assessment.elapsed import after_contact
from crca_sim.assessment.forms import own_words, written
from crca_sim.assessment.rule import Verdict, absent, graded, judges, observed, partial
from crca_sim.assessment.words import listed, turned
from crca_sim.authoring.work_points import told_in
from crca_sim.house import typeset
from crca_sim.understanding.expressions import said_among, words

SHORT = 3
"""Words from which a field of a form says something."""
AT_ONCE = 3600
"""Seconds after the contact in which an alert is still « sans attendre » (house rule, fictional)."""


# ── C11.4 ────────────────────────────────────────────────────────────────────────────────────────


@judges("C11.4")
def report(case: Case) -> Verdict:
    """Facts, date, effect, probable cause, immediate action, recipient; no useless data."""
    forms = case.desk("signaler_non_conformite")
    if not forms:
        return absent("La non-conformité n'est pas signalée.", manque=listed(_FIELDS.values(), 6))
    read, proof = written(case, forms), case.proofs(*forms)
    if read.forbidden:
        said = read.forbidden[0].quote.text
        return partial(
            typeset(f"La fiche contient ce qui n'a pas à s'y trouver : « {said} »."), proof, manque="les faits, sans la personne"
        )
    points = {label: any(_fills(case, form, name) for form in forms) for name, label in _FIELDS.items()}
    points[_FIELDS["texte"]] = read.full
    missing = listed(_named(points, read.missing), 6)
    if not read.some:
        return absent("La fiche ne dit pas ce qui s'est passé.", proof, manque=missing)
    if not (points[_FIELDS["cause"]] or points[_FIELDS["action_immediate"]]):
        return partial("La fiche est sans cause ni action.", proof, manque=missing)
    reason = f"Il manque à la fiche : {missing}." if missing else "La fiche dit les faits, leur effet, leur cause et ce qui est fait."
    return graded(sum(points.values()), len(points), 1, reason, proof, manque=missing)


_FIELDS = {
    "texte": "les faits", "date": "leur date", "impact": "leur effet", "cause": "la cause probable",
    "action_immediate": "l'action immédiate", "destinataire": "le destinataire",
}  # fmt: skip
_IN_THE_TEXT = {"date": "date_ecrite", "impact": "effet_ecrit", "cause": "cause_ecrite", "action_immediate": "action_ecrite"}


def _named(points: dict[str, bool], missing: tuple[str, ...]) -> list[str]:
    """What is missing; of the facts, which ones."""
    facts = f"parmi les faits ({listed(missing)})" if missing else _FIELDS["texte"]
    return [facts if label == _FIELDS["texte"] else label for label, there in points.items() if not there]


def _fills(case: Case, form: ev.DeskUsed, name: str) -> bool:
    """In its own field, or told with the facts; the recipient is the one that the scenario wants, when it says so."""
    value = str(form.args.get(name) or "").strip()
    if name == "destinataire":
        expected = case.scenario.work.report
        wanted = expected.service if expected else None
        return value == wanted if wanted else bool(value)
    if name == "date":
        return bool(value) or turned(told_in(form.action, form.args), "date_ecrite")
    in_field = len(words(own_words(case, value))) >= SHORT
    return in_field or (name in _IN_THE_TEXT and turned(own_words(case, str(form.args.get("texte") or "")), _IN_THE_TEXT[name]))


# ── C11.6 ────────────────────────────────────────────────────────────────────────────────────────


@judges("C11.6")
def alert(case: Case) -> Verdict:
    """The right circuit, at once, with facts; and nothing said to the client when it must stay silent."""
    wanted = case.scenario.work.alert
    if wanted is None:
        return absent("Le scénario déclare une alerte sans dire laquelle.")
    service = case.house.services.get(wanted.service)
    blanks = {"service": service.named if service else wanted.service}
    told = _told_the_client(case)
    if told:
        return absent("Le client est prévenu du soupçon : l'alerte n'est plus une alerte.", case.proofs(*told), **blanks)
    raised = [(used, _recipient(case, used)) for used in case.desk("alerter", "transferer")]
    right = [used for used, where in raised if where == wanted.service]
    wrong = [used for used, where in raised if where != wanted.service and used.action == "alerter"]
    if not right:
        reason = "L'alerte part dans un autre circuit que le bon." if wrong else "Aucune alerte n'est lancée."
        return absent(reason, case.proofs(*wrong), **blanks)
    return _raised(case, right, wrong, blanks)


def _raised(case: Case, right: list[ev.DeskUsed], wrong: list[ev.DeskUsed], blanks: dict[str, str]) -> Verdict:
    facts, proof = written(case, [used for used in right if used.action == "alerter"] or right), case.proofs(*right)
    if not facts.some:
        return absent("Une alerte part, sans dire les faits : personne ne pourra la traiter.", proof, **blanks)
    if wrong:
        return partial(
            "Le bon circuit est alerté, parmi d'autres qui n'avaient pas à l'être.", case.proofs(*right[:1], *wrong[:1]), **blanks
        )
    if after_contact(case, right[0].turn) > AT_ONCE:
        return partial("Le circuit est le bon, mais l'alerte a attendu.", proof, **blanks)
    if not facts.full:
        missing = f" ({listed(facts.missing)})" if facts.missing else ""
        return partial(f"Le circuit est le bon, mais des faits manquent{missing}.", proof, **blanks)
    silent = case.scenario.work.alert is not None and case.scenario.work.alert.silent
    return observed("L'alerte part au bon service, sans attendre" + (", et sans un mot au client." if silent else "."), proof)


def _recipient(case: Case, used: ev.DeskUsed) -> str:
    if used.action == "alerter":
        circuit = case.house.circuits.get(str(used.args.get("circuit")))
        return circuit.service if circuit else ""
    return str(used.args.get("service"))


def _told_the_client(case: Case) -> list[Said]:
    """What would tell the client, when they must hear nothing of it."""
    expected = case.scenario.work.alert
    if expected is None or not expected.silent:
        return []
    revealed = {(slip.said.turn, slip.said.text) for slip in slips(case, ("f_divulguer_soupcon",)) if slip.proven}
    return [s for s in case.sentences if said_among(s.text, expected.forbidden_words) or (s.turn, s.text) in revealed]
