"""What an announcement is worth to whoever hears it, roughly, and the few words that take it up where nothing says more.

Never a pleased word on bad news: bad, good, or neither; a figure, a delay or a word of it said back makes it believable.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

import yaml

from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.ideas import expresses
from crca_sim.conversation.markers import marked
from crca_sim.understanding.expressions import said_among
from crca_sim.understanding.reading import SentenceReading

Worth = Literal["mauvaise", "bonne", "neutre"]
BAD_ACTS = ("annoncer_refus",)
GOOD_ACTS = ("proposer_geste", "proposer_correction")
SUMS = ("montant", "cotisation", "franchise", "prime_option", "remise", "geste")
ECHO_FIRST = 2
"""One time out of so many, a word of the news is said back where there is one."""


@cache
def _lines() -> dict[str, dict[str, tuple[str, ...]]]:
    source = files(__package__).joinpath("repliques", "valeurs.yaml")
    rows: dict[str, dict[str, list[str]]] = yaml.load(source.read_text("utf-8"), yaml.CSafeLoader)
    return {name: {register: tuple(lines) for register, lines in row.items()} for name, row in rows.items()}


@cache
def _echoes() -> dict[str, str]:
    """Expression of bad news → the word that is said back."""
    rows: dict[str, str] = yaml.load(files(__package__).joinpath("echos.yaml").read_text("utf-8"), yaml.CSafeLoader)
    return rows


def learn() -> None:
    """Reads its files ahead, so that no turn waits for them."""
    _lines()
    _echoes()


def of(sentence: SentenceReading) -> Worth:
    """Bad news, good news, or neither that anyone could tell."""
    bad = sentence.does(*BAD_ACTS) or expresses(sentence.text, "mauvaise") or marked(sentence.text, "nouvelle_negative")
    if bad and not expresses(sentence.text, "reprise_en_bien"):
        return "mauvaise"
    good = sentence.does(*GOOD_ACTS) or expresses(sentence.text, "bonne") or expresses(sentence.text, "reprise_en_bien")
    return "bonne" if good else "neutre"


def take_up(x: Exchange, sentence: SentenceReading) -> bool:
    """Let the client say what it is to them, in few words."""
    worth = of(sentence)
    return any(_say(x, key, **values) for key, values in _ways(x, sentence, worth))


def _ways(x: Exchange, sentence: SentenceReading, worth: Worth) -> list[tuple[str, dict[str, str]]]:
    """The most telling first: with its figure, with its delay, with a word of it, plainly."""
    ways: list[tuple[str, dict[str, str]]] = []
    if worth == "mauvaise":
        sums = [slot.text for slot in sentence.slots if slot.role in SUMS and slot.value.endswith("EUR")]
        delays = [slot.text for slot in sentence.slots if slot.role in ("delai", "duree")]
        word = said_among(sentence.text, tuple(_echoes()))
        ways += [("mauvaise_montant", {"montant": sums[0]})] if len(sums) == 1 else []
        ways += [("mauvaise_delai", {"delai": delays[0]})] if len(delays) == 1 else []
        told_back = word is not None and x.cast.chance.number(f"echo:{x.turn}", ECHO_FIRST) == 0
        ways += [("mauvaise_mot", {"mot": _echoes()[word]})] if word and told_back else []
    return [*ways, (worth, {})]


def _say(x: Exchange, key: str, **values: str) -> bool:
    row = _lines()[key]
    lines = row["colere"] if x.state.situation.curt and key != "neutre" else row[x.cast.persona.register_]
    return x.propose("answer", lines, f"valeur:{key}", **values) is not None


def say_unknown(x: Exchange) -> bool:
    """« Vous le saviez ? »: no."""
    return _say(x, "ignorait")
