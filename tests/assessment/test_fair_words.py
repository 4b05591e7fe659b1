"""What the debrief says is fair: the quote supports it, the words are the trainee's, the advice fits this client."""

from __future__ import annotations

from typing import Any

import pytest

from crca_sim import events as ev
from crca_sim.assessment.limits_meant import with_limits_meant
from crca_sim.assessment.words import shared_figures
from crca_sim.understanding.clarity import clarity
from crca_sim.understanding.sentences import sentences
from tests.assessment.talk import Talk


def said(text: str, *acts: str) -> Talk:
    return Talk().says(text, *acts)


def hard_words(text: str) -> tuple[str, ...]:
    return clarity(text, sentences(text))[1]


def test_a_surname_in_a_greeting_is_no_leak_but_a_surname_put_as_a_question_is() -> None:
    greeted = said("Bonjour Monsieur Test, je vous écoute.", "saluer").note(ev.RecordedValueSaid, fact="nom", identified=False)
    assert greeted.status("FE-02") is None
    asked = said("Et vous êtes Monsieur Test ?").note(ev.RecordedValueSaid, fact="nom", identified=False)
    assert asked.status("FE-02") == "to_verify"


FALLS: dict[str, Any] = {
    "baisse": {
        "libelle": "les unités de compte ne sont pas garanties, leur valeur peut baisser",
        "nature": "condition",
        "mots": ["vous pouvez perdre", "peut perdre de l'argent"],
    }
}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Les actions peuvent perdre, et en cinq mois on n'a pas le temps de se rattraper.", True),
        ("Avec des actions, votre argent peut fondre.", True),
        ("Les actions peuvent perdre, vous le saviez ?", False),
        ("Le fonds en euros ne perd pas d'argent.", False),
        ("Je vous imprime un résumé daté.", False),
    ],
)
def test_a_condition_told_in_other_words_is_said_and_a_question_or_something_else_is_not(text: str, told: bool) -> None:
    talk = Talk(limites_cles=FALLS).says(text)
    limits = [e.limit for e in with_limits_meant(talk.events, talk.scenario) if isinstance(e, ev.LimitSaid)]
    assert limits == (["baisse"] if told else [])


def test_everyday_verbs_are_not_hard_words_whatever_their_ending() -> None:
    assert not {"baissaient", "devenaient"} & set(hard_words("Si les marchés baissaient et que vos économies devenaient plus petites ?"))
    assert "subrogation" in hard_words("La subrogation s'exerce contre le tiers.")


def test_the_same_figure_needs_more_than_its_last_digits() -> None:
    assert shared_figures("le bonus passe à 0,76", "Coefficient 0,76 au 01/10/2026")
    assert shared_figures("vos 40 000 euros", "arbitrage de 40 000 €")
    assert not shared_figures("vos 40 000 euros", "encours 62 000 €")


def test_the_model_phrase_of_tone_fits_who_was_spoken_to() -> None:
    talk = said("Monsieur, votre mère préfère quoi ?").note(ev.CompanionAddressed, quote="Monsieur, votre mère préfère quoi ?")
    talk.says("Et ensuite ?").note(ev.CompanionAddressed, quote="Et ensuite ?")
    found = talk.finding("C1.5")
    assert found.value == "absent"
    assert "votre mère" in found.evidence[0].quote
    assert "je m'en charge" not in found.advice
    assert "qu'en pensez-vous" in found.advice


def test_what_one_suggests_to_tell_the_companion_is_said_to_the_client() -> None:
    talk = said("Dites-lui que c'est une règle de la maison.").note(
        ev.CompanionAddressed, quote="Dites-lui que c'est une règle de la maison."
    )
    assert talk.note(ev.HesitationShown, about="objection", text="Ah ?").says("Prenez votre temps.").value("C1.5") == "observed"


def test_a_question_put_off_by_the_client_is_no_promise() -> None:
    quote = "On se revoit la semaine prochaine, mercredi ou jeudi ?"
    talk = said(quote).note(ev.PromiseMade, what="rappel", channel=None, when="semaine prochaine", quote=quote)
    talk.note(ev.HesitationShown, about="agreement", text="Pas si vite.")
    assert talk.value("C10.4") == "no_occasion"
