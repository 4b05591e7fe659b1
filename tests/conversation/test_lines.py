"""The common lines: every key in every register, enough of them, well written, and never twice."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import crca_sim.conversation
from crca_sim import events as ev
from crca_sim.conversation.lines import INSTEAD, common, variants
from crca_sim.conversation.marks import fill, marks_of
from tests.builders import a_call, a_persona, a_scenario, of, reply, say

REGISTERS = ("jeune", "familier", "courant", "soutenu")
CHOSEN = ("choix", "rang", "ordre", "moment", "canal", "phrase")
"""Blanks filled by what the adviser offers or explains."""
FORMS = ("mail_bonjour", "mail_merci", "mail_fin", "bref")
"""Forms that come again from one message to the next."""
OFTEN = ("acquiescer", "attendre_la_suite", "patienter")
CODE = Path(crca_sim.conversation.__file__).parent


def keys_used() -> set[str]:
    """The keys that the code names where a common line is said."""
    found: set[str] = set()
    for path in CODE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("line", "first_line") and len(node.args) >= 2:
                found |= set(_named(node.args[-1]))
    return found


def _named(key: ast.expr) -> Iterator[str]:
    """The keys that an expression may give: not what it compares."""
    if isinstance(key, ast.Constant) and isinstance(key.value, str):
        yield key.value
    elif isinstance(key, ast.IfExp):
        yield from (*_named(key.body), *_named(key.orelse))
    elif isinstance(key, ast.BoolOp):
        yield from (name for value in key.values for name in _named(value))


@pytest.mark.parametrize("register", REGISTERS)
def test_every_key_is_in_every_register(register: str) -> None:
    assert set(common(register)) == set(common("courant"))


def test_every_line_that_the_code_asks_for_exists() -> None:
    named = keys_used() - {""}
    assert len(named) > 40
    assert named <= set(common("courant")), named - set(common("courant"))
    assert {key for keys in INSTEAD.items() for key in (keys[0], *keys[1])} <= set(common("courant"))


@pytest.mark.parametrize("register", REGISTERS)
def test_each_key_has_enough_different_lines(register: str) -> None:
    rows = common(register)
    for key, lines in rows.items():
        assert len(lines) >= (10 if key in OFTEN else 5), key
        assert key in FORMS or len(set(lines)) == len(lines), key
    told = Counter(line for key, lines in rows.items() if key not in FORMS for line in lines)
    assert [line for line, times in told.items() if times > 1] == []


@pytest.mark.parametrize("register", REGISTERS)
def test_lines_are_written_as_french_is(register: str) -> None:
    for key, lines in common(register).items():
        for line in lines:
            assert line == line.strip()
            assert not re.search(r"\w[?!;:](?!\d)", line.replace("://", "")), f"{key} : il manque une espace dans « {line} »"
            assert "  " not in line
            assert "'" not in (line[0], line[-1])
            assert register == "jeune" or line[0].isupper() or line[0] in "{«…", f"{key} : « {line} »"
            assert register == "jeune" or line[-1] in ".?!…,}", f"{key} : « {line} »"


@pytest.mark.parametrize("title", ["M.", "Mme"])
@pytest.mark.parametrize("register", REGISTERS)
def test_no_line_shows_a_mark_once_said(register: str, title: str) -> None:
    said = dict.fromkeys(("fait", "terme", "a", "b", "avant", "apres", "prix", "solution", "valeur", "question", "sujet", *CHOSEN), "x")
    for key, lines in common(register).items():
        for line in lines:
            assert not {"{", "}", "|"} & set(fill(line, marks_of(a_persona(civilite=title)) | said)), f"{key} : « {line} »"


def test_the_persona_s_own_lines_win_then_the_scenario_s_then_the_register_s() -> None:
    scenario = a_scenario(repliques={"suite": ["Du scénario."], "offre": ["Du scénario aussi."]})
    persona = a_persona(repliques={"suite": ["De la persona."]}, registre="soutenu")
    assert variants("suite", scenario, persona) == ("De la persona.",)
    assert variants("offre", scenario, persona) == ("Du scénario aussi.",)
    assert variants("limite", scenario, persona) == tuple(common("soutenu")["limite"])


def test_when_one_s_own_lines_run_out_the_register_takes_over_and_no_reply_is_ever_empty() -> None:
    call = a_call(3, repliques={"acquiescer": ["Bien bien."]}, registre="familier", temperament={"patience": 100})
    answers = []
    for _ in range(70):
        call.state.measures.update(trust=70, patience=100)
        call.state.seconds = 0
        answers.append(say(call, "Je vous explique la démarche suivante.", "expliquer_demarche"))
    assert all(reply(events) and reply(events) != "…" for events in answers)
    lines = [line for events in answers for e in of(events, ev.ClientSpoke) for line in e.lines]
    assert len(lines) == len(set(lines))
