"""What the client said just before, told in a few marks: it separates acts that the words alone do not.

« Je comprends » answers an objection or a sorrow; « donc vous roulez peu » is a reformulation only if the
client said so.
"""

from __future__ import annotations

import re

from .french import content_words, normalise

_CLIENT_MARKS = {
    "client_objection": r"\b(?:cher|chere|prix|payer|reflech\w+|hesit\w+|interess\w+ pas|pas interess\w+|mefi\w+|confiance|concurren\w+|ailleurs|"
    r"moins cher|pas besoin|sert a rien|inutile|utile|arnaqu\w+|pas convaincu\w*|pas sure?|budget|trop|banque|comparer|internet|engag\w+|jamais servi|"
    r"deja (?:une|un|assure)|fliqu\w+|espionn\w+|mouchard|piege|non merci|changer d avis|resili\w+)\b",
    "client_refus": r"^(?:ah |euh |mais |oh )*non\b|\b(?:je (?:ne )?(?:veux|souhaite|prends) pas|hors de question|c est non|laissez tomber)\b",
    "client_emotion": r"\b(?:peur|inquiet\w*|inquietude|stress\w*|deced\w+|mort\w*|deces|hopital|accident|pleur\w+|perdu|brul\w+|incendie|cambriol\w+|"
    r"choc|fatigue\w*|colere|enerve\w*|desespoir|seule?|divorc\w+|malade|maladie|cancer|honte|triste|vol\w+|inond\w+|difficile|dur|angoiss\w+|"
    r"naissance|bebe|marie\w*|content\w*|ravie?|marre|n en peux plus)\b",
    "client_plainte": r"\b(?:reclam\w+|inadmissible|inacceptable|scandal\w+|troisieme fois|num fois|deux fois|trois fois|toujours pas|personne ne|erreur|"
    r"trompe\w*|retard|attends depuis|honteux|se moque|promis|mecontent\w*|lamentable|marre)\b",
    "client_question": r"\?|\b(?:est ce que|combien|comment|pourquoi|c est quoi|qu est ce)\b",
    "client_accord": r"^(?:ah |euh |bon |eh bien |ben )*(?:oui|d accord|parfait|tres bien|entendu|volontiers|si|c est bon|ca me va)\b",
    "client_merci": r"\bmerci\b",
    "client_conge": r"\b(?:au revoir|bonne journee|bonne soiree|a bientot)\b",
    "client_bonjour": r"\b(?:bonjour|bonsoir|allo)\b",
    "client_incomprehension": r"\b(?:comprends? (?:pas|rien|mal)|pardon|repet\w+|quoi \?|c est quoi|veut dire|perdue?|plus fort|entends? (?:pas|mal)|trop vite|plus lentement)\b",
    "client_numerique": r"\b(?:ecran|bouton|site|application|ordinateur|internet|clique|mot de passe|connect\w+|s affiche|page|telephone|mail|courriel)\b",
    "client_menace": r"\b(?:con|connard|idiot\w*|incapable\w*|imbecile|nulle?s?|voleurs?|merde|foutre|gueule|bande de)\b",
}
_MARKS = tuple((name, re.compile(pattern)) for name, pattern in _CLIENT_MARKS.items())


def names() -> tuple[str, ...]:
    """Names of the marks, in the order of `marks`."""
    return ("client", "reprise_client", "reprise_client_part", *(name for name, _ in _MARKS))


def marks(text: str, client: str) -> list[float]:
    """Marks of the client's last turn, and how much of it the sentence takes up."""
    if not client.strip():
        return [0.0] * len(names())
    said, here = content_words(client), content_words(text)
    shared = len(said & here)
    normal = normalise(client)
    found = [float(pattern.search(normal) is not None) for _, pattern in _MARKS]
    return [1.0, min(shared, 4) / 4, shared / max(len(here), 1), *found]
