"""A client's life beyond their file: drawn once, from the seed and the persona, and written in the log.

What the scenario or the persona already tells (their topics, « ma fille », the record) is taken from there or left
unknown: a drawn life never contradicts a written one. Coordinates stay in the ranges kept for fiction.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crca_sim.authoring.persona import TODAY, Persona
from crca_sim.authoring.scenario import Fact, Scenario
from crca_sim.conversation.chance import Chance
from crca_sim.conversation.family import family
from crca_sim.conversation.relatives import mentioned, named_children
from crca_sim.conversation.stock import stock
from crca_sim.understanding.expressions import fold

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
CAR = frozenset({"vehicule", "usage_vehicule", "kilometrage", "bonus_malus", "conducteurs", "valeur_vehicule"})
PET = frozenset({"animal_espece_race", "animal_age", "animal_sante"})
FIELDS: Mapping[str, str] = {
    "nom": "nom", "prenom": "prenom", "civilite": "civilite", "age": "age", "date_naissance": "naissance", "naissance": "naissance",
    "adresse": "adresse", "code_postal": "code_postal", "ville": "ville", "telephone": "telephone", "portable": "telephone",
    "mobile": "telephone", "courriel": "courriel", "mail": "courriel", "email": "courriel",
}  # fmt: skip
"""Field of the record, or topic of the bank → what it is of the client's identity."""
ADDRESS = re.compile(r"(?P<rue>.+), (?P<code_postal>\d{5}) (?P<ville>.+)")
_SHAPES = {
    "naissance": re.compile(r"\d{4}-\d{2}-\d{2}"), "adresse": ADDRESS,
    "telephone": re.compile(r"[\d ]{10,}"), "courriel": re.compile(r"\S+@\S+"),
    "code_postal": re.compile(r"\d{5}"), "ville": re.compile(r"\D+"),
}  # fmt: skip
"""How each is written where it can be taken from."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a life is drawn for: whose, what is already written of it, and the draws."""

    persona: Persona
    chance: Chance
    topics: frozenset[str]
    """Topics that the scenario or the persona answers itself."""
    mentioned: frozenset[str]
    children: Mapping[str, str]
    product: str

    def key(self, what: str) -> str:
        return f"{self.persona.name}:{what}"

    def tagged(self, *situations: str) -> bool:
        return any(s in self.persona.situations for s in situations)

    def likely(self, what: str, percent: int) -> bool:
        return self.chance.number(self.key(what), 100) < percent


def draw(scenario: Scenario, persona: Persona, seed: int, *, own: bool) -> dict[str, str]:
    """Everything that can be said of the client. For the scenario's own persona, its facts tell who they are."""
    sketch = _sketch(scenario, persona, seed)
    identity = _placed(_identity(sketch), written(scenario) if own else {})
    return identity | _spoken_birth(identity["naissance"]) | _home(identity) | family(sketch) | _things(sketch) | _days(sketch)


def _sketch(scenario: Scenario, persona: Persona, seed: int) -> Sketch:
    told = {topic for fact in scenario.facts.values() for topic in fact.topics} | set(persona.knowledge)
    return Sketch(persona, Chance(seed), frozenset(told), mentioned(scenario, persona), named_children(scenario, persona), scenario.product)


# ── Who one is ───────────────────────────────────────────────────────────────────────────────────


def _identity(s: Sketch) -> dict[str, str]:
    street, postcode, region = _address(s)
    mailbox = f"{fold(s.persona.first_name)}.{fold(s.persona.last_name)}".replace(" ", "-").replace("'", "")
    found = {
        "prenom": s.persona.first_name,
        "nom": s.persona.last_name,
        "civilite": s.persona.title,
        "age": str(s.persona.age),
        "metier": s.persona.job,
        "naissance": s.persona.birth or _birth(s),
        "telephone": _mobile(s),
        "courriel": f"{mailbox}@exemple.fr",
        "adresse": f"{street}, {postcode} {s.persona.city}",
    }
    return found | ({"region": region} if region else {})


def _birth(s: Sketch) -> str:
    """A day on which one is this age today."""
    last = TODAY.replace(year=TODAY.year - s.persona.age)
    return (last - datetime.timedelta(days=s.chance.number(s.key("naissance"), 365))).isoformat()


def _mobile(s: Sketch) -> str:
    """A number of the range kept for fiction."""
    first, second = (s.chance.number(s.key(f"telephone:{n}"), 100) for n in (1, 2))
    return f"06 39 98 {first:02d} {second:02d}"


def _address(s: Sketch) -> tuple[str, str, str]:
    street = f"{1 + s.chance.number(s.key('numero'), 60)} {s.chance.choose(s.key('rue'), stock()['rues'])}"
    department, region = stock()["villes"].get(s.persona.city, (stock()["departement_fictif"], ""))
    return street, f"{department}99{s.chance.number(s.key('postal'), 9) + 1}", region


def _home(identity: Mapping[str, str]) -> dict[str, str]:
    """Street, postcode and town, cut from the address."""
    found = ADDRESS.fullmatch(identity["adresse"])
    assert found is not None
    return found.groupdict()


def _spoken_birth(iso: str) -> dict[str, str]:
    year, month, day = (int(part) for part in iso.split("-"))
    said = f"{'1er' if day == 1 else day} {MONTHS[month - 1]} {year}"
    return {"ne_le": said, "ne_le_chiffres": f"{day:02d}/{month:02d}/{year}", "ne_en": str(year)}


def written(scenario: Scenario) -> dict[str, str]:
    """What the scenario's own identity facts, else its record where it is right, say of its persona."""
    record = scenario.record
    right = {name: value for name, value in record.fields.items() if name not in record.stale} | record.stale_truth
    told = [(FIELDS[name], value) for name, value in right.items() if name in FIELDS]
    told += [(_kind(FIELDS[topic], fact.value), fact.value) for topic, fact in identity_facts(scenario) if fact.value]
    return {name: value for name, value in told if name in _SHAPES and _SHAPES[name].fullmatch(value)}


def _kind(name: str, value: str) -> str:
    """A fact about the address may hold the postcode alone."""
    return "code_postal" if name == "adresse" and _SHAPES["code_postal"].fullmatch(value) else name


def _placed(drawn: dict[str, str], told: dict[str, str]) -> dict[str, str]:
    """What is told wins; a postcode or a town told without its street takes its place in the drawn address."""
    both = drawn | told
    if "adresse" not in told and told.keys() & {"code_postal", "ville"}:
        both["adresse"] = "{rue}, {code_postal} {ville}".format_map(_home(drawn) | told)
    return both


def identity_facts(scenario: Scenario) -> Iterator[tuple[str, Fact]]:
    """The facts that tell the client apart, with the topic: an address only when it is theirs (an element of identity)."""
    for fact in scenario.facts.values():
        kind = next((topic for topic in fact.topics if topic in FIELDS), None)
        if kind in ("telephone", "courriel") or (kind and fact.identity):
            yield kind, fact


# ── What one has and does ────────────────────────────────────────────────────────────────────────


def _things(s: Sketch) -> dict[str, str]:
    return _car(s) | _pet(s) | _housing(s) | {"banque": s.chance.choose(s.key("banque"), stock()["banques"])}


def _housing(s: Sketch) -> dict[str, str]:
    """Tenant or owner, when the persona's file says it."""
    return {"a_locataire": "oui"} if s.tagged("locataire") else {"a_locataire": "non"} if s.tagged("proprietaire") else {}


def _car(s: Sketch) -> dict[str, str]:
    if s.product == "auto" or "voiture" in s.mentioned or s.topics & CAR:
        return {"a_voiture": "oui"} if s.product == "auto" or "voiture" in s.mentioned else {}
    drives = s.tagged("automobiliste") or (not s.tagged("sans_vehicule") and s.likely("voiture", 25 if s.tagged("etudiant") else 80))
    return {"a_voiture": "oui", "voiture": s.chance.choose(s.key("auto"), stock()["voitures"])} if drives else {"a_voiture": "non"}


def _pet(s: Sketch) -> dict[str, str]:
    written = s.mentioned & {"chien", "chat"}
    if written or s.topics & PET or s.product == "compagnon":
        return {"a_animal": "oui"} if written or s.product == "compagnon" else {}
    if not (s.tagged("animal") or s.likely("animal", 35)):
        return {"a_animal": "non"}
    animal, called = s.chance.choose(s.key("bete"), stock()["animaux"])
    return {"a_animal": "oui", "animal": animal, "animal_nom": s.chance.choose(s.key("nom_bete"), called)}


def _days(s: Sketch) -> dict[str, str]:
    kind = "jeune" if s.persona.age < 30 else "senior" if s.persona.age >= 62 else "adulte"
    days = {
        "loisirs": s.chance.choose(s.key("loisirs"), stock()["loisirs"][kind]),
        "habitude": s.chance.choose(s.key("habitude"), stock()["habitudes"]),
        "fratrie": s.chance.choose(s.key("fratrie"), stock()["fratries"]),
        "vacances": s.chance.choose(s.key("vacances"), stock()["vacances"]),
    }
    works = s.tagged("actif", "independant", "dirigeant") and "profession_etudes" not in s.topics
    return days | ({"annees": str(2 + s.chance.number(s.key("annees"), max(1, min(35, s.persona.age - 22))))} if works else {})
