"""French names of what the screens show, and texts made fit to be shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

STAGES: Mapping[str, str] = {
    "preparation": "Préparation",
    "accueil": "Accueil",
    "identification": "Identification",
    "decouverte": "Découverte",
    "proposition": "Proposition",
    "objections": "Objections",
    "accord": "Accord",
    "conclusion": "Conclusion",
    "apres_contact": "Après-contact",
}
CHANNELS: Mapping[str, str] = {
    "telephone": "téléphone",
    "chat": "chat",
    "courriel": "courriel",
    "face_a_face": "face à face",
    "numerique": "accompagnement numérique",
}
PICK_UP: Mapping[str, str] = {
    "telephone": "Décrocher",
    "chat": "Ouvrir le chat",
    "courriel": "Ouvrir le courriel",
    "face_a_face": "Accueillir le client",
    "numerique": "Commencer le guidage",
}
LISTENING: Mapping[str, str] = {
    "telephone": "Le client vous écoute…",
    "chat": "Le client écrit…",
    "courriel": "Le courriel part…",
    "face_a_face": "Le client vous écoute…",
    "numerique": "Le client essaie…",
}
GESTURES: Mapping[str, str] = {
    "attendre": "Attendre",
    "ralentir": "Ralentir",
    "se_placer_de_face": "De face",
    "ecrire": "Écrire",
    "epeler": "Épeler",
    "montrer": "Montrer",
}
GESTURES_BY_CHANNEL: Mapping[str, tuple[str, ...]] = {
    "telephone": ("attendre", "ralentir", "ecrire", "epeler"),
    "chat": ("attendre", "ralentir", "montrer"),
    "courriel": (),
    "face_a_face": tuple(GESTURES),
    "numerique": ("attendre", "ralentir", "epeler", "montrer"),
}
"""Those that have an obvious meaning there: they are highlighted, none is forbidden."""
OUTCOMES: Mapping[str, str] = {
    "accord": "accord du client",
    "differe": "décision différée",
    "deconseille": "souscription déconseillée",
    "transfere": "client transféré",
    "rappel": "rappel convenu",
    "client_parti": "le client est parti",
    "conseiller_parti": "contact terminé par vous",
    "temps_ecoule": "temps écoulé",
}
LEVELS: Mapping[str, str] = {
    "non_acquis": "non acquis",
    "en_cours": "en cours",
    "acquis": "acquis",
    "maitrise": "maîtrisé",
}
COMPETENCIES: Mapping[str, str] = {
    "C1": "Accueil personnalisé",
    "C2": "Orientation",
    "C3": "Questionnement et analyse",
    "C4": "Accompagnement numérique",
    "C5": "Conseil et offres",
    "C6": "Objections et fidélisation",
    "C7": "Accord et synthèse",
    "C8": "Outils et traçabilité",
    "C9": "Transmission documentaire",
    "C10": "Qualité et satisfaction",
    "C11": "Non-conformités",
}
"""Short enough for a list; the full wordings are the referential's."""
MEASURES: Mapping[str, str] = {
    "trust": "Confiance",
    "patience": "Patience",
    "comprehension": "Compréhension",
    "fatigue": "Fatigue",
}
MONTHS = ("janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")


def on_date(moment: str) -> str:
    """`2026-11-23T09:05:00Z` → « 23 nov. 2026 »; anything else as it is."""
    try:
        year, month, day = (int(part) for part in moment[:10].split("-"))
        return f"{day} {MONTHS[month - 1]} {year}"
    except (ValueError, IndexError):
        return moment


def tidy(text: str) -> str:
    """Text that a terminal can show without obeying it: control and direction characters become visible."""
    return "".join(_visible(character) for character in unicodedata.normalize("NFC", text))


def _visible(character: str) -> str:
    if character in "\n\u200d":
        return character
    if character == "\t":
        return " "
    if character in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069" or unicodedata.category(character) in ("Cc", "Cs"):
        return "\N{REPLACEMENT CHARACTER}"
    return character


def capital(text: str) -> str:
    """With its first letter in upper case."""
    return text[:1].upper() + text[1:]


def count(number: int, singular: str, plural: str | None = None) -> str:
    """« 1 tour », « 2 tours »: in French, zero is singular."""
    return f"{number} {singular if number < 2 else plural or singular + 's'}"
