"""The arguments of an action: checked at the border, made canonical, worded for the label."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pydantic import JsonValue

from crca_sim.authoring.scenario import Scenario
from crca_sim.desk import record, values
from crca_sim.desk.values import Mistakes, Refused, UnknownName
from crca_sim.house import house, plain, resolve, unknown
from crca_sim.house.product import Product
from crca_sim.house.workstation import Action, Argument

_ARTICLES = ("l_", "le_", "la_", "les_", "un_", "une_", "par_", "en_")
_TWINS = {"options": "variantes", "variantes": "options"}
"""A variant named among the options is put where it belongs, and the other way round."""


@dataclass
class Arguments:
    """What was understood of them: canonical values, and the same in words."""

    scenario: Scenario
    values: dict[str, JsonValue] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    moved: dict[str, list[str]] = field(default_factory=dict)
    """Names given to one list that belong to its twin."""

    def text(self, name: str) -> str | None:
        """A value of one word, or None."""
        value = self.values.get(name)
        return None if value is None else str(value)

    def names(self, name: str) -> tuple[str, ...] | None:
        """A list of ids, or None when it was not given."""
        value = self.values.get(name)
        return tuple(str(v) for v in value) if isinstance(value, list) else None


def read(action: Action, given: Mapping[str, JsonValue], scenario: Scenario) -> Arguments:
    """Checks everything and refuses everything at once. Raises Mistakes: one line for each, by argument."""
    wrong: dict[str, str] = {name: _no_such(action, name) for name in given if action.argument(name) is None}
    found = Arguments(scenario)
    for argument in action.arguments:
        try:
            _read_one(argument, _given(argument, given), found)
        except Refused as refusal:
            wrong[argument.name] = _where(argument, refusal)
    if wrong:
        raise Mistakes(wrong)
    _put_in_place(action, found)
    return found


def _given(argument: Argument, given: Mapping[str, JsonValue]) -> JsonValue:
    """Under its name, else under another of its names, else its default."""
    return next((given[name] for name in (argument.name, *argument.aliases) if name in given), argument.default)


def _where(argument: Argument, refusal: Refused) -> str:
    if isinstance(refusal, UnknownName):
        return f"{argument.name} {refusal}"
    said = str(refusal)
    return said[0].upper() + said[1:] if argument.type == "valeur" and said[0] != "à" else f"{argument.name} : {said}"


def _no_such(action: Action, name: str) -> str:
    if not action.arguments:
        return f"« {action.id} » ne prend aucun argument (reçu : « {name} »)."
    return f"{action.id} : {unknown('argument', name, [a.name for a in action.arguments])}"


def _read_one(argument: Argument, raw: JsonValue, found: Arguments) -> None:
    if raw is None:
        if argument.required:
            raise Refused(f"à préciser{_choices_in_words(argument, found)}.")
        return
    value, shown = _READERS[argument.type](argument, raw, found)
    found.values[argument.name], found.shown[argument.name] = value, shown


def _put_in_place(action: Action, found: Arguments) -> None:
    for name, words in found.moved.items():
        argument = action.argument(name)
        if argument is not None:
            _read_one(argument, [*(found.names(name) or ()), *words], found)
    for name in ("options", "variantes"):
        if found.moved and found.values.get(name) == []:
            found.values.pop(name)
            found.shown.pop(name)


def _choices_in_words(argument: Argument, found: Arguments) -> str:
    choices = _choices(argument, found)
    return f" ({', '.join(choices)})" if 0 < len(choices) <= 12 else ""


def _words(raw: JsonValue) -> str:
    """Text only: a number or a list where words are expected is a mistake."""
    if not isinstance(raw, str):
        raise Refused("un texte est attendu.")
    return raw


def _number_or_words(raw: JsonValue) -> str:
    if isinstance(raw, bool) or not isinstance(raw, str | int | float):
        raise Refused("un texte ou un nombre est attendu.")
    return str(raw)


def _text(argument: Argument, raw: JsonValue, found: Arguments) -> tuple[JsonValue, str]:
    clean = values.text(_number_or_words(raw) if argument.name == "article" else _words(raw))
    return clean, " ".join(clean.split())


def _value(argument: Argument, raw: JsonValue, found: Arguments) -> tuple[JsonValue, str]:
    name = found.text("champ")
    clean = values.text(_number_or_words(raw), values.LONGEST_VALUE)
    value = record.canonical(name, clean, found.scenario) if name else clean
    return value, " ".join(record.spoken(value).split())


def _date(argument: Argument, raw: JsonValue, found: Arguments) -> tuple[JsonValue, str]:
    value = values.appointment(_words(raw))
    spoken = "/".join(reversed(value.split("-"))) if value[:4].isdigit() else value
    return value, f"le {spoken}" if "/" in spoken else spoken


def _hour(argument: Argument, raw: JsonValue, found: Arguments) -> tuple[JsonValue, str]:
    value = values.hour(_number_or_words(raw))
    hours, minutes = value.split(":")
    return value, f"{int(hours)} h" + (f" {minutes}" if minutes != "00" else "")


def _duration(argument: Argument, raw: JsonValue, found: Arguments) -> tuple[JsonValue, str]:
    seconds = values.duration(_number_or_words(raw))
    return seconds, f"{seconds} seconde{'s' if seconds > 1 else ''}"


def _amount(argument: Argument, raw: JsonValue, found: Arguments) -> tuple[JsonValue, str]:
    """An amount in the unit of the delegation it falls under: euros, percents or days."""
    delegation = house().delegations.get(found.text("nature") or "")
    unit = delegation.ceiling.split()[1] if delegation else "EUR"
    value = values.amount(_number_or_words(raw), unit)
    return f"{value} {unit}", values.amount_in_words(value, unit)


def _one(argument: Argument, raw: JsonValue, found: Arguments) -> tuple[JsonValue, str]:
    choices = _choices(argument, found)
    name = _chosen(argument, _words(raw), choices, found)
    return name, choices[name]


def _several(argument: Argument, raw: JsonValue, found: Arguments) -> tuple[JsonValue, str]:
    given = _split(raw, argument, found) if isinstance(raw, str) else raw
    if not isinstance(given, list):
        raise Refused("une liste de noms est attendue.")
    choices, names = _choices(argument, found), list[str]()
    for word in given:
        _sort(_words(word).strip(), argument, found, choices, names)
    names = list(dict.fromkeys(names))
    return list[JsonValue](names), ", ".join(choices[name] for name in names)


def _sort(word: str, argument: Argument, found: Arguments, choices: Mapping[str, str], names: list[str]) -> None:
    """A name to its own list, else to the twin's."""
    twin = _TWINS.get(argument.among or "")
    if twin and resolve(word, choices) is None and (elsewhere := resolve(word, _COLLECTIONS[twin](found))):
        found.moved.setdefault(twin, []).append(elsewhere)
        return
    names.append(_chosen(argument, word, choices, found))


def _split(raw: str, argument: Argument, found: Arguments) -> list[JsonValue]:
    """« vélo, jardin et piscine »: by commas; « velo rouler_leger »: by spaces, when each piece is a name."""
    if "," in raw:
        return [*raw.split(",")]
    known = dict(_choices(argument, found))
    if twin := _TWINS.get(argument.among or ""):
        known |= _COLLECTIONS[twin](found)
    pieces = raw.split()
    apart = resolve(raw, known) is None and all(resolve(p, known) or p in _aliases(argument, found) for p in pieces)
    return [*pieces] if apart else [raw]


def _chosen(argument: Argument, word: str, choices: Mapping[str, str], found: Arguments) -> str:
    bare = {name: _bare(label) for name, label in choices.items()}
    name = resolve(word, choices) or resolve(word, bare) or _aliases(argument, found).get(plain(word))
    if name is not None and name in choices:
        return name
    if argument.among == "motifs":
        return _reason(word, choices, found)
    raise UnknownName(unknown("", word, choices))


def _bare(label: str) -> str:
    """Without its article, so that a name may be typed with it or not."""
    words = plain(label)
    return next((words.removeprefix(a) for a in _ARTICLES if words.startswith(a)), words)


def _aliases(argument: Argument, found: Arguments) -> dict[str, str]:
    """Other names, in their plain form → id: « étendu » for the formula « Tiers étendu »."""
    if argument.among == "formules":
        return {plain(alias): f.id for f in product_in_use(found).formulas.values() for alias in f.aliases}
    if argument.among == "produits":
        return {plain(alias): p.id for p in house().products.values() for alias in p.aliases}
    return {}


def _reason(word: str, choices: Mapping[str, str], found: Arguments) -> str:
    """« devis » is that of the interview's product; a family that has several reasons asks which."""
    product = house().product(found.scenario.product)
    wanted = plain(word)
    kinds = ("devis", "etude") if wanted in ("devis", "etude", "souscription") else ()
    named = [f"{kind}_{product.id}" for kind in kinds if product is not None]
    if right := next((name for name in named if name in choices), None):
        return right
    family = next((f for f, label in house().reason_families.items() if wanted in (plain(f), plain(label))), None)
    if family is None:
        raise UnknownName(unknown("", word, choices))
    members = ", ".join(f"{r.id} ({r.label})" for r in house().reasons.values() if r.family == family)
    raise UnknownName(f"« {word} » : précisez lequel : {members}.")


def choices(argument: Argument, scenario: Scenario, product: str | None = None) -> Mapping[str, str]:
    """Id → words, of the closed list an argument is chosen in; empty when it is free."""
    return _choices(argument, Arguments(scenario, {"produit": product} if product else {}))


def _choices(argument: Argument, found: Arguments) -> Mapping[str, str]:
    """Id → words, of the closed list an argument is chosen in."""
    return argument.choices or (_COLLECTIONS[argument.among](found) if argument.among else {})


def product_in_use(found: Arguments) -> Product:
    """The product that a quote is about: the one asked for, the chosen solution's, else the scenario's. Raises Refused when the
    house has none.
    """
    solution = found.scenario.solutions.get(found.text("solution") or "")
    name = found.text("produit") or (solution.product if solution else found.scenario.product)
    product = house().product(name)
    if product is None:
        raise Refused(unknown("Produit", name, house().products))
    return product


_READERS: dict[str, Callable[[Argument, JsonValue, Arguments], tuple[JsonValue, str]]] = {
    "texte": _text,
    "valeur": _value,
    "date": _date,
    "heure": _hour,
    "duree": _duration,
    "montant": _amount,
    "choix": _one,
    "liste": _several,
}

_COLLECTIONS: dict[str, Callable[[Arguments], Mapping[str, str]]] = {
    "motifs": lambda _: {r.id: r.label for r in house().reasons.values()},
    "motifs_reclamation": lambda _: {r.id: r.label for r in house().reasons.values() if r.family == "reclamation"},
    "documents": lambda _: {d.id: d.named for d in house().documents.values()},
    "canaux_envoi": lambda _: house().sending_channels,
    "formats": lambda _: {f.id: f.label for f in house().formats.values()},
    "consentements": lambda _: house().consents,
    "pages": lambda _: {page.id: f"« {page.title} »" for page in house().pages.values()},
    "services": lambda _: {s.id: s.named for s in house().services.values()},
    "circuits": lambda _: {c.id: c.label for c in house().circuits.values()},
    "delegations": lambda _: {d.id: d.label for d in house().delegations.values()},
    "champs": lambda found: record.fields(found.scenario),
    "solutions": lambda found: {name: solution.label for name, solution in found.scenario.solutions.items()},
    "produits": lambda _: {p.id: p.label for p in house().products.values()},
    "formules": lambda found: {f.id: f.label for f in product_in_use(found).formulas.values()},
    "options": lambda found: {o.id: o.label for o in product_in_use(found).options.values()},
    "variantes": lambda found: {v.id: v.label for v in product_in_use(found).variants.values()},
}
