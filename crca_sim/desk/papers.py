"""Documents as text: numbered articles, in each of the house's formats."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from crca_sim.authoring.scenario import Scenario
from crca_sim.desk import record
from crca_sim.desk.blanks import Sheet
from crca_sim.desk.quote_views import guarantee_line
from crca_sim.desk.state import DeskState
from crca_sim.desk.wording import capital, typeset_lines
from crca_sim.house import house
from crca_sim.house.product import Product
from crca_sim.house.quote import price
from crca_sim.house.texts import Clause, Made, texts

WORDS_A_MINUTE = 150
_BRIEF: frozenset[Made] = frozenset({"devis", "besoins", "conseil", "limites"})
"""What the desk writes itself is short enough for an easy-to-read version."""
_APART = frozenset({
    "nom", "prenom", "telephone", "courriel", "canal_prefere", "preference_communication", "adresse", "code_postal", "ville", "date_effet",
})  # fmt: skip
"""Fields that say who and how, not what is insured."""


def paper(document: str, scenario: Scenario, state: DeskState, form: str = "standard") -> list[str]:
    """The whole document in one of the house's formats. Unknown document: KeyError."""
    sheet = Sheet(texts()[document], scenario, state)
    described = house().formats[form]
    body = list(_FORMS.get(form, _standard)(sheet))
    header = [] if form == "standard" else [f"Format : {described.label} ({described.text}{_length(body) if form == 'audio' else ''})"]
    return typeset_lines([*header, *body])


def articles(document: str, scenario: Scenario, state: DeskState, found: tuple[Clause, ...]) -> list[str]:
    """Some articles of a document, under its title."""
    sheet = Sheet(texts()[document], scenario, state)
    return typeset_lines([sheet.filled(sheet.text.title), *(line for c in found for line in _article(sheet, c))])


def _length(lines: list[str]) -> str:
    minutes = max(1, round(sum(len(line.split()) for line in lines) / WORDS_A_MINUTE))
    return f", environ {minutes} minute{'s' if minutes > 1 else ''}"


# ── Formats ──────────────────────────────────────────────────────────────────────────────────────


def _standard(sheet: Sheet) -> Iterator[str]:
    yield sheet.filled(sheet.text.title)
    yield from map(sheet.filled, sheet.text.opening)
    for clause in sheet.text.clauses:
        yield from _article(sheet, clause)


def _article(sheet: Sheet, clause: Clause) -> Iterator[str]:
    yield f"Article {clause.number}. {clause.title}"
    yield from map(sheet.filled, clause.text)
    yield from (f"- {line}" for line in _made(sheet, clause))


def _structured(sheet: Sheet) -> Iterator[str]:
    """For a screen reader: each title says its level, each list its length."""
    yield f"Titre de niveau 1 : {sheet.filled(sheet.text.title)}"
    yield from map(sheet.filled, sheet.text.opening)
    for clause in sheet.text.clauses:
        yield f"Titre de niveau 2 : article {clause.number}, {clause.title}"
        yield from map(sheet.filled, clause.text)
        lines = _made(sheet, clause)
        if lines:
            yield f"Liste de {len(lines)} élément{'s' if len(lines) > 1 else ''}"
        yield from (f"- {line}" for line in lines)


def _easy(sheet: Sheet) -> Iterator[str]:
    yield sheet.filled(sheet.text.title)
    yield from map(sheet.filled, sheet.text.easy)
    for clause in sheet.text.clauses:
        if clause.made in _BRIEF:
            yield clause.title
            yield from (f"- {line}" for line in _made(sheet, clause))


_FORMS: dict[str, Callable[[Sheet], Iterator[str]]] = {"facile_a_lire": _easy, "lecteur_ecran": _structured}


# ── What the desk writes itself ──────────────────────────────────────────────────────────────────


def _made(sheet: Sheet, clause: Clause) -> list[str]:
    if clause.made is None:
        return []
    if clause.made in _OF_PRODUCT:
        return list(_OF_PRODUCT[clause.made](sheet.product)) if sheet.product else []
    return list(_OF_INTERVIEW[clause.made](sheet))


def _guarantees(product: Product) -> Iterator[str]:
    return (guarantee_line(product, g, product.formulas) for g in product.guarantees.values())


def _exclusions(product: Product) -> Iterator[str]:
    for exclusion in product.exclusions.values():
        only = ", ".join(product.formulas[f].label for f in exclusion.formulas)
        yield exclusion.label + (f" ({only})" if only else "")


def _options(product: Product) -> Iterator[str]:
    for option in product.options.values():
        cost = f"{price(option.price, 'par an, avant contributions')}" if option.price is not None else "prix non fixé au catalogue"
        yield f"{option.label} : {cost}" + (f" ; {option.text}" if option.text and option.price is not None else "")


def _variants(product: Product) -> Iterator[str]:
    return (f"{v.label} : {v.text}" for v in product.variants.values())


def _quotes(sheet: Sheet) -> Iterator[str]:
    for e in sheet.state.quotes.values():
        yield f"{e.quote.title} : {price(e.quote.yearly, 'par an')}, soit {price(e.quote.monthly, 'par mois')}"
    if not sheet.state.quotes:
        yield "aucun devis établi"


def _needs(sheet: Sheet) -> Iterator[str]:
    """What the client told, identity and coordinates apart."""
    facts = (sheet.scenario.facts[f] for f in sheet.state.told if f in sheet.scenario.facts)
    told = [f.label for f in facts if not f.identity and f.field not in _APART]
    yield from told or ["aucun besoin n'est recueilli à ce jour"]


def _advice(sheet: Sheet) -> Iterator[str]:
    offers = [o for o in sheet.state.offers if o.solution in sheet.scenario.solutions]
    if not offers:
        yield "aucun conseil n'est donné à ce jour"
        return
    advised = [o for o in offers if o.recommended] or offers[-1:]
    for name in dict.fromkeys(o.solution for o in advised):
        needs = dict.fromkeys(n for o in offers if o.solution == name for n in o.needs if n in sheet.scenario.needs)
        reasons = ", ".join(sheet.scenario.needs[n].label for n in needs)
        quote = sheet.state.quote_for(name)
        cost = f" ({price(quote.yearly, 'par an')})" if quote else ""
        yield f"{capital(sheet.scenario.solutions[name].label)}{cost}. Raison : {reasons or 'à compléter'}"


def _limits(sheet: Sheet) -> Iterator[str]:
    said = [sheet.scenario.limits[name].label for name in sheet.state.limits if name in sheet.scenario.limits]
    yield from said or ["aucune limite n'est dite à ce jour"]


def _file(sheet: Sheet) -> Iterator[str]:
    """The record's fields that say the risk."""
    labels = record.fields(sheet.scenario)
    shown = {n: v for n, v in sheet.state.fields(sheet.scenario).items() if n not in _APART and v}
    yield from (f"{labels.get(n, n)} : {record.spoken(v)}" for n, v in shown.items())
    if not shown:
        yield "aucune déclaration saisie"


_OF_PRODUCT: dict[Made, Callable[[Product], Iterator[str]]] = {
    "garanties": _guarantees,
    "exclusions": _exclusions,
    "options": _options,
    "variantes": _variants,
    "conditions": lambda product: iter(product.conditions),
    "pieces": lambda product: iter(product.papers),
}
_OF_INTERVIEW: dict[Made, Callable[[Sheet], Iterator[str]]] = {
    "devis": _quotes,
    "besoins": _needs,
    "conseil": _advice,
    "limites": _limits,
    "dossier": _file,
}
