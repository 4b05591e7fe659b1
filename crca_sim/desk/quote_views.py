"""Quotes on the desk: as they stand, side by side, ready to print; and what a study needs."""

from __future__ import annotations

from collections.abc import Mapping

from crca_sim.desk.state import DeskState
from crca_sim.desk.wording import capital, typeset_lines
from crca_sim.house import house
from crca_sim.house.product import Cover, Guarantee, Product
from crca_sim.house.quote import Quote, price

_ROLES = {"franchise": "franchise", "plafond": "plafond", "taux": "taux", "seuil": "seuil", "delai": "délai d'attente", "duree": "durée",
          "minimum": "minimum", "indemnisation": "indemnisation"}  # fmt: skip


def quotes_view(state: DeskState) -> list[str]:
    """The quotes established, with their prices."""
    lines = [line for e in state.quotes.values() for line in (f"Devis : {e.label}", *e.quote.as_text(detailed=False)[1:])]
    return typeset_lines(lines or ["Aucun devis établi."])


def comparison(product: Product, quotes: Mapping[str, Quote]) -> list[str]:
    """Formulas side by side: the price of each, then each guarantee formula by formula."""
    extras = next(iter(quotes.values())).title.partition(" avec ")[2]
    lines = [f"{product.label} : comparaison des formules" + (f", avec {extras}" if extras else "")]
    lines += [f"{product.formulas[f].label} : {price(q.yearly, 'par an')}, {price(q.monthly, 'par mois')}" for f, q in quotes.items()]
    return typeset_lines([*lines, *(guarantee_line(product, g, quotes) for g in product.guarantees.values())])


def comparison_view(state: DeskState) -> list[str]:
    """The last comparison."""
    if not state.compared:
        return ["Aucune comparaison établie."]
    first = next(iter(state.compared.values()))
    return comparison(house().products[first.product], state.compared)


def comparison_table(state: DeskState) -> list[list[str]]:
    """The last comparison as rows: a title, then a cell for each formula. Empty when there is none."""
    if not state.compared:
        return []
    product = house().products[next(iter(state.compared.values())).product]
    quotes = state.compared
    rows = [["", *(product.formulas[f].label for f in quotes)]]
    rows.append(["Par an", *(price(q.yearly) for q in quotes.values())])
    rows.append(["Par mois", *(price(q.monthly) for q in quotes.values())])
    rows += [[capital(g.label), *(_cell(g, f) for f in quotes)] for g in product.guarantees.values()]
    return [typeset_lines(row) for row in rows]


def guarantee_line(product: Product, guarantee: Guarantee, formulas: Mapping[str, object]) -> str:
    """A guarantee, formula by formula."""
    cells = (f"{product.formulas[f].label} : {_cell(guarantee, f)}" for f in formulas)
    remark = f" ({guarantee.text})" if guarantee.text else ""
    return f"{capital(guarantee.label)}{remark}. {' ; '.join(cells)}"


def _cell(guarantee: Guarantee, formula: str) -> str:
    """What a formula covers; the general excess is said where there is no other."""
    said = cover_in_words(guarantee.covers.get(formula))
    return f"{said}, franchise générale" if guarantee.general_excess and said != "non garanti" else said


def cover_in_words(cover: Cover) -> str:
    """« non garanti », « oui », or its limits."""
    if cover is None:
        return "non garanti"
    if "distance" in cover:
        return f"à partir de {_in_words(cover['distance'][0])}"
    limits = (f"{_ROLES[role]} {_in_words(values[0])}" for role, values in cover.items() if role in _ROLES)
    return ", ".join(limits) or "oui"


def _in_words(value: str) -> str:
    amount, _, unit = value.partition(" ")
    if unit == "EUR":
        return f"{int(float(amount)):,} €".replace(",", " ")
    return value.replace(" j", " jours") if unit == "j" else value


def study(product: Product) -> str:
    """Why there is no quote, and what to collect for the study."""
    wanted = "".join(f"\n- {what}" for what in product.to_collect)
    return f"{product.label} : étude personnalisée, sans devis au poste." + (f" À recueillir :{wanted}" if wanted else "")
