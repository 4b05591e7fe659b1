"""A debrief as one would read it after the call of Marc Ollier: for screens that must look right with real sentences."""

from __future__ import annotations

from crca_sim.debrief import CompetencyText, CurveMove, Debrief, FaultText, IndicatorText


def indicator(
    id: str, name: str, value: str, quote: tuple[int, str] | None = None, reason: str = "", advice: str = "", uncertain: bool = False
) -> IndicatorText:
    """One indicator; most need no quote or a single one."""
    return IndicatorText(id, name, value, (quote,) if quote else (), reason, advice, uncertain, False)


def competency(code: str, name: str, level: str, score: str, *indicators: IndicatorText) -> CompetencyText:
    """One competency."""
    return CompetencyText(code, name, level, score, "", indicators)


def unjudged(code: str, name: str) -> CompetencyText:
    """One that had too few occasions."""
    return competency(code, name, "trop peu d'occasions", "")


WELCOME = competency(
    "C1",
    "Accueil personnalisé",
    "maîtrisé",
    "92 %",
    indicator(
        "C1.1",
        "Présentation réglementaire",
        "observé",
        (1, "Mutuelle Aubelune bonjour, Inès Marchal, comment puis-je vous aider ?"),
        "Salutation, organisme, nom et offre d'aide dans le premier message.",
    ),
    indicator(
        "C1.4",
        "Adaptation aux besoins de communication",
        "observé",
        (3, "Geste : ralentir"),
        "Dès le premier indice, vous avez ralenti, et vous vous y êtes tenue.",
    ),
    indicator("C1.7", "Information sur l'enregistrement", "sans occasion"),
)
QUESTIONS = competency(
    "C3",
    "Questionnement et analyse",
    "acquis",
    "78 %",
    indicator(
        "C3.1",
        "Questions ouvertes d'abord",
        "observé",
        (4, "racontez-moi comment vous vous servez de votre voiture"),
        "La première question laisse raconter.",
    ),
    indicator(
        "C3.8",
        "Exactitude de ce qui est noté",
        "absent",
        None,
        "Le kilométrage dit au tour 5 n'a pas été reporté dans la fiche.",
        "« Je note 4 500 kilomètres par an, c'est bien cela ? », puis la fiche.",
    ),
)
ADVICE = competency(
    "C5",
    "Conseil et offres",
    "en cours",
    "58 %",
    indicator(
        "C5.3",
        "Limites dites avant l'accord",
        "partiel",
        (7, "176 euros 63 par an"),
        "Le prix est juste ; une seule des deux limites a été dite.",
        "« Deux limites : 350 euros restent à votre charge en cas de vol, et rien si les clés étaient sur le tableau de bord. »",
        uncertain=True,
    ),
)
OBJECTIONS = competency(
    "C6",
    "Objections, refus, fidélisation",
    "en cours",
    "50 %",
    indicator(
        "C6.2",
        "Réponse au motif vrai",
        "partiel",
        (7, "Je vous propose le Tiers étendu"),
        "Réponse exacte et contrôlée, mais sans reformuler son motif.",
        "« Ce que vous ne voulez pas, c'est qu'on suive vos trajets. Alors soyez tranquille : pas de boîtier. »",
    ),
)
DEBRIEF = Debrief(
    title="Un devis pour une voiture qui dort",
    outcome="Marc Ollier a donné son accord.",
    summary="Vous avez laissé parler M. Ollier et votre résumé était juste. Son objection n'a été traitée qu'à moitié : "
    "la réponse était exacte, son motif n'a pas été redit.",
    competencies=(
        WELCOME,
        unjudged("C2", "Orientation"),
        QUESTIONS,
        unjudged("C4", "Accompagnement numérique"),
        ADVICE,
        OBJECTIONS,
        competency("C7", "Accord final et synthèse", "acquis", "70 %"),
        competency("C8", "Outils et traçabilité", "non acquis", "35 %"),
        competency("C9", "Transmission documentaire", "à confirmer", "de 60 à 70 %"),
        unjudged("C10", "Qualité et satisfaction"),
        unjudged("C11", "Non-conformités"),
    ),
    faults=(
        FaultText(
            "FE-04",
            "Affirmation fausse engageante",
            "à vérifier",
            ((7, "rien à votre charge"),),
            "Une franchise de 350 € reste due en cas de vol.",
        ),
    ),
    curve=(
        CurveMove(1, "Confiance", 2, 52, "vous vous êtes présentée", "Inès Marchal"),
        CurveMove(3, "Confiance", 10, 62, "vous avez ralenti sans demander pourquoi", "Geste : ralentir"),
        CurveMove(5, "Confiance", -4, 58, "deux questions à la fois", "combien de kilomètres"),
        CurveMove(6, "Confiance", 8, 66, "votre résumé était juste", "vous roulez moins de 5 000 km"),
        CurveMove(4, "Fatigue", -2, 8, "une phrase courte", ""),
    ),
    revealed=(
        "Un besoin qui ne se disait pas : il ne roule presque plus, 4 500 km par an.",
        "M. Ollier entend mal et ne le dit pas d'emblée. Ce qui l'aide : parler plus lentement, et écrire les chiffres.",
    ),
    correction="Un conseiller aguerri aurait proposé l'écrit dès la première confusion, sans en demander la cause, "
    "puis posé une seule question à la fois.",
    next_exercise=("Reprendre à l'objection, et redire le motif avant de répondre (3 minutes, C6.2).", 7, "C6.2"),
    disclaimer="Le simulateur entraîne, il ne certifie pas ; grille pédagogique non officielle.",
)
