"""`understand`: what a text does, as the simulator understands it."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, BinaryIO

from crca_sim.commands.border import MISUSE, WRONG, CommandError, legible, speaks_french
from crca_sim.commands.output import print_json
from crca_sim.house.names import typeset
from crca_sim.understanding.reading import ActSeen, Reading, SentenceReading, Style

LONGEST = 4_000
"""Characters in one text, as in an interview."""

LONGEST_LINE = 200_000
"""Bytes in one JSON line."""

Understand = Callable[[str, str, str | None], Reading]


def understand(options: Namespace) -> int:
    """A text of the command line, or JSON lines of the standard input."""
    if options.jsonl:
        if options.text is not None or options.client or options.scenario:
            raise CommandError("Avec --jsonl, les textes viennent de l'entrée standard : ni TEXTE, ni --client, ni --scenario.", MISUSE)
        return _answer_lines()
    if options.text is None:
        raise CommandError('Il manque le texte à comprendre, par exemple : crca-sim understand "Bonjour madame"', MISUSE)
    reading = reader()(_fitting(legible(options.text)), legible(options.client), options.scenario)
    if options.json:
        print_json(as_json(reading))
    else:
        print("\n".join(typeset(line) for line in in_words(reading)))
    return 0


def reader() -> Understand:
    """(text, client's previous turn, scenario) → reading. Scenarios are read once."""
    from crca_sim.authoring.library import open_library
    from crca_sim.understanding import load_reader

    model, library = load_reader(), open_library()

    @cache
    def topics(scenario: str) -> Any:
        from crca_sim.conversation.topics import scenario_topics

        return scenario_topics(library.scenario(scenario), library.repertoire(scenario))

    def read(text: str, client: str, scenario: str | None) -> Reading:
        return model.read(text, client=client, topics=topics(scenario) if scenario else None)

    return read


def _fitting(text: str) -> str:
    if len(text) > LONGEST:
        raise CommandError(f"Ce texte compte {len(text)} caractères ; la limite est de {LONGEST}.")
    return text


# ── One line each ────────────────────────────────────────────────────────────────────────────────


def _answer_lines() -> int:
    read, broken = reader(), False
    for number, line in enumerate(lines_of(sys.stdin.buffer), start=1):
        answer = answer_to(line, number, read)
        broken = broken or "error" in answer
        print(json.dumps(answer, ensure_ascii=False), flush=True)
    return WRONG if broken else 0


def lines_of(source: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream; of one that is too long, only the beginning comes, without its newline."""
    while line := source.readline(LONGEST_LINE):
        rest = line
        while rest and not rest.endswith(b"\n") and len(rest) == LONGEST_LINE:
            rest = source.readline(LONGEST_LINE)
        yield line


def answer_to(line: bytes, number: int, read: Understand) -> dict[str, Any]:
    """The JSON answer to one JSON line; `error` holds a French sentence with the line's number."""
    try:
        text, client, scenario = _request(line)
        return as_json(read(text, client, scenario))
    except Exception as error:
        if not speaks_french(error):
            raise
        return {"error": typeset(f"ligne {number} : {error}")}


class _BrokenLine(Exception):
    """A line that asks for nothing readable."""


def _request(line: bytes) -> tuple[str, str, str | None]:
    asked = _object(line)
    text, client, scenario = asked.get("text"), asked.get("client") or "", asked.get("scenario")
    if not isinstance(text, str):
        raise _BrokenLine("il manque la clé « text », un texte entre guillemets.")
    if not isinstance(client, str) or not isinstance(scenario, str | None):
        raise _BrokenLine("« client » et « scenario » doivent être des textes.")
    return _fitting(legible(text)), legible(client), scenario


def _object(line: bytes) -> dict[str, Any]:
    if len(line) >= LONGEST_LINE:
        raise _BrokenLine(f"ligne trop longue (au plus {LONGEST_LINE} octets).")
    try:
        asked = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _BrokenLine(f"ce n'est pas de l'UTF-8 (octet {error.start + 1}).") from error
    except (json.JSONDecodeError, RecursionError) as error:
        column = f" (colonne {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        raise _BrokenLine(f"ce n'est pas du JSON{column}.") from error
    if not isinstance(asked, dict):
        raise _BrokenLine('il faut un objet JSON, par exemple {"text": "Bonjour"}.')
    return asked


# ── For programs, for people ─────────────────────────────────────────────────────────────────────


def as_json(reading: Reading) -> dict[str, Any]:
    """The reading with the keys of `understand --json`."""
    style = reading.style
    return {
        "text": reading.text,
        "sentences": [_sentence(sentence) for sentence in reading.sentences],
        "style": {
            "words_per_sentence": round(style.words_per_sentence, 2),
            "longest_sentence": style.longest_sentence,
            "questions": style.questions,
            "jargon": list(style.jargon),
            "acronyms": list(style.acronyms),
            "figurative": list(style.figurative),
            "visual_only": list(style.visual_only),
            "haste": list(style.haste),
            "informal_address": style.informal_address,
            **style.model_dump(mode="json", exclude=_ALREADY_TOLD),
        },
    }


_ALREADY_TOLD = {
    "words_per_sentence", "longest_sentence", "questions", "jargon", "acronyms", "figurative", "visual_only", "haste", "informal_address",
}  # fmt: skip
"""Keys of the format's first version, in its order; the other measures come beside them."""


def _sentence(sentence: SentenceReading) -> dict[str, Any]:
    return {
        "text": sentence.text,
        "start": sentence.start,
        "end": sentence.end,
        "acts": [_act(seen) for seen in sentence.acts],
        "candidates": [_act(seen) for seen in sentence.candidates],
        "topics": [{"topic": seen.topic, "confidence": round(seen.confidence, 4)} for seen in sentence.topics],
        "slots": [{"role": slot.role, "object": slot.object, "value": slot.value, "text": slot.text} for slot in sentence.slots],
    }


def _act(seen: ActSeen) -> dict[str, Any]:
    return {"act": seen.act, "confidence": round(seen.confidence, 4)}


def in_words(reading: Reading) -> list[str]:
    """The reading as lines for a person."""
    lines: list[str] = []
    for sentence in reading.sentences:
        lines.append(f"« {sentence.text} »")
        lines.append(f"  actes : {_listed(sentence.acts) or 'aucun'}")
        if sentence.candidates:
            lines.append(f"  peut-être : {_listed(sentence.candidates)}")
        if sentence.topics:
            lines.append(f"  thèmes : {', '.join(seen.topic for seen in sentence.topics)}")
        lines += [f"  {slot.role}{f' ({slot.object})' if slot.object else ''} : {slot.value}" for slot in sentence.slots]
    return [*lines, *style_in_words(reading.style)] if lines else ["Rien à comprendre dans ce texte."]


_STYLE = (
    ("hard_words", "ce qui le rend difficile"),
    ("jargon", "termes techniques sans explication"),
    ("explained", "termes techniques expliqués"),
    ("acronyms", "sigles"),
    ("figurative", "expressions figurées"),
    ("visual_only", "directions à la vue seule"),
    ("named", "boutons et pages nommés"),
    ("haste", "hâte"),
    ("minimising", "minimisation"),
    ("pity", "pitié"),
    ("infantilising", "infantilisation"),
    ("third_person", "troisième personne"),
    ("diagnosis", "questions sur la santé"),
    ("vague_delay", "délais flous"),
    ("unclear_figures", "montants ou dates à mieux écrire"),
    ("superlatives", "superlatifs"),
    ("black_words", "mots à éviter"),
    ("comprehension_asked", "reformulation demandée"),
    ("adaptation_offered", "aménagement proposé"),
    ("other_channel", "autre canal ou format proposé"),
)
"""Measures shown to a person when they found words, and their French name."""


def style_in_words(style: Style) -> list[str]:
    """How the message is said, for a person: clarity first, then what was noticed."""
    words = f"{style.words} mot{'s' if style.words > 1 else ''}, {style.longest_sentence} dans la phrase la plus longue"
    found = [(label, getattr(style, field)) for field, label in _STYLE]
    noticed = [f"  {label} : {', '.join(f'« {word} »' for word in words_found)}" for label, words_found in found if words_found]
    counts = [f"  questions : {style.questions}"] * (style.questions > 1) + [f"  actions demandées : {style.actions}"] * (style.actions > 0)
    flags = ["  tutoiement"] * style.informal_address + ["  majuscules continues"] * style.shouting
    return [f"Style : clarté {style.clarity} sur 100, {words}", *noticed, *counts, *flags]


def _listed(acts: tuple[ActSeen, ...]) -> str:
    return ", ".join(f"{seen.act} ({seen.confidence * 100:.0f} %)" for seen in acts)
