"""C4: what a guidance shows, with the very words."""

from __future__ import annotations

from typing import Any, Self

import pytest

from crca_sim import events as ev
from tests.assessment.talk import Talk
from tests.conversation.guided import DEFECT, GUIDANCE


class Guiding(Talk):
    """A guidance being written, event by event."""

    def __init__(self, *, defect: bool = False, **changes: Any) -> None:
        numerique = GUIDANCE | ({"defaut": DEFECT} if defect else {})
        super().__init__(**({"canal": "numerique", "numerique": numerique, "documents": None} | changes))

    def asks(self, text: str, *about: str) -> Self:
        self.says(text, "evaluer_aisance_numerique")
        for one in about:
            self.note(ev.EquipmentAsked, about=one)
        return self

    def step(self, text: str, *, actions: int = 1, by_sight: bool = False, done: bool = True, named: bool = True) -> Self:
        self.says(text, "guider_pas_a_pas")
        names = ("Mes sinistres",) if named and not by_sight else ()
        self.note(ev.StepShown, page="accueil", actions=actions, names=names, visual_only=by_sight)
        return self.note(ev.StepConfirmed, page="mes-sinistres", element="Mes sinistres", text="Voilà.") if done else self

    def meets(self) -> Self:
        return self.note(ev.DefectMet, page="ajouter-piece", element="Choisir un fichier", text="Rien.")

    def loses(self) -> Self:
        return self.note(ev.ClientLost, page="accueil", why="unknown_name", text="Où ?")

    def other_way(self, text: str) -> Self:
        return self.says(text, "proposer_alternative_papier").note(ev.OtherWayOffered, after_obstacle=True)

    def done(self, *, alone: bool = False) -> Self:
        return self.note(ev.TaskDone, task="deposer_piece", alone=alone, text="C'est parti.")

    def moved(self, cause: str) -> Self:
        return self.note(ev.StateMoved, measure="trust", by=-6, value=40, cause=cause)


STEP = "Activez « Mes sinistres ». Dites-moi quand c'est fait."


# ── C4.1, C4.2 ───────────────────────────────────────────────────────────────────────────────────


def test_two_questions_before_the_first_step_are_a_diagnosis() -> None:
    talk = Guiding().asks("Êtes-vous sur téléphone, et quel est le titre de la page ?", "appareil", "page").step(STEP)
    finding = talk.finding("C4.1")
    assert finding.value == "observed"
    assert finding.evidence[0].quote == "Êtes-vous sur téléphone, et quel est le titre de la page ?"


def test_one_question_or_late_ones_are_partial_and_none_is_absent() -> None:
    assert Guiding().asks("Êtes-vous sur téléphone ?", "appareil").step(STEP).value("C4.1") == "partial"
    late = Guiding().step(STEP).asks("Êtes-vous sur téléphone ?", "appareil").asks("À l'aise ?", "aisance")
    assert late.value("C4.1") == "partial"
    assert Guiding().step(STEP).value("C4.1") == "absent"


def test_named_single_steps_that_await_the_client_are_observed() -> None:
    talk = Guiding().step(STEP).step("Activez « Voir le dossier ».").step("Activez « Ajouter une pièce ».")
    finding = talk.finding("C4.2")
    assert finding.value == "observed"
    assert "Mes sinistres" in finding.evidence[0].quote


def test_clear_steps_with_one_by_sight_or_none_awaited_are_partial() -> None:
    one_by_sight = Guiding().step(STEP).step("Activez « B ».").step("Activez « C ».").step("Le bouton vert à droite.", by_sight=True)
    assert one_by_sight.value("C4.2") == "partial"
    assert "visuel" in one_by_sight.finding("C4.2").reason
    assert Guiding().step("Activez « A ».").step("Activez « B ».").value("C4.2") == "partial"


@pytest.mark.parametrize(
    "talk",
    [
        Guiding().step("Le bouton vert, en haut à droite.", by_sight=True),
        Guiding().step("Cliquez sur « A », « B », « C » et « D ».", actions=4),
        Guiding().step("Cliquez.", named=False).step("Cliquez là.", named=False),
        Guiding(),
    ],
)
def test_by_sight_alone_in_a_block_unnamed_or_no_step_at_all_is_absent(talk: Guiding) -> None:
    assert talk.value("C4.2") == "absent"


# ── C4.3 ─────────────────────────────────────────────────────────────────────────────────────────


def test_another_way_in_time_is_observed_and_after_two_failures_partial() -> None:
    offer = "Vous pouvez aussi nous l'envoyer par courrier, sans frais."
    assert Guiding(defect=True).step(STEP).meets().other_way(offer).value("C4.3") == "observed"
    assert Guiding(defect=True).step(STEP).meets().step(STEP).meets().other_way(offer).value("C4.3") == "partial"
    assert Guiding().step(STEP).loses().step(STEP).loses().step(STEP).loses().other_way(offer).value("C4.3") == "partial"


def test_no_other_way_is_absent_and_saying_that_there_is_none_is_quoted() -> None:
    assert Guiding().step(STEP).value("C4.3") == "absent"
    closed = Guiding().step(STEP).says("C'est uniquement sur internet.").moved("voie_unique")
    assert closed.finding("C4.3").evidence[0].quote == "C'est uniquement sur internet."


def test_another_way_that_is_sold_is_partial() -> None:
    assert Guiding().step(STEP).other_way("Par courrier, c'est possible, avec 5 € de frais.").value("C4.3") == "partial"


# ── C4.4, C4.5 ───────────────────────────────────────────────────────────────────────────────────


def test_autonomy_is_doing_it_knowing_why_and_being_told_so_soberly() -> None:
    talk = Guiding().step(STEP).says("Parfait, vous y êtes.").says("Vous pourrez ainsi le faire à toute heure, sans nous appeler.")
    finding = talk.finding("C4.4")
    assert finding.value == "observed"
    assert [e.turn for e in finding.evidence] == [1, 3, 2]


def test_autonomy_without_its_use_is_partial_and_the_advice_names_what_is_missing() -> None:
    finding = Guiding().step(STEP).finding("C4.4")
    assert finding.value == "partial"
    assert "à quoi cela lui servira" in finding.advice


def test_doing_it_in_their_place_or_asking_for_a_secret_is_absent() -> None:
    secret = "Donnez-moi votre mot de passe, je le fais."
    assert Guiding().says("Laissez-moi faire.").moved("fait_a_la_place").value("C4.4") == "absent"
    asked = Guiding().step(STEP).says(secret, "f_demander_secret")
    assert (asked.value("C4.4"), asked.value("C4.5")) == ("absent", "absent")
    assert asked.finding("C4.4").evidence[0].quote == secret


def test_a_password_asked_while_guiding_is_an_eliminatory_fault_and_a_warning_is_not() -> None:
    asked = Guiding().says("Donnez-moi votre mot de passe, je le fais pour vous.", "f_demander_secret")
    warned = Guiding().says("Gardez votre mot de passe pour vous, ne me le donnez pas.", "rappeler_securite")
    assert asked.status("FE-02") == "established"
    assert warned.status("FE-02") is None


def test_two_reminders_are_security_one_is_partial_none_is_absent() -> None:
    secret = "Gardez votre code pour vous, même à moi ne le dites pas."
    message = "Nous ne demandons jamais de code par message."
    talk = Guiding().step(STEP).says(secret, "rappeler_securite")
    assert talk.value("C4.5") == "partial"
    assert talk.says(message).value("C4.5") == "observed"
    assert Guiding().step(STEP).value("C4.5") == "absent"


def test_security_has_its_occasion_when_a_secret_or_a_document_is_on_the_way() -> None:
    plain = Guiding(numerique=GUIDANCE | {"tache": "consulter_remboursement"}).step(STEP)
    assert plain.value("C4.5") == "no_occasion"
    declared = Guiding(numerique=GUIDANCE | {"tache": "consulter_remboursement"}, indicateurs=["C4.5"]).step(STEP)
    assert declared.value("C4.5") == "absent"


def test_security_that_was_said_is_judged_even_when_the_interview_is_cut_short() -> None:
    less = {"numerique": GUIDANCE | {"tache": "consulter_remboursement"}, "indicateurs": ["C4.5"]}
    silent = Guiding(**less).step(STEP).note(ev.InterviewEnded, outcome="conseiller_parti", why="conge")
    said = Guiding(**less).step(STEP).says("Méfiez-vous des faux SMS, et ne donnez vos codes à personne.")
    said.note(ev.InterviewEnded, outcome="conseiller_parti", why="conge")
    assert (silent.value("C4.5"), said.value("C4.5")) == ("absent", "observed")


# ── C4.6, C4.7 ───────────────────────────────────────────────────────────────────────────────────


def test_the_way_back_told_is_observed_a_bare_check_partial_nothing_absent() -> None:
    asked = Guiding().step(STEP).done().says("Voulez-vous me redire le chemin ?").done(alone=True)
    assert asked.finding("C4.6").evidence[0].quote == "Voulez-vous me redire le chemin ?"
    assert asked.value("C4.6") == "observed"
    assert Guiding().step(STEP).done().says("C'est bon, vous l'avez ?").value("C4.6") == "partial"
    assert Guiding().step(STEP).done().sends("mode-emploi-espace-client").value("C4.6") == "partial"
    assert Guiding().step(STEP).done().value("C4.6") == "absent"


REPORT: dict[str, Any] = {
    "signalement": {
        "nature": "obstacle",
        "faits": {
            "points_cles": [
                {"libelle": "la page", "formulations": ["ajouter une piece"]},
                {"libelle": "le bouton", "formulations": ["choisir un fichier"]},
                {"libelle": "l'effet", "formulations": ["ne repond pas"], "poids": 2},
            ],
            "interdits": ["aveugle*"],
        },
    }
}


def reported(**args: str) -> Guiding:
    return Guiding(defect=True, travail=REPORT).step(STEP).meets().desk("signaler_obstacle", **args)  # type: ignore[return-value]


def test_a_full_report_is_observed_a_vague_one_partial_none_absent() -> None:
    full = reported(page="Ajouter une pièce", etape="Choisir un fichier", effet="ne répond pas au clavier")
    vague = reported(page="le site", etape="un bouton", effet="ne marche pas")
    assert full.value("C4.7") == "observed"
    assert vague.value("C4.7") == "partial"
    assert "le bouton" in vague.finding("C4.7").advice
    assert Guiding(defect=True, travail=REPORT).step(STEP).meets().value("C4.7") == "absent"


def test_a_report_that_speaks_of_health_is_partial() -> None:
    told = reported(page="Ajouter une pièce", etape="Choisir un fichier", effet="ne répond pas, le client est aveugle")
    assert told.value("C4.7") == "partial"
    assert "aveugle" in told.finding("C4.7").reason


def test_without_key_points_the_page_and_the_element_of_the_defect_are_looked_for() -> None:
    talk = Guiding(defect=True).step(STEP).meets()
    talk.desk("signaler_obstacle", page="Ajouter une pièce", etape="Choisir un fichier", effet="le bouton ne répond pas au clavier")
    assert talk.value("C4.7") == "observed"


def test_an_obstacle_never_met_is_no_occasion_unless_the_interview_was_cut_short() -> None:
    assert Guiding(defect=True).step(STEP).value("C4.7") == "no_occasion"
    assert Guiding(defect=True).step(STEP).ends("client_parti").value("C4.7") == "absent"


# ── Occasions ────────────────────────────────────────────────────────────────────────────────────


def test_a_guidance_on_another_channel_gives_the_same_occasions() -> None:
    assert Guiding(canal="telephone").step(STEP).value("C4.2") != "no_occasion"


def test_without_any_guidance_c4_has_no_occasion() -> None:
    findings = Talk().says("Bonjour.", "saluer").assessed().competency("C4").findings
    assert {f.value for f in findings} == {"no_occasion"}


def test_a_task_done_settles_the_request_at_the_first_contact() -> None:
    talk = Guiding().says("Bonjour, Inès Marchal, de la Mutuelle Aubelune.", "saluer").step(STEP).done()
    talk.says("Au revoir, bonne journée.", "prendre_conge").ends()
    assert talk.value("C10.3") == "observed"
    assert talk.value("C2.2") == "observed"


def test_every_quote_of_c4_is_in_the_trainee_s_words_of_its_turn() -> None:
    talk = Guiding(defect=True).asks("Êtes-vous sur téléphone ?", "appareil").step(STEP).meets().other_way("Par courrier, si vous voulez.")
    talk.says("Voulez-vous me redire le chemin ?").done(alone=True)
    said = {e.turn: e.text for e in talk.events if isinstance(e, ev.TraineeSpoke)}
    for finding in talk.assessed().competency("C4").findings:
        for proof in finding.evidence:
            assert proof.quote in said[proof.turn]
