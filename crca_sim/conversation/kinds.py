"""The kind of answer that a question word calls for (a number, a date, a place, someone…), and the kinds that a line holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from crca_sim.conversation import parry
from crca_sim.conversation.markers import bare_words
from crca_sim.understanding.expressions import fold
from crca_sim.understanding.french import content_words

NUMBER, YES_OR_NO = "nombre", "oui_non"
MOST_BARE = 8
"""Words of a question that names nothing, at most."""
_SENTENCES = re.compile(r"(?<=[.!?…:;])\s+")
_NAME = re.compile(r"(?<=[a-zàâéèêëîïôûùç,:;«(] )[A-ZÉÈÀÎÔ][\w'-]+|^[A-ZÉÈÀÎÔ][\w'-]+,? [A-ZÉÈÀÎÔ][\w'-]+|\bM(?:me|\.) [A-Z]")
"""A capital inside a sentence, or two in a row."""
_WORDS = re.compile(r"@ou\b|\b(?:quand|combien|qui|comment|pourquoi|quel)")
_NAME_MARK = " @nom"


@cache
def _data() -> dict[str, list[re.Pattern[str]]]:
    rows = _rows()
    plain = {name: found for name, found in rows.items() if isinstance(found, list) and name != "demande"}
    return {name: [re.compile(p) for p in found] for name, found in (plain | rows["tient"]).items()}


@cache
def _rows() -> dict[str, dict[str, list[str]]]:
    rows: dict[str, dict[str, list[str]]] = yaml.load(files(__package__).joinpath("genres.yaml").read_text("utf-8"), yaml.CSafeLoader)
    return rows


@cache
def _wanted() -> list[tuple[list[re.Pattern[str]], tuple[str, ...]]]:
    return [([re.compile(p) for p in row["mots"]], tuple(row["veut"])) for row in _rows()["demande"]]  # type: ignore[index]


def _plain(text: str) -> str:
    """« où » stays apart from « ou », « à » from « a »."""
    return fold(re.sub(r"\b[oO]ù", "@ou", re.sub(r"\b[àÀ](?= )", "@a", text.replace("’", "'"))))


def _any(name: str, plain: str) -> bool:
    return any(pattern.search(plain) for pattern in _data()[name])


# ── What is asked ────────────────────────────────────────────────────────────────────────────────


@lru_cache(maxsize=2048)
def wanted(text: str) -> tuple[str, ...]:
    """The kinds that answer this question, best first; empty when its words call for none in particular."""
    asked = _SENTENCES.split(text.strip())[-1] if text.rstrip().endswith("?") else text
    plain = _plain(asked)
    found = [kinds for patterns, kinds in _wanted() if any(p.search(plain) for p in patterns)]
    several = len(set(_WORDS.findall(plain))) > 1
    return tuple(dict.fromkeys(kind for kinds in (found if several else found[:1]) for kind in kinds))


def asks_yes_or_no(text: str) -> bool:
    """A question that « oui » or « non » answers."""
    asked = text.rstrip().endswith("?") and not parry.offers_a_choice(text)
    return asked and parry.unknown_key(text) == "ne_sait_pas_oui_non"


@lru_cache(maxsize=2048)
def only_asks(text: str) -> bool:
    """« Quel jour ? », « depuis combien de temps ? »: a question word and a unit, that name nothing."""
    said = [word for word in _plain(text).replace("'", " ").replace("-", " ").split() if word.strip("?.,!…")]
    return len(said) <= MOST_BARE and all(word.strip("?.,!…") in _bare() for word in said)


@cache
def _bare() -> frozenset[str]:
    return bare_words() | frozenset(_rows()["ne_nomme_rien"])


# ── What is held ─────────────────────────────────────────────────────────────────────────────────


@lru_cache(maxsize=8192)
def held(line: str) -> frozenset[str]:
    """The kinds that a line of the client holds."""
    plain = _plain(line) + (_NAME_MARK if _NAME.search(line) else "")
    found = {name for name in _rows()["tient"] if _any(name, plain)}
    left = plain
    for pattern in _data()["sans_nombre"]:
        left = pattern.sub(" ", left)
    return frozenset(found | ({NUMBER} if _any("nombre", left) else set()))


@lru_cache(maxsize=8192)
def knows_not(line: str) -> bool:
    """Whether it says that one does not know, which answers anything."""
    return _any("inconnu", _plain(line))


def answers(line: str, kinds: Sequence[str]) -> bool:
    """Whether a line holds one of these kinds, or honestly says that it is not known."""
    return not kinds or not held(line).isdisjoint(kinds) or knows_not(line)


def holding(lines: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """Those of the lines that hold one of the kinds."""
    return [line for line in lines if answers(line, kinds)]


def holding_surely(lines: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """Those that truly hold one, where saying that one does not know is not enough."""
    return [line for line in lines if not held(line).isdisjoint(kinds)]


@lru_cache(maxsize=8192)
def opens_with_yes_or_no(line: str) -> bool:
    """« Oui, … », « pas encore », « jamais »: answers a yes-or-no question as such."""
    return _any(YES_OR_NO, _plain(line))


@lru_cache(maxsize=8192)
def says_yes_or_no(line: str) -> bool:
    """« Oui, … », « non, … »: odd after « quand ? » or « où ? »."""
    return _any("dit_oui_non", _plain(line))


@lru_cache(maxsize=8192)
def bare(line: str) -> bool:
    """A list, a place, an amount without a verb: no answer to a yes-or-no question."""
    return not opens_with_yes_or_no(line) and not _any("phrase", _plain(line))


# ── Which lines to say ───────────────────────────────────────────────────────────────────────────


def fitting(question: str, lines: Sequence[str]) -> list[str]:
    """Those of a thing's lines that answer the question as it was asked, in its own words if some do; all of them when none does better."""
    choices, asked = list(lines), wanted(question)
    if asked:
        found = holding(choices, asked[:1]) or holding(choices, asked) or choices
        choices = [line for line in found if not says_yes_or_no(line)] or found
    elif asks_yes_or_no(question):
        opening = [line for line in choices if opens_with_yes_or_no(line)]
        choices = opening or [line for line in choices if not bare(line)] or choices
    return _nearest(question, choices)


def _nearest(question: str, lines: list[str]) -> list[str]:
    """« L'avez-vous montré ? » is answered by the line that speaks of showing it."""
    said = content_words(question)
    shared = [len(said & content_words(line)) for line in lines]
    return [line for line, share in zip(lines, shared, strict=True) if share == max(shared)]
