"""Vectors of examples kept on disk: quicker, and never other than those calculated."""

import numpy as np
import pytest

from crca_sim.understanding import encoder, kept_examples
from crca_sim.understanding.kept_examples import RECORD, vectors

GROUPS = [tuple(f"Où dort {what}, {when} ?" for when in ("la nuit", "le jour", "l'hiver", "d'habitude")) for what in map(str, range(20))]
FRESH = np.vstack([encoder.encode_examples(group) for group in GROUPS])


@pytest.fixture
def file(tmp_path):
    return tmp_path / "cache" / "exemples.bin"


@pytest.fixture
def calculated(monkeypatch):
    """The groups that are calculated from here on."""
    seen = []
    whole = encoder.encode_examples
    monkeypatch.setattr(encoder, "encode_examples", lambda texts: (seen.append(tuple(texts)), whole(texts))[1])
    return seen


def test_kept_or_calculated_the_rows_are_the_same(file, calculated):
    assert (vectors(GROUPS, file) == FRESH).all()
    assert (vectors(GROUPS, file) == FRESH).all()
    assert calculated == GROUPS


def test_only_what_is_new_is_calculated(file, calculated):
    vectors(GROUPS[:-1], file)
    calculated.clear()
    assert (vectors(GROUPS, file) == FRESH).all()
    assert calculated == GROUPS[-1:]


@pytest.mark.parametrize("damage", ["cut", "bits", "shifted", "empty", "text"])
def test_a_damaged_file_is_never_believed(file, damage):
    vectors(GROUPS, file)
    whole = file.read_bytes()
    middle = 7 * RECORD.itemsize + 500
    file.write_bytes(
        {
            "cut": whole[:middle],
            "bits": whole[:middle] + bytes([whole[middle] ^ 64]) + whole[middle + 1 :],
            "shifted": b"x" + whole,
            "empty": b"",
            "text": b"bonjour\n" * 500,
        }[damage]
    )
    assert (vectors(GROUPS, file) == FRESH).all()
    vectors(GROUPS, file)
    assert (vectors(GROUPS, file) == FRESH).all()
    assert file.stat().st_size % RECORD.itemsize == 0


def test_another_encoder_believes_nothing_of_the_first(file, calculated, monkeypatch):
    vectors(GROUPS, file)
    calculated.clear()
    monkeypatch.setattr(kept_examples, "_version", lambda: b"another")
    vectors(GROUPS, file)
    assert calculated == GROUPS


def test_a_disk_that_refuses_is_no_trouble(tmp_path):
    (tmp_path / "cache").write_text("not a folder")
    assert (vectors(GROUPS, tmp_path / "cache" / "exemples.bin") == FRESH).all()


def test_few_examples_open_no_file(file):
    vectors(GROUPS[:2], file)
    assert not file.exists()
