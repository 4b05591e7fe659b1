"""Tables of what people really type and say: each row is one thing, spelt in several ways."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crca_sim.understanding.french import normalise
from crca_sim.understanding.sentences import clauses, sentences

ONE_FORM = [
    ("j'ai noté", ["j ai noté", "jai noté", "j’ai noté", "J'AI NOTÉ", "g noté", "jé noté", "J´ai noté"]),
    ("c'est bon", ["c est bon", "cest bon", "c’est bon", "c bon", "cé bon", "C'EST BON"]),
    ("je suis là", ["jsuis là", "chui là", "jsui là", "JE SUIS LÀ", "je\u00a0suis là"]),
    ("est-ce que vous venez", ["est ce que vous venez", "esque vous venez", "est‑ce que vous venez", "est-ce que vs venez"]),
    ("qu'est-ce que c'est", ["qu est ce que c est", "qu'est ce que cest", "qu’est-ce que c’est", "keske c'est"]),
    ("d'accord", ["d accord", "daccord", "dac", "dacc", "d'acc", "D’accord", "ok"]),
    ("s'il vous plaît", ["svp", "s il vous plait", "s'il vs plaît", "S’il vous plaît"]),
    ("n'hésitez pas", ["n hesitez pas", "nhésitez pas", "n’hésitez pas"]),
    ("parce que", ["pcq", "parske", "parceke", "psk", "pasque"]),
    ("votre contrat", ["vot contrat", "vtr contrat", "votr contrat", "VOTRE CONTRAT"]),
    ("il y a un souci", ["il ya un souci", "il y’a un souci"]),
    ("peut-être", ["peut etre", "ptet", "ptêtre", "peut‑être"]),
    ("je vous rappelle", ["jvous rappelle", "jvs rappelle", "je vs rappelle"]),
    ("quelqu'un", ["quelqu un", "qqun", "quelquun", "quelqu’un"]),
    ("combien", ["cb", "cmbien", "kombien"]),
    ("rendez-vous", ["rdv", "rendez vous", "rendé vous", "RDV"]),
    ("numéro de téléphone", ["num de tel", "numero de tél", "n° de téléphone"]),
    ("le cœur", ["le coeur", "LE CŒUR"]),
    ("je cherche", ["euh je cherche", "heu… je cherche", "euuuh je cherche", "hum, je cherche", "mmh je cherche", "je, euh, cherche"]),
    ("1 250 €", ["1250€", "1 250 euros", "1\u202f250\u00a0€", "1250 euros", "1.250 €"]),
    ("à 17 h 30", ["à 17h30", "a 17 h 30", "à 17\u00a0h\u00a030"]),
]
APART = [
    ("ce que vous dites", "c'est que vous dites"),
    ("je note", "j'ai note"),
    ("e", "êtes"),
    ("votre sur", "votre sûreté"),
    ("pas de franchise", "franchise"),
]


def _forms() -> list[tuple[str, str]]:
    return [(written, form) for written, forms in ONE_FORM for form in forms]


@pytest.mark.parametrize(("written", "typed"), _forms())
def test_however_it_is_typed_it_is_one_thing(written: str, typed: str) -> None:
    assert normalise(typed) == normalise(written)


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_differs_stays_apart(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


@pytest.mark.parametrize("written", [written for written, _ in ONE_FORM])
def test_accents_composed_or_not_are_one_thing(written: str) -> None:
    assert normalise(unicodedata.normalize("NFD", written)) == normalise(written)


CUT = [
    ("bonjour madame je vous appelle pour votre contrat habitation est-ce que vous avez deux minutes devant vous", 2),
    ("alors pour le vol il faut porter plainte du coup vous m'envoyez le papier de la police et ensuite je regarde votre dossier", 3),
    ("votre dossier est complet je vous envoie l'attestation par courriel ce matin merci pour votre appel et bonne journee a vous", 3),
    ("donc la voiture dort dehors et vous faites huit mille kilomètres par an est-ce que c'est bien ça ou je me trompe", 2),
    ("je regarde votre contrat avec vous pouvez-vous me donner le numéro qui est en haut de la première page s'il vous plaît", 2),
]
WHOLE = [
    "vous avez le permis de conduire depuis combien de temps et avec quelle voiture roulez vous le plus souvent",
    "l'option bris de glace inclut les optiques et les rétroviseurs alors que votre contrat actuel ne prend que le pare-brise",
    "le montant que je vous propose dépend de la surface de votre logement et du nombre de pièces que vous occupez",
    "il faut que vous m'envoyiez la facture du plombier et la photo du mur que vous avez prise le jour de la fuite",
]


@pytest.mark.parametrize(("said", "least"), CUT)
def test_speech_without_a_stop_is_cut_where_it_starts_again(said: str, least: int) -> None:
    assert len(sentences(said)) >= least


@pytest.mark.parametrize("said", WHOLE)
def test_a_sentence_that_goes_on_is_not_cut(said: str) -> None:
    assert len(sentences(said)) == 1


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("vous l'avez depuis combien de temps cette maison avec le grand jardin", "depuis combien de temps"),
        ("le frigo vous le photographiez et vous pouvez le jeter dans la benne", "et vous pouvez le jeter"),
        ("on devrait livrer le bon sens en même temps que la carte grise du véhicule", "le bon sens"),
        ("dites que vous avez bien reçu la lettre que je vous ai envoyée lundi dernier", "que je vous ai envoyée"),
    ],
)
def test_words_that_hold_together_stay_in_one_clause(said: str, held: str) -> None:
    assert any(held in clause for clause in clauses(said) or [said])


@given(st.text(max_size=400) | st.lists(st.sampled_from([said for said, _ in CUT] + WHOLE), max_size=4).map(" ".join))
def test_cutting_loses_no_letter_and_repeats_none(message: str) -> None:
    spans = sentences(message)
    outside = set(range(len(message))) - {place for span in spans for place in range(span.start, span.end)}
    assert sum(span.end - span.start for span in spans) + len(outside) == len(message)
    assert not any(message[place].isalnum() for place in outside)


@given(st.lists(st.sampled_from([said for said, _ in CUT] + WHOLE), min_size=1, max_size=3).map(" ".join))
def test_clauses_lose_no_letter_and_repeat_none(message: str) -> None:
    assert "".join("".join(clauses(message)).split()) in ("", "".join(message.split()))
