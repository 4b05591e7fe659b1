"""What the client's first words show, and how an emotion calms down or hardens.

« Nommer l'émotion, valider, agir » (`conduite-entretien.md` § 5): both a word for what is lived and something done are
needed. Formalities that come first harden it (C1.6).
"""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.conversation import voice
from crca_sim.conversation.danger import EMOTIONS
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.conversation.situation_state import ANGER

FORMALITIES = ("demander_identite", "demander_coordonnees", "demander_justificatif")
DISTRESS = frozenset({"detresse", "panique", "deuil"})
SLOWLY = 2
"""Messages before which nobody has calmed down."""


def arrive(x: Exchange) -> None:
    """Turn 0: emotion, dissatisfaction, danger."""
    shows, text = x.scenario.shows, " ".join(x.said.get("answer", ()))
    if shows.emotion:
        x.note(ev.EmotionShown(turn=x.turn, emotion=shows.emotion, text=text))
        _weigh_down(x, shows.emotion)
    if shows.dissatisfaction:
        x.note(ev.DissatisfactionShown(turn=x.turn, fact=shows.dissatisfaction, text=text))
    if shows.danger:
        x.note(ev.DangerShown(turn=x.turn, text=text))


def _weigh_down(x: Exchange, emotion: str) -> None:
    if emotion in ANGER:
        x.react("arrive_en_colere")
    elif emotion in DISTRESS:
        x.react("arrive_en_detresse")


def temper(x: Exchange) -> None:
    """What the message does to an emotion shown before it."""
    situation = x.state.situation
    if x.state.emotion and marked(x.text, "emotion_niee"):
        _deny(x)
    if situation.upset in (None, *EMOTIONS) or x.happened(ev.EmotionShown) or situation.alarmed:
        return
    if situation.comforted and situation.acted and situation.spoken - situation.upset_since >= SLOWLY:
        _calm_down(x)
    elif not situation.comforted and x.reading.doing(*FORMALITIES):
        _harden(x)


def _calm_down(x: Exchange) -> None:
    key = "apaise_colere" if x.state.situation.curt else "apaise"
    x.react("apaise", x.text[:200])
    x.advanced = True
    voice.first_line(x, "reaction", key)


def _deny(x: Exchange) -> None:
    """« Calmez-vous » calms nobody."""
    x.react("emotion_niee", x.text[:200])
    voice.first_line(x, "reaction", "emotion_niee")


def _harden(x: Exchange) -> None:
    x.react("procedure_d_abord", x.reading.doing(*FORMALITIES)[0].text)
    voice.first_line(x, "reaction", "procedure_colere" if x.state.situation.curt else "procedure_emotion")
