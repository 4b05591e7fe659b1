"""To whom a message speaks when someone accompanies the client: to the client, or past them (`handicap.md` § 6, P10)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crca_sim.authoring.persona import Persona
from crca_sim.authoring.situations import Companion
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.understanding.expressions import fold, said_among, says
from crca_sim.understanding.reading import SentenceReading

_COURTESIES = frozenset({
    "saluer", "remercier", "accuser_reception", "prendre_conge", "se_presenter", "exprimer_empathie", "faire_patienter", "poser_cadre",
})  # fmt: skip
"""Acts that one owes to whoever is there."""
TOLD = 3
"""Words after a name from which something is told to who bears it."""
_TITLES = {"M.": "monsieur", "Mme": "madame"}
_SEEN_AS: tuple[tuple[tuple[str, ...], dict[str, tuple[str, ...]]], ...] = (
    (("fils", "fille", "beau-fils", "belle-fille"), {"M.": ("votre pere", "votre papa"), "Mme": ("votre mere", "votre maman")}),
    (("mere", "pere", "maman", "papa"), {"M.": ("votre fils",), "Mme": ("votre fille",)}),
    (
        ("mari", "femme", "epoux", "epouse", "conjoint", "conjointe", "compagnon", "compagne"),
        {
            "M.": ("votre mari", "votre epoux", "votre compagnon", "votre conjoint"),
            "Mme": ("votre femme", "votre epouse", "votre compagne", "votre conjointe"),
        },
    ),
    (("frere", "soeur"), {"M.": ("votre frere",), "Mme": ("votre soeur",)}),
    (("neveu", "niece"), {"M.": ("votre oncle",), "Mme": ("votre tante",)}),
    (("petit-fils", "petite-fille"), {"M.": ("votre grand-pere",), "Mme": ("votre grand-mere",)}),
    (("curateur", "curatrice", "tuteur", "tutrice"), {"M.": ("votre protege",), "Mme": ("votre protegee",)}),
)  # fmt: skip
"""The companion's bond → what the client is to them, by the client's title."""

_OF_THE_CLIENT = re.compile(
    r"\b(?:dites|demandez|expliquez|traduisez|precisez|redites|repetez)[- ]lui\b"
    r"|\b(?:veut|souhaite-t|pense-t|comprend|entend|sait|prefere-t)-(?:il|elle)\b"
    r"|\bqu(?:e |')(?:veut|souhaite[- ]t|dit|pense[- ]t|prefere[- ]t|desire[- ]t)[- ](?:il|elle)\b"
    r"|\b(?:il|elle) (?:veut|souhaite|prefere|en pense|en dit) quoi\b|\b(?:est-(?:il|elle)|(?:il|elle) est) d'accord\b"
    r"|\b(?:peut|doit|sait)-(?:il|elle) signer\b|\bpassez-moi (?:quelqu'un|votre)\b|\bqu'est-ce qu'(?:il|elle) (?:veut|souhaite|en pense)\b"
)
"""Folded words that speak of someone instead of to them; beside `style.third_person`, when someone accompanies the client."""
_TOGETHER = re.compile(
    r"\b(?:rappel|recontact|appel|revoi|revoy|retrouv|reven|revien|vene|vien|pass|accompagn|rendez-vous|etre la|etes la|serez la)\w*"
)
"""Calling, coming, being there: what takes the companion's own time."""
_OFFICE = re.compile(r"\b(?:operat|interpret|curat|tut)(?:eur|rice|e)\b")
"""In a name that is no name but what someone does."""


@dataclass(frozen=True, slots=True)
class Whom:
    """The words that speak past the client, those that speak to them by name, and those said to the companion without a fault."""

    past: str = ""
    client: str = ""
    companion: str = ""
    arranged: str = ""
    """What is settled with the companion of their own time: « ça vous va si on la rappelle ensemble ? »"""


def of(x: Exchange, companion: Companion) -> Whom:
    """To whom the message speaks; coming back to the client after speaking past them counts as coming back."""
    past = client = called = arranged = ""
    for sentence in x.sentences:
        if _to_client(x, sentence, companion):
            past, client, called = "", sentence.text, ""
        elif _arranges(x, sentence, companion):
            arranged = sentence.text
        elif _past(x, sentence, companion) or (called and sentence.text.rstrip().endswith("?")):
            past = sentence.text
        elif _begins_with_companion(sentence.text, companion, x.cast.persona):
            called = sentence.text
    return Whom(past, client if not past else "", called if not past else "", arranged if not past else "")


# ── To the client ────────────────────────────────────────────────────────────────────────────────


def _to_client(x: Exchange, sentence: SentenceReading, companion: Companion) -> bool:
    if marked(sentence.text, "laisse_parler"):
        return True
    if _calls_companion(sentence.text, companion, x.cast.persona):
        return False
    return calls(sentence.text, x.cast.persona, companion) or marked(sentence.text, "adresse_au_client")


def calls(text: str, persona: Persona, companion: Companion) -> bool:
    """The client is called by their name, or by a title that can only be theirs."""
    title = _TITLES[persona.title]
    named = says(text, f"{title} {persona.last_name}") or says(text, f"{persona.title} {persona.last_name}")
    named = (named and not _same_family(companion, persona)) or says(text, client_call(persona, companion))
    return named or _calls(text, persona.first_name) or (_title_of(companion) != persona.title and _calls(text, title))


def client_call(persona: Persona, companion: Companion) -> str:
    """What calls the client and nobody else: « Madame Tardy », « Monsieur Jean Tardy » beside his father."""
    title = _TITLES[persona.title].capitalize()
    first = f"{persona.first_name} " if _same_family(companion, persona) else ""
    return f"{title} {first}{persona.last_name}"


def companion_call(companion: Companion) -> str:
    """What calls the companion and nobody else: « Monsieur Philippe Tardy », « Opératrice du relais »."""
    title = _title_of(companion)
    bare = re.sub(r"^(?:M\.|Mme|Monsieur|Madame)\s+", "", companion.name)
    return f"{_TITLES[title].capitalize()} {bare}" if title and not _OFFICE.search(fold(bare)) else bare


def _same_family(companion: Companion, persona: Persona) -> bool:
    """« Monsieur Tardy » may be the father or the son."""
    return _title_of(companion) == persona.title and persona.last_name in companion.name


def _calls(text: str, name: str) -> bool:
    """A name standing apart, as one calls someone: « Simone, … », « …, Madame ? »."""
    apart = rf"(?:^|[,;:.!?…]\s*|\b(?:bonjour|merci|et|alors|donc|dites|oui|non)\s+){re.escape(fold(name))}\s*(?:[,;:.!?…]|$)"
    return re.search(apart, fold(text)) is not None


# ── Past the client ──────────────────────────────────────────────────────────────────────────────


def _past(x: Exchange, sentence: SentenceReading, companion: Companion) -> bool:
    text = sentence.text
    if any(found in text for found in x.reading.style.third_person) or _OF_THE_CLIENT.search(fold(text)):
        return True
    if said_among(text, _client_as_seen(companion, x.cast.persona)):
        return True
    courtesy = not text.rstrip().endswith("?") and {seen.act for seen in sentence.acts} <= _COURTESIES
    return not courtesy and _calls_companion(text, companion, x.cast.persona)


def _arranges(x: Exchange, sentence: SentenceReading, companion: Companion) -> bool:
    """A relative is asked whether a call or a visit suits *them*: their own time, not the client's contract."""
    asks = sentence.text.rstrip().endswith("?") and marked(sentence.text, "oui_demande")
    theirs = companion.role == "proche" and _begins_with_companion(sentence.text, companion, x.cast.persona)
    solutions = [solution.named for solution in x.scenario.solutions.values()]
    bought = any(said_among(sentence.text, named) for named in solutions)
    return asks and theirs and not bought and _TOGETHER.search(fold(sentence.text)) is not None


def _client_as_seen(companion: Companion, persona: Persona) -> tuple[str, ...]:
    bond = set(re.findall(r"[a-z-]+", fold(companion.bond)))
    return next((seen[persona.title] for bonds, seen in _SEEN_AS if bond & set(bonds)), ())


def _begins_with_companion(text: str, companion: Companion, persona: Persona) -> bool:
    """« Philippe, je regarderai votre feuille. »: what follows is for them, until the client is spoken to again."""
    name, comma, rest = text.partition(",")
    return bool(comma) and len(rest.split()) >= TOLD and len(name.split()) <= 3 and _calls_companion(f"{name},", companion, persona)


def _calls_companion(text: str, companion: Companion, persona: Persona) -> bool:
    theirs = set(re.findall(r"[a-z]{3,}", fold(companion.name)))
    names = theirs - {"monsieur", "madame", "mme", *re.findall(r"[a-z]+", fold(persona.last_name))}
    title = _title_of(companion)
    if title is not None and title != persona.title:
        word = _TITLES[title]
        names |= {word, *(f"{word} {name}" for name in theirs)}
    family = theirs - names - {"monsieur", "madame", "mme"}
    names |= {f"{short} {name}" for short in ("madame", "mme", "monsieur", "m.", "mr") for name in theirs - family}
    names |= {fold(companion.name), fold(companion_call(companion))}
    return any(_calls(text, name) for name in names)


def _title_of(companion: Companion) -> str | None:
    """« Mme » or « M. », from the name or the bond; None when neither tells."""
    told = fold(f"{companion.name} {companion.bond}")
    if re.search(r"\b(?:madame|mme|sa|une|operatrice|curatrice|tutrice|son epouse|son amie)\b", told):
        return "Mme"
    if re.search(r"\b(?:monsieur|m\.|son|un|operateur|curateur|tuteur)(?:\b|\s)", told):
        return "M."
    return None
