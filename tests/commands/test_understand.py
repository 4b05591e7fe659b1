from __future__ import annotations

import io
import json
from typing import Any

import pytest

from crca_sim.authoring.mistakes import UnknownName
from crca_sim.commands import understand
from crca_sim.understanding.reading import ActSeen, Reading, SentenceReading, Slot, Style, TopicSeen
from tests.commands.run import run

TEXT = "La franchise vol est de 150 €."


def reading(text: str) -> Reading:
    return Reading(
        text=text,
        sentences=(
            SentenceReading(
                text=text, start=0, end=len(text),
                acts=(ActSeen(act="reformuler", confidence=0.93001234),), candidates=(ActSeen(act="synthetiser", confidence=0.31),),
                topics=(TopicSeen(topic="surface", confidence=0.8),),
                slots=(Slot(role="franchise", object="vol", value="150 EUR", text="150 €"),),
            ),
        ),
        style=Style(words_per_sentence=11.0, longest_sentence=14, questions=1, jargon=("franchise",), pity=("pauvre",)),
    )  # fmt: skip


@pytest.fixture(autouse=True)
def stub(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(text: str, client: str, scenario: str | None) -> Reading:
        if scenario == "absent":
            raise UnknownName("Le scénario", "absent", ["habitat-etudiante-velo"])
        return reading(text)

    monkeypatch.setattr(understand, "reader", lambda: read)


def test_the_json_has_the_promised_keys(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "understand", TEXT, "--json")
    answer = json.loads(ran.out)
    first, beside = dict(list(answer["style"].items())[:9]), dict(list(answer["style"].items())[9:])
    assert answer | {"style": first} == {
        "text": TEXT,
        "sentences": [
            {
                "text": TEXT, "start": 0, "end": 30,
                "acts": [{"act": "reformuler", "confidence": 0.93}], "candidates": [{"act": "synthetiser", "confidence": 0.31}],
                "topics": [{"topic": "surface", "confidence": 0.8}],
                "slots": [{"role": "franchise", "object": "vol", "value": "150 EUR", "text": "150 €"}],
            }
        ],
        "style": {
            "words_per_sentence": 11.0, "longest_sentence": 14, "questions": 1, "jargon": ["franchise"], "acronyms": [],
            "figurative": [], "visual_only": [], "haste": [], "informal_address": False,
        },
    }  # fmt: skip
    assert beside["pity"] == ["pauvre"]
    assert beside["clarity"] == 100
    assert set(beside) == set(Style.model_fields) - set(first)
    assert (ran.code, ran.err) == (0, "")


def test_what_was_noticed_in_the_style_is_told_to_a_person(capsys: pytest.CaptureFixture[str]) -> None:
    told = run(capsys, "understand", TEXT).out
    assert "Style : clarté 100 sur 100, 0 mot, 14 dans la phrase la plus longue" in told
    assert "termes techniques sans explication : « franchise »" in told
    assert "pitié : « pauvre »" in told
    assert "tutoiement" not in told


def test_a_person_reads_it_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, "understand", TEXT).out
    assert "reformuler (93 %)" in out
    assert "franchise (vol) : 150 EUR" in out


def test_the_text_is_composed_before_it_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(run(capsys, "understand", "De\u0301ja\u0300", "--json").out)["text"] == "Déjà"


def test_a_text_over_the_limit_is_refused_with_the_limit(capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "understand", "x" * 4001, "--json")
    assert (ran.code, ran.out) == (1, "")
    assert "4000" in ran.err


def test_lines_and_a_text_do_not_go_together(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "understand", TEXT, "--jsonl").code == 2


def answers(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *lines: bytes) -> tuple[int, list[dict[str, Any]]]:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\n".join(lines))))
    ran = run(capsys, "understand", "--jsonl")
    return ran.code, [json.loads(line) for line in ran.out.splitlines()]


def test_each_line_gets_its_answer_in_order(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    code, told = answers(
        capsys, monkeypatch, b'{"text": "un"}', '{"text": "deux", "client": "Déjà ?", "autre": 1}'.encode(), b'{"text": "un"}\n'
    )
    assert code == 0
    assert [answer["text"] for answer in told] == ["un", "deux", "un"]


BROKEN = {
    "half an object": (b"{", "JSON"),
    "nothing": (b"", "JSON"),
    "a list": (b"[1]", "objet JSON"),
    "no text": (b"{}", "text"),
    "a number for text": (b'{"text": 3}', "text"),
    "a number for client": (b'{"text": "a", "client": 3}', "client"),
    "a list for scenario": (b'{"text": "a", "scenario": []}', "scenario"),
    "no such scenario": (b'{"text": "a", "scenario": "absent"}', "n'existe pas"),
    "latin-1": (b'{"text": "caf\xe9"}', "UTF-8"),
    "half a character": (b'{"text": "\\ud800"}', "UTF-8"),
    "a long text": (b'{"text": "' + b"x" * 4001 + b'"}', "4000"),
    "a long line": (b'{"text": "' + b"x" * 500_000 + b'"}', "trop longue"),
    "a deep nest": (b"[" * 100_000, "JSON"),
}


@pytest.mark.parametrize(("line", "word"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_line_is_told_with_its_number_and_the_others_go_on(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, line: bytes, word: str
) -> None:
    code, told = answers(capsys, monkeypatch, b'{"text": "un"}', line, b'{"text": "trois"}')
    assert code == 1
    assert [answer.get("text") for answer in told] == ["un", None, "trois"]
    assert told[1]["error"].startswith("ligne 2 : ")
    assert word in told[1]["error"]
