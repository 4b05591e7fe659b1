"""The single pricing rule of Mutuelle Aubelune: the same profile gives the same cents everywhere.

`produits.md`, « Conventions tarifaires » (fictional): base × coefficients + options, then contributions = 12 % of
that sum, plus 6,50 € for a contract that covers goods; rounded to the cent (half up) once, at the end; a month is a
twelfth of the year, without fees. Where that text leaves room, this is how it is read:

- *Rouler léger* **is** the coefficient 0,82 below 6 000 km a year: naming the variant takes nothing more off, and
  naming it from 6 000 km on is refused. From 12 001 to 20 000 km, which the table does not name, the coefficient is 1.
- *Conduite suivie* gives « jusqu'à −15 % »: nothing is earned when the contract starts, so the quote takes off
  `remise_conduite` (0 by default, 15 at most). *Électrique* takes 8 % off base × coefficients, never off options.
- Parking other than garage or street: 1. A new driver's surcharge is 100 % (50 % after « conduite accompagnée »),
  halved each year: × 2, × 1,50, × 1,25 (× 1,50, × 1,25, × 1,125), for three years.
- *Tiers* covers no goods (« pas de garantie dommages »): no 6,50 €. Only auto and habitat are « dommages aux biens ».
- Habitat: students and flat-sharers pay a tenant's base; a homeowner or co-owner who lives there 42 € a room. « Par
  tranche de 10 000 € » counts whole slices. « Zone vol 1 » in the examples is the coefficient 1. Two claims or more
  in 36 months: no quote, the underwriting service decides.
- Santé and GAV are monthly tables: the year is twelve months, and contributions are added as for every product. A
  child is 0,55 of the base, free from the third on. Santé has no zone coefficient since none is published.
- Scolaire: free from the third child on. Compagnon: age counts in completed years; an assistance dog of 9 or 10
  keeps the coefficient of 7–8; a dog of the 1st or 2nd category is for the underwriting service.
- An option without a catalogue price (assistance 0 km…) cannot be quoted. *Rachat de franchise* and *valeur d'achat*
  need a formula that covers the car.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from pydantic import JsonValue, TypeAdapter, ValidationError

from crca_sim.house import house
from crca_sim.house.names import resolve, typeset, unknown
from crca_sim.house.product import Product
from crca_sim.house.profile_errors import in_french, value_in_french
from crca_sim.house.profiles import (
    PROFILES,
    AutoProfile,
    CompagnonProfile,
    DroitProfile,
    GavProfile,
    HabitatProfile,
    Profile,
    SanteProfile,
    ScolaireProfile,
)
from crca_sim.house.quote import Quote, QuoteLine, price

_CENT = Decimal("0.01")


class NoQuote(Exception):
    """Why there can be no quote, in French, for the adviser to read."""


@dataclass
class _Sum:
    """A calculation under way: a yearly base, coefficients with their reason."""

    base: Decimal
    what: str
    coefficients: list[tuple[str, Decimal]] = field(default_factory=list)

    def times(self, why: str, coefficient: Decimal) -> None:
        self.coefficients.append((why, coefficient))

    def total(self) -> Decimal:
        amount = self.base
        for _, coefficient in self.coefficients:
            amount *= coefficient
        return amount

    def lines(self) -> list[QuoteLine]:
        steps = [QuoteLine(label=why, value=f"× {_comma(c)}") for why, c in self.coefficients]
        return [QuoteLine(label=self.what, value=price(self.base)), *steps]


def profile(product: str, described: Mapping[str, JsonValue]) -> Profile:
    """The checked profile of a risk. Names may be ids or labels.

    Raises NoQuote when the product has no tariff, or with one French sentence for each mistake.
    """
    kind = PROFILES.get(product)
    if kind is None:
        raise NoQuote(typeset(_no_tariff(product)))
    try:
        checked = kind.model_validate(dict(described))
    except ValidationError as error:
        raise NoQuote(typeset("\n".join(in_french(error, kind)))) from None
    return _with_known_names(house().products[product], checked)


def tariff_value(product: str, key: str, value: JsonValue) -> str:
    """One value of a profile in its canonical form (`4 500 km` → `4500`). Raises NoQuote when it does not fit.

    Unknown product or key: KeyError.
    """
    fields = {f.alias or name: f for name, f in PROFILES[product].model_fields.items()}
    try:
        return str(TypeAdapter(fields[key].rebuild_annotation()).validate_python(value))
    except ValidationError as error:
        raise NoQuote(typeset(value_in_french(error, key))) from None


def quote(product: str, risk: Profile) -> Quote:
    """The price of a risk. Raises NoQuote when the house does not price it (too many claims, age of the animal …)."""
    sold = house().products[product]
    _check_options(sold, risk)
    calculation = _RULES[type(risk)](sold, risk)
    for variant in (sold.variants[v] for v in risk.variants):
        if variant.coefficient is not None:
            calculation.times(f"Variante {variant.label}", variant.coefficient)
    return _printed(sold, risk, calculation)


def quote_for(product: str, described: Mapping[str, JsonValue]) -> Quote:
    """Checks the profile, then prices it. Raises NoQuote."""
    return quote(product, profile(product, described))


def _printed(sold: Product, risk: Profile, calculation: _Sum) -> Quote:
    options = [(sold.options[o].label, sold.options[o].price or Decimal(0)) for o in risk.options]
    net = calculation.total() + sum((amount for _, amount in options), Decimal(0))
    base_amount, yearly = _cents(net), _cents(net + _contributions(sold, risk.formula, net))
    added = yearly - base_amount
    lines = [
        *calculation.lines(),
        *(QuoteLine(label=f"Option {label}", value=price(amount)) for label, amount in options),
        QuoteLine(label=f"Contributions ({_contribution_words(sold, risk.formula)})", value=price(added)),
    ]
    return Quote(
        product=sold.id, formula=risk.formula, options=risk.options, variants=risk.variants, title=_title(sold, risk), lines=tuple(lines),
        base_amount=base_amount, contributions=added, yearly=yearly, monthly=_cents(yearly / 12),
    )  # fmt: skip


def _contributions(sold: Product, formula: str, net: Decimal) -> Decimal:
    rate, fixed = house().contributions.rate, house().contributions.property_damage
    return net * Decimal(str(rate)) + (Decimal(str(fixed)) if sold.has_property_damage(formula) else 0)


def _contribution_words(sold: Product, formula: str) -> str:
    rate = f"{house().contributions.rate:.0%}".replace("%", " %")
    fixed = Decimal(str(house().contributions.property_damage))
    return f"{rate} et {fixed:.2f} €".replace(".", ",") if sold.has_property_damage(formula) else rate


def _title(sold: Product, risk: Profile) -> str:
    extras = [sold.options[o].label for o in risk.options] + [sold.variants[v].label for v in risk.variants]
    return f"{sold.label}, {sold.formulas[risk.formula].label}" + (f" avec {', '.join(extras)}" if extras else "")


# ── One rule a product ───────────────────────────────────────────────────────────────────────────


def _auto(sold: Product, risk: AutoProfile) -> _Sum:
    table, light = sold.coefficients, risk.km < (sold.steps["km"][0][0] or 0)
    if "rouler_leger" in risk.variants and not light:
        raise NoQuote(typeset("« Rouler léger » est réservé à moins de 6 000 km par an : ce profil n'y ouvre pas droit."))
    found = _Sum(sold.formulas[risk.formula].rates["annuel"], "Base annuelle")
    found.times("Bonus-malus", risk.crm)
    found.times(f"Zone {risk.zone}", table["zone"][risk.zone])
    found.times(f"Stationnement ({risk.parking})", table["stationnement"][risk.parking])
    found.times(f"Usage ({risk.use.replace('_', '-').replace('prive', 'privé')})", table["usage"][risk.use])
    found.times(f"Kilométrage ({risk.km} km{', Rouler léger' if light else ''})", _step(sold, "km", risk.km))
    if risk.novice != "aucun":
        surcharge = table["novice"][risk.novice] / 2 ** (risk.novice_year - 1)
        found.times(f"Conducteur novice, année {risk.novice_year}", 1 + surcharge)
    if "conduite_suivie" in risk.variants:
        found.times("Conduite suivie (jusqu'à −15 %, selon les données du boîtier)", 1 - risk.observed_discount / 100)
    return found


def _habitat(sold: Product, risk: HabitatProfile) -> _Sum:
    if risk.claims >= 2:
        raise NoQuote("Deux sinistres ou plus en 36 mois : tarif soumis à l'accord du service souscription, sans devis au poste.")
    tenant = risk.status in ("locataire", "colocataire", "etudiant")
    rate = "piece_locataire" if tenant else "piece_non_occupant" if risk.status == "non_occupant" else "piece"
    slices = risk.contents // int(sold.coefficients["capital_mobilier"]["tranche"])
    found = _Sum(sold.rates[rate] * risk.rooms, f"Base annuelle ({risk.rooms} pièce{'s' if risk.rooms > 1 else ''})")
    found.times(f"Formule {sold.formulas[risk.formula].label}", sold.formulas[risk.formula].rates["coefficient"])
    found.times(f"Zone vol {risk.theft_zone}", sold.coefficients["zone_vol"][risk.theft_zone])
    found.times("Sinistres des 36 derniers mois", sold.coefficients["sinistres_36_mois"][str(risk.claims)])
    found.times("Capital mobilier", 1 + slices * sold.coefficients["capital_mobilier"]["par_tranche"])
    return found


def _sante(sold: Product, risk: SanteProfile) -> _Sum:
    adults = [risk.age] + ([risk.partner_age] if risk.partner_age is not None else [])
    child = sold.coefficients["enfant"]
    paying = min(risk.children, int(child["gratuit_a_partir_de"]) - 1)
    found = _Sum(sold.formulas[risk.formula].rates["mensuel"] * 12, "Base annuelle d'un adulte")
    people = f"{len(adults)} adulte{'s' if len(adults) > 1 else ''}, {risk.children} enfant{'s' if risk.children > 1 else ''}"
    found.times(f"Personnes assurées ({people})", sum((_step(sold, "age", a) for a in adults), paying * child["part"]))
    return found


def _gav(sold: Product, risk: GavProfile) -> _Sum:
    return _Sum(sold.formulas[risk.formula].rates[risk.household] * 12, f"Base annuelle ({risk.household})")


def _scolaire(sold: Product, risk: ScolaireProfile) -> _Sum:
    found = _Sum(sold.formulas[risk.formula].rates["annuel"], "Base annuelle par enfant")
    paying = min(risk.children, int(sold.coefficients["enfant"]["gratuit_a_partir_de"]) - 1)
    found.times("Enfants payants", Decimal(paying))
    return found


def _compagnon(sold: Product, risk: CompagnonProfile) -> _Sum:
    entry, years = sold.coefficients["entree"], risk.months // 12
    oldest = entry["ans_max_assistance"] if risk.assistance else entry["ans_max"]
    if risk.months < entry["mois_min"] or years > oldest:
        raise NoQuote(f"Entrée possible de {entry['mois_min']} mois à {oldest} ans : cet animal ne peut pas être assuré.")
    if risk.species == "chien" and risk.weight is None:
        raise NoQuote("Il manque le poids du chien (poids_kg).")
    kind = "chat" if risk.species == "chat" else "petit_chien" if (risk.weight or 0) < 20 else "grand_chien"
    found = _Sum(sold.formulas[risk.formula].rates["mensuel"] * 12, "Base annuelle")
    found.times("Âge de l'animal", _step(sold, "age", years))
    found.times("Espèce et poids", sold.coefficients["espece"][kind])
    return found


def _droit(sold: Product, risk: DroitProfile) -> _Sum:
    return _Sum(sold.formulas[risk.formula].rates["annuel"], "Base annuelle")


_RULES: dict[type[Profile], Callable[[Product, Any], _Sum]] = {
    AutoProfile: _auto,
    HabitatProfile: _habitat,
    SanteProfile: _sante,
    GavProfile: _gav,
    ScolaireProfile: _scolaire,
    CompagnonProfile: _compagnon,
    DroitProfile: _droit,
}


# ── Names and numbers ────────────────────────────────────────────────────────────────────────────


def _with_known_names(sold: Product, risk: Profile) -> Profile:
    """The same profile with ids instead of labels. Raises NoQuote for a name the product does not have."""
    wrong: list[str] = []

    def known(what: str, word: str, labels: Mapping[str, str]) -> str:
        found = resolve(word, labels)
        if found is None:
            wrong.append(unknown(what, word, labels))
        return found or ""

    formula = known("Formule", risk.formula, {f.id: f.label for f in sold.formulas.values()})
    options = tuple(known("Option", o, {x.id: x.label for x in sold.options.values()}) for o in risk.options)
    variants = tuple(known("Variante", v, {x.id: x.label for x in sold.variants.values()}) for v in risk.variants)
    if wrong:
        raise NoQuote(typeset("\n".join(wrong)))
    return risk.model_copy(
        update={"formula": formula, "options": tuple(dict.fromkeys(options)), "variants": tuple(dict.fromkeys(variants))}
    )


def _check_options(sold: Product, risk: Profile) -> None:
    for option in (sold.options[o] for o in risk.options):
        if option.price is None:
            raise NoQuote(typeset(f"L'option « {option.label} » n'a pas de prix au catalogue : étude personnalisée."))
        if option.formulas and risk.formula not in option.formulas:
            raise NoQuote(typeset(f"L'option « {option.label} » ne va pas avec la formule {sold.formulas[risk.formula].label}."))


def _no_tariff(product: str) -> str:
    known = house().products.get(product)
    if known is None:
        return unknown("Produit", product, PROFILES)
    return f"{known.label} : étude personnalisée, sans devis au poste."


def _step(sold: Product, table: str, value: int) -> Decimal:
    return next(coefficient for under, coefficient in sold.steps[table] if under is None or value < under)


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(_CENT, rounding=ROUND_HALF_UP)


def _comma(number: Decimal) -> str:
    """At least two decimals, French comma: `0.82` → « 0,82 », `1.125` → « 1,125 »."""
    shown = f"{number.normalize():f}"
    return (f"{number:.2f}" if len(shown.partition(".")[2]) < 2 else shown).replace(".", ",")
