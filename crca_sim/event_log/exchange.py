"""One session as one readable file, that a trainer elsewhere opens, and that comes back unchanged.

JSON in UTF-8: an indented header for the eye, then one event per line.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter, ValidationError

from crca_sim.event_log.log import EventLog, LogError, UnknownSession, check_opening, check_words, summary
from crca_sim.events import Event

FORMAT = "crca_sim session"
FORMAT_VERSION = 1
MAX_CHARACTERS = 32_000_000
"""A long interview is near one million characters."""

_EVENTS: TypeAdapter[list[Event]] = TypeAdapter(list[Event])


def exported(log: EventLog, session: str) -> str:
    """The whole session as text, ended by a newline. Raises `UnknownSession`."""
    events = log.read(session)
    line = summary(events)
    header = {
        "format": f"{FORMAT} {FORMAT_VERSION}",
        "session": line.session,
        "trainee": line.trainee,
        "scenario": line.scenario,
        "persona": line.persona,
        "seed": line.seed,
        "mode": line.mode,
        "started_at": line.started_at,
        "branched_from": line.branched_from,
        "turns": line.turns,
        "outcome": line.outcome,
        "closed": line.closed,
    }
    top = json.dumps(header, ensure_ascii=False, indent=2).removesuffix("\n}")
    body = ",\n".join(f"    {event.model_dump_json()}" for event in events)
    return f'{top},\n  "events": [\n{body}\n  ]\n}}\n'


def imported(log: EventLog, text: str) -> str:
    """Keep an exported session in this log; its name. The same session twice changes nothing.

    Raises `LogError` when the text is no exported session, or when another session has that name here.
    """
    document = _document(text)
    events = _events(document)
    session = summary(events).session
    try:
        held = log.read(session)
    except UnknownSession:
        log.append(session, events, after=0)
        return session
    if held != events:
        raise LogError(f"Une autre séance s'appelle déjà « {session} » dans ce journal : rien n'a été importé.")
    return session


def _document(text: str) -> dict[str, Any]:
    if len(text) > MAX_CHARACTERS:
        raise LogError(f"Ce fichier est trop long pour une séance (au plus {MAX_CHARACTERS // 1_000_000} millions de caractères).")
    try:
        document = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        place = f" (ligne {error.lineno}, colonne {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        raise LogError(f"Ce fichier n'est pas une séance exportée : ce n'est pas du JSON complet{place}.") from error
    if not isinstance(document, dict) or not str(document.get("format", "")).startswith(FORMAT):
        raise LogError("Ce fichier n'est pas une séance exportée par crca_sim (clé « format » absente ou inconnue).")
    if document["format"] != f"{FORMAT} {FORMAT_VERSION}":
        raise LogError("Cette séance a été exportée par une version plus récente de crca_sim : mettez-le à jour pour l'importer.")
    return document


def _events(document: dict[str, Any]) -> list[Event]:
    try:
        events = _EVENTS.validate_json(json.dumps(document.get("events")))
        check_opening(str(document.get("session")), events)
    except ValidationError as error:
        place = [part for part in error.errors()[0]["loc"] if isinstance(part, int)][:1]
        which = f" (événement nº {place[0] + 1})" if place else ""
        raise LogError(f"Cette séance exportée contient un événement illisible{which} : rien n'a été importé.") from error
    except ValueError as error:
        raise LogError("Cette séance exportée est incomplète : son premier événement n'est pas son ouverture.") from error
    check_words(events)
    return events
