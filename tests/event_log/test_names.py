from __future__ import annotations

import pytest

from crca_sim.event_log.log import MemoryLog, UnknownSession
from crca_sim.event_log.names import AmbiguousName, full_name
from tests.event_log.samples import opening


def holding(*names: str) -> MemoryLog:
    log = MemoryLog()
    for name in names:
        log.append(name, [opening(name)], after=0)
    return log


@pytest.mark.parametrize("typed", ["s-7k3f2", "s-7k", "7k3f2", "7K3", " S-7K3F2 "])
def test_the_beginning_of_a_name_is_enough(typed: str) -> None:
    assert full_name(holding("s-7k3f2", "s-7m222"), typed) == "s-7k3f2"


def test_a_whole_name_wins_over_a_longer_one() -> None:
    assert full_name(holding("s-7k", "s-7k3f2"), "s-7k") == "s-7k"


def test_a_beginning_that_fits_several_names_them() -> None:
    with pytest.raises(AmbiguousName, match="s-7k3f2, s-7m222"):
        full_name(holding("s-7k3f2", "s-7m222"), "s-7")


@pytest.mark.parametrize("typed", ["", "  ", "s-9", "é", "%", "s-7k3f2x"])
def test_what_fits_nothing_is_unknown(typed: str) -> None:
    with pytest.raises(UnknownSession):
        full_name(holding("s-7k3f2"), typed)
