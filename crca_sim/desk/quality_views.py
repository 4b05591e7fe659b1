"""What was filed for quality: complaints and their dates, non-conformities, obstacles, alerts, gestures, ideas."""

from __future__ import annotations

import datetime as dt

from crca_sim.authoring.scenario import Scenario
from crca_sim.desk import clock
from crca_sim.desk.kept import Filed
from crca_sim.desk.state import DeskState
from crca_sim.desk.values import amount_in_words
from crca_sim.desk.wording import typeset_lines
from crca_sim.house import calendar, house


def quality_view(scenario: Scenario, state: DeskState) -> list[str]:
    """Every form of this contact, in order."""
    lines = [line for form in state.filed for line in _LINES[form.action](form)]
    return typeset_lines(["Qualité", *lines] if lines else ["Qualité : aucune fiche pour ce contact."])


def _day(form: Filed, name: str) -> str:
    return calendar.spoken(dt.date.fromisoformat(str(form.produced[name])))


def _parts(form: Filed, **labels: str) -> list[str]:
    return [f"- {label} : {form.args[name]}" for name, label in labels.items() if form.args.get(name)]


def _complaint(form: Filed) -> list[str]:
    reason = house().reasons.get(str(form.args.get("motif")))
    return [
        f"Réclamation {form.produced.get('numero', '')}" + (f", {reason.label}" if reason else ""),
        *_parts(form, texte="Faits", verbatim="Mots du client", demande="Demande"),
        f"- Accusé de réception au plus tard le {_day(form, 'accuse_avant')}",
        f"- Réponse au plus tard le {_day(form, 'reponse_avant')}",
    ]


def _report(form: Filed) -> list[str]:
    service = house().services.get(str(form.args.get("destinataire")))
    lines = _parts(form, texte="Faits", impact="Effet", cause="Cause probable", action_immediate="Action immédiate")
    return [f"Non-conformité {form.produced.get('numero', '')}", *lines, *([f"- Destinataire : {service.label}"] if service else [])]


def _obstacle(form: Filed) -> list[str]:
    return ["Obstacle d'accessibilité", *_parts(form, page="Page ou document", etape="Étape", effet="Effet", contournement="Autre voie")]


def _alert(form: Filed) -> list[str]:
    circuit = house().circuits[str(form.args["circuit"])]
    when = dt.datetime.fromisoformat(str(form.produced["heure"]))
    return [f"Alerte, {circuit.label} : {house().services[circuit.service].label}, le {clock.short(when)}", *_parts(form, texte="Faits")]


def _gesture(form: Filed) -> list[str]:
    return [f"Geste accordé, {house().delegations[str(form.args['nature'])].label} : {_amount(form)}"]


def _approval(form: Filed) -> list[str]:
    answer = "accord du responsable" if form.produced.get("accord") else f"réponse le {_day(form, 'reponse')} avant midi"
    return [f"Demande au responsable, {house().delegations[str(form.args['nature'])].label}, {_amount(form)} : {answer}"]


def _amount(form: Filed) -> str:
    return amount_in_words(*str(form.args["montant"]).split())


def _idea(form: Filed) -> list[str]:
    return [f"Idée d'amélioration : {form.args['texte']}"]


def _survey(form: Filed) -> list[str]:
    return [f"Enquête de satisfaction : {form.args['canal']}"]


_LINES = {
    "enregistrer_reclamation": _complaint,
    "signaler_non_conformite": _report,
    "signaler_obstacle": _obstacle,
    "alerter": _alert,
    "accorder_geste": _gesture,
    "demander_accord_responsable": _approval,
    "proposer_amelioration": _idea,
    "envoyer_enquete": _survey,
}
