"""Quality forms: complaints with their dates, non-conformities, obstacles, alerts, gestures, ideas, the survey."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from pydantic import JsonValue

from crca_sim.authoring.obstacle_points import expected_report
from crca_sim.authoring.points import form_text, judged
from crca_sim.desk import clock
from crca_sim.desk.addresses import FIELDS, known_address
from crca_sim.desk.answer import Act, Answer
from crca_sim.desk.arguments import Arguments
from crca_sim.desk.state import DeskState
from crca_sim.desk.values import Refused, amount_in_words
from crca_sim.house import calendar, house

ACKNOWLEDGED_IN, ANSWERED_IN = 10, 2
"""« Jours ouvrables » and months (ACPR 2024-R-02, `reglementation.md` R19, certainty B)."""
LEADER_MAY = 2
"""Times the adviser's delegation that the team leader grants at once (house rule, fictional)."""


def due_dates(sent: dt.date) -> tuple[dt.date, dt.date]:
    """When a complaint sent on a day must be acknowledged, and answered."""
    return calendar.after_ouvrables(sent, ACKNOWLEDGED_IN), calendar.after_months(sent, ANSWERED_IN)


def complained(arguments: Arguments, state: DeskState) -> Answer:
    """Registered, with its number and its two dates."""
    day = _day_of_facts(arguments, state)
    acknowledged, answered = due_dates(day)
    number = f"REC-{day:%y%m}-{len(state.filed_as('enregistrer_reclamation')) + 1:02d}"
    lines = [
        f"Réclamation enregistrée, {number} : accusé de réception à envoyer sous 10 jours ouvrables, "
        f"au plus tard le {calendar.spoken(acknowledged)}.",
        f"Réponse motivée au plus tard le {calendar.spoken(answered)}.",
    ]
    lines += [f"À compléter : {', '.join(missing)}." for missing in [_missing(arguments, _COMPLAINT)] if missing]
    return Answer(
        lines, {"numero": number, "date": day.isoformat(), "accuse_avant": acknowledged.isoformat(), "reponse_avant": answered.isoformat()}
    )


_COMPLAINT = {"motif": "le motif", "canal": "le canal", "verbatim": "les mots du client", "demande": "ce qu'il demande"}
_REPORT = {
    "date": "la date",
    "impact": "l'effet",
    "cause": "la cause probable",
    "action_immediate": "l'action immédiate",
    "destinataire": "le destinataire",
}


def _missing(arguments: Arguments, wanted: dict[str, str]) -> list[str]:
    return [label for name, label in wanted.items() if not arguments.text(name)]


def _day_of_facts(arguments: Arguments, state: DeskState) -> dt.date:
    """Today, or the past day given. Raises Refused when it is to come."""
    today = clock.today(arguments.scenario, state)
    if not arguments.text("date"):
        return today
    day = past_day(arguments.text("date") or "", today)
    if day is None:
        raise Refused("date : ce jour n'est pas reconnu : écrivez-le « 20/11/2026 ».", "date")
    if day > today:
        raise Refused(f"date : le {calendar.spoken(day)} n'est pas encore arrivé ; nous sommes le {calendar.spoken(today)}.", "date")
    return day


def past_day(words: str, today: dt.date) -> dt.date | None:
    """The day meant by words about the past: « lundi » is the last one, `20/11` the last 20 November."""
    day = calendar.day_meant(words, today)
    if day is None or day <= today or words[:4].isdigit():
        return day
    if "/" in words:
        earlier = calendar.day_meant(f"{words}/{today.year}", today)
        return earlier if earlier is not None and earlier <= today else calendar.day_meant(f"{words}/{today.year - 1}", today)
    return day - dt.timedelta(days=7) if words in calendar.DAYS else day


def reported(arguments: Arguments, state: DeskState) -> Answer:
    """A non-conformity: who gets the form, and what is still missing in it."""
    day = _day_of_facts(arguments, state)
    service = house().services.get(arguments.text("destinataire") or "")
    number = f"NC-{day:%y%m}-{len(state.filed_as('signaler_non_conformite')) + 1:02d}"
    lines = [f"Fiche de non-conformité enregistrée, {number}" + (f", transmise : {service.label}." if service else ".")]
    lines += [f"À compléter : {', '.join(missing)}." for missing in [_missing(arguments, _REPORT)] if missing]
    return Answer(lines, {"numero": number, "date": day.isoformat()})


def blocked(arguments: Arguments, state: DeskState) -> Answer:
    """An obstacle of accessibility goes to the referent; what is read in it is kept, so that a later judge never rewrites it."""
    service = house().services["accessibilite"]
    lines = [f"Obstacle signalé : {service.label}."]
    if not arguments.text("contournement"):
        lines.append("Quelle autre voie proposez-vous à la personne en attendant ?")
    produced: dict[str, JsonValue] = {"service": service.id}
    if expected := expected_report(arguments.scenario):
        produced["jugement"] = judged(form_text(arguments.values), expected).model_dump(mode="json")
    return Answer(lines, produced)


def alerted(arguments: Arguments, state: DeskState) -> Answer:
    """To the service of the circuit, with what to keep in mind."""
    circuit = house().circuits[arguments.text("circuit") or ""]
    when = clock.now(arguments.scenario, state)
    lines = [f"Alerte transmise : {house().services[circuit.service].label}, le {clock.short(when)}.", circuit.instruction]
    if circuit.hours:
        lines.append(f"Le délai de {circuit.hours} heures court jusqu'au {clock.short(when + dt.timedelta(hours=circuit.hours))}.")
    return Answer(lines, {"service": circuit.service, "heure": when.isoformat(timespec="minutes")})


def invited(arguments: Arguments, state: DeskState) -> Answer:
    """The survey, by a channel that reaches the client."""
    channel = arguments.text("canal") or ""
    name = FIELDS.get(channel, "telephone")
    if known_address(arguments.scenario, state, name) is None:
        label = house().fields[name].label
        raise Refused(
            f"canal : la fiche ne dit pas comment joindre le client ainsi ({label}). Demandez-lui le canal qu'il préfère.", "canal"
        )
    return Answer([f"Enquête de satisfaction envoyée {arguments.shown['canal']} : facultative, sans note demandée."])


def proposed(arguments: Arguments, state: DeskState) -> Answer:
    """An idea goes to the quality meeting."""
    return Answer(["Idée d'amélioration transmise : elle est lue au prochain point qualité."])


# ── Gestures ─────────────────────────────────────────────────────────────────────────────────────


def granted(arguments: Arguments, state: DeskState) -> Answer:
    """Within the delegation, or what the team leader agreed to. Raises Refused beyond."""
    nature, (value, unit) = arguments.text("nature") or "", (arguments.text("montant") or "0 EUR").split()
    delegation = house().delegations[nature]
    given = sum((_amount(f.args) for f in state.filed_as("accorder_geste") if f.args.get("nature") == nature), Decimal(0))
    allowed = max([Decimal(delegation.ceiling.split()[0]), *_agreed(state, nature)])
    if given + Decimal(value) > allowed:
        already = f", {amount_in_words(str(given), unit)} déjà accordés" if given else ""
        limit = " ".join(part for part in (amount_in_words(str(allowed), unit), delegation.detail) if part) + already
        asking = "Demandez l'accord du responsable (demander_accord_responsable)."
        raise Refused(f"montant : {amount_in_words(value, unit)} dépasse votre délégation ({limit}). {asking}", "montant")
    return Answer([f"Geste accordé : {delegation.label}, {amount_in_words(value, unit)}. Confirmez-le par écrit au client."])


def _amount(args: object) -> Decimal:
    return Decimal(str(args["montant"]).split()[0]) if isinstance(args, dict) else Decimal(0)


def _agreed(state: DeskState, nature: str) -> list[Decimal]:
    asked = (
        f for f in state.filed_as("demander_accord_responsable") if f.args.get("nature") == nature and f.produced.get("accord") is True
    )
    return [_amount(f.args) for f in asked]


def asked_the_leader(arguments: Arguments, state: DeskState) -> Answer:
    """The team leader says yes at once up to twice the delegation; beyond, answers on the next working day before noon."""
    delegation = house().delegations[arguments.text("nature") or ""]
    value, unit = (arguments.text("montant") or "0 EUR").split()
    ceiling = Decimal(delegation.ceiling.split()[0])
    amount = amount_in_words(value, unit)
    if Decimal(value) <= ceiling:
        return Answer([f"{amount} : cela relève de votre délégation, vous pouvez l'accorder vous-même."], {"accord": True})
    if Decimal(value) <= LEADER_MAY * ceiling:
        return Answer([f"Accord du responsable : {delegation.label}, {amount}."], {"accord": True})
    due = calendar.after_ouvres(clock.today(arguments.scenario, state), 1)
    words = f"Le responsable étudie la demande ({amount}) : réponse le {calendar.spoken(due)} avant midi."
    return Answer([words, "Dites-le au client, sans rien promettre."], {"accord": False, "reponse": due.isoformat()})


ACTS: dict[str, Act] = {
    "enregistrer_reclamation": complained,
    "signaler_non_conformite": reported,
    "signaler_obstacle": blocked,
    "alerter": alerted,
    "envoyer_enquete": invited,
    "proposer_amelioration": proposed,
    "accorder_geste": granted,
    "demander_accord_responsable": asked_the_leader,
}
