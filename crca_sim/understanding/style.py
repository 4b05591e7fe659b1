"""How a message is said: length, questions, jargon, haste, pity… Measures that advise; none scores alone.

P1 to P21 of `handicap.md` § 6, as far as a text alone can show them: an interruption (P9) and constancy over the
interview (P18) need more than one message. All words looked for are in `lexiques/`, where a trainer can read and
extend them; each list has its counter-examples beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .clarity import clarity
from .french import count_words
from .informal import informal
from .jargon import acronyms, jargon
from .questions import questions
from .quoting import names, own_words
from .reading import Style
from .sentences import Span
from .word_lists import Message, word_list
from .written_figures import figures

_CAPITALS = re.compile(r"\b[A-ZÀ-ÖØ-Þ]{3,}\b(?:[ ,'’!-]+[A-ZÀ-ÖØ-Þ]{1,}\b)+")


def _shouting(message: str) -> bool:
    """Continuous capitals: several words in a row, not one acronym or one title."""
    loud = sum(len(re.findall(r"[^\W\d_]", m.group())) for m in _CAPITALS.finditer(message))
    letters = sum(c.isalpha() for c in message)
    return loud >= 12 or (loud >= 8 and loud > 0.6 * letters)


_LISTS = {
    "figurative": "figure",
    "haste": "hate",
    "minimising": "minimisation",
    "pity": "pitie",
    "infantilising": "infantilisation",
    "superlatives": "superlatif",
    "black_words": "noir",
    "third_person": "troisieme_personne",
    "passives": "passif",
    "double_negations": "double_negation",
    "comprehension_asked": "comprehension",
    "adaptation_offered": "amenagement",
    "other_channel": "autre_canal",
}
"""Field of `Style` → list of `style.yaml`, looked for in the adviser's own words."""
_DATED = re.compile(
    r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|aujourd'hui|ce soir|ce matin|midi|"
    r"janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b|\b\d{1,2} ?h\b|\b\d{1,2}/\d{1,2}\b|"
    r"\b(?:\d+|une?|deux|trois|quatre|cinq|six|huit|dix|quinze|vingt|trente|quarante-huit) (?:minutes?|heures?|jours?|semaines?|mois)\b"
)
"""A date or a duration: with it, « bientôt » is no longer vague."""


def _vague_delays(message: Message, spans: Sequence[Span]) -> tuple[str, ...]:
    dated = [(s.start, s.end) for s in spans if _DATED.search(message.folded, s.start, s.end)]
    vague = [(a, b) for a, b in word_list("delai_flou").spans(message) if not any(start <= a < end for start, end in dated)]
    return tuple(dict.fromkeys(message.text[a:b] for a, b in vague))


def measure(message: str, spans: Sequence[Span]) -> Style:
    """All measures of a message already cut into sentences."""
    whole, own = Message.of(message), Message.of(own_words(message))
    texts = [span.of(message) for span in spans]
    lengths = [count_words(text) for text in texts]
    words = sum(lengths)
    unexplained, explained = jargon(whole.folded)
    named, (told, unclear) = names(message, spans), figures(message)
    places = {field: list(word_list(name).spans(own)) for field, name in _LISTS.items()}
    lists = {field: tuple(dict.fromkeys(message[start:end] for start, end in spots)) for field, spots in places.items()}
    clear, hard = clarity(message, spans)
    return Style(
        words=words,
        words_per_sentence=round(words / len(lengths), 2) if lengths else 0.0,
        longest_sentence=max(lengths, default=0),
        questions=sum(map(questions, texts)),
        jargon=unexplained,
        explained=explained,
        jargon_density=round(100 * len(unexplained) / words, 1) if words else 0.0,
        acronyms=acronyms(own.text, own.folded),
        visual_only=() if named else word_list("visuel").found(own, message),
        vague_delay=_vague_delays(own, spans),
        diagnosis=word_list("diagnostic").found(whole, message),
        informal_address=informal(message),
        shouting=_shouting(message),
        actions=sum(1 for _ in word_list("actions").spans(own)),
        named=named,
        indirect_share=_share([*places["passives"], *places["double_negations"]], spans),
        figures=told,
        unclear_figures=unclear,
        clarity=clear,
        hard_words=hard,
        **lists,
    )


def _share(places: Sequence[tuple[int, int]], spans: Sequence[Span]) -> float:
    """The share of sentences in which one of these places begins."""
    held = sum(any(span.start <= start < span.end for start, _ in places) for span in spans)
    return round(held / len(spans), 2) if spans else 0.0
