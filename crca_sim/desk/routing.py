"""To whom a request goes: the directory, transfers, what to do when a service is closed."""

from __future__ import annotations

import datetime as dt

from crca_sim.authoring.scenario import Scenario
from crca_sim.desk import clock
from crca_sim.desk.answer import Act, Answer
from crca_sim.desk.arguments import Arguments
from crca_sim.desk.state import DeskState
from crca_sim.desk.values import Refused
from crca_sim.desk.wording import capital, typeset_lines
from crca_sim.house import calendar, house, search
from crca_sim.house.directory import Service

DANGER = frozenset({"urgence", "danger", "secour", "blesse", "incendie", "gaz", "feu", "suicide", "samu", "pompier", "police", "agression"})
"""Words after which the emergency numbers come first."""


def directory_view(query: str = "", when: dt.datetime | None = None) -> list[str]:
    """The services that a query is about, all of them without one: what they handle, when, how; open now or not."""
    services = house().services
    if query.strip():
        found = [services[name] for name in search.best(query, {s.id: _weighed(s) for s in services.values()}, most=4)]
        lines = _emergencies() if search.found(DANGER, search.meaningful([query])) else []
        if not found and not lines:
            return typeset_lines([f"Aucun service trouvé pour « {query[:80]} ».", *(f"- {s.label} ({s.id})" for s in services.values())])
        return typeset_lines([*lines, *(line for s in found for line in _service_lines(s, when))])
    return typeset_lines([*(line for s in services.values() for line in _service_lines(s, when)), *_emergencies()])


def _weighed(service: Service) -> search.Weighed:
    reasons = [house().reasons[r].label for r in service.reasons]
    return (((service.label, service.id), search.TITLE), ((*service.keywords, *reasons), search.KEYWORD), (service.handles, search.TEXT))


def directory(scenario: Scenario, state: DeskState) -> dict[str, tuple[str, list[str]]]:
    """Service → its name with whether it is open now, then all that is known of it."""
    when = clock.now(scenario, state)
    return {s.id: (_named(s, when), typeset_lines(_described(s, when))) for s in house().services.values()}


def _named(service: Service, when: dt.datetime) -> str:
    return f"{'Ouvert' if service.opening.open_at(when) else 'Fermé'} · {capital(service.label)}"


def _described(service: Service, when: dt.datetime) -> list[str]:
    """Line by line, for a screen."""
    _, *rest = _service_lines(service, when)
    reach = "Interne : jamais donné au client" if service.internal else "Joignable par le client"
    return [capital(service.label), f"- {service.phone}", f"- {capital(service.hours)}", f"- {reach}", *rest]


def _service_lines(service: Service, when: dt.datetime | None) -> list[str]:
    reach = "interne, jamais donné au client" if service.internal else "joignable par le client"
    lines = [f"{capital(service.label)} ({service.id}), {service.phone}, {service.hours}, {reach}"]
    if when is not None:
        lines.append(f"- {open_or_not(service, when)}")
    lines += [f"- {what}" for what in service.handles]
    lines.append(f"- Langues : {', '.join(service.languages)}")
    return lines + ([f"- Accès : {', '.join(service.ways)}"] if service.ways else [])


def open_or_not(service: Service, when: dt.datetime) -> str:
    """« ouvert maintenant », or when it opens."""
    if service.opening.open_at(when):
        return "Ouvert maintenant"
    opens = service.opening.opens_after(when)
    return f"Fermé maintenant, ouvre le {calendar.spoken(opens.date())} à {calendar.hour(opens)}"


def _emergencies() -> list[str]:
    return ["Numéros d'urgence", *(f"- {e.number} : {e.label}" for e in house().emergencies)]


# ── Actions ──────────────────────────────────────────────────────────────────────────────────────


def looked_up(arguments: Arguments, state: DeskState) -> Answer:
    """The directory, at this hour."""
    return Answer(directory_view(arguments.text("texte") or "", clock.now(arguments.scenario, state)))


def mode_of(arguments: Arguments) -> str:
    """Without a mode, a transfer with a summary is accompanied."""
    return arguments.text("mode") or ("accompagne" if arguments.text("resume") else "froid")


def transferred(arguments: Arguments, state: DeskState) -> Answer:
    """Live to an open service, or in writing to any."""
    service, mode = house().services[arguments.text("service") or ""], mode_of(arguments)
    when = clock.now(arguments.scenario, state)
    if mode == "accompagne" and not arguments.text("resume"):
        raise Refused("resume : un transfert accompagné se prépare par un résumé ; le client ne répète rien.", "resume")
    if mode == "ecrit":
        return _written(arguments, service, when)
    _check_reachable(service, when)
    lines = [f"Demande transmise : {service.label} ({service.hours})."]
    if mode == "froid":
        lines.append("Transfert à froid : le client devra tout réexpliquer.")
    if not arguments.text("besoin_acces"):
        lines.append("Le champ du besoin de communication est vide : le service n'en saura que ce que dit votre résumé.")
    return Answer(lines, {"mode": mode})


def _check_reachable(service: Service, when: dt.datetime) -> None:
    if service.internal:
        instead = "Utilisez « alerter », « demander_accord_responsable », ou une transmission écrite (mode=ecrit)."
        raise Refused(f"service : {service.named} est interne, le client n'y est pas transféré. {instead}", "service")
    if not service.opening.open_at(when):
        instead = "Proposez un rappel (programmer_rappel), ou transmettez la demande par écrit (mode=ecrit)."
        raise Refused(f"service : {service.named}, {service.hours}. {open_or_not(service, when)}. {instead}", "service")


def _written(arguments: Arguments, service: Service, when: dt.datetime) -> Answer:
    if not arguments.text("resume"):
        raise Refused("resume : une transmission écrite se fait avec un résumé.", "resume")
    due = calendar.after_ouvres(when.date(), 1)
    lines = [f"Demande transmise par écrit : {service.label}."]
    if not service.internal:
        lines.append(f"Le service recontacte le client au plus tard le {calendar.spoken(due)} (règle de la maison).")
    return Answer(lines, {"mode": "ecrit"})


def safety_view(scenario: Scenario, state: DeskState) -> list[str]:
    """The emergency numbers, for when someone is in danger."""
    return typeset_lines(_emergencies())


ACTS: dict[str, Act] = {"consulter_annuaire": looked_up, "transferer": transferred}
