"""`misunderstood`: the sentences that trainees contested or declared, and those that the client had repeated.

A trainer reads them again, labels them and adds them to the training sentences. No name of a trainee leaves.
"""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from crca_sim import events as ev
from crca_sim.commands.output import print_json, write_new
from crca_sim.commands.store import open_log
from crca_sim.house.names import typeset
from crca_sim.understanding.act_names import labels
from crca_sim.understanding.french import fold
from crca_sim.understanding.reading import ActSeen, SentenceReading

Why = Literal["contested", "declared", "asked_again"]
_REASONS: dict[Why, str] = {"contested": "contestée", "declared": "déclarée", "asked_again": "que le client a fait répéter"}
_HEADING = """\
# Phrases mal comprises, sorties des entretiens de ce poste : relisez chaque étiquette avant de l'ajouter à l'entraînement.
# Le format et les règles d'étiquetage sont dans docs/guide-etiquetage.md ; « - » veut dire : aucun acte.
"""


@dataclass(frozen=True)
class Doubtful:
    """A sentence whose reading someone put in doubt."""

    why: Why
    text: str
    client: str
    acts: tuple[str, ...]
    """What it should be taught as, for all one knows."""
    chosen: str | None
    answer: bool | None
    decided: tuple[ActSeen, ...]
    candidates: tuple[ActSeen, ...]


def misunderstood(options: Namespace) -> int:
    """All of them, the oldest session first, each once."""
    log = open_log(options)
    names = [line.session for line in reversed(log.sessions())]
    found = list(dict.fromkeys(one for name in names for one in doubtful(log.read(name))))
    if options.json:
        print_json({"sentences": [as_json(one) for one in found]})
    elif not found:
        print("Aucune phrase contestée, déclarée ou répétée dans les entretiens enregistrés.")
    elif options.output is None:
        print(as_training(found), end="")
    else:
        write_new(Path(options.output), as_training(found))
        print(typeset(f"{len(found)} phrase{'s' if len(found) > 1 else ''} dans « {options.output} »."))
    return 0


# ── From events ──────────────────────────────────────────────────────────────────────────────────


def doubtful(events: Sequence[ev.Event]) -> Iterator[Doubtful]:
    """The doubtful sentences of one session, in the order in which doubt came."""
    started = events[0]
    assert isinstance(started, ev.SessionStarted)
    spoken = {e.turn: e for e in events if isinstance(e, ev.TraineeSpoke)}
    for event in events:
        if isinstance(event, ev.Contested) and (said := spoken.get(event.contested_turn)):
            yield from _of(said, events, started.trainee, "contested", event.act, None)
        elif isinstance(event, ev.Declared) and (said := spoken.get(event.asked_turn)):
            yield from _of(said, events, started.trainee, "declared", event.act, event.answer)
        elif isinstance(event, ev.NotUnderstood) and (said := spoken.get(event.turn)):
            yield from _of(said, events, started.trainee, "asked_again", None, None)


def _of(
    said: ev.TraineeSpoke, events: Sequence[ev.Event], trainee: str, why: Why, chosen: str | None, answer: bool | None
) -> Iterator[Doubtful]:
    client = _client_before(events, said.turn)
    for sentence in _meant(said.reading.sentences, chosen):
        yield Doubtful(
            why=why,
            text=nameless(sentence.text, trainee),
            client=nameless(client, trainee),
            acts=_taught(sentence, chosen, answer),
            chosen=chosen,
            answer=answer,
            decided=sentence.acts,
            candidates=sentence.candidates,
        )


def _client_before(events: Sequence[ev.Event], turn: int) -> str:
    return next((e.text for e in reversed(events) if isinstance(e, ev.ClientSpoke) and e.turn < turn), "")


def _meant(sentences: Sequence[SentenceReading], act: str | None) -> Sequence[SentenceReading]:
    """The sentence of the message in which the act was in doubt; all of them when nothing tells."""
    near = [(seen.confidence, s) for s in sentences for seen in (*s.candidates, *s.acts) if seen.act == act]
    return [max(near, key=lambda one: one[0])[1]] if near else sentences


@cache
def _known() -> frozenset[str]:
    return frozenset(labels())


def _taught(sentence: SentenceReading, chosen: str | None, answer: bool | None) -> tuple[str, ...]:
    """The trainee's word before the model's; an act that no longer exists teaches nothing."""
    decided = [seen.act for seen in sentence.acts]
    if answer is not None:
        acts = [*decided, chosen] if answer else [act for act in decided if act != chosen]
    else:
        acts = [chosen] if chosen else decided
    return tuple(dict.fromkeys(act for act in acts if act in _known()))


# ── Without names ────────────────────────────────────────────────────────────────────────────────

_FIRST, _LAST = "Camille", "Martin"
_INTRODUCED = re.compile(
    r"(?:\bje m['’]appelle|\bmon nom est|\bje suis|\bmoi,? c['’]est|\bici) (?!Madame\b|Monsieur\b|Mutuelle\b)"
    r"([A-ZÀ-Þ][\w-]+)(?: ([A-ZÀ-Þ][\w-]+))?",
)


def nameless(text: str, trainee: str) -> str:
    """The text on one line; the trainee's name and the one they introduce themself by are replaced, however they are typed."""
    line = " ".join(text.split())
    first, *others = [part for part in re.split(r"[\s.,]+", trainee) if len(part) > 1] or [""]
    borrowed = {first: _FIRST, **dict.fromkeys(others, _LAST)}
    for match in _INTRODUCED.finditer(line):
        borrowed |= {match[1]: borrowed.get(match[1], _FIRST), match[2] or "": borrowed.get(match[2], _LAST)}
    for name, other in borrowed.items():
        line = _replaced(line, name, other) if name else line
    return line


def _replaced(line: str, name: str, other: str) -> str:
    pattern = re.compile(rf"(?<!\w){re.escape(fold(name))}(?!\w)")
    for match in reversed(list(pattern.finditer(fold(line)))):
        line = line[: match.start()] + other + line[match.end() :]
    return line


# ── For a trainer, for programs ──────────────────────────────────────────────────────────────────


def as_training(found: Sequence[Doubtful]) -> str:
    """In the format of the training files, each sentence with what was understood as a comment."""
    return _HEADING + "".join(f"\n{_as_lines(one)}\n" for one in found)


def _as_lines(one: Doubtful) -> str:
    client = [f"C | {one.client}"] if one.client else []
    return "\n".join([f"# {_told(one)}", *client, f"{' + '.join(one.acts) or '-'} | {one.text}"])


def _told(one: Doubtful) -> str:
    parts = [f"phrase {_REASONS[one.why]}"]
    if one.chosen:
        answers = {None: "choisi par le stagiaire", True: "le stagiaire dit oui à", False: "le stagiaire dit non à"}
        parts.append(f"{answers[one.answer]} : {one.chosen}{'' if one.chosen in _known() else ' (acte disparu)'}")
    parts.append(f"compris : {_listed(one.decided) or 'rien'}")
    if one.candidates:
        parts.append(f"peut-être : {_listed(one.candidates)}")
    return " ; ".join(parts)


def _listed(acts: Sequence[ActSeen]) -> str:
    return ", ".join(f"{seen.act} ({seen.confidence * 100:.0f} %)" for seen in acts)


def as_json(one: Doubtful) -> dict[str, Any]:
    """The same with English keys."""
    return {
        "why": one.why,
        "text": one.text,
        "client": one.client,
        "acts": list(one.acts),
        "chosen": one.chosen,
        "answer": one.answer,
        "decided": [seen.model_dump() for seen in one.decided],
        "candidates": [seen.model_dump() for seen in one.candidates],
    }
