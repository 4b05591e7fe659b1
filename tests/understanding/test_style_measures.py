"""How a message is said, with the innocent phrases that look guilty."""

import pytest

from crca_sim.understanding.sentences import sentences
from crca_sim.understanding.style import measure


def style(message):
    return measure(message, sentences(message))


@pytest.mark.parametrize(
    ("message", "field", "expected"),
    [
        ("Quel est votre nom et quelle est votre date de naissance ?", "questions", 2),
        ("Pouvez-vous me dire quel est votre numéro ?", "questions", 1),
        ("Merci beaucoup.", "questions", 0),
        ("La franchise est de 150 euros.", "jargon", ("franchise",)),
        ("La franchise, c'est la part qui reste à votre charge.", "jargon", ()),
        ("La franchise, c'est la part qui reste à votre charge.", "explained", ("franchise",)),
        ("Une franchise simple s'applique.", "jargon", ()),
        ("Votre RC vie privée joue hors CRM.", "acronyms", ("RC", "CRM")),
        ("Le CRM, le coefficient bonus-malus, est de 0,50.", "acronyms", ()),
        ("Envoyez votre RIB par SMS.", "acronyms", ()),
        ("Cliquez sur le bouton vert à droite.", "visual_only", ("bouton vert à droite",)),
        ("Cliquez sur « Valider », le bouton vert.", "visual_only", ()),
        ("La carte verte n'existe plus.", "visual_only", ()),
        ("On va faire vite.", "haste", ("On va faire vite",)),
        ("Souhaitez-vous que je parle moins vite ?", "haste", ()),
        ("C'est très simple.", "minimising", ("C'est très simple",)),
        ("Bon courage pour la suite.", "pity", ()),
        ("Malheureusement pour vous, non.", "pity", ("Malheureusement pour vous",)),
        ("Alors ma petite dame, on signe ?", "infantilising", ("ma petite dame",)),
        ("Vous aurez cela prochainement.", "vague_delay", ("prochainement",)),
        ("À bientôt !", "vague_delay", ()),
        ("C'est le meilleur contrat.", "superlatives", ("le meilleur",)),
        ("Quel est le meilleur moment pour vous joindre ?", "superlatives", ()),
        ("Votre mari peut-il signer ?", "third_person", ("Votre mari peut-il signer",)),
        ("Quelle est votre maladie ?", "diagnosis", ("Quelle est votre maladie",)),
        ("Le traitement de votre dossier prend huit jours.", "diagnosis", ()),
        ("Avez-vous des équipements à couvrir ?", "diagnosis", ()),
        ("Tu veux quoi ?", "informal_address", True),
        ("Le ton de ce courrier me surprend.", "informal_address", False),
        ("JE VOUS AI DÉJÀ DIT NON", "shouting", True),
        ("Votre RIB et votre IBAN.", "shouting", False),
        ("Ouvrez la page, puis cliquez sur Valider.", "actions", 2),
        ("Votre demande est bien arrivée.", "actions", 0),
    ],
)
def test_a_message_is_measured(message, field, expected):
    assert getattr(style(message), field) == expected


def test_lengths_are_counted_in_words():
    seen = style("Bonjour Madame. Je vous écoute.")
    assert (seen.words, seen.words_per_sentence, seen.longest_sentence) == (5, 2.5, 3)


def test_an_empty_message_has_no_style():
    assert style("").words == 0
