from __future__ import annotations

from crca_sim.debrief import CompetencyText, CurveMove, Debrief, FaultText, HardMessage, IndicatorText
from crca_sim.plain.debriefing import in_words


def indicator(name: str, value: str, **more: object) -> IndicatorText:
    bare = {"quotes": (), "reason": "", "advice": "", "uncertain": False, "declared": False}
    return IndicatorText(id=name, name="Présentation", value_label=value, **bare | more)  # type: ignore[arg-type]


def told(*indicators: IndicatorText, **more: object) -> list[str]:
    competency = CompetencyText("C1", "Accueil", "acquis", "82 sur 100", "Une note.", indicators)
    bare = {"faults": (), "curve": (), "revealed": (), "correction": "", "next_exercise": None}
    debrief = Debrief(
        title="Le studio", outcome="Léa a donné son accord.", summary="Un bel entretien.", competencies=(competency,),
        disclaimer="Le simulateur entraîne, il ne certifie pas.", **bare | more,
    )  # type: ignore[arg-type]  # fmt: skip
    return [line.replace("\u00a0", " ") for line in in_words(debrief)]


def test_the_whole_is_told_in_order() -> None:
    lines = told(indicator("C1.1", "observé"))
    assert lines[:3] == ["Débriefing : Le studio", "Fin de l'entretien : Léa a donné son accord.", "Un bel entretien."]
    assert lines.index("C1, Accueil : acquis, 82 sur 100") < lines.index("C1.1, Présentation : observé")
    assert lines[-1] == "Le simulateur entraîne, il ne certifie pas."


def test_an_indicator_shows_its_proof_its_reason_and_a_better_wording() -> None:
    advice = "« Inès Marchal, bonjour »"
    lines = told(indicator("C1.1", "partiel", quotes=((1, "Bonjour"),), reason="Il manque le nom.", advice=advice, uncertain=True))
    at = lines.index("C1.1, Présentation : partiel, incertain")
    assert lines[at + 1 : at + 4] == ["- tour 1 : « Bonjour »", "- Il manque le nom.", f"- À essayer : {advice}"]


def test_what_had_no_occasion_takes_one_line() -> None:
    lines = told(indicator("C1.1", "observé"), indicator("C1.2", "sans occasion"), indicator("C1.3", "sans occasion"))
    assert "Sans occasion dans cet entretien : C1.2, C1.3." in lines
    assert not any(line.startswith("C1.2") for line in lines)


def test_faults_moves_and_what_was_hidden_are_told() -> None:
    lines = told(
        faults=(FaultText("FE-05", "Demander le diagnostic", "établie", ((4, "Vous êtes sourd ?"),), "Deux preuves."),),
        curve=(CurveMove(3, "Confiance", -20, 30, "vous avez demandé la cause", ""),),
        hard=(HardMessage(5, "Clarté 30 sur 100. À expliquer ou à dire plus simplement : « subrogation ».", "La subrogation joue."),),
        revealed=("Elle a un vélo électrique.",),
        correction="Ligne un.\nLigne deux.",
        next_exercise=("accueillir une objection", 11, "C6.2"),
    )
    assert "- tour 4 : « Vous êtes sourd ? »" in lines
    assert "Faute FE-05, Demander le diagnostic : établie" in lines
    assert "Tour 3, confiance -20, soit 30 : vous avez demandé la cause" in lines
    assert lines[lines.index("Ce qui était difficile à suivre :") + 1].startswith("Tour 5 : « La subrogation joue. » Clarté 30 sur 100.")
    assert lines[lines.index("Ce que vous ne saviez pas :") + 1] == "Elle a un vélo électrique."
    assert lines[lines.index("Comment un expert s'y serait pris :") + 2] == "Ligne deux."
    assert "Exercice conseillé (C6.2) : accueillir une objection" in lines


def test_nothing_empty_is_announced() -> None:
    assert not any(line.endswith(" :") for line in told(indicator("C1.1", "observé")))
