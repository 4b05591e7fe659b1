"""The six gestures, as they are told, and how long each lasts in simulated seconds."""

from __future__ import annotations

GESTURE_LABELS = {
    "attendre": "Laisse un silence attentif",
    "ralentir": "Ralentit et articule",
    "se_placer_de_face": "Se place face au client",
    "ecrire": "Écrit les points et les chiffres pour le client",
    "epeler": "Épelle et détache les chiffres",
    "montrer": "Montre ce dont il parle",
}
GESTURE_SECONDS = {"attendre": 6.0, "ralentir": 2.0, "se_placer_de_face": 2.0, "ecrire": 15.0, "epeler": 6.0, "montrer": 5.0}
