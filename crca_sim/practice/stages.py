"""Help for each stage when the scenario has none of its own."""

from __future__ import annotations

HINTS = {
    "preparation": "Lisez la fiche, puis saluez en vous présentant.",
    "accueil": "Présentez-vous, demandez ce qui amène le client, observez comment il communique.",
    "identification": "Avant toute donnée du dossier, demandez deux éléments de contrôle et dites pourquoi.",
    "decouverte": "Commencez par une question ouverte, précisez ensuite, une question à la fois, puis résumez.",
    "proposition": "Reliez chaque solution à ce que le client a dit ; donnez le prix et deux limites.",
    "objections": "Accueillez, cherchez le vrai motif, répondez par un fait, vérifiez que cela convient.",
    "accord": "Récapitulez, demandez un accord clair, dites les droits et la suite datée.",
    "conclusion": "Demandez s'il manque quelque chose, remerciez, prenez congé.",
    "apres_contact": "Rédigez la note, vérifiez les envois et les rappels promis, puis clôturez.",
}
