"""How like an author's examples a sentence is, for many facts at once."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from crca_sim.understanding import ScenarioFact, encoder
from crca_sim.understanding.examples import Examples
from crca_sim.understanding.french import content_words, normalise
from crca_sim.understanding.spotting import hit, spots

SAID = (
    "Où dort la remorque ?",
    "elle est où la remorque ducoup",
    "Qui conduit le tracteur ?",
    "Le tracteur, depuis quand ?",
    "Bonjour.",
    "…",
    "Vous avez gardé la facture du vélo ?",
)
texts = st.lists(st.sampled_from(SAID), max_size=4).map(tuple)
facts = st.lists(
    st.tuples(texts, st.lists(st.sampled_from(["remorque", "tracteur", "vélo"]), max_size=2).map(tuple)), min_size=1, max_size=5
)


def one_by_one(text, examples, keywords):
    said = encoder.encode([text])[0]
    likeness = sorted((float(vector @ said) for vector in encoder.encode_examples(examples)), reverse=True) or [0.0]
    words = content_words(text)
    shares = [len(words & other) / max(1, min(len(words), len(other))) for other in map(content_words, examples)]
    return [likeness[0], sum(likeness[:2]) / len(likeness[:2]), max(shares, default=0.0), hit(normalise(text), spots(keywords))]


@given(st.lists(st.sampled_from(SAID), min_size=1, max_size=3), facts)
def test_all_facts_at_once_are_each_fact_one_by_one(said, given_facts):
    described = [ScenarioFact(str(i), examples=examples, keywords=words) for i, (examples, words) in enumerate(given_facts)]
    found = Examples(described).features(encoder.encode(said), said, [normalise(text) for text in said])
    alone = [[one_by_one(text, *fact) for fact in given_facts] for text in said]
    assert np.allclose(found, alone, atol=1e-5)
