from __future__ import annotations

from pathlib import Path

import pytest

from crca_sim.event_log.log import MemoryLog
from crca_sim.events import Contested, DeskUsed, GestureMade, SelfRated, TimePassed, TraineeSpoke
from crca_sim.plain.interview import Interview
from crca_sim.practice import Practice
from tests.plain.people import DOUBTFUL, Words, library, play, practice, terminal

END = ("/raccrocher", "/cloturer")


def said(played: Practice) -> list[str]:
    return [event.text for event in played.events if isinstance(event, TraineeSpoke)]


def desk(played: Practice) -> list[tuple[str, bool]]:
    return [(event.action, event.accepted) for event in played.events if isinstance(event, DeskUsed)]


def test_the_briefing_comes_first_then_the_client() -> None:
    played, shown = play()
    assert shown[0] == f"Scénario : {played.scenario.title}"
    opening = next(n for n, line in enumerate(shown) if line.startswith("Client : "))
    assert any(line.startswith("Situation : ") for line in shown[:opening])


def test_a_text_is_said_and_shown_with_the_answer() -> None:
    played, shown = play("Bonjour, Mutuelle Aubelune.")
    assert said(played) == ["Bonjour, Mutuelle Aubelune."]
    at = shown.index("Vous : Bonjour, Mutuelle Aubelune.")
    assert shown[at + 1].startswith("Client : ")


def test_what_the_terminal_echoes_is_not_said_twice() -> None:
    _, shown = play("Bonjour", echoes=True)
    assert sum("Bonjour" in line for line in shown) == 0
    assert sum("Vous : " in line for line in shown) == 2


def test_a_text_may_begin_with_a_slash() -> None:
    played, _ = play("//aide ou /poste ?")
    assert said(played) == ["/aide ou /poste ?"]


def test_an_empty_line_says_nothing() -> None:
    played, _ = play("", "   ")
    assert said(played) == []


def test_control_characters_are_never_obeyed() -> None:
    _, shown = play("Bonjour \x1b[2J\x07 madame")
    assert not any("\x1b" in line or "\x07" in line for line in shown)


@pytest.mark.parametrize(
    ("typed", "gesture"),
    [
        ("/geste attendre", "attendre"),
        ("/attendre", "attendre"),
        ("/face", "se_placer_de_face"),
        ("/geste face", "se_placer_de_face"),
        ("/Épeler", "epeler"),
        ("/geste écrire", "ecrire"),
    ],
)
def test_gestures_have_short_names(typed: str, gesture: str) -> None:
    played, shown = play(typed)
    assert [event.gesture for event in played.events if isinstance(event, GestureMade)] == [gesture]
    assert any(line.startswith("Geste : vous ") for line in shown)


def test_an_unknown_gesture_is_refused_and_nothing_happens() -> None:
    played, shown = play("/geste danser")
    assert played.turns[-1].n == 0
    assert any("Geste inconnu" in line for line in shown)


def test_the_desk_answers_on_labelled_lines() -> None:
    played, shown = play("/fiche", "/modifier adresse 3 rue du Port, Rennes", "/envoyer devis")
    assert desk(played) == [("ouvrir_fiche", True), ("modifier_fiche", True)]
    assert any(line.startswith("Poste : Ouvre la fiche") for line in shown)
    assert any(line.startswith("Information : Il manque : canal") for line in shown)


def test_any_action_of_the_desk_can_be_written_in_full() -> None:
    played, _ = play('/noter_preference texte="par écrit, l\'après-midi"')
    assert desk(played) == [("noter_preference", True)]


def test_a_note_may_take_several_lines() -> None:
    played, _ = play("/note", "Première ligne.", "Seconde ligne.", ".", "/fiche")
    notes = [event.args["texte"] for event in played.events if isinstance(event, DeskUsed) and event.action == "rediger_note"]
    assert notes == ["Première ligne.\nSeconde ligne."]
    assert desk(played)[-1] == ("ouvrir_fiche", True)


def by_mail() -> Practice:
    played = practice()
    played.scenario = played.scenario.model_copy(update={"channel": "courriel"})
    return played


@pytest.mark.parametrize("typed", [("/mail Votre demande",), ("/mail", "Votre demande")])
def test_a_mail_has_a_subject_and_lines_until_a_single_point(typed: tuple[str, ...]) -> None:
    played, _ = play(*typed, "Bonjour,", "", "Bien à vous.", ".", "/fiche", played=by_mail())
    (mail,) = [event for event in played.events if isinstance(event, TraineeSpoke)]
    assert (mail.subject, mail.text) == ("Votre demande", "Bonjour,\n\nBien à vous.")
    assert desk(played) == [("ouvrir_fiche", True)]


def test_a_mail_left_halfway_is_not_sent() -> None:
    played, _ = play("/mail Votre demande", "Bonjour,", played=by_mail())
    assert said(played) == []


def test_a_mail_is_for_the_mail_channel() -> None:
    played, shown = play("/mail Votre demande", "/fiche")
    assert said(played) == []
    assert any("courriel" in line for line in shown if line.startswith("Information"))


def test_time_passes_when_asked() -> None:
    played, shown = play("/attente 40 s", "/attente longtemps", "/attente 3 j", "/raccrocher", "/attente 3 j")
    assert [event.seconds for event in played.events if isinstance(event, TimePassed)] == [40, 3 * 86_400]
    assert any("longtemps" in line for line in shown)
    assert any("30 minutes" in line for line in shown)


def test_days_that_pass_are_told_with_their_date_and_what_they_bring() -> None:
    _, shown = play("/raccrocher", "/attente 3 j", "/date")
    assert "Information : 3 jours passent : jeudi 26 novembre 2026." in shown
    assert sum(line.startswith("Après-contact : il vous reste") for line in shown) == 1
    assert any(line.startswith("Jeudi 26 novembre 2026, 10 h") for line in shown)


def test_the_directory_is_looked_at_whole_or_searched_on_the_desk() -> None:
    played, shown = play("/annuaire cambriolage")
    assert desk(played) == [("consulter_annuaire", True)]
    assert any("sinistres_habitation" in line for line in shown)


def test_a_hold_says_its_length_as_people_do() -> None:
    played, _ = play("/patienter 2 min je consulte le dossier")
    held = played.desk_state.holds[0]
    assert (held.seconds, held.reason) == (120, "je consulte le dossier")


@pytest.mark.parametrize(("typed", "near"), [("/hlep", None), ("/atendre", "/attendre"), ("/cloture", "/cloturer"), ("/Aides", "/aide")])
def test_an_unknown_order_proposes_the_nearest(typed: str, near: str | None) -> None:
    played, shown = play(typed)
    (line,) = [line for line in shown if "commande inconnue" in line]
    assert near is None or near in line
    assert played.turns[-1].n == 0


@pytest.mark.parametrize(
    "typed",
    [
        "/aide",
        "/poste",
        "/poste envoyer",
        "/dossier",
        "/documents",
        "/mes-devis",
        "/annuaire",
        "/consentements",
        "/comparaison",
        "/agenda",
        "/qualite",
        "/date",
        "/etat",
        "/indice",
        "/relire",
        "/",
    ],
)
def test_looking_is_no_turn(typed: str) -> None:
    played, shown = play(typed)
    assert played.turns[-1].n == 0
    assert len(shown) > len(play()[1])


def test_the_client_s_state_comes_only_on_demand() -> None:
    assert not any(line.startswith("Confiance") for line in play("Bonjour")[1])
    assert any(line.startswith("Confiance : ") for line in play("/etat")[1])


def test_contesting_offers_the_candidates_and_keeps_the_choice() -> None:
    played, shown = play(DOUBTFUL, "/contester 1", "2")
    assert [(event.contested_turn, event.act) for event in played.events if isinstance(event, Contested)] == [(1, "synthetiser")]
    assert any(line.startswith("1. ") and "reformuler" in line for line in shown)


@pytest.mark.parametrize("typed", [("/contester",), ("/contester x",), ("/contester 1", "9"), ("/contester 1 saluer",), ("/contester 7",)])
def test_only_a_candidate_can_be_contested(typed: tuple[str, ...]) -> None:
    played, shown = play(DOUBTFUL, *typed)
    assert not any(isinstance(event, Contested) for event in played.events)
    assert shown[-2].startswith("Information : ")


def test_the_end_of_the_input_keeps_the_session() -> None:
    log = MemoryLog()
    _, shown = play("Bonjour", played=practice(log=log))
    assert shown[-1] == "Information : séance gardée. Pour la reprendre : crca-sim resume s-aaaaaa --plain"
    again = Practice.resume("s-aaaaaa", library=library(), reader=Words(), log=log)
    person, second = terminal(["Comment puis-je vous aider ?"])
    interview = Interview(again, person)
    interview.take_up()
    interview.run()
    assert "Vous : Bonjour" in second.getvalue()
    assert said(again) == ["Bonjour", "Comment puis-je vous aider ?"]


def test_quitting_says_nothing_to_the_client() -> None:
    played, _ = play("/quitter", "Bonjour")
    assert said(played) == []


def test_an_interruption_is_passed_on_once_the_way_back_was_told() -> None:
    class Pressed:
        def readline(self, limit: int) -> bytes:
            raise KeyboardInterrupt

    person, shown = terminal([])
    person._source = Pressed()  # type: ignore[assignment]
    with pytest.raises(KeyboardInterrupt):
        Interview(practice(), person).run()
    assert "crca-sim resume s-aaaaaa" in shown.getvalue()


def test_after_the_contact_the_desk_work_is_explained_and_one_cannot_speak_any_more() -> None:
    played, shown = play("Bonjour", "/raccrocher", "Encore un mot", "/note Devis demandé.")
    assert any(line.startswith("Après-contact : ") for line in shown)
    assert said(played) == ["Bonjour"]
    assert any("terminé" in line and line.startswith("Information : ") for line in shown)
    assert ("rediger_note", True) in desk(played)


def test_the_debrief_waits_for_the_end() -> None:
    _, shown = play("/debriefing")
    assert any("/raccrocher" in line for line in shown if line.startswith("Information"))


def test_closing_leads_to_the_debrief() -> None:
    played, shown = play("Bonjour", *END)
    assert played.phase == "termine"
    assert any(line.startswith("Débriefing : ") for line in shown)
    assert all(any(line.startswith(f"C{n}, ") for line in shown) for n in range(1, 12))


def test_one_may_rate_oneself_before_the_debrief() -> None:
    played, shown = play("Bonjour", *END, "oui", "3", "9", "", "acquis", *[""] * 8, "l'écoute", "la note", "relire")
    (rating,) = [event for event in played.events if isinstance(event, SelfRated)]
    assert rating.levels == {"C1": "acquis", "C3": "acquis"}
    assert (rating.strength, rating.progress, rating.action) == ("l'écoute", "la note", "relire")
    assert any(line.startswith("Débriefing : ") for line in shown)


def test_leaving_the_rating_halfway_still_gives_the_debrief() -> None:
    played, shown = play("Bonjour", *END, "oui", "3")
    assert not any(isinstance(event, SelfRated) for event in played.events)
    assert any(line.startswith("Débriefing : ") for line in shown)


def test_a_page_of_the_portal_is_shown_on_demand() -> None:
    _, lines = play("/espace ajouter-piece", "/espace", "/quitter", played=practice("numerique-piece-bloquee"))
    assert any(line.startswith("Poste : Page « Ajouter une pièce »") for line in lines)
    assert "Poste : - accueil : « Accueil »" in lines


def test_quotes_and_comparisons_are_printed_to_a_page(tmp_path: Path) -> None:
    person, shown = terminal(["/imprimer devis", "/devis equilibre", "/imprimer devis", "/comparer", "/imprimer comparaison", "/quitter"])
    Interview(practice(), person, tmp_path).run()
    pages = sorted(page.name.partition("-")[0] for page in (tmp_path / "impressions").iterdir())
    assert pages == ["comparaison", "devis"]
    assert "Aucun devis n'est établi" in shown.getvalue()
    assert all(str(page) in shown.getvalue() for page in (tmp_path / "impressions").iterdir())
