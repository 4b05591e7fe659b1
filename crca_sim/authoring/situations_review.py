"""Particular situations reread: names that must exist, occasions that could never come, and what would make them unfair.

A mistake keeps the scenario from being used; advice says what an author will probably regret.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from crca_sim.authoring import known
from crca_sim.authoring.mistakes import nearest, shown
from crca_sim.authoring.review import Path, Review
from crca_sim.authoring.scenario import Scenario
from crca_sim.authoring.situations import KeyPoints
from crca_sim.authoring.triggers import Trigger
from crca_sim.understanding.expressions import says, words

EMOTIONS = (
    "colere", "exasperation", "indignation", "enervement", "detresse", "panique", "deuil", "inquietude", "honte", "tristesse", "gene",
    "peur", "danger", "urgence",
)  # fmt: skip
"""Those that the client plays; another name is kept, and plays nothing."""
HELLO = 4
"""Words of someone who only picks up the phone."""
CALLS = "offres_telephone"
"""The house's consent to be called for offers."""


def triggers(scenario: Scenario) -> Iterator[tuple[Path, Trigger]]:
    """Triggers of particular situations, with their paths."""
    if scenario.companion:
        for name, intervention in scenario.companion.interventions.items():
            yield ("compagnon", "interventions", name, "declencheur"), intervention.trigger


# ── First words ──────────────────────────────────────────────────────────────────────────────────


def _opening(scenario: Scenario, review: Review) -> None:
    at: Path = ("ouverture_montre",)
    shows = scenario.shows
    _emotion(shows.emotion, (*at, "emotion"), review)
    if shows.danger and not shows.safety_said:
        message = "Un danger est montré, mais aucune « consignes » ne dit ce qui mettrait à l'abri."
        review.wrong((*at, "danger"), message, 'par exemple consignes: ["coupez l\'eau", "mettez-vous à l\'abri"].', key=True)
    if shows.danger and not shows.safe:
        review.advise((*at, "danger"), "« rassure » manque : le client dira une réplique commune une fois en sécurité.", key=True)
    urgent = any(initiative.emotion in ("danger", "urgence") for initiative in scenario.initiatives.values())
    if shows.safety_said and not (shows.danger or urgent):
        review.advise((*at, "consignes"), "Des consignes sont prévues, mais rien ne montre de danger.", "danger: true.", key=True)


def _emotion(name: str | None, path: Path, review: Review) -> None:
    if name is None or name in EMOTIONS:
        return
    close = nearest(name, EMOTIONS)
    proposal = f"« {close} »." if close else f"émotions jouées : {', '.join(EMOTIONS)}."
    review.advise(path, f"L'émotion « {shown(name)} » sera notée, mais le client ne la joue pas.", proposal)


# ── People ───────────────────────────────────────────────────────────────────────────────────────


def _companion(scenario: Scenario, review: Review) -> None:
    companion = scenario.companion
    if companion is None:
        return
    at: Path = ("compagnon",)
    if companion.role == "relais" and scenario.channel != "telephone":
        review.wrong((*at, "role"), "Un opérateur relais n'existe qu'au téléphone.", "role: interprete, ou canal: telephone.")
    announced = any(i.trigger.turn == 0 for i in companion.interventions.values())
    if companion.role in ("relais", "interprete") and not announced:
        message = "Un relais ou un interprète s'annonce dès le début : aucune intervention n'a « tour: 0 »."
        review.advise((*at, "interventions" if companion.interventions else "role"), message, "declencheur: {tour: 0}.", key=True)
    if companion.role == "proche" and not any(i.pressing for i in companion.interventions.values()):
        message = "Aucune intervention n'est « insistant » : rien ne mettra à l'épreuve le retour vers le client."
        review.advise((*at, "role"), message, "insistant: true sur une intervention.")
    for name, intervention in companion.interventions.items():
        if not intervention.trigger.model_fields_set:
            path = (*at, "interventions", name, "declencheur")
            review.advise(path, "Ce déclencheur est vide : l'intervention viendra dès le premier tour.", "par exemple {etape: decouverte}.")


def _protection(scenario: Scenario, review: Review) -> None:
    protection = scenario.protection
    if protection is None:
        return
    if not protection.asked:
        message = "Aucune expression ne permet de demander qui signe."
        review.wrong(("protection", "question"), message, 'par exemple question: ["qui signe avec vous"].', key=True)
    others = [outcome for outcome in scenario.outcomes if outcome in ("differe", "rappel", "transfere", "deconseille")]
    if protection.blocks and not others:
        message = "L'accord est impossible sans le représentant, mais aucune autre fin n'est prévue."
        review.wrong(("protection", "bloque"), message, "ajoutez « differe » ou « rappel » à « issues_possibles ».")


# ── Refusals, departures, canvassing ─────────────────────────────────────────────────────────────


def _refusal(scenario: Scenario, review: Review) -> None:
    refusal = scenario.refusal
    if refusal is None:
        return
    missing = {
        "decision": (refusal.decision, "dire le refus"),
        "clause_mots": (refusal.clause_said, "citer la clause"),
        "raison_mots": (refusal.reason_said, "dire la raison"),
        "recours_mots": (refusal.remedies, "dire les recours"),
    }
    for key, (expressions, what) in missing.items():
        if not expressions:
            review.wrong(("refus", key), f"Aucune expression ne permet de {what}.", "donnez-en deux ou trois, variées.", key=True)
    _clause(refusal.clause, review)
    if not refusal.alternatives:
        message = "Aucune autre issue n'est prévue : C6.4 demande d'en chercher une quand la maison en offre."
        review.advise(("refus",), message, "ajoutez « alternatives ».", key=True)
    for name, alternative in refusal.alternatives.items():
        if not alternative.said:
            review.wrong(("refus", "alternatives", name, "mots"), "Aucune expression ne propose cette issue.", key=True)


def _clause(clause: str, review: Review) -> None:
    """« conditions générales habitat, article 4.2 »: a document of the house, and a place in it."""
    labels = [document.label for document in known.the_house().documents.values()]
    if not any(says(clause, label) for label in labels):
        general = [label for label in labels if label.startswith("conditions générales")]
        close = nearest(clause.split(",")[0], general)
        review.advise(
            ("refus", "clause"), "Cette clause ne nomme aucun document de la maison.", f"« {close}, article… »." if close else None
        )
    if not any(character.isdigit() for character in clause):
        review.advise(("refus", "clause"), "Une clause se cite avec son article ou sa page.", "« …, article 4.2 ».")


def _departure(scenario: Scenario, review: Review) -> None:
    departure = scenario.departure
    if departure is None:
        return
    if not departure.formalities:
        message = "Aucune expression ne dit les formalités exactes : le départ ne pourrait pas être facilité."
        review.wrong(("depart", "formalites_mots"), message, "la date d'effet, le préavis, le solde.", key=True)
    if departure.kept and all(solution.unsuitable for solution in scenario.solutions.values()):
        message = "« reste » est prévu sans solution qui convienne : seul un geste ou une option pourra le retenir."
        review.advise(("depart", "reste"), message, "ajoutez une solution, ou retirez « reste ».", key=True)
    if scenario.agreement.subscribes:
        message = "On ne souscrit rien ici : dites à quoi le client pourrait dire oui."
        review.advise(("accord",), message, "objet: garder mon contrat.", key=True)


def _canvassing(scenario: Scenario, review: Review) -> None:
    canvassing = scenario.canvassing
    if canvassing is None:
        if scenario.direction == "sortant" and scenario.solutions:
            message = "Un appel sortant qui propose une solution est du démarchage (R07)."
            review.advise(("sens",), message, "décrivez « demarchage », avec son consentement.")
        return
    if scenario.direction != "sortant":
        review.wrong(("demarchage",), "Il n'y a de démarchage que dans un appel sortant.", "sens: sortant.", key=True)
    if scenario.channel != "telephone":
        review.wrong(("demarchage",), "Le démarchage décrit ici se fait au téléphone.", "canal: telephone.", key=True)
    for rank, line in enumerate(scenario.opening):
        if len(words(line)) > HELLO:
            review.advise(("ouverture", rank), "On vous répond sans savoir qui appelle : « Allô ? » suffit.", '"Allô ?".')
    _consent(scenario, review, given=canvassing.consent)


def _consent(scenario: Scenario, review: Review, *, given: bool) -> None:
    recorded = scenario.record.consents.get(CALLS)
    if recorded is not None and (recorded == "oui") != given:
        message = f"La fiche dit « {CALLS}: {recorded} », et « consentement » dit le contraire : l'un des deux se trompe."
        review.advise(("demarchage", "consentement"), message, f"consentement: {'true' if recorded == 'oui' else 'false'}.")


# ── Questions and triggers ───────────────────────────────────────────────────────────────────────


def _initiatives(scenario: Scenario, review: Review) -> None:
    for name, initiative in scenario.initiatives.items():
        at: Path = ("initiatives", name)
        _emotion(initiative.emotion, (*at, "emotion"), review)
        for key, lines in (("relance", initiative.again), ("satisfait", initiative.satisfied)):
            if lines and not initiative.waits_for:
                message = f"« {key} » ne sera jamais dit : rien ne dit quelle réponse le client attend."
                review.advise((*at, key), message, "ajoutez « attend ».", key=True)


def _never(scenario: Scenario, review: Review) -> None:
    """Triggers whose moment cannot come."""
    there = {
        "refus": (scenario.refusal is not None, "aucun « refus » n'est décrit"),
        "objection": (bool(scenario.objections), "aucune objection n'est décrite"),
        "offre": (bool(scenario.solutions), "il n'y a aucune solution à proposer"),
        "identite": (bool(scenario.controls), "aucun élément d'identité n'est à contrôler"),
        "besoin": (any(need.facts for need in scenario.needs.values()), "aucun fait ne révèle de besoin"),
    }
    for path, trigger in _all(scenario):
        possible, why = there.get(trigger.after or "", (True, ""))
        if not possible:
            review.advise((*path, "apres"), f"Cela n'arrivera jamais : {why}.", "changez le déclencheur.")
        if trigger.trust_below is not None and trigger.trust_from is not None and trigger.trust_below <= trigger.trust_from:
            message = "La confiance ne peut pas être à la fois sous cette valeur et au-dessus de l'autre."
            review.wrong((*path, "confiance_sous"), message, "gardez une seule des deux clés.", key=True)


def _all(scenario: Scenario) -> Iterator[tuple[Path, Trigger]]:
    for kind, items in (("objections", scenario.objections), ("initiatives", scenario.initiatives)):
        for name, item in items.items():
            yield (kind, name, "declencheur"), item.trigger
    yield from triggers(scenario)


# ── Names of the house ───────────────────────────────────────────────────────────────────────────


def _work(scenario: Scenario, review: Review) -> None:
    house, work = known.the_house(), scenario.work
    at: Path = ("travail",)
    services = (("transfert", "service", work.transfer and work.transfer.service), ("alerte", "service", work.alert and work.alert.service),
                ("signalement", "destinataire", work.report and work.report.service))  # fmt: skip
    for part, key, service in services:
        review.name((*at, part, key), service or None, house.services, "Le service")
    review.name((*at, "reclamation", "motif"), (work.complaint.reason if work.complaint else None), house.reasons, "Le motif")
    review.name((*at, "delegation"), work.delegation, house.delegations, "La délégation")
    for rank, back in enumerate(work.returns):
        review.name((*at, "retours", rank, "document"), back.document, house.documents, "Le document")
    for name in scenario.record.consents:
        review.name(("dossier", "consentements", name), name, house.consents, "Le consentement", key=True)
    for path, points in _key_points(scenario):
        if points is not None and not points.points:
            review.advise(path, "Aucun point clé : rien ne sera attendu ici.", key=True)


def _key_points(scenario: Scenario) -> Iterator[tuple[Path, KeyPoints | None]]:
    work = scenario.work
    yield ("travail", "transfert", "resume"), work.transfer.summary if work.transfer else None
    yield ("travail", "reclamation", "faits"), work.complaint.facts if work.complaint else None
    yield ("travail", "signalement", "faits"), work.report.facts if work.report else None
    yield ("travail", "alerte", "faits"), work.alert.facts if work.alert else None


CHECKS: tuple[Callable[[Scenario, Review], None], ...] = (
    _opening, _companion, _protection, _refusal, _departure, _canvassing, _initiatives, _never, _work,
)  # fmt: skip
