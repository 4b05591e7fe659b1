"""What a scenario says of the desk, reread: true values of stale fields, and the article that a refusal cites."""

from __future__ import annotations

import re

from crca_sim.authoring import known
from crca_sim.authoring.review import Review
from crca_sim.authoring.scenario import Scenario
from crca_sim.understanding.expressions import says

COORDINATES = ("courriel", "telephone", "adresse")
"""Fields by which documents reach the client."""


def reread(scenario: Scenario, review: Review) -> None:
    """Tells the review what is wrong there."""
    _stale(scenario, review)
    _cited(scenario, review)


def _stale(scenario: Scenario, review: Review) -> None:
    record = scenario.record
    for name in record.stale_truth:
        review.name(("dossier", "verites", name), name, record.stale, "Le champ périmé", key=True)
    told = {fact.field for fact in scenario.facts.values() if fact.field}
    for rank, name in enumerate(record.stale):
        if name in COORDINATES and name not in record.stale_truth and name not in told:
            message = f"« {name} » est périmé, mais rien ne dit sa vraie valeur : le client ne pourra pas la donner."
            review.advise(("dossier", "perimes", rank), message, f'verites: {{{name}: "…"}}.')


def _cited(scenario: Scenario, review: Review) -> None:
    """« conditions générales habitat, article 4.2 »: the article exists in that document's text."""
    if scenario.refusal is None:
        return
    from crca_sim.house.texts import cited, texts

    clause = scenario.refusal.clause
    labels = {d.id: d.label for d in known.the_house().documents.values() if d.id in texts()}
    document = next((name for name, label in labels.items() if says(clause, label)), None)
    if document is None or not re.search(r"\d", clause) or cited(document, clause) is not None:
        return
    articles = ", ".join(f"{c.number} ({c.title})" for c in texts()[document].clauses)
    review.advise(("refus", "clause"), f"Cet article n'est pas dans ce document. Articles : {articles}.")
