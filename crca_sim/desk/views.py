"""The client's file in plain text: the same lines for screens and for plain mode. Nothing hidden in the scenario is in them."""

from __future__ import annotations

from crca_sim.authoring.scenario import Scenario
from crca_sim.desk import clock, record
from crca_sim.desk.kept import Mark
from crca_sim.desk.state import DeskState
from crca_sim.desk.wording import capital, listed, typeset_lines
from crca_sim.house import house, typeset

_STATUS = {
    "prospect": "prospect",
    "client": "client",
    "resiliation_en_cours": "client, résiliation en cours",
    "sinistre_ouvert": "client, sinistre ouvert",
    "impaye": "client, cotisation impayée",
    "reclamation": "client, réclamation ouverte",
}
_ANSWERS = {"oui": "oui", "non": "non", None: "demandé"}
_MODES = {"oral": "à l'oral", "ecrit": "par écrit", "signature": "par signature", "en_ligne": "dans l'espace client"}
ENOUGH = 2
"""Elements of identity that a control asks for (C1.3)."""


def record_view(scenario: Scenario, state: DeskState) -> list[str]:
    """The client's file: status, control of identity, fields as they are now, alerts, preferences, consents."""
    labels = record.fields(scenario)
    fields = []
    for name, value in state.fields(scenario).items():
        mark = " (modifié)" if name in state.edits else ""
        fields.append(f"{capital(labels.get(name, name))} : {record.spoken(value)}{mark}")
    lines = [f"Fiche : {_STATUS[scenario.record.status]}", f"Date : {clock.now_in_words(scenario, state)}", _identity(scenario, state)]
    lines += fields or ["Aucune donnée enregistrée."]
    lines += [f"Alerte : {alert}" for alert in scenario.record.alerts]
    lines += [f"Préférence de communication : {preference}" for preference in state.preferences]
    return typeset_lines([*lines, *_consents(scenario, state), *([_reason(state)] if state.reason else [])])


def _identity(scenario: Scenario, state: DeskState) -> str:
    """Which elements the client gave: the control is read off the events."""
    given = [scenario.facts[f].label if f in scenario.facts else f for f in state.controls]
    if not given:
        return "Identité : aucun élément contrôlé"
    enough = "" if len(given) >= ENOUGH else " ; il en faut deux"
    return (
        f"Identité : {len(given)} élément{'s' if len(given) > 1 else ''} contrôlé{'s' if len(given) > 1 else ''}, {listed(given)}{enough}"
    )


def _reason(state: DeskState) -> str:
    return f"Motif codé : {house().reasons[state.reason or ''].label}"


def contracts_view(scenario: Scenario, state: DeskState) -> list[str]:
    """The contracts of the file."""
    return typeset_lines([f"Contrat : {c}" for c in scenario.record.contracts] or ["Aucun contrat en cours."])


def contacts_view(scenario: Scenario, state: DeskState) -> list[str]:
    """The former contacts of the file, then the note of this one."""
    lines = [f"Contact : {c}" for c in scenario.record.contacts] or ["Aucun contact antérieur."]
    return typeset_lines(lines + [f"Note de ce contact : {note}" for note in state.notes])


def consents_view(scenario: Scenario, state: DeskState) -> list[str]:
    """Each consent on its own: what the file held, what was asked in this contact, when and how."""
    return typeset_lines(["Consentements", *(_consents(scenario, state) or ["Aucun consentement enregistré."])])


def _consents(scenario: Scenario, state: DeskState) -> list[str]:
    known = house().consents
    kept = [f"Consentement, {known.get(n, n)} : {a} (au dossier)" for n, a in scenario.record.consents.items() if n not in state.consents]
    now = [f"Consentement, {known[n]} : {_ANSWERS[a]}{_when(scenario, state.consent_marks.get(n))}" for n, a in state.consents.items()]
    return kept + now


def _when(scenario: Scenario, mark: Mark | None) -> str:
    if mark is None:
        return ""
    day = clock.short(clock.moment(scenario, mark.seconds))
    how = f", {_MODES[mark.mode]}" if mark.mode in _MODES else ""
    return f" ({'retiré ' if mark.withdrawn else ''}le {day}{how})"


def help_view(action: str | None = None) -> list[str]:
    """How to write the actions of the desk, or one of them with its choices."""
    described = house().actions.get(action or "")
    if described is None:
        return typeset_lines(a.usage for a in house().actions.values())
    lines = [described.usage, *([described.help] if described.help else [])]
    lines += [f"- {a.name} : {', '.join(a.choices)}" for a in described.arguments if a.choices]
    return typeset_lines(lines)


def today_line(scenario: Scenario, state: DeskState) -> str:
    """The simulated day and hour: « Mardi 24 novembre 2026, 10 h 05 »."""
    return typeset(capital(clock.now_in_words(scenario, state)))
