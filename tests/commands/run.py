"""Run a command line in this process: its exit code and what it wrote."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from crca_sim.__main__ import main


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


def run(capsys: pytest.CaptureFixture[str], *words: object) -> Ran:
    code = main([str(word) for word in words])
    out, err = capsys.readouterr()
    return Ran(code, out.replace("\u00a0", " "), err.replace("\u00a0", " "))
