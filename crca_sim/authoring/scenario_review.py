"""A scenario reread: its own names, the house's, the bank's, and what would make it unplayable or give it away."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from crca_sim.authoring import desk_review, guidance_review, known, situations_review
from crca_sim.authoring.mistakes import shown
from crca_sim.authoring.points_review import reread_points
from crca_sim.authoring.review import Path, Review
from crca_sim.authoring.scenario import Fact, Scenario, Trigger
from crca_sim.house.parts import WithdrawalRule
from crca_sim.understanding.expressions import said_among, says

HINTS = 3
"""Hints of a hidden need."""
CONTROLS = 2
"""Elements of identity that are asked."""

LINES = frozenset({
    "repliques", "bref", "retenu", "dite", "creusee", "pas_convaincu", "reglee", "endurcie", "dire", "oui", "pas_encore", "non",
    "plus_tard", "ouverture", "demande", "indices", "sollicite", "client_reprend", "client_remercie", "reaction", "proteste", "admet",
    "dit", "reste", "maintient", "insistance", "s_oppose", "rassure", "relance", "satisfait",
})  # fmt: skip
"""Keys under which the client speaks."""


def reread(scenario: Scenario, review: Review) -> None:
    """Tells the review everything that is wrong in the names and the sense of this scenario."""
    for check in _CHECKS:
        check(scenario, review)
    desk_review.reread(scenario, review)
    reread_points(review)


# ── Names from elsewhere ─────────────────────────────────────────────────────────────────────────


def _people(scenario: Scenario, review: Review) -> None:
    review.name(("persona",), scenario.persona, review.catalogue.names("persona"), "La persona")
    known_profiles = review.catalogue.names("amenagement")
    review.names(("convient", "amenagements"), scenario.fit.accommodations, known_profiles, "L'aménagement")
    youngest, oldest = scenario.fit.ages
    if youngest > oldest:
        review.wrong(("convient", "ages"), f"De {youngest} à {oldest} ans, il n'y a personne.", f"[{oldest}, {youngest}].")


def _referential(scenario: Scenario, review: Review) -> None:
    review.names(("competences",), scenario.competencies, known.competencies(), "La compétence")
    review.names(("indicateurs",), scenario.indicators, known.indicators(), "L'indicateur")
    review.names(("sans_objet",), scenario.no_occasion, known.indicators(), "L'indicateur")
    for rank, indicator in enumerate(scenario.no_occasion):
        if indicator in scenario.indicators:
            review.wrong(
                ("sans_objet", rank), f"« {indicator} » est à la fois dans « indicateurs » et dans « sans_objet ».", "gardez l'un des deux."
            )


def _house(scenario: Scenario, review: Review) -> None:
    house = known.the_house()
    review.name(("produit",), scenario.product, house.products, "Le produit")
    review.name(("motif",), scenario.reason, house.reasons, "Le motif")
    review.name(("famille_motif",), scenario.reason_family, house.reason_families, "La famille de motifs")
    review.name(("routage",), scenario.routing, house.services, "Le service")
    _withdrawal(scenario, house.withdrawal(scenario.product, scenario.channel), review)


def _withdrawal(scenario: Scenario, rule: WithdrawalRule | None, review: Review) -> None:
    if rule is None or rule.certainty not in ("A", "B") or "accord" not in scenario.outcomes or not scenario.agreement.subscribes:
        return
    if rule.code not in (None, scenario.withdrawal):
        message = f"Pour ce produit et ce canal, la règle est « {rule.code} » ({rule.source})."
        review.advise(("renonciation",), message, f"renonciation: {rule.code}.", key=True)


def _documents(scenario: Scenario, review: Review) -> None:
    if scenario.documents is None:
        return
    house = known.the_house()
    review.names(("documents", "obligatoires"), scenario.documents.required, house.documents, "Le document")
    review.names(("documents", "secondaires"), scenario.documents.secondary, house.documents, "Le document")
    review.name(("documents", "format"), scenario.documents.format, house.formats, "Le format")


def _solutions(scenario: Scenario, review: Review) -> None:
    products = known.the_house().products
    for name, solution in scenario.solutions.items():
        at: Path = ("solutions", name)
        review.names((*at, "besoins"), solution.needs, scenario.needs, "Le besoin")
        review.name((*at, "produit"), solution.product, products, "Le produit")
        if product := products.get(solution.product):
            review.name((*at, "formule"), solution.formula, product.formulas, "La formule")
            review.names((*at, "options"), solution.options, product.options, "L'option")
            review.names((*at, "variantes"), solution.variants, product.variants, "La variante")
        if solution.advised and solution.unsuitable:
            review.wrong(
                (*at, "inadaptee"), "Une solution ne peut pas être à la fois conseillée et inadaptée.", "gardez une seule clé.", key=True
            )


def _limits(scenario: Scenario, review: Review) -> None:
    for name, limit in scenario.limits.items():
        true = known.the_house().facts(limit.kind, limit.object, scenario.product) if limit.value else ()
        if true and limit.value not in true:
            message = f"« {shown(limit.value)} » n'est pas ce que dit la maison ({', '.join(true)})."
            review.wrong(("limites_cles", name, "valeur"), message, f"« {true[0]} ».")


def _fields(scenario: Scenario, review: Review) -> None:
    fields = {*known.the_house().fields, *scenario.record.fields, *scenario.pricing}
    for name, fact in scenario.facts.items():
        review.name(("faits", name, "champ"), fact.field, fields, "Le champ de la fiche")
    for rank, field in enumerate(scenario.record.stale):
        review.name(("dossier", "perimes", rank), field, scenario.record.fields, "Le champ du dossier")


# ── Names within ─────────────────────────────────────────────────────────────────────────────────


def _topics(scenario: Scenario, review: Review) -> None:
    for name, fact in scenario.facts.items():
        _fact_topics(review, name, fact)
        if not fact.topics and not fact.examples and name not in (known.topics() or ()) and not _comes_by_itself(scenario, name, fact):
            message = f"Rien ne permet de demander « {name} » : il lui faut « themes » ou deux à quatre questions dans « exemples »."
            review.wrong(("faits", name), message, key=True)
    for kind, items in (("besoins", scenario.needs), ("objections", scenario.objections)):
        for name, item in items.items():
            review.names((kind, name, "themes"), item.topics, _topics_known(scenario), "Le thème")


def _fact_topics(review: Review, name: str, fact: Fact) -> None:
    for rank, topic in enumerate(fact.topics):
        path: Path = ("faits", name, "themes", rank)
        if not fact.examples:
            review.name(path, topic, known.topics(), "Le thème")
        elif topic not in (known.topics() or (topic,)):
            review.advise(path, f"Le thème « {topic} » n'est pas dans la banque commune : seules les questions de « exemples » serviront.")


def _comes_by_itself(scenario: Scenario, name: str, fact: Fact) -> bool:
    told = fact.disclosure == "indice" and any(name in need.facts for need in scenario.needs.values())
    return told or fact.known or name in scenario.controls


def _topics_known(scenario: Scenario) -> frozenset[str] | None:
    bank = known.topics()
    return None if bank is None else bank | scenario.facts.keys()


def _needs(scenario: Scenario, review: Review) -> None:
    for name, need in scenario.needs.items():
        review.names(("besoins", name, "faits"), need.facts, scenario.facts, "Le fait")
        if need.hidden and len(need.hints) < HINTS:
            message = f"Un besoin caché se devine : il lui faut {HINTS} indices, il y en a {len(need.hints)}."
            review.wrong(
                ("besoins", name, "indices"),
                message,
                "écrivez trois phrases que le client laisse échapper, de la plus vague à la plus claire.",
            )
        if need.hidden and not need.facts and not need.picked_up:
            review.wrong(("besoins", name), "Rien ne révèle ce besoin caché.", "donnez-lui « faits » ou « reprise ».", key=True)


def _controls(scenario: Scenario, review: Review) -> None:
    review.names(("controles",), scenario.controls, scenario.facts, "Le fait")
    for rank, name in enumerate(scenario.controls):
        if name in scenario.facts and not scenario.facts[name].identity:
            review.wrong(
                ("controles", rank), f"« {name} » n'est pas un élément d'identité.", f"ajoutez « identite: true » au fait « {name} »."
            )
    spared = scenario.record.status == "prospect" and not scenario.controls
    if len(scenario.controls) < CONTROLS and not spared:
        message = (
            f"Il faut au moins {CONTROLS} éléments de contrôle d'identité dans « controles » (sauf pour un prospect, qui n'en a aucun)."
        )
        review.wrong(("controles",), message, "ajoutez par exemple la date de naissance et le numéro de contrat.", key=True)


def _complements(scenario: Scenario, review: Review) -> None:
    for name, complement in scenario.complements.items():
        review.names(("complements", name, "besoins"), complement.needs, scenario.needs, "Le besoin")


def _triggers(scenario: Scenario, review: Review) -> None:
    for path, trigger in _all_triggers(scenario):
        review.name((*path, "theme"), trigger.topic, _topics_known(scenario), "Le thème")
        review.name((*path, "complement"), trigger.complement, scenario.complements, "Le complément")
        review.name((*path, "solution"), trigger.solution, scenario.solutions, "La solution")
        review.name((*path, "sauf_si"), trigger.unless_known, {*scenario.facts, *scenario.needs}, "Le fait ou le besoin")
    for name, objection in scenario.objections.items():
        review.names(("objections", name, "dementie_par"), objection.belied_by, scenario.facts, "Le fait")
    for name, initiative in scenario.initiatives.items():
        review.name(("initiatives", name, "demande_limite"), initiative.asks_limit, scenario.limits, "La limite")


def _all_triggers(scenario: Scenario) -> Iterator[tuple[Path, Trigger]]:
    for kind, items in (("objections", scenario.objections), ("initiatives", scenario.initiatives)):
        for name, item in items.items():
            yield (kind, name, "declencheur"), item.trigger
    yield from situations_review.triggers(scenario)


# ── Sense ────────────────────────────────────────────────────────────────────────────────────────


def _can_be_won(scenario: Scenario, review: Review) -> None:
    if "accord" not in scenario.outcomes or not scenario.agreement.subscribes or scenario.guidance is not None:
        return
    if not any(not solution.unsuitable for solution in scenario.solutions.values()):
        rank = scenario.outcomes.index("accord")
        review.wrong(
            ("issues_possibles", rank),
            "Un accord est possible, mais aucune solution ne convient.",
            "ajoutez une solution qui ne soit pas « inadaptee ».",
        )


def _trust(scenario: Scenario, review: Review) -> None:
    for name, fact in scenario.facts.items():
        if fact.disclosure == "confiance" and not fact.trust_min:
            review.advise(
                ("faits", name, "divulgation"),
                "Sans « confiance_min », ce fait se dit à la première question.",
                "par exemple confiance_min: 55.",
            )


def _kept_secret(scenario: Scenario, review: Review) -> None:
    for key, text in (("situation", scenario.situation), ("titre", scenario.title)):
        for value in _hidden_values(scenario):
            if says(_joined(text), _joined(value)):
                message = f"Ce texte est lu par le stagiaire et contient « {value} » : la situation ne doit rien dire du besoin caché."
                review.wrong((key,), message, "retirez ce détail, le client le laissera deviner.")
        clue = said_among(text, _hidden_expressions(scenario))
        if clue:
            review.advise((key,), f"Ce texte, lu par le stagiaire, contient « {clue} », qui met sur la voie du besoin caché.")


def _hidden_facts(scenario: Scenario) -> list[Fact]:
    under = {name for need in scenario.needs.values() if need.hidden for name in need.facts}
    return [fact for name, fact in scenario.facts.items() if name in under or fact.disclosure == "indice"]


def _hidden_values(scenario: Scenario) -> list[str]:
    return [fact.value for fact in _hidden_facts(scenario) if fact.value and len(fact.value) > 2]


def _hidden_expressions(scenario: Scenario) -> list[str]:
    needs = [words for need in scenario.needs.values() if need.hidden for words in need.picked_up]
    return needs + [words for fact in _hidden_facts(scenario) for words in fact.taken_up]


def _joined(text: str) -> str:
    """« 4 500 » and « 4500 » are one value."""
    return re.sub(r"(?<=\d)[\s  ](?=\d{3}\b)", "", text)


def _said_twice(scenario: Scenario, review: Review) -> None:
    first: dict[str, Path] = {}
    for path, line in _lines(review.source.value, ()):
        if line in first:
            number = review.source.place(*first[line]).line
            review.advise(path, f"Cette réplique est déjà à la ligne {number} : le client ne la dira qu'une fois.", "changez-en une.")
        first.setdefault(line, path)


def _lines(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Every line that the client may say, with its path."""
    if not isinstance(value, dict):
        return
    for key, below in value.items():
        if key in LINES and isinstance(below, list):
            yield from (((*path, key, rank), line) for rank, line in enumerate(below) if isinstance(line, str))
        else:
            yield from _lines(below, (*path, key))


_CHECKS: tuple[Callable[[Scenario, Review], None], ...] = (
    _people, _referential, _house, _documents, _solutions, _limits, _fields,
    _topics, _needs, _controls, _complements, _triggers,
    guidance_review.reread, _can_be_won, _trust, _kept_secret, _said_twice, *situations_review.CHECKS,
)  # fmt: skip
