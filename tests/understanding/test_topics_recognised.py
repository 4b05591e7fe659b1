"""What a sentence is about, in the bank and in a scenario."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crca_sim.understanding import ScenarioFact, ScenarioTopics, load_reader
from crca_sim.understanding.french import normalise
from crca_sim.understanding.spotting import Spotter, hit, spots

reader = load_reader()
TRAILER = ScenarioFact("remorque", examples=("Où garez-vous la remorque ?", "Et la remorque, elle dort où ?"))
USE = ScenarioFact("roule_peu", bank=("kilometrage",))
SCENARIO = ScenarioTopics((TRAILER, USE))


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("Combien de kilomètres faites-vous par an ?", "kilometrage"),
        ("Où dort votre voiture la nuit ?", "stationnement"),
        ("Quelle est votre date de naissance ?", "date_naissance"),
        ("Quelle est la surface du logement ?", "surface_pieces"),
    ],
)
def test_bank_topics_are_recognised(sentence, topic):
    assert topic in reader.read(sentence).topics()


def test_a_fact_of_the_bank_answers_under_the_name_of_the_bank():
    assert reader.read("Combien de kilomètres faites-vous par an ?", topics=SCENARIO).topics()[0] == "kilometrage"


def test_a_fact_outside_the_bank_answers_under_its_own_name():
    assert reader.read("Et votre remorque, où est-elle garée ?", topics=SCENARIO).topics()[0] == "remorque"


@pytest.mark.parametrize("sentence", ["Bonjour Madame.", "Merci beaucoup.", "Un instant, je vous prie."])
def test_courtesies_are_about_nothing(sentence):
    assert reader.read(sentence, topics=SCENARIO).topics() == ()


words = st.lists(st.sampled_from(["vol", "velo", "cave", "vitre", "grele", "en", "de", "la"]), max_size=8).map(" ".join)
phrases = st.lists(st.lists(words, max_size=4).map(tuple), max_size=5)


@given(words, phrases)
def test_spotting_all_topics_at_once_is_looking_for_each(sentence, topics):
    spotted = [spots(some) for some in topics]
    assert Spotter(spotted).hits(normalise(sentence)).tolist() == [hit(normalise(sentence), some) for some in spotted]
