"""`sessions`, `debrief`, `export`, `erase`: past interviews and one's own data."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crca_sim.commands.border import MISUSE, WRONG, CommandError, legible
from crca_sim.commands.output import english_outcome, print_json, write_new
from crca_sim.commands.store import data_folder, named, open_log
from crca_sim.event_log.log import SessionSummary

if TYPE_CHECKING:
    from crca_sim.event_log.log import EventLog

OUTCOMES = {
    "accord": "accord",
    "differe": "différé",
    "deconseille": "déconseillé",
    "transfere": "transféré",
    "rappel": "rappel convenu",
    "client_parti": "client parti",
    "conseiller_parti": "fin par le conseiller",
    "temps_ecoule": "temps écoulé",
}


def sessions(options: Namespace) -> int:
    """The list of sessions, the latest first."""
    lines = open_log(options).sessions()
    if options.json:
        print_json({"sessions": [as_json(line) for line in lines]})
    elif not lines:
        print("Aucun entretien enregistré. « crca-sim play » en commence un.")
    for line in lines if not options.json else []:
        print(in_words(line))
    return 0


def as_json(line: SessionSummary) -> dict[str, Any]:
    """A session with English keys and ends."""
    return asdict(line) | {"outcome": english_outcome(line.outcome)}


def in_words(line: SessionSummary) -> str:
    """A session on one line for a person."""
    begun = datetime.fromisoformat(line.started_at).astimezone().strftime("%d/%m/%Y %H:%M")
    where = OUTCOMES.get(line.outcome or "", "en cours") + ("" if line.closed or not line.outcome else ", dossier à clôturer")
    turns = f"{line.turns} tour{'s' if line.turns > 1 else ''}"
    branch = f", reprise de {line.branched_from.replace(':', ' au tour ')}" if line.branched_from else ""
    return f"{line.session}  {begun}  {line.trainee or 'sans nom'}  {line.scenario}  {turns}  {where}{branch}"


def debrief(options: Namespace) -> int:
    """The debrief of a session, in words."""
    from crca_sim.authoring.library import open_library
    from crca_sim.plain.debriefing import debrief_lines
    from crca_sim.plain.terminal import standard_terminal
    from crca_sim.practice import Practice
    from crca_sim.understanding import load_reader

    log = open_log(options)
    practice = Practice.resume(named(log, options), library=open_library(), reader=load_reader(), log=log)
    if practice.phase == "entretien":
        raise CommandError(
            f"Cet entretien n'est pas terminé : le débriefing vient après. « crca-sim resume {practice.session} --plain » le reprend."
        )
    standard_terminal().tell(*debrief_lines(practice))
    return 0


def export(options: Namespace) -> int:
    """One session as one file, or all of them in a folder."""
    if bool(options.session) == options.tous:
        raise CommandError("Donnez une séance, ou --tous. « crca-sim sessions » les liste.", MISUSE)
    log = open_log(options)
    if options.tous:
        return _export_all(log, options.vers)
    from crca_sim.event_log.exchange import exported

    text = exported(log, named(log, options))
    if options.vers is None:
        print(text, end="")
    else:
        write_new(Path(options.vers), text)
    return 0


def _export_all(log: EventLog, folder: str | None) -> int:
    from crca_sim.event_log.exchange import exported

    if folder is None:
        raise CommandError("Avec --tous, donnez le dossier à remplir : --vers DOSSIER.", MISUSE)
    lines = log.sessions()
    for line in lines:
        write_new(Path(folder) / f"{line.session}.json", exported(log, line.session))
    print(f"{len(lines)} séance{'s' if len(lines) > 1 else ''} exportée{'s' if len(lines) > 1 else ''} dans « {folder} ».")
    return 0


def erase(options: Namespace) -> int:
    """Forget a session, or all those of a trainee, for good."""
    if (options.session is None) == (options.stagiaire is None):
        raise CommandError("Donnez une séance, ou --stagiaire NOM.", MISUSE)
    log = open_log(options)
    names = [named(log, options)] if options.stagiaire is None else [line.session for line in log.sessions(legible(options.stagiaire))]
    if not names:
        raise CommandError(f"Aucune séance au nom de « {options.stagiaire} ».", MISUSE)
    if not options.oui and not _confirmed(names):
        print("Rien n'a été effacé.")
        return WRONG
    for name in names:
        log.erase(name)
        (data_folder(options) / "bloc-notes" / f"{name}.json").unlink(missing_ok=True)
    print(f"{_counted(names)} : effacement terminé.")
    return 0


def _confirmed(names: list[str]) -> bool:
    """Ask on the standard error, so that the output stays clean; no answer is a no."""
    print(f"{_counted(names)} : effacer pour de bon ? Tapez oui, puis Entrée.", file=sys.stderr)
    return sys.stdin.readline().strip().casefold() == "oui"


def _counted(names: list[str]) -> str:
    return f"Séance {names[0]}" if len(names) == 1 else f"{len(names)} séances"
