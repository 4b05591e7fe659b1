"""A client guided through the portal: does one thing at a time, gets lost for a reason, and says where they are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crca_sim import events as ev
from crca_sim.conversation import journey
from crca_sim.conversation.call import Call
from crca_sim.conversation.state import fold
from crca_sim.house import house
from tests.builders import a_call, of, reply, started
from tests.conversation.guided import DEFECT, a_guided_call, instruction, path, tell, walk

TASKS = sorted(house().portal.tasks)


def lost(events: list[ev.Event]) -> list[str]:
    return [e.why for e in of(events, ev.ClientLost)]


# ── Steps ────────────────────────────────────────────────────────────────────────────────────────


def test_one_named_action_is_done_and_the_new_page_is_said() -> None:
    call = a_guided_call()
    events = tell(call, "Dans les liens, choisissez « Mes sinistres ». Dites-moi quand c'est fait.")
    assert of(events, ev.StepConfirmed)[0].page == "mes-sinistres"
    assert "« Mes sinistres »" in reply(events)
    assert of(events, ev.StepShown)[0].names == ("Mes sinistres",)
    assert call.state.guidance.page == "mes-sinistres"


@pytest.mark.parametrize("reader", [False, True])
@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize("seed", [1, 2])
def test_the_path_of_every_task_leads_to_its_end_for_everyone(task: str, reader: bool, seed: int) -> None:
    call = a_guided_call(seed, reader=reader, tache=task, page_depart=path(task)[0].page)
    events = walk(call)
    assert of(events, ev.TaskDone)[0].task == task
    assert "C'est parti !" in reply(events)
    assert call.state.guidance.life == "faite"
    assert not call.state.guidance.lost


def test_two_actions_get_through_to_who_sees_and_three_to_nobody() -> None:
    two = "Cliquez sur « Mes sinistres » puis sur « Voir le dossier »."
    three = "Cliquez sur « Mes sinistres », puis « Voir le dossier », puis « Ajouter une pièce »."
    assert a_guided_call().state.guidance.page == "accueil"
    seeing, hearing, hurried = a_guided_call(), a_guided_call(reader=True), a_guided_call()
    assert lost(tell(seeing, two)) == []
    assert lost(tell(hearing, two)) == ["too_many_actions"]
    assert lost(tell(hurried, three)) == ["too_many_actions"]
    assert [c.state.guidance.page for c in (seeing, hearing, hurried)] == ["dossier-sinistre", "mes-sinistres", "mes-sinistres"]


def test_an_answer_and_a_step_of_one_message_are_both_said() -> None:
    call, _ = blocked()
    said = reply(tell(call, "Sinon, par courriel, c'est possible. En attendant, activez « Annuler »."))
    assert "Ah, volontiers." in said
    assert "Dossier" in said


def test_a_list_opened_and_its_choice_are_one_thing_to_do() -> None:
    call = a_guided_call(reader=True, tache="telecharger_attestation", page_depart="mes-attestations")
    events = tell(call, "Ouvrez la liste « Format » et choisissez « gros caractères ».")
    assert lost(events) == []
    assert "gros caractères" in reply(events)


def test_a_name_found_awaits_a_yes() -> None:
    call = a_guided_call()
    assert of(tell(call, "Cherchez « Mes sinistres »."), ev.ElementFound)[0].asked
    assert call.state.guidance.page == "accueil"
    tell(call, "Oui, allez-y.")
    assert call.state.guidance.page == "mes-sinistres"


def test_an_old_find_is_not_taken_up_by_a_yes_about_something_else() -> None:
    call = a_guided_call()
    tell(call, "Cherchez « Mes sinistres ».")
    tell(call, "Je note votre demande.", "accuser_reception")
    tell(call, "Oui, très bien.", "accuser_reception")
    assert call.state.guidance.page == "accueil"


def test_a_name_that_is_nearly_one_is_asked_about() -> None:
    events = tell(a_guided_call(), "Cliquez sur « Mes remboursements santé ».")
    assert of(events, ev.ElementFound)[0].element == "Mes remboursements"
    assert not of(events, ev.StepConfirmed)


@pytest.mark.parametrize(
    ("name", "why"), [("Choisir un fichier", "not_there"), ("Mes dossiers brûlants", "unknown_name"), ("Messagerie", "not_there")]
)
def test_a_name_that_is_not_on_the_page_makes_the_client_read_what_is_there(name: str, why: str) -> None:
    events = tell(a_guided_call(), f"Activez « {name} ».")
    assert lost(events) == [why]
    assert "« Déclarer un sinistre »" in reply(events)


def test_what_a_menu_hides_is_reached_by_opening_it() -> None:
    one, other = a_guided_call(), a_guided_call()
    tell(one, "Ouvrez « Menu ».")
    tell(one, "Activez « Messagerie ».")
    tell(other, "Dans le menu « Menu », choisissez « Messagerie ».")
    assert one.state.guidance.page == other.state.guidance.page == "messagerie"


def test_a_page_sent_too_early_says_what_is_mandatory() -> None:
    call = a_guided_call(page_depart="ajouter-piece")
    events = tell(call, "Activez « Envoyer ».")
    assert lost(events) == ["missing_field"]
    assert "« Nature de la pièce »" in reply(events)
    assert call.state.guidance.page == "ajouter-piece"


def test_going_back_leads_to_the_page_before() -> None:
    call = a_guided_call()
    tell(call, "Activez « Mes sinistres ».")
    tell(call, "Revenez à la page précédente.")
    assert call.state.guidance.page == "accueil"


def test_an_order_without_a_target_is_asked_again() -> None:
    assert lost(tell(a_guided_call(), "Cliquez, s'il vous plaît.", "guider_pas_a_pas")) == ["unknown_name"]


# ── By sight ─────────────────────────────────────────────────────────────────────────────────────

GREEN = "Cliquez sur le bouton bleu en haut à droite."


@pytest.mark.parametrize("seed", range(1, 9))
def test_who_hears_the_page_never_finds_by_sight(seed: int) -> None:
    call = a_guided_call(seed, reader=True)
    events = tell(call, GREEN, visual_only=("bouton bleu",))
    assert lost(events) == ["visual_only"]
    assert of(events, ev.StepShown)[0].visual_only
    assert not of(events, ev.StepConfirmed)


def test_who_sees_finds_it_half_the_time_and_else_asks_its_name() -> None:
    replies = [tell(a_guided_call(seed), GREEN) for seed in range(1, 21)]
    done = sum(bool(of(events, ev.StepConfirmed)) for events in replies)
    asked = sum(bool(of(events, ev.ElementFound)) for events in replies)
    assert done + asked == 20
    assert 4 <= done <= 16


def test_what_is_nowhere_to_be_seen_is_not_there() -> None:
    assert lost(tell(a_guided_call(), "Cliquez sur le bouton rouge en bas à gauche.")) == ["not_there"]


def test_a_quoted_name_beside_a_colour_is_enough_for_everyone() -> None:
    events = tell(a_guided_call(reader=True), "Cliquez sur le bouton vert « Mes sinistres », en haut.")
    assert of(events, ev.StepConfirmed)
    assert not of(events, ev.StepShown)[0].visual_only


# ── Words ────────────────────────────────────────────────────────────────────────────────────────


def test_jargon_stops_who_does_not_know_it_and_not_who_does() -> None:
    text = "Dans un nouvel onglet, cliquez sur « Mes sinistres »."
    assert lost(tell(a_guided_call(), text)) == ["jargon"]
    assert lost(tell(a_guided_call(connait=["onglet"]), text)) == []
    assert lost(tell(a_guided_call(), "Dans un onglet, c'est-à-dire une autre page, cliquez sur « Mes sinistres ».")) == []


def test_saying_that_it_is_simple_costs_trust() -> None:
    call = a_guided_call()
    before = call.state.measures["trust"]
    events = tell(call, "C'est très simple.", minimising=("c'est très simple",))
    assert lost(events) == ["haste"]
    assert call.state.measures["trust"] < before


def test_awaiting_the_client_s_word_is_appreciated() -> None:
    call = a_guided_call()
    tell(call, "Activez « Mes sinistres ». Dites-moi quand c'est fait.")
    assert call.state.causes["confirmation_attendue"]


def test_security_reminded_is_appreciated_and_a_secret_asked_is_not() -> None:
    call = a_guided_call()
    tell(call, "Gardez votre mot de passe pour vous.", "rappeler_securite")
    assert call.state.causes["securite_rappelee"]
    before = call.state.measures["trust"]
    tell(call, "Donnez-moi votre mot de passe, je le fais pour vous.", "f_demander_secret")
    assert call.state.measures["trust"] < before


def test_doing_it_in_their_place_is_refused_unless_asked() -> None:
    imposed, asked = a_guided_call(), a_guided_call()
    assert of(tell(imposed, "Laissez-moi faire."), ev.StateMoved)
    assert imposed.state.causes["fait_a_la_place"]
    tell(asked, "Voulez-vous que je prenne la main ?")
    assert not asked.state.causes["fait_a_la_place"]


def test_the_name_of_a_page_is_no_technical_term() -> None:
    events = tell(a_guided_call(), "Activez « Mes sinistres ».", jargon=("sinistre",))
    assert not of(events, ev.TermUsed)


def test_a_kind_word_between_two_steps_is_answered_by_what_next() -> None:
    call = a_guided_call()
    tell(call, "Activez « Mes sinistres ».")
    events = tell(call, "Très bien.", "accuser_reception")
    assert reply(events).rstrip().endswith("?")


# ── Questions ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("question", "about", "answer"),
    [
        ("Êtes-vous sur téléphone ou sur ordinateur ?", "appareil", "un ordinateur"),
        ("Quel est le titre de la page devant vous ?", "page", "« Accueil »"),
        ("Utilisez-vous un logiciel pour lire l'écran ?", "aide_technique", "lecteur d'écran"),
        ("Êtes-vous à l'aise avec l'espace client ?", "aisance", "Je me débrouille."),
    ],
)
def test_questions_on_the_screen_get_their_true_answer(question: str, about: str, answer: str) -> None:
    events = tell(a_guided_call(reader=True), question)
    assert [e.about for e in of(events, ev.EquipmentAsked)] == [about]
    assert answer in reply(events)


def test_who_uses_nothing_says_so() -> None:
    assert "Non" in reply(tell(a_guided_call(), "Utilisez-vous un outil particulier pour lire l'écran ?"))


def test_asked_what_is_there_the_client_reads_the_page() -> None:
    assert "« Obtenir une attestation »" in reply(tell(a_guided_call(), "Quels boutons avez-vous à l'écran ?"))


def test_a_step_s_own_question_is_no_discovery_and_no_identity_check() -> None:
    call = a_guided_call(tache="mot_de_passe_oublie", page_depart="mot-de-passe-oublie")
    events = tell(call, "Saisissez votre date de naissance dans le champ « Date de naissance ».", "demander_identite", "guider_pas_a_pas")
    assert not of(events, ev.IdentityAsked)
    assert of(events, ev.StepConfirmed)[0].element == "Date de naissance"


# ── An obstacle ──────────────────────────────────────────────────────────────────────────────────


def blocked(seed: int = 7, *, reader: bool = True) -> tuple[Call, list[ev.Event]]:
    call = a_guided_call(seed, reader=reader, defaut=DEFECT)
    walk(call, until="ajouter-piece")
    tell(call, instruction(path("deposer_piece")[3]))
    return call, tell(call, "Activez « Choisir un fichier ».")


def test_the_client_runs_into_the_defect_and_stays_there() -> None:
    call, events = blocked()
    assert of(events, ev.DefectMet)[0].element == "Choisir un fichier"
    assert "sans nom" in reply(events)
    assert call.state.guidance.life == "bloquee"
    assert call.state.guidance.page == "ajouter-piece"


def test_trying_again_wears_out_and_makes_the_client_ask_for_another_way() -> None:
    call, _ = blocked()
    before = call.state.measures["patience"]
    events = tell(call, "Réessayez.")
    assert of(events, ev.DefectMet)
    assert call.state.measures["patience"] < before
    assert "autre" in reply(events)


@pytest.mark.parametrize(
    "offer",
    [
        "Vous pouvez nous l'envoyer par courriel, si vous préférez.",
        "Je peux le déposer moi-même dans votre dossier, êtes-vous d'accord ?",
        "Il y a la messagerie, qui accepte un fichier.",
        "Voulez-vous un rendez-vous en agence ?",
    ],
)
def test_another_way_relieves(offer: str) -> None:
    call, _ = blocked()
    events = tell(call, offer)
    assert of(events, ev.OtherWayOffered)[0].after_obstacle
    assert of(events, ev.ConsentGiven)[0].about == "autre_voie"
    assert "Ah, volontiers." in reply(events)
    assert call.state.guidance.life == "contournee"


def test_another_way_through_the_portal_can_be_led_to_its_end() -> None:
    call, _ = blocked()
    for said in (
        "Passons par la messagerie : activez « Annuler ».", "Activez « Écrire à mon conseiller ».", "Remplissez le champ « Objet ».",
        "Remplissez « Votre message ».", "Activez « Joindre un fichier ».", "Activez « Envoyer le message ».",
    ):  # fmt: skip
        events = tell(call, said)
    assert of(events, ev.TaskDone)


def test_another_way_before_any_obstacle_is_kept_in_mind() -> None:
    call = a_guided_call()
    events = tell(call, "Si vous préférez, je peux vous l'envoyer par courrier.", "proposer_alternative_papier")
    assert not of(events, ev.OtherWayOffered)[0].after_obstacle
    assert not of(events, ev.ConsentGiven)
    assert call.state.guidance.life == "a_faire"


def test_a_way_once_offered_is_agreed_to_when_asked_plainly() -> None:
    call = a_guided_call()
    assert not of(tell(call, "Sinon, je peux vous l'envoyer par courrier."), ev.ConsentGiven)
    assert of(tell(call, "Vous êtes d'accord pour le recevoir par courrier ?"), ev.ConsentGiven)
    assert call.state.guidance.settled


@pytest.mark.parametrize("said", ["Laquelle préférez-vous ?", "Vous êtes d'accord pour déposer votre devis ?"])
def test_on_the_portal_a_question_of_preference_concludes_nothing(said: str) -> None:
    events = tell(a_guided_call(), said, "demander_accord")
    assert not of(events, ev.DecisionAsked)
    assert not of(events, ev.ConsentGiven)


def test_who_was_lost_twice_takes_another_way_gladly() -> None:
    call = a_guided_call()
    tell(call, "Activez « Rien du tout ».")
    tell(call, "Activez « Toujours rien ».")
    assert of(tell(call, "Voulez-vous que je vous l'envoie par courrier ?", "proposer_alternative_papier"), ev.ConsentGiven)


def test_only_online_closes_the_door() -> None:
    call = a_guided_call()
    tell(call, "C'est uniquement sur internet.")
    assert call.state.causes["voie_unique"]


# ── The way back and the end ─────────────────────────────────────────────────────────────────────


def test_the_way_back_is_told_once_the_task_is_done() -> None:
    call = a_guided_call()
    assert not of(tell(call, "Voulez-vous me redire le chemin ?"), ev.TaskDone)
    walk(call)
    events = tell(call, "Voulez-vous me redire le chemin ?", "verifier_comprehension")
    assert of(events, ev.TaskDone)[0].alone
    assert not of(events, ev.ComprehensionChecked)
    assert call.state.guidance.life == "sue"


def test_the_journey_passes_through_discovery_steps_and_conclusion() -> None:
    call = a_guided_call()
    tell(call, "Sur quel appareil êtes-vous ?")
    walk(call)
    assert [s for s in call.state.stages if s in ("decouverte", "proposition", "conclusion")] == ["decouverte", "proposition", "conclusion"]


def test_a_task_done_is_an_agreed_end_and_an_undone_one_is_not() -> None:
    done, undone = a_guided_call(), a_guided_call()
    walk(done)
    tell(undone, "Activez « Mes sinistres ».")
    ended = of(tell(done, "Bonne journée, au revoir.", "prendre_conge"), ev.InterviewEnded)[0]
    assert (ended.outcome, ended.why) == ("accord", "demarche")
    tell(undone, "Je note.", "accuser_reception")
    tell(undone, "Je note encore.", "accuser_reception")
    assert of(tell(undone, "Bonne journée, au revoir.", "prendre_conge"), ev.InterviewEnded)[0].outcome == "conseiller_parti"


def test_hanging_up_once_another_way_is_agreed_is_an_agreed_end() -> None:
    call, _ = blocked()
    tell(call, "Vous pouvez nous l'envoyer par courriel, si vous préférez.")
    assert of(call.leave(), ev.InterviewEnded)[0].outcome == "accord"


def test_steps_are_no_wasted_turns() -> None:
    call = a_guided_call()
    patience = call.state.measures["patience"]
    walk(call)
    assert not call.state.wasted
    assert call.state.measures["patience"] >= patience


def test_a_scenario_without_guidance_hears_nothing_of_it() -> None:
    call = a_call()
    events = tell(call, "Cliquez sur « Mes sinistres ».")
    assert not of(events, ev.StepShown)


def test_a_task_moves_by_its_own_small_machine() -> None:
    assert journey.task_after("a_faire", "avancer") == "en_cours"
    assert journey.task_after("en_cours", "buter") == "bloquee"
    assert journey.task_after("bloquee", "contourner") == "contournee"
    assert journey.task_after("contournee", "finir") == "faite"
    assert journey.task_after("faite", "redire") == "sue"
    assert journey.task_after("a_faire", "redire") == "a_faire"


# ── Whatever is said ─────────────────────────────────────────────────────────────────────────────

SAYINGS = st.sampled_from([
    "Activez « Mes sinistres ».", "Cliquez sur « Voir le dossier », puis « Ajouter une pièce », puis « Envoyer ».", "Oui, allez-y.",
    "Réessayez.", "Choisissez « devis ».", "Activez « Choisir un fichier ».", "Le bouton vert en bas à droite, cliquez dessus.",
    "Que voyez-vous à l'écran ?", "Vous pouvez l'envoyer par courriel, sinon.", "Revenez à la page précédente.",
    "Voulez-vous me redire le chemin ?", "C'est fait ?", "Très bien.", "Ouvrez « Menu ».", "Activez « Messagerie ».", "Validez.",
    "Videz le cache.", "",
])  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(said=st.lists(SAYINGS, min_size=1, max_size=12), seed=st.integers(1, 50), reader=st.booleans())
def test_whatever_is_said_the_client_is_on_a_page_and_the_state_is_what_the_events_add_up_to(
    said: list[str], seed: int, reader: bool
) -> None:
    call = a_guided_call(seed, reader=reader, defaut=DEFECT)
    events: list[ev.Event] = [started(seed=seed), ev.PortalOpened(turn=0, task="deposer_piece", page="accueil")]
    for text in said:
        if call.state.outcome is None:
            events += tell(call, text)
    guidance = fold(events).guidance
    assert guidance.page in house().portal.pages
    assert (guidance.page, guidance.done, guidance.life, guidance.lost) == (
        call.state.guidance.page, call.state.guidance.done, call.state.guidance.life, call.state.guidance.lost,
    )  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(said=st.lists(SAYINGS, min_size=1, max_size=8), seed=st.integers(1, 50))
def test_the_same_words_make_the_same_events(said: list[str], seed: int) -> None:
    one, other = a_guided_call(seed, defaut=DEFECT), a_guided_call(seed, defaut=DEFECT)
    for text in said:
        if one.state.outcome is None:
            assert tell(one, text) == tell(other, text)


# ── Hurried, clumsy ──────────────────────────────────────────────────────────────────────────────


def test_the_words_to_write_go_into_the_field_that_is_said() -> None:
    call = a_guided_call(reader=True, page_depart="nouveau-message")
    events = tell(call, "Dans Objet, mettez « devis du peintre ».")
    assert [e.element for e in of(events, ev.StepConfirmed)] == ["Objet"]
    assert lost(events) == []


def test_a_file_to_take_without_a_button_is_asked_about() -> None:
    call, _ = blocked()
    assert lost(tell(call, "Prenez votre fichier.")) == ["unknown_name"]
    elsewhere = a_guided_call()
    assert lost(tell(elsewhere, "Prenez votre fichier.")) == []


def test_the_other_way_is_not_over_before_its_end() -> None:
    call, _ = blocked()
    tell(call, "Passons par la messagerie.")
    assert call.state.guidance.settled
    for step in ("Activez « Annuler ».", "Activez « Écrire à mon conseiller »."):
        tell(call, step)
    assert "« Écrire à mon conseiller »" in reply(tell(call, "C'est fait ?"))
    assert of(tell(call, "Vous sauriez le refaire ?"), ev.TaskDone) == []
    assert [e.outcome for e in of(call.leave(), ev.InterviewEnded)] == ["conseiller_parti"]


def test_another_way_that_needs_no_screen_is_an_end() -> None:
    call, _ = blocked()
    tell(call, "Envoyez-le-moi par courriel, sinon.")
    assert [e.outcome for e in of(call.leave(), ev.InterviewEnded)] == ["accord"]


def test_sending_a_paper_is_no_secret_but_a_password_is() -> None:
    call, _ = blocked()
    before = call.state.causes["secret_demande"]
    tell(call, "Envoyez-le-moi par mail.", "f_demander_secret")
    assert call.state.causes["secret_demande"] == before
    tell(call, "Envoyez-moi votre mot de passe par mail.", "f_demander_secret")
    assert call.state.causes["secret_demande"] == before + 1


def test_a_word_that_stands_on_the_page_is_no_jargon() -> None:
    events = tell(a_guided_call(), "Cliquez sur sinistres.", jargon=("sinistre",))
    assert of(events, ev.TermUsed) == []
    assert len(of(tell(a_guided_call(), "C'est pour la subrogation.", jargon=("subrogation",)), ev.TermUsed)) == 1


def test_a_choice_to_make_on_the_page_is_no_offer_of_a_format() -> None:
    call = a_guided_call(reader=True, page_depart="mes-attestations")
    step = "Dans la liste « Format », choisissez « gros caractères »."
    assert of(tell(call, step, "proposer_adaptation"), ev.AdaptationOffered) == []
    offer = "Préférez-vous que je vous lise le nom de chaque bouton ?"
    assert len(of(tell(call, offer, "proposer_adaptation"), ev.AdaptationOffered)) == 1


def test_what_only_eyes_can_find_is_no_offer_whatever_it_looked_like() -> None:
    events = tell(a_guided_call(reader=True), "C'est facile : en haut à droite, les trois petites barres.", "proposer_adaptation")
    assert of(events, ev.AdaptationOffered) == []
    assert "visual_only" in lost(events)


def test_another_way_is_an_alternative_and_no_way_of_talking() -> None:
    events = tell(blocked()[0], "Je peux le déposer pour vous, comme vous préférez.", "proposer_adaptation")
    assert of(events, ev.AdaptationOffered) == []
    assert len(of(events, ev.OtherWayOffered)) == 1


def test_a_name_behind_a_closed_menu_is_not_on_the_page() -> None:
    assert lost(tell(a_guided_call(), "Ouvrez « Mes documents ».")) == ["not_there"]


def test_the_other_end_counts_for_who_took_the_other_way_before_any_obstacle() -> None:
    call = a_guided_call(defaut=DEFECT, page_depart="nouveau-message")
    tell(call, "Je vous propose de passer par la messagerie.")
    for step in ("Remplissez « Objet ».", "Remplissez « Votre message ».", "Activez « Joindre un fichier »."):
        tell(call, step)
    assert len(of(tell(call, "Activez « Envoyer le message »."), ev.TaskDone)) == 1


def test_the_way_in_writing_is_gladly_taken_and_a_letter_is_another_way() -> None:
    said = reply(tell(a_guided_call(), "Voulez-vous que je vous envoie le mode d'emploi ?"))
    assert "volontiers" in said or "Je veux bien" in said
    assert len(of(tell(a_guided_call(), "Bon, envoyez un courrier."), ev.OtherWayOffered)) == 1


def test_a_list_told_by_its_rank_and_its_name_takes_its_choice() -> None:
    call = a_guided_call(reader=True, page_depart="mes-attestations")
    events = tell(call, "Deuxième liste, le format : gros caractères.", "proposer_adaptation")
    assert [e.element for e in of(events, ev.StepConfirmed)] == ["Format"]
    assert of(events, ev.AdaptationOffered) == []
