"""What a sentence is about, in the bank and in a scenario."""

import pytest

from crca_sim.understanding import ScenarioFact, ScenarioTopics, load_reader

reader = load_reader()
TRAILER = ScenarioFact("remorque", examples=("Où garez-vous la remorque ?", "Et la remorque, elle dort où ?"), keywords=("remorque",))
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
