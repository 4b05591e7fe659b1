"""Documents on the desk: what can be sent and when, what was sent with its proof, what came back."""

from __future__ import annotations

from crca_sim.authoring.scenario import Scenario
from crca_sim.desk import clock
from crca_sim.desk.kept import Sending
from crca_sim.desk.state import DeskState
from crca_sim.desk.wording import typeset_lines
from crca_sim.house import house
from crca_sim.house.parts import Document

MOMENTS = {
    "avant_accord": "Avant l'accord",
    "souscription": "À la souscription",
    "vie_contrat": "Pendant la vie du contrat",
    "sinistre": "Sinistre",
    "resiliation": "Résiliation",
    "reclamation": "Réclamation",
}


def documents_view(scenario: Scenario, state: DeskState) -> list[str]:
    """What may be sent for the products of the scenario, moment by moment, then what was sent and what came back."""
    lines = []
    for title, documents in catalogue(scenario).items():
        lines += [title, *(f"- {d.id} : {d.label}" for d in documents)]
    formats = "Formats : " + ", ".join(f"{f.id} ({f.label})" for f in house().formats.values())
    return typeset_lines([*lines, formats, *sendings(scenario, state), *returns(state)])


def catalogue(scenario: Scenario) -> dict[str, list[Document]]:
    """The documents that may be sent for the products of the scenario, by the title of their moment."""
    products = {scenario.product, *(s.product for s in scenario.solutions.values())}
    fitting = [d for d in house().documents.values() if any(d.concerns(p) for p in products)]
    return {title: [d for d in fitting if d.moment == moment] for moment, title in MOMENTS.items()}


def sendings(scenario: Scenario, state: DeskState) -> list[str]:
    """What was sent, each with its proof."""
    return [sending_in_words(scenario, s) for s in state.sendings]


def sending_in_words(scenario: Scenario, sending: Sending) -> str:
    """« Envoyé : devis par courriel (standard), nº ENV-2411-01, le 24/11/2026 à 10 h 12 »."""
    when = clock.moment(scenario, sending.seconds)
    way = house().sending_channels.get(sending.channel, sending.channel)
    to = f", à {sending.address}" if sending.address else ""
    return f"Envoyé : {sending.document} {way} ({sending.format}), nº ENV-{when:%d%m}-{sending.number:02d}, le {clock.short(when)}{to}"


_CHECKED = {"conforme": "vérifié conforme", "a_completer": "à compléter"}


def returns(state: DeskState) -> list[str]:
    """What came back, as it can be seen on it, and whether it was verified."""
    found = []
    for back in state.returned:
        document = house().documents.get(back.document)
        checked = _CHECKED.get(state.return_checks.get(back.document, ""), "à vérifier")
        flaw = f" : {back.flaw}" if back.flaw else ""
        label = document.label if document else back.document
        found.append(f"Retour {'signé' if back.signed else 'non signé'} : {label}, {checked}{flaw}")
    return found


def document_names() -> frozenset[str]:
    """Ids of the documents that can be sent or joined."""
    return frozenset(house().documents)
