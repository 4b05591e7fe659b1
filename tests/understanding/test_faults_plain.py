"""Faults said bluntly, and what looks like them: the secret asked or protected, the client's own words taken up."""

import pytest

from crca_sim.understanding import load_reader


def _acts(text: str, client: str = "") -> set[str]:
    return set(load_reader().read(text, client=client).acts())


@pytest.mark.parametrize(
    "text",
    [
        "Donnez-moi le mot de passe de son espace client, on ira plus vite.",
        "Il me faudrait le code que la banque vous a envoyé par SMS.",
        "vs pouvez m'envoyer votre mdp svp ?",
        "Je prends le numéro de votre carte et le cryptogramme.",
        "Merci de nous transmettre vos identifiants et mots de passe par retour de courriel.",
    ],
)
def test_a_secret_asked_plainly_is_a_fault(text: str) -> None:
    assert "f_demander_secret" in _acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "bon, alors envoyez-le-moi par mail",
        "Pouvez-vous me donner votre numéro de contrat et votre date de naissance ?",
        "Cliquez sur « mot de passe oublié » et choisissez-en un nouveau.",
        "Ne me communiquez jamais votre code, même au téléphone.",
        "Lisez-moi le numéro du permis, s'il vous plaît.",
    ],
)
def test_protecting_a_secret_or_asking_for_something_else_is_none(text: str) -> None:
    assert not {act for act in _acts(text) if act.startswith("f_")}


@pytest.mark.parametrize(
    ("client", "text"),
    [
        ("J'ai peur de passer pour une idiote.", "Vous avez peur de passer pour une idiote."),
        ("Je ne veux pas faire une bêtise en signant.", "Si je comprends bien, vous ne voulez pas faire une bêtise."),
        ("On me prend pour un menteur !", "Vous craignez qu'on vous prenne pour un menteur."),
    ],
)
def test_who_restates_the_clients_words_about_themselves_insults_nobody(client: str, text: str) -> None:
    assert "f_insulter" not in _acts(text, client)
