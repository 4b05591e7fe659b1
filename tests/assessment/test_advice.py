"""C5: what is proposed, why, with which limits, in which words."""

from __future__ import annotations

from typing import Any

import pytest

from crca_sim import events as ev
from tests.assessment.talk import Talk
from tests.builders import euros

OFFER = "Je vous conseille le Tiers étendu, parce que vous livrez des meubles."


def offered(*needs: str, text: str = OFFER, **offer: Any) -> Talk:
    return Talk().discovers().says(text, "presenter_offre").offers("etendu", *needs, **offer)


# ── C5.1, C5.2 ───────────────────────────────────────────────────────────────────────────────────


def test_a_solution_tied_to_a_known_need_is_observed() -> None:
    assert offered("rouler").value("C5.1") == "observed"


def test_a_fitting_solution_without_its_reason_is_partial() -> None:
    found = offered(text="Je vous propose le Tiers étendu.").finding("C5.1")
    assert found.value == "partial"
    assert "travailler avec sa camionnette" in found.advice


def test_a_reason_given_afterwards_is_observed_too() -> None:
    talk = offered().says("Puisque vous livrez, le vol compte.", "argumenter").note(ev.ArgumentMade, need="rouler", superlative=False)
    assert talk.value("C5.1") == "observed"


def test_a_link_made_before_anything_was_learned_is_partial() -> None:
    talk = Talk().says(OFFER, "presenter_offre").offers("etendu", "rouler")
    assert talk.value("C5.1") == "partial"


def test_a_catalogue_nothing_or_an_unsuitable_advice_are_absent() -> None:
    assert Talk().says("Nous avons le Tiers étendu.", "presenter_offre").offers(recommended=False).value("C5.1") == "absent"
    assert Talk().discovers().value("C5.1") == "absent"
    unfit = {"tiers": {"libelle": "Tiers", "produit": "auto", "mots": ["tiers"], "besoins": ["rouler"], "inadaptee": True}}
    bad = Talk(solutions=unfit).discovers().says("Je vous conseille le Tiers.", "presenter_offre").offers("tiers", "rouler")
    assert bad.value("C5.1") == "absent"


def two_offers() -> Talk:
    talk = offered("rouler").says("Ou le Tiers, moins complet.", "presenter_offre").offers("tiers", recommended=False)
    for value in (400, 300):
        talk.note(ev.ClaimMade, role="cotisation", object=None, value=f"{value} EUR", verdict="right", expected=None)
    return talk


def test_two_solutions_priced_and_one_advised_are_observed() -> None:
    assert two_offers().value("C5.2") == "observed"


def test_prices_written_to_the_client_count_as_said() -> None:
    talk = offered("rouler").says("Ou le Tiers.", "presenter_offre").offers("tiers", recommended=False)
    assert talk.value("C5.2") == "partial"
    assert talk.desk("envoyer_message", canal="sms", texte="Étendu : 400,00 €. Tiers : 300,00 €.").value("C5.2") == "observed"


def test_one_solution_is_partial_when_motivated_and_a_bare_name_is_absent() -> None:
    assert offered("rouler").value("C5.2") == "partial"
    assert Talk().says("Nous avons le Tiers étendu.", "presenter_offre").offers(recommended=False).value("C5.2") == "absent"


def test_a_single_solution_in_the_scenario_gives_no_occasion_to_choose() -> None:
    one = {"etendu": {"libelle": "Tiers étendu", "produit": "auto", "mots": ["etendu"]}}
    assert Talk(solutions=one).discovers().value("C5.2") == "no_occasion"


# ── C5.3, C5.4 ───────────────────────────────────────────────────────────────────────────────────


def limit(talk: Talk, name: str, *, asked: bool = False) -> Talk:
    return talk.says(f"Sachez-le, à propos de {name} : c'est une limite.", "signaler_limites").note(ev.LimitSaid, limit=name, asked=asked)


def test_two_limits_said_unasked_are_observed() -> None:
    assert limit(limit(offered(), "franchise_vol"), "cles").value("C5.3") == "observed"


def test_one_limit_or_limits_said_on_demand_are_partial() -> None:
    found = limit(offered(), "franchise_vol").finding("C5.3")
    assert found.value == "partial"
    assert "les clés sont restées dedans" in found.advice
    assert limit(limit(offered(), "franchise_vol", asked=True), "cles", asked=True).value("C5.3") == "partial"


def test_the_same_limit_said_twice_is_one() -> None:
    assert limit(limit(offered(), "cles"), "cles").value("C5.3") == "partial"


def test_limits_kept_silent_said_wrong_or_after_the_agreement_are_absent() -> None:
    assert offered().value("C5.3") == "absent"
    wrong = limit(offered(), "franchise_vol")
    wrong.note(ev.ClaimMade, role="franchise", object="vol", value="100 EUR", verdict="wrong", expected="350 EUR")
    assert wrong.value("C5.3") == "absent"
    late = offered("rouler").says("D'accord pour souscrire ?", "demander_accord").agrees()
    assert limit(late, "cles").value("C5.3") == "absent"


def argued(*needs: str | None, superlative: bool = False) -> Talk:
    talk = offered()
    for n, need in enumerate(needs):
        talk.says(f"Avantage numéro {n}, pour vous.", "argumenter").note(ev.ArgumentMade, need=need, superlative=superlative)
    return talk


@pytest.mark.parametrize(
    ("needs", "value"),
    [(("rouler", "outillage"), "observed"), (("rouler",), "partial"), ((None, None), "partial"), ((None,), "absent"), ((), "absent")],
)
def test_arguments_count_by_the_need_they_are_tied_to(needs: tuple[str | None, ...], value: str) -> None:
    assert argued(*needs).value("C5.4") == value


def test_the_same_argument_said_again_counts_once_and_superlatives_never() -> None:
    talk = offered()
    for _ in range(3):
        talk.says("Cela vous évite une avance.", "argumenter").note(ev.ArgumentMade, need="rouler", superlative=False)
    assert talk.value("C5.4") == "partial"
    assert argued(None, None, superlative=True).value("C5.4") == "absent"


# ── C5.5 to C5.7 ─────────────────────────────────────────────────────────────────────────────────

GOOD = {"complement": "remplacement", "optional": True, "duplicate_checked": True, "explained": True}


def complement(talk: Talk, **change: Any) -> Talk:
    return talk.says("Il y a aussi un véhicule de remplacement.", "proposer_option").note(ev.ComplementOffered, **(GOOD | change))


def test_an_optional_complement_checked_for_duplicates_is_observed() -> None:
    assert complement(offered()).value("C5.5") == "observed"


def test_optional_and_checked_may_come_in_two_messages() -> None:
    talk = complement(offered(), optional=False)
    assert complement(talk, duplicate_checked=False).value("C5.5") == "observed"


@pytest.mark.parametrize("change", [{"optional": False}, {"duplicate_checked": False}])
def test_an_incomplete_complement_is_partial(change: dict[str, Any]) -> None:
    assert complement(offered(), **change).value("C5.5") == "partial"


def test_a_complement_before_the_main_answer_or_of_no_use_is_partial() -> None:
    assert complement(Talk().discovers()).value("C5.5") == "partial"
    assert complement(offered(), complement="reemploi").value("C5.5") == "partial"


def test_no_complement_or_a_forced_one_is_absent() -> None:
    assert offered().value("C5.5") == "absent"
    forced = complement(offered())
    forced.says("Il faut le prendre tout de suite.", "f_forcer_vente").note(ev.ComplementOffered, **GOOD)
    assert forced.value("C5.5") == "absent"


def test_a_green_option_is_explained_named_or_missing() -> None:
    green = {"complement": "reemploi"}
    assert complement(offered(), **green).value("C5.6") == "observed"
    assert complement(offered(), **green, explained=False).value("C5.6") == "partial"
    assert offered().value("C5.6") == "absent"
    assert Talk(complements={}).discovers().value("C5.6") == "no_occasion"


def test_accessible_documents_are_due_only_where_the_scenario_says_so() -> None:
    needed = {"documents": {"obligatoires": ["devis"], "format": "gros_caracteres"}}
    talk = Talk(**needed).discovers().says(OFFER, "presenter_offre").offers()
    assert offered().value("C5.7") == "no_occasion"
    assert talk.value("C5.7") == "partial"
    assert talk.sends("devis", format="gros_caracteres").value("C5.7") == "observed"
    talk.says("C'est plus cher pour les personnes handicapées.", "f_discriminer")
    assert talk.value("C5.7") == "absent"


# ── C5.8 ─────────────────────────────────────────────────────────────────────────────────────────


def term(talk: Talk, name: str, *, explained: bool, asked: bool = False) -> Talk:
    talk.says(f"Il y a une {name}.", "signaler_limites").note(ev.TermUsed, term=name, explained=explained)
    return talk.note(ev.TermNotUnderstood, term=name, text=f"C'est quoi, {name} ?") if asked else talk


def checked(talk: Talk) -> Talk:
    return talk.says("Que retenez-vous de tout cela ?", "verifier_comprehension").note(ev.ComprehensionChecked, openly=True)


def test_clear_terms_and_an_open_check_are_observed() -> None:
    assert checked(term(offered(), "franchise", explained=True)).value("C5.8") == "observed"


def test_clear_terms_without_a_check_are_partial_and_nothing_explained_absent() -> None:
    assert term(offered(), "franchise", explained=True).value("C5.8") == "partial"
    assert offered().value("C5.8") == "absent"


def test_terms_that_the_client_asks_about_in_vain_are_absent() -> None:
    talk = term(term(checked(offered()), "vétusté", explained=False, asked=True), "subrogation", explained=False, asked=True)
    assert talk.says("Passons.", "accuser_reception").value("C5.8") == "absent"
    one = term(checked(offered()), "vétusté", explained=False, asked=True).says("Passons.", "accuser_reception").finding("C5.8")
    assert one.value == "partial"
    assert "vétusté" in one.advice


def test_a_term_explained_on_demand_is_no_loss_when_alone() -> None:
    talk = term(checked(offered()), "vétusté", explained=False, asked=True)
    assert talk.says("C'est la perte de valeur due à l'âge.", "expliquer_garantie").value("C5.8") == "observed"


def test_words_of_the_discovery_are_not_judged_here() -> None:
    talk = term(term(Talk(), "sinistre", explained=False, asked=True), "échéance", explained=False, asked=True).discovers()
    talk.says(OFFER, "presenter_offre").offers()
    assert checked(term(talk, "franchise", explained=True)).value("C5.8") == "observed"


def test_a_price_said_in_words_counts_for_the_choice() -> None:
    talk = offered("rouler").says("Le Tiers, à 300 euros par an.", "presenter_offre", slots=[euros(300, "300 euros")]).offers("tiers")
    assert talk.says("Et l'étendu, à 400 euros.", "annoncer_prix").value("C5.2") == "observed"
