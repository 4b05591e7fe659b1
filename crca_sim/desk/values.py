"""Values as they are typed, made canonical: dates, hours, durations, phones, addresses. Each refusal is one French sentence."""

from __future__ import annotations

import datetime
import re
import unicodedata

from crca_sim.house import plain, typeset

LONGEST_TEXT = 4000
"""Characters of a note, a message, a complaint."""
LONGEST_VALUE = 300
"""Characters of a record's field."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_MONTHS = ("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre")
_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_RELATIVE = {
    "aujourd_hui": "aujourd'hui", "demain": "demain", "apres_demain": "après-demain", "hier": "hier", "avant_hier": "avant-hier",
} | {d: d for d in _DAYS}  # fmt: skip
_DATE_HELP = "écrivez-la « 24/11/2026 »"


class Refused(Exception):
    """An action or a value that the desk does not take, in French; `field` is the argument it is about, when it is one."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(typeset(message))
        self.fields: dict[str, str] = {field: str(self)} if field else {}


class UnknownName(Refused):
    """A name outside a closed list."""


class Mistakes(Refused):
    """Several mistakes at once, by argument."""

    def __init__(self, fields: dict[str, str]) -> None:
        super().__init__("\n".join(fields.values()))
        self.fields = {name: typeset(message) for name, message in fields.items()}


def text(raw: str, longest: int = LONGEST_TEXT) -> str:
    """Free words: NFC, plain line ends, no control characters, not empty, not endless."""
    clean = unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if not clean:
        raise Refused("le texte est vide.")
    if len(clean) > longest:
        raise Refused(f"le texte est trop long : {len(clean)} caractères pour {longest} au plus.")
    if _CONTROL.search(clean):
        raise Refused("le texte contient des caractères de contrôle, qui ne s'affichent pas.")
    return clean


def date(raw: str, year_needed: bool = True) -> str:
    """`12/05/2019`, « 12 mai 2019 », `2019-05-12` → `2019-05-12`. Without a year, when it may be: `24/11`."""
    day, month, year = _parts_of_date(raw)
    if year is None and year_needed:
        raise Refused(f"la date « {_short(raw)} » est sans année : {_DATE_HELP}.")
    try:
        found = datetime.date(year or 2028, month, day)
    except ValueError:
        raise Refused(f"la date « {_short(raw)} » n'existe pas dans le calendrier.") from None
    if year is not None and not 1900 <= year <= 2100:
        raise Refused(f"la date « {_short(raw)} » est hors du calendrier utile (1900 à 2100).")
    return found.isoformat() if year else found.strftime("%d/%m")


def appointment(raw: str) -> str:
    """A date of the diary: a date, with or without its year, or « demain », « jeudi », « dans 3 jours »."""
    word = re.sub(r"^le_|_(prochain|matin|soir|apres_midi)$", "", plain(raw))
    if word in _RELATIVE:
        return _RELATIVE[word]
    span = re.fullmatch(r"dans_(\d{1,3})_(jours?|semaines?|mois)", word)
    if span:
        return f"dans {int(span[1])} {span[2]}"
    return date(raw, year_needed=False)


def hour(raw: str) -> str:
    """`14 h 30`, `14:30`, `14h` → `14:30`, `14:00`."""
    found = re.fullmatch(r"(\d{1,2})\s*(?:h|:|heures?)?\s*(\d{2})?\s*(?:min)?", raw.strip().casefold())
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise Refused(f"l'heure « {_short(raw)} » n'est pas reconnue : écrivez-la « 14:30 ».")
    return f"{int(found[1]):02d}:{int(found[2] or 0):02d}"


def duration(raw: str) -> int:
    """`60`, `60 s`, `2 min` → seconds, from 1 to 1,800."""
    found = re.fullmatch(r"(\d{1,4})\s*(s|sec|secondes?|min|minutes?)?", raw.strip().casefold())
    seconds = int(found[1]) * (60 if (found[2] or "").startswith("min") else 1) if found else 0
    if not 1 <= seconds <= 1800:
        raise Refused(f"la durée « {_short(raw)} » n'est pas reconnue : écrivez un nombre de secondes, de 1 à 1 800.")
    return seconds


def number(raw: str) -> str:
    """`4 500 km` → `4500`, `0,50` → `0.5`, « aucun » → `0`."""
    if plain(raw) in ("aucun", "aucune", "zero"):
        return "0"
    found = re.fullmatch(r"(-?\d+(?:\.\d+)?)(?:[a-zé²³/€%]*)", re.sub(r"\s", "", raw).replace(",", ".").casefold())
    if found is None:
        raise Refused(f"« {_short(raw)} » n'est pas un nombre.")
    whole, _, decimals = found[1].partition(".")
    return whole + (f".{decimals.rstrip('0')}" if decimals.rstrip("0") else "")


_UNITS = {"EUR": ("€", "eur", "euro", "euros"), "%": ("%", "pour_cent", "pourcent"), "j": ("j", "jour", "jours")}


def amount(raw: str, unit: str) -> str:
    """`40 €`, `5 %`, `30 jours` → `40`, `5`, `30`; another unit than the one expected is refused."""
    found = re.fullmatch(r"([\d\s.,]+)\s*(\D*)", raw.strip().casefold())
    typed = (found[2] if found else "").strip().replace(" ", "_")
    if found is None or (typed and typed not in _UNITS[unit]):
        raise Refused(f"« {_short(raw)} » n'est pas attendu ici : écrivez par exemple « {amount_in_words('20', unit)} ».")
    value = number(found[1])
    if float(value) <= 0:
        raise Refused("le montant doit être plus grand que zéro.")
    return value


def amount_in_words(value: str, unit: str) -> str:
    """`40` and `EUR` → « 40 € »."""
    return typeset(f"{value.replace('.', ',')} {'jours' if unit == 'j' else '€' if unit == 'EUR' else unit}")


def mail(raw: str) -> str:
    """An e-mail address, its domain in lower case."""
    found = re.fullmatch(r"([A-Za-z0-9._%+'-]{1,64})@((?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,})", raw.strip())
    if found is None or ".." in found[1] or found[1][0] == "." or found[1][-1] == ".":
        raise Refused(f"l'adresse de courriel « {_short(raw)} » n'est pas valable : écrivez-la « prenom.nom@domaine.exemple ».")
    return f"{found[1]}@{found[2].lower()}"


def phone(raw: str) -> str:
    """Ten French digits, with or without +33 → `01 99 00 12 34`."""
    digits = re.sub(r"^(\+|00)33(\(0\))?", "0", re.sub(r"[\s.\-/]", "", raw))
    if not re.fullmatch(r"0[1-9]\d{8}", digits):
        raise Refused(f"le numéro « {_short(raw)} » n'est pas valable : dix chiffres sont attendus, par exemple « 01 99 00 12 34 ».")
    return " ".join(digits[i : i + 2] for i in range(0, 10, 2))


def postcode(raw: str) -> str:
    """Five digits that begin with a French department's."""
    digits = re.sub(r"\s", "", raw)
    if not re.fullmatch(r"(0[1-9]|[1-8]\d|9[0-578])\d{3}", digits):
        raise Refused(f"le code postal « {_short(raw)} » n'est pas valable : cinq chiffres sont attendus, par exemple « 49100 ».")
    return digits


def _parts_of_date(raw: str) -> tuple[int, int, int | None]:
    iso = re.fullmatch(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*", raw)
    if iso:
        return int(iso[3]), int(iso[2]), int(iso[1])
    words = re.sub(r"^le_", "", plain(raw)).split("_")
    if words[0] in _DAYS:
        words = words[1:]
    if len(words) in (2, 3) and all(w.isdigit() or w in _MONTHS or w == "1er" for w in words):
        day, month = words[0].removesuffix("er"), words[1]
        at = _MONTHS.index(month) + 1 if month in _MONTHS else int(month)
        year = words[2] if len(words) == 3 else None
        if day.isdigit() and (year is None or (year.isdigit() and len(year) == 4)):
            return int(day), at, int(year) if year else None
    raise Refused(f"la date « {_short(raw)} » n'est pas reconnue : {_DATE_HELP}.")


def _short(raw: str) -> str:
    return raw if len(raw) <= 40 else raw[:40] + "…"
