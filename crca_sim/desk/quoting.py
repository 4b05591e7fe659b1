"""Quotes made on the desk: the scenario's true risk, what the solution changes, and what the adviser entered."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import JsonValue

from crca_sim.authoring.scenario import Scenario, Solution
from crca_sim.desk import quote_views, record
from crca_sim.desk.answer import Act, Answer
from crca_sim.desk.arguments import Arguments, product_in_use
from crca_sim.desk.state import DeskState
from crca_sim.desk.values import Refused
from crca_sim.house.product import Product
from crca_sim.house.profiles import keys_of
from crca_sim.house.quote import Quote
from crca_sim.house.tariff import NoQuote, quote_for


def risk(scenario: Scenario, product: str, edits: Mapping[str, str], solution: Solution | None = None) -> dict[str, JsonValue]:
    """The profile to price. Entered fields win over the true risk: a wrong mileage gives a wrong quote."""
    elsewhere = product != scenario.product
    true = {key: v for key, v in scenario.pricing.items() if not elsewhere or key in keys_of(product)}
    entered = {key: value for name, value in edits.items() if (key := record.tariff_key(name, product))}
    return true | _of_solution(solution) | entered


def _of_solution(solution: Solution | None) -> dict[str, JsonValue]:
    if solution is None:
        return {}
    chosen: dict[str, JsonValue] = {"options": list(solution.options), "variantes": list(solution.variants)}
    if solution.formula:
        chosen["formule"] = solution.formula
    return chosen | solution.pricing


def established(arguments: Arguments, edits: Mapping[str, str]) -> tuple[str, str | None, Quote]:
    """The quote asked for: its label, the scenario's solution it prices, and itself. Raises Refused."""
    scenario, product, name = arguments.scenario, product_in_use(arguments), arguments.text("solution")
    solution = scenario.solutions.get(name or "")
    described = risk(scenario, product.id, edits, solution) | _asked(arguments)
    if product.study:
        raise _study(product)
    if "formule" not in described:
        raise Refused(f"formule : à préciser ({', '.join(product.formulas)}).", "formule")
    quote = _priced(product.id, described)
    name = name or _same_as(quote, scenario, edits)
    return (scenario.solutions[name].label if name else quote.title), name, quote


AT_LEAST, AT_MOST = 2, 3
"""Formulas that one chooses to see side by side."""


def compared(arguments: Arguments, edits: Mapping[str, str]) -> dict[str, Quote]:
    """Formulas for the same risk, with the options and variants asked for and no other. Raises Refused."""
    product = product_in_use(arguments)
    if product.study:
        raise _study(product)
    chosen = arguments.names("formules")
    if chosen is not None and not AT_LEAST <= len(chosen) <= AT_MOST:
        raise Refused(f"formules : choisissez-en deux ou trois ({', '.join(product.formulas)}).", "formules")
    bare = risk(arguments.scenario, product.id, edits) | {"options": [], "variantes": []} | _asked(arguments)
    return {formula: _side(product, formula, bare) for formula in chosen or tuple(product.formulas)}


def _side(product: Product, formula: str, described: Mapping[str, JsonValue]) -> Quote:
    """One formula; an option or a variant that does not go with it is said of that formula."""
    try:
        return quote_for(product.id, {**described, "formule": formula})
    except NoQuote as refusal:
        extras = described.get("options") or described.get("variantes")
        raise Refused(f"{product.formulas[formula].label} : {refusal}" if extras else str(refusal)) from None


def _asked(arguments: Arguments) -> dict[str, JsonValue]:
    return {key: arguments.values[key] for key in ("formule", "options", "variantes") if key in arguments.values}


def _priced(product: str, described: Mapping[str, JsonValue]) -> Quote:
    try:
        return quote_for(product, described)
    except NoQuote as refusal:
        raise Refused(str(refusal)) from None


def _study(product: Product) -> Refused:
    return Refused(quote_views.study(product))


def _same_as(quote: Quote, scenario: Scenario, edits: Mapping[str, str]) -> str | None:
    """The scenario's solution that this quote prices, though it was not named."""
    return next((name for name, s in scenario.solutions.items() if _prices(quote, s, scenario, edits)), None)


def _prices(quote: Quote, solution: Solution, scenario: Scenario, edits: Mapping[str, str]) -> bool:
    if (solution.product, solution.formula, frozenset(solution.options)) != (quote.product, quote.formula, frozenset(quote.options)):
        return False
    if frozenset(solution.variants) == frozenset(quote.variants):
        return True
    try:
        return quote_for(quote.product, risk(scenario, quote.product, edits, solution)).yearly == quote.yearly
    except NoQuote:
        return False


def true_prices(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    """Solution → its exact yearly and monthly prices for the true risk (`176.63 EUR`); those without a tariff are left out."""
    found: dict[str, tuple[str, ...]] = {}
    for name, solution in scenario.solutions.items():
        try:
            found[name] = quote_for(solution.product, risk(scenario, solution.product, {}, solution)).canonical
        except NoQuote:
            continue
    return found


# ── Actions ──────────────────────────────────────────────────────────────────────────────────────


def quoted(arguments: Arguments, state: DeskState) -> Answer:
    """The price alone: the steps of the calculation would give away what was not discovered yet."""
    label, solution, quote = established(arguments, state.edits)
    produced: dict[str, JsonValue] = {"libelle": label, "solution": solution, "devis": quote.model_dump(mode="json")}
    return Answer(quote.as_text(detailed=False), produced)


def set_side_by_side(arguments: Arguments, state: DeskState) -> Answer:
    """The formulas chosen, or all of them."""
    quotes = compared(arguments, state.edits)
    lines = quote_views.comparison(product_in_use(arguments), quotes)
    return Answer(lines, {"devis": {f: q.model_dump(mode="json") for f, q in quotes.items()}})


ACTS: dict[str, Act] = {"etablir_devis": quoted, "comparer_formules": set_side_by_side}
