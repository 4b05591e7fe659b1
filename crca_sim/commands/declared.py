"""The commands there are, their options and their help. What each does is imported when it runs."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser
from collections.abc import Callable

from crca_sim import __version__
from crca_sim.commands.line import FrenchParser, whole_number

_ABOUT = "Simulateur d'entretiens avec un client, pour s'entraîner à la relation client en assurance."
_END = (
    "Sans commande, crca-sim ouvre l'accueil. « crca-sim COMMANDE --help » détaille une commande. "
    "Mode linéaire pour lecteur d'écran : option --plain, ou variable ACCESSIBLE=1. Rien ne quitte votre ordinateur."
)


_Declare = Callable[[str, str, str], ArgumentParser]


def command_line() -> ArgumentParser:
    """The whole command line, ready to parse. `run` of the result names what to call: `module:function`."""
    line = FrenchParser(prog="crca-sim", description=_ABOUT, epilog=_END, parents=[_shared()])
    line.add_argument("--version", action="version", version=f"crca-sim {__version__}", help="affiche la version")
    line.set_defaults(run="crca_sim.commands.play:home", data_dir=None)
    shared = _shared()
    commands = line.add_subparsers(title="commandes", metavar="COMMANDE", parser_class=FrenchParser)

    def command(name: str, run: str, about: str) -> ArgumentParser:
        parser = commands.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.", parents=[shared])
        parser.set_defaults(run=f"crca_sim.commands.{run}")
        return parser

    _playing(command)
    _reading(command)
    _keeping(command)
    _authoring(command)
    return line


def _playing(command: _Declare) -> None:
    play = command("play", "play:play", "joue un entretien d'entraînement")
    play.add_argument("scenario", nargs="?", metavar="SCENARIO", help="le scénario ; sans lui, vous choisissez dans une liste")
    play.add_argument("--persona", metavar="PERSONA", help="un autre client que celui du scénario, s'il convient, ou « aleatoire »")
    play.add_argument(
        "--difficulte",
        choices=["facile", "moyen", "difficile"],
        metavar="NIVEAU",
        help="facile, moyen ou difficile ; sinon celle du scénario",
    )
    play.add_argument("--seed", type=whole_number, metavar="N", help="rejoue exactement le même client (nombre entier)")
    play.add_argument("--stagiaire", metavar="NOM", default="", help="votre nom ou un pseudonyme")
    _plain(play)
    resume = command("resume", "play:resume", "reprend un entretien interrompu")
    _session(resume)
    _plain(resume)
    retry = command("retry", "play:retry", "rejoue un entretien à partir d'un tour, sans toucher à l'original")
    _session(retry)
    retry.add_argument("--turn", type=whole_number, required=True, metavar="N", help="le tour à rejouer autrement")
    _plain(retry)


def _reading(command: _Declare) -> None:
    listing = command("list", "library:listing", "liste les scénarios et les clients")
    listing.add_argument("--scenario", metavar="SCENARIO", help="dit qui peut jouer ce scénario, et pourquoi les autres non")
    _json(listing)
    understand = command("understand", "understand:understand", "montre ce qui est compris dans un texte")
    understand.add_argument("text", nargs="?", metavar="TEXTE", help="ce que dirait le conseiller")
    understand.add_argument("--client", default="", metavar="TEXTE", help="ce que le client vient de dire")
    understand.add_argument("--scenario", metavar="SCENARIO", help="le scénario dont les thèmes sont à reconnaître")
    understand.add_argument("--jsonl", action="store_true", help="lit des lignes JSON sur l'entrée standard, répond une ligne à chacune")
    _json(understand)
    replay = command("replay", "replay:replay", "joue une partie écrite d'avance et la note")
    replay.add_argument("partie", metavar="PARTIE", help="le fichier YAML de la partie")
    _json(replay)


def _keeping(command: _Declare) -> None:
    _json(command("sessions", "sessions:sessions", "liste les entretiens enregistrés"))
    debrief = command("debrief", "sessions:debrief", "relit le débriefing d'un entretien")
    _session(debrief)
    export = command("export", "sessions:export", "exporte un entretien en un fichier JSON lisible")
    export.add_argument("session", nargs="?", metavar="SEANCE", help="la séance (le début de son nom suffit)")
    export.add_argument("--tous", action="store_true", help="tous les entretiens, un fichier chacun dans un dossier")
    export.add_argument("--vers", metavar="CHEMIN", help="le fichier à écrire (le dossier, avec --tous) ; sinon la sortie standard")
    misunderstood = command(
        "misunderstood", "misunderstood:misunderstood", "exporte les phrases mal comprises, à relire pour l'entraînement"
    )
    misunderstood.epilog = (
        "Sont exportées les phrases contestées ou déclarées par les stagiaires et celles que le client a fait répéter, sans nom de "
        "stagiaire, au format des phrases d'entraînement (docs/guide-etiquetage.md). Relisez chaque étiquette avant de l'ajouter."
    )
    form = misunderstood.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="répond par un document JSON (clés en anglais)")
    form.add_argument("--output", metavar="FICHIER", help="le fichier à écrire ; sinon la sortie standard")
    erase = command("erase", "sessions:erase", "efface pour de bon un entretien, ou tous ceux d'un stagiaire")
    erase.add_argument("session", nargs="?", metavar="SEANCE", help="la séance (le début de son nom suffit)")
    erase.add_argument("--stagiaire", metavar="NOM", help="efface toutes les séances de ce stagiaire")
    erase.add_argument("--oui", action="store_true", help="ne demande pas de confirmation")


def _authoring(command: _Declare) -> None:
    check = command("check", "library:check", "vérifie des scénarios, des clients et des parties")
    check.add_argument("paths", nargs="*", metavar="CHEMIN", help="fichiers ou dossiers ; sans chemin, la bibliothèque en service")
    _json(check)
    schema = command("schema", "library:schema", "écrit le schéma JSON d'une sorte de fichier")
    schema.add_argument("kind", metavar="SORTE", choices=["scenario", "persona", "partie"], help="scenario, persona ou partie")
    new = command("new", "library:new", "écrit un modèle commenté, à compléter")
    new.add_argument("kind", metavar="SORTE", choices=["scenario", "persona"], help="scenario ou persona")
    new.add_argument("name", metavar="NOM", help="son nom, par exemple auto-jeune-conducteur")
    graph = command("graph", "library:graph", "écrit le graphe d'un scénario, ou le plan de l'espace client (Mermaid)")
    graph.add_argument("scenario", metavar="SCENARIO", help="le scénario, ou « espace-client »")


def _shared() -> FrenchParser:
    shared = FrenchParser(with_help=False)
    shared.add_argument(
        "--data-dir",
        metavar="DOSSIER",
        default=SUPPRESS,
        help="où garder les entretiens (sinon, la variable CRCA_SIM_DATA ou votre dossier de données)",
    )
    return shared


def _session(parser: ArgumentParser) -> None:
    parser.add_argument("session", metavar="SEANCE", help="la séance (le début de son nom suffit)")


def _plain(parser: ArgumentParser) -> None:
    parser.add_argument("--plain", action="store_true", help="mode linéaire : lignes simples, pour lecteur d'écran, tube ou petit terminal")


def _json(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="répond par un document JSON (clés en anglais)")
