"""How the client behaves, turn by turn: what comes out, what moves them, what ends the interview."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from crca_sim import events as ev
from crca_sim.conversation import journey
from crca_sim.conversation.call import Call
from crca_sim.conversation.changes import tells_a_change
from crca_sim.conversation.state import fold
from tests.builders import a_call, a_persona, a_scenario, euros, of, reply, say, started, words

OFFER = ("Je vous conseille le Tiers étendu, à 400 euros par an, parce que vous livrez des meubles.", "presenter_offre", "annoncer_prix")


def trust(call: Call) -> int:
    return call.state.measures["trust"]


def with_offer(call: Call) -> list[ev.Event]:
    """Discovery, then an offer with its price."""
    say(call, "Racontez-moi comment vous l'utilisez.", "question_ouverte", topics=["usage_vehicule"])
    say(call, "Combien de kilomètres par an ?", "question_fermee", topics=["kilometrage"])
    say(call, "Où dort-elle ?", "question_fermee", topics=["stationnement"])
    return say(call, *OFFER, slots=[euros(400, "400 euros par an")])


def test_the_client_opens_and_waits() -> None:
    call = a_call()
    assert call.state.client_text == "Bonjour, c'est pour une assurance."
    assert call.state.stage == "preparation"
    assert call.state.measures == {"trust": 50, "patience": 80, "comprehension": 80, "fatigue": 0}


def test_an_open_question_gets_the_whole_fact_and_a_closed_one_a_short_answer() -> None:
    whole = say(a_call(), "Parlez-moi de votre usage.", "question_ouverte", topics=["usage_vehicule"])
    brief = say(a_call(), "C'est pour livrer ?", "question_fermee", topics=["usage_vehicule"])
    assert "meubles" in reply(whole)
    assert reply(brief).startswith("Des livraisons.")
    assert of(whole, ev.FactDisclosed)[0].in_full
    assert not of(brief, ev.FactDisclosed)[0].in_full


def test_an_open_question_about_nothing_in_particular_starts_the_client_talking() -> None:
    events = say(a_call(), "Racontez-moi.", "question_ouverte")
    assert of(events, ev.FactDisclosed)[0].fact == "usage"


def test_a_fact_kept_for_trust_is_withheld_then_told() -> None:
    call = a_call()
    first = say(call, "Quel est votre budget ?", "question_fermee", topics=["budget"])
    assert of(first, ev.FactWithheld)
    assert "trente" not in reply(first)
    call.state.measures["trust"] = 70
    assert "trente" in reply(say(call, "Et côté budget ?", "question_fermee", topics=["budget"]))


def test_asking_twice_irritates_and_the_client_says_so() -> None:
    call = a_call()
    say(call, "Combien de kilomètres ?", "question_fermee", topics=["kilometrage"])
    patience = call.state.measures["patience"]
    again = say(call, "Vous faites combien de kilomètres ?", "question_fermee", topics=["kilometrage"])
    assert of(again, ev.FactAsked)[0].again
    assert call.state.measures["patience"] < patience


def test_words_that_mean_nothing_are_asked_again_twice_then_let_go() -> None:
    call = a_call()
    say(call, "Parlez-moi de votre usage.", "question_ouverte", topics=["usage_vehicule"])
    asked = [of(say(call, f"Zglub {word} blip."), ev.NotUnderstood)[0].times for word in ("trok", "vlan", "pouf", "zut")]
    assert asked == [1, 2, 0, 1]


def test_being_understood_once_starts_the_count_again() -> None:
    call = a_call()
    say(call, "Bonjour.", "saluer")
    say(call, "Zglub trok blip.")
    say(call, "Parlez-moi de votre usage.", "question_ouverte", topics=["usage_vehicule"])
    assert of(say(call, "Zglub vlan blip."), ev.NotUnderstood)[0].times == 1


def test_a_right_restatement_takes_up_told_facts_and_warms() -> None:
    call = a_call()
    say(call, "Parlez-moi de votre usage.", "question_ouverte", topics=["usage_vehicule"])
    before = trust(call)
    events = say(call, "Donc vous livrez des meubles, c'est bien ça ?", "reformuler")
    restated = of(events, ev.Reformulated)[0]
    assert restated.right == ("usage",)
    assert restated.confirmation_asked
    assert trust(call) > before


def test_a_restatement_of_what_was_never_told_is_no_achievement() -> None:
    call = a_call()
    events = say(call, "Donc vous livrez des meubles, c'est bien ça ?", "reformuler")
    assert of(events, ev.Reformulated)[0].right == ()


def test_a_wrong_restatement_is_corrected_with_the_truth() -> None:
    call = a_call()
    say(call, "Combien de kilomètres ?", "question_fermee", topics=["kilometrage"])
    events = say(call, "Donc vous faites 20000 kilomètres, c'est bien ça ?", "reformuler")
    assert of(events, ev.Reformulated)[0].wrong == ("kilometrage",)
    assert "huit mille" in reply(events).lower()


def test_offering_before_asking_is_allowed_and_costs() -> None:
    call = a_call()
    before = trust(call)
    events = say(call, "Je vous conseille le Tiers étendu.", "presenter_offre")
    assert of(events, ev.OfferMade)
    assert trust(call) < before
    assert call.state.stage == "proposition"


def test_an_offer_tied_to_a_told_need_says_which() -> None:
    offer = of(with_offer(a_call()), ev.OfferMade)[0]
    assert offer.needs == ("rouler",)
    assert offer.recommended


def test_prices_are_compared_with_the_quote() -> None:
    call = a_call()
    assert of(with_offer(call), ev.ClaimMade)[0].verdict == "right"
    doubtful = say(call, "Ou alors 512 euros.", "annoncer_prix", slots=[euros(512, "512 euros")])
    assert of(doubtful, ev.ClaimMade)[0].verdict == "unverifiable"


def test_a_limit_said_wrong_is_found_wrong_and_contradicting_oneself_is_noticed() -> None:
    call = a_call()
    right = say(call, "La franchise vol est de 350 euros.", "signaler_limites", slots=[euros(350, "350 euros", "franchise", "vol")])
    wrong = say(call, "La franchise vol est de 100 euros.", "signaler_limites", slots=[euros(100, "100 euros", "franchise", "vol")])
    assert of(right, ev.LimitSaid)
    assert of(right, ev.ClaimMade)[0].verdict == "right"
    assert of(wrong, ev.ClaimMade)[0].verdict == "wrong"
    assert "350" in reply(wrong)


def test_hints_come_one_at_a_time_and_a_picked_up_one_opens_the_need() -> None:
    call = a_call()
    say(call, "Bonjour.", "saluer")
    say(call, "Combien de kilomètres ?", "question_fermee", topics=["kilometrage"])
    hinted = say(call, "Où dort-elle ?", "question_fermee", topics=["stationnement"])
    hints = list(of(hinted, ev.HintDropped)) or list(of(say(call, "D'accord, je note.", "accuser_reception"), ev.HintDropped))
    assert len(hints) == 1
    picked = say(call, "Vous avez du matériel de valeur dedans ?", "question_fermee", topics=["objets_valeur"])
    assert of(picked, ev.HintPickedUp)
    assert of(picked, ev.NeedRevealed)
    assert "outils" in reply(picked)


def test_an_objection_settles_when_welcomed_explored_and_answered() -> None:
    call = a_call()
    with_offer(call)
    assert call.state.open_objection() == "prix"
    say(call, "Je comprends, qu'est-ce qui vous gêne ?", "accueillir_objection", "creuser_objection")
    assert call.state.objections["prix"] == "explored"
    events = say(call, "Vous pouvez payer chaque mois, cela vous convient-il ?", "argumenter")
    assert call.state.objections["prix"] == "settled"
    assert of(events, ev.ObjectionAnswered)[0].checked


def test_an_objection_brushed_aside_comes_back_harder() -> None:
    call = a_call()
    with_offer(call)
    before = trust(call)
    events = say(call, "Mais non, tout le monde paie, signez ici.", "faire_signer")
    assert call.state.objections["prix"] == "hardened"
    assert "trop cher" in reply(events)
    assert trust(call) < before


def test_an_exact_answer_alone_does_not_convince_at_once() -> None:
    call = a_call()
    with_offer(call)
    say(call, "Vous pouvez payer chaque mois.", "argumenter")
    assert call.state.objections["prix"] == "answered"


def test_no_agreement_while_an_objection_is_open_then_a_clear_yes() -> None:
    call = a_call()
    with_offer(call)
    say(call, "Êtes-vous d'accord pour souscrire ?", "demander_accord")
    assert not call.state.consents
    say(call, "Je comprends, qu'est-ce qui vous gêne ?", "accueillir_objection", "creuser_objection")
    say(call, "Vous pouvez payer chaque mois, cela vous convient-il ?", "argumenter")
    events = say(call, "Êtes-vous d'accord pour souscrire ?", "demander_accord")
    assert of(events, ev.ConsentGiven)[0].explicit
    assert call.state.stage == "accord"


def test_an_agreement_taken_for_granted_is_refused() -> None:
    call = a_call()
    with_offer(call)
    call.state.objections["prix"] = "settled"
    events = say(call, "Allez, c'est parti, on valide.", "demander_accord")
    assert not of(events, ev.ConsentGiven)
    assert not of(events, ev.DecisionAsked)[0].explicit


def test_politeness_without_content_wears_patience_out_until_the_client_leaves() -> None:
    call = a_call()
    for text in ["Très bien.", "D'accord.", "Je comprends.", "Parfait."] * 6:
        if call.state.outcome is None:
            say(call, text, "accuser_reception")
    assert call.state.outcome == "client_parti"


def test_what_means_nothing_is_asked_again_twice_then_left() -> None:
    call = a_call()
    say(call, "Bonjour.", "saluer")
    asked = [of(say(call, f"Blorg {n} zrt."), ev.NotUnderstood)[0].times for n in range(3)]
    assert asked == [1, 2, 0]


def test_a_farewell_ends_the_interview_and_opens_the_after_contact() -> None:
    call = a_call()
    with_offer(call)
    events = say(call, "Merci, bonne journée, au revoir.", "prendre_conge")
    assert of(events, ev.InterviewEnded)[0].outcome == "differe"
    assert call.state.stage == "apres_contact"


def test_remaining_at_disposal_is_not_a_farewell() -> None:
    call = a_call()
    say(call, "Je reste à votre disposition.", "prendre_conge")
    assert call.state.outcome is None


def test_an_unannounced_wait_costs_and_an_announced_one_does_not() -> None:
    cold, warm = a_call(), a_call()
    cold.let_pass(40.0, "40 s")
    say(warm, "Je consulte, cela prend une minute.", "faire_patienter")
    warm.let_pass(40.0, "40 s")
    assert trust(cold) < trust(warm)


def test_time_runs_out() -> None:
    call = a_call()
    call.let_pass(3000.0, "50 min")
    assert call.state.outcome == "temps_ecoule"


def test_a_sign_of_the_profile_shows_and_a_fitting_offer_is_accepted() -> None:
    call = a_call(hearing=True)
    say(call, "Bonjour.", "saluer")
    shown = say(call, "C'est pour quelle voiture ?", "question_fermee")
    assert of(shown, ev.AccessNeedShown)
    assert not of(shown, ev.FactAsked)
    before = trust(call)
    events = say(call, "Préférez-vous que je parle plus lentement ?", "proposer_adaptation")
    assert of(events, ev.AdaptationOffered)[0].accepted
    assert of(events, ev.PreferenceTold)
    assert trust(call) >= before + 10


def test_asking_for_the_cause_hurts_and_closes() -> None:
    call = a_call(hearing=True)
    before = trust(call)
    say(call, "Vous êtes sourd ?", "f_demander_diagnostic")
    assert trust(call) <= before - 20
    events = say(call, "Préférez-vous que je parle plus lentement ?", "proposer_adaptation")
    assert not of(events, ev.AdaptationOffered)[0].accepted


def test_a_long_sentence_does_not_get_through_unless_slowed_down() -> None:
    long = "Alors pourriez-vous s'il vous plaît m'indiquer à peu près combien de kilomètres vous faites chaque année ?"
    fast, slow = a_call(hearing=True), a_call(hearing=True)
    fast.state.signs = ()
    assert of(say(fast, long, "question_fermee", topics=["kilometrage"]), ev.FactWithheld)[0].why == "not_heard"
    slow.see("ralentir", "Ralentit et articule", 2.0)
    assert of(say(slow, long, "question_fermee", topics=["kilometrage"]), ev.FactDisclosed)


def test_a_figure_said_fast_is_misheard_and_writing_lets_it_through() -> None:
    fast, written = a_call(hearing=True), a_call(hearing=True)
    said = ("C'est 370 euros par an.", "annoncer_prix")
    assert of(say(fast, *said, slots=[euros(370, "370 euros")]), ev.Misheard)[0].heard == "360.00 EUR"
    written.see("ecrire", "Écrit les chiffres", 15.0)
    assert not of(say(written, *said, slots=[euros(370, "370 euros")]), ev.Misheard)


ACTS = [
    "saluer",
    "question_ouverte",
    "reformuler",
    "presenter_offre",
    "annoncer_prix",
    "demander_accord",
    "accueillir_objection",
    "f_brusquer",
    "prendre_conge",
]
moves = st.lists(
    st.tuples(st.text(min_size=1, max_size=60), st.sampled_from(ACTS), st.sampled_from(["usage_vehicule", "kilometrage", "budget"])),
    max_size=14,
)


@settings(max_examples=60, deadline=None)
@given(moves, st.integers(0, 1000))
def test_whatever_is_said_the_state_is_what_the_events_add_up_to(said: list[tuple[str, str, str]], seed: int) -> None:
    call = a_call(seed)
    events = Call(call.cast).open(started(seed=seed))
    for text, act, topic in said:
        if call.state.outcome is None:
            events += say(call, text, act, topics=[topic])
    again = fold(ev.EVENT.validate_json(ev.EVENT.dump_json(e)) for e in events)
    assert all(getattr(again, name) == getattr(call.state, name) for name in again.__dataclass_fields__)
    assert all(0 <= v <= 100 for v in again.measures.values())


@settings(max_examples=30, deadline=None)
@given(moves, st.integers(0, 1000))
def test_the_same_inputs_make_the_same_events_and_no_line_comes_twice(said: list[tuple[str, str, str]], seed: int) -> None:
    one, two = a_call(seed), a_call(seed)
    lines: list[str] = []
    for text, act, topic in said:
        if one.state.outcome is None:
            first, second = (say(c, text, act, topics=[topic]) for c in (one, two))
            assert first == second
            lines += [line for e in of(first, ev.ClientSpoke) for line in e.lines]
    assert len(lines) == len(set(lines))


def test_every_trigger_keeps_or_changes_the_stage_from_everywhere() -> None:
    triggers = {move["trigger"] for move in journey._MOVES}
    reached = {journey.stage_after(stage, str(t)) for stage in journey.STAGES for t in triggers}
    assert reached == set(journey.STAGES)


def test_agreement_marks_follow_the_client() -> None:
    assert a_persona(civilite="Mme").formal_name == "Mme Test"
    assert words("Bonjour. Ça va ?", "saluer").sentences[1].text == "Ça va ?"


def test_what_only_reassures_asks_nothing() -> None:
    said = ("Ce n'est pas obligatoire.", "presenter_facultatif")
    assert not of(say(a_call(), *said, topics=["kilometrage"]), ev.FactAsked)
    assert of(say(a_call(), "C'est facultatif : combien de kilomètres ?", said[1], topics=["kilometrage"]), ev.FactAsked)


def test_a_suspicion_told_hurts() -> None:
    call = a_call()
    before = call.state.measures["trust"]
    assert reply(say(call, "Cela ressemble à du blanchiment.", "f_divulguer_soupcon"))
    assert call.state.measures["trust"] < before - 10


def test_what_a_level_adds_is_no_price() -> None:
    told = ["il ajoute {} de lunettes", "pour {} de lunettes en plus", "cela fait {} d'écart", "{} de moins par mois"]
    assert all(tells_a_change(text.format("100 euros"), "100 euros") for text in told)
    assert not tells_a_change("le Confort coûte 100 euros par an", "100 euros")


def test_what_does_not_block_is_let_go_once_answered() -> None:
    resistance = a_scenario().objections["prix"].model_dump(by_alias=True)
    for blocking, expected in ((True, "answered"), (False, "settled")):
        call = a_call(scenario=a_scenario(objections={"prix": resistance | {"bloquante": blocking}}))
        with_offer(call)
        assert call.state.open_objection() == "prix"
        say(call, "Vous pouvez payer chaque mois.", "expliquer_demarche")
        say(call, "Combien de kilomètres ?", "question_fermee", topics=["kilometrage"])
        assert call.state.objections["prix"] == expected


def test_a_fact_asked_twice_in_a_message_is_told_once() -> None:
    said = say(a_call(), "Combien de kilomètres ? Beaucoup ?", "question_fermee", topics=["kilometrage"])
    assert len(of(said, ev.FactAsked)) == 1
