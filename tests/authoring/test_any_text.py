"""Whatever an author's file holds, it is read or refused with a place that exists: nothing else ever happens."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crca_sim.authoring.builder import meant
from crca_sim.authoring.files import KINDS, MODELS, Kind, load
from crca_sim.authoring.library import open_library
from crca_sim.authoring.mistakes import BrokenFile, Mistake
from crca_sim.authoring.shape import described
from crca_sim.authoring.source import parsed
from crca_sim.authoring.text import decoded
from tests.authoring.aim import PERSONA, PLAYTHROUGH, SAMPLES, SCENARIO

PIECES = [
    "a", "é🌻", "titre", "nom", ":", ": ", "\n", "\n  ", "\t", "- ", "[", "]", "{", "}", ",", '"', "'", "#", " #x", "&a ", "*a", "!x ",
    "|\n", ">\n", "%", "@", "`", "\\", "---\n", "...\n", "? ", "~", "12", "0.5", "true", "\r\n", "\u00a0", "\ufeff", "\x1b", "<<: ",
]  # fmt: skip
KEYS = ["titre", "nom", "faits", "tours", "signes", "attendu", "canal", "age", "besoins"]

yaml_like = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)

plain_data = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.floats(-9, 9).map(lambda x: round(x, 3))
    | st.text("aé M.C1-_ {}", max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("aéC1-_", max_size=5), inner, max_size=3),
    max_leaves=8,
)


def _mistakes(read: Callable[[], object]) -> tuple[Mistake, ...]:
    """What is said when it is refused; nothing when it is read. Anything else goes through."""
    try:
        read()
    except BrokenFile as broken:
        return broken.mistakes or (Mistake("", 0, 0, "refused without a word"),)
    return ()


def _are_well_told(mistakes: tuple[Mistake, ...], lines: int) -> bool:
    return all(1 <= m.line <= lines + 1 and m.column >= 1 and _can_be_shown(m.message) for m in mistakes)


def _can_be_shown(message: str) -> bool:
    return message.replace("\u00a0", "").replace("\u202f", "").isprintable()


def _lines(text: str) -> int:
    return len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


@given(st.one_of(st.text(st.characters(codec="utf-8"), max_size=200), yaml_like))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert _are_well_told(_mistakes(lambda: parsed(decoded(text.encode(), "essai"), "essai")), _lines(text))


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert _are_well_told(_mistakes(lambda: decoded(data, "essai")), data.count(b"\n") + data.count(b"\r") + 1)


@given(st.sampled_from(KINDS), st.dictionaries(st.sampled_from(KEYS), plain_data))
def test_any_values_are_described_or_refused(kind: Kind, value: dict[str, object]) -> None:
    source = parsed(json.dumps(value, ensure_ascii=False), "essai")
    assert _are_well_told(_mistakes(lambda: described(MODELS[kind], source)), 1)


@given(st.sampled_from([SCENARIO, PERSONA, PLAYTHROUGH]), st.integers(0, 3000), st.integers(0, 30), yaml_like)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_good_file_spoilt_anywhere_is_read_or_refused(tmp_path: Path, text: str, at: int, cut: int, put: str) -> None:
    path = tmp_path / "essai.yaml"
    path.write_bytes((text[:at] + put + text[at + cut :]).encode())
    assert _are_well_told(_mistakes(lambda: load(path, open_library(SAMPLES))), _lines(text + put))


@given(st.text(max_size=12))
def test_a_bare_word_is_kept_or_is_a_number_or_a_truth(word: str) -> None:
    value = meant(word)
    assert value == word if isinstance(value, str) else value is None or float(value) is not None
