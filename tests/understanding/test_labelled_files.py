"""The files of labelled sentences, and the promise that those that judge never teach."""

from pathlib import Path

import pytest

from crca_sim.understanding.corpus import UnreadableLine, read_file
from crca_sim.understanding.duplicates import groups
from crca_sim.understanding.evaluation import leaks

JUDGES = Path(__file__).parent / "jeux"


@pytest.fixture
def labelled(tmp_path):
    def write(text):
        path = tmp_path / "essai.txt"
        path.write_text(text, encoding="utf-8")
        return list(read_file(path))

    return write


def test_a_sentence_carries_its_acts_and_the_clients_words(labelled):
    (first, second) = labelled("@ telephone | auto | sobre\nC | Bonjour.\nsaluer + remercier | Bonjour, merci.\n- | Il pleut.\n")
    assert first.acts == {"saluer", "remercier"}
    assert (first.client, second.client, second.acts) == ("Bonjour.", "Bonjour.", frozenset())


def test_a_blank_line_ends_the_context_of_a_lone_sentence(labelled):
    assert [s.client for s in labelled("C | Trop cher.\naccueillir_objection | Je comprends.\n\nsaluer | Bonjour.\n")] == ["Trop cher.", ""]


@pytest.mark.parametrize("line", ["saluer Bonjour", "salluer | Bonjour"])
def test_a_bad_line_is_refused_with_its_place(labelled, line):
    with pytest.raises(UnreadableLine, match=r"essai\.txt:1"):
        labelled(line)


def test_one_interview_and_near_duplicates_stay_together(labelled):
    rows = labelled("saluer | Bonjour Madame Vidal.\nsaluer | Bonjour, madame Vidal !\nremercier | Merci beaucoup à vous.\n")
    one, same, other = groups(rows)
    assert one == same != other


def test_a_sentence_that_judges_never_teaches():
    assert leaks(JUDGES) <= 0.01
