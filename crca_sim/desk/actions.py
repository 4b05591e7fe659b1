"""What each action of the desk does: one French answer for the adviser, and what it made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from crca_sim import events as ev
from crca_sim.authoring.points import judged, noted
from crca_sim.authoring.scenario import Scenario
from crca_sim.desk import quoting, views
from crca_sim.desk.arguments import Arguments, product_in_use, read
from crca_sim.desk.label import told
from crca_sim.desk.state import DeskState
from crca_sim.desk.values import Refused
from crca_sim.house import House, house, typeset, unknown
from crca_sim.house.workstation import Action


@dataclass(frozen=True, slots=True)
class Sent:
    """A document that leaves; whether it is before the agreement is for the conversation to say."""

    document: str
    channel: str
    format: str


@dataclass(frozen=True, slots=True)
class Done:
    """An action performed or refused: the event to record, and the documents that leave with it."""

    used: ev.DeskUsed
    documents: tuple[Sent, ...] = ()

    @property
    def accepted(self) -> bool:
        return self.used.accepted


@dataclass(frozen=True, slots=True)
class _Answer:
    lines: list[str]
    produced: dict[str, JsonValue] | None = None
    documents: tuple[Sent, ...] = ()


def perform(action: str, args: Mapping[str, JsonValue], *, scenario: Scenario, state: DeskState, turn: int) -> Done:
    """Checks and does one action. Nothing changes but through the events handed back.

    `args` may hold ids or labels, and values as typed; the event holds ids and canonical values (`2019-05-12`,
    `4500`, `14:30`). A wrong one is refused: `used.accepted` is false, `used.message` says why in French, 0 seconds.
    """
    described = house().actions.get(action)
    try:
        if described is None:
            raise Refused(unknown("Action", action, house().actions))
        _check_moment(described, state)
        arguments = read(described, args, scenario)
        answer = _ANSWERS[described.id](arguments, state)
    except Refused as refusal:
        return _refused(action, args, str(refusal), turn)
    return _done(described, arguments, answer, turn)


def _check_moment(action: Action, state: DeskState) -> None:
    if state.closed:
        raise Refused("Le dossier est clôturé : plus aucune action n'est possible.")
    if action.with_client and state.ended:
        raise Refused("Le contact est terminé : cette action n'a plus lieu d'être.")


def _refused(action: str, args: Mapping[str, JsonValue], why: str, turn: int) -> Done:
    label = typeset(f"Action refusée : {action[:60]}")
    return Done(ev.DeskUsed(turn=turn, action=action[:60], label=label, args=dict(args), seconds=0, accepted=False, message=why))


def _done(action: Action, arguments: Arguments, answer: _Answer, turn: int) -> Done:
    seconds = arguments.values.get("duree", action.seconds)
    used = ev.DeskUsed(
        turn=turn, action=action.id, label=told(action.label, arguments.shown), args=arguments.values,
        seconds=float(seconds) if isinstance(seconds, int | float) else action.seconds,
        message=typeset("\n".join(answer.lines)), produced=answer.produced or {},
    )  # fmt: skip
    return Done(used, answer.documents)


# ── What each one answers ────────────────────────────────────────────────────────────────────────


def _coded(arguments: Arguments, state: DeskState) -> _Answer:
    reason = house().reasons[arguments.text("motif") or ""]
    return _Answer([f"Motif enregistré : {reason.label} (famille : {house().reason_families[reason.family]})."])


def _edited(arguments: Arguments, state: DeskState) -> _Answer:
    name = arguments.text("champ") or ""
    before = state.fields(arguments.scenario).get(name)
    was = f" (avant : {before})" if before is not None else ""
    return _Answer([f"Fiche mise à jour, {arguments.shown['champ']} : {arguments.shown['valeur']}{was}."])


def _quoted(arguments: Arguments, state: DeskState) -> _Answer:
    """The price alone: the steps of the calculation would give away what was not discovered yet."""
    label, solution, quote = quoting.established(arguments, state.edits)
    produced: dict[str, JsonValue] = {"libelle": label, "solution": solution, "devis": quote.model_dump(mode="json")}
    return _Answer(quote.as_text(detailed=False), produced)


def _compared(arguments: Arguments, state: DeskState) -> _Answer:
    product = product_in_use(arguments)
    quotes = quoting.compared(arguments, state.edits)
    return _Answer(views.comparison(product, quotes), {"devis": {f: q.model_dump(mode="json") for f, q in quotes.items()}})


def _document_sent(arguments: Arguments, state: DeskState) -> _Answer:
    sent = Sent(*(arguments.text(n) or "" for n in ("document", "canal", "format")))
    _check_sending(house(), sent)
    again = any((d.document, d.format) == (sent.document, sent.format) for d in state.sent)
    shown = arguments.shown
    line = f"Document envoyé {shown['canal']} : {house().documents[sent.document].label} ({shown['format']})."
    return _Answer([line, *(["Ce document avait déjà été envoyé."] if again else [])], documents=(sent,))


def _check_sending(insurer: House, sent: Sent) -> None:
    formats = insurer.formats_of(sent.document)
    if sent.format not in formats:
        raise Refused(f"format : ce document existe en {', '.join(formats)}.")
    carriers = insurer.formats[sent.format].channels
    if carriers and sent.channel not in carriers:
        ways = ", ".join(insurer.sending_channels[c] for c in carriers)
        raise Refused(f"canal : le format « {insurer.formats[sent.format].label} » s'envoie {ways}.")


def _transferred(arguments: Arguments, state: DeskState) -> _Answer:
    service = house().services[arguments.text("service") or ""]
    return _Answer([f"Demande transmise : {service.label} ({service.hours})."])


def _searched(arguments: Arguments, state: DeskState) -> _Answer:
    return _Answer(views.knowledge_view(arguments.text("texte") or ""))


def _closed(arguments: Arguments, state: DeskState) -> _Answer:
    """With what is read in the note: kept, so that a later judge never rewrites it."""
    scenario = arguments.scenario
    produced: dict[str, JsonValue] = {}
    if state.note:
        produced["jugement"] = judged(state.note, scenario.note).model_dump(mode="json")
        produced["preference"] = noted(state.note, scenario.access_note, scenario.note)
    return _Answer(["Dossier clôturé."], produced)


def _says(template: str) -> Callable[[Arguments, DeskState], _Answer]:
    return lambda arguments, state: _Answer([told(template, arguments.shown)])


def _shows(view: Callable[[Scenario, DeskState], list[str]]) -> Callable[[Arguments, DeskState], _Answer]:
    return lambda arguments, state: _Answer(view(arguments.scenario, state))


_ANSWERS: dict[str, Callable[[Arguments, DeskState], _Answer]] = {
    "ouvrir_fiche": _shows(views.record_view),
    "consulter_contrats": _shows(views.contracts_view),
    "consulter_historique": _shows(views.contacts_view),
    "coder_motif": _coded,
    "modifier_fiche": _edited,
    "etablir_devis": _quoted,
    "comparer_formules": _compared,
    "envoyer_document": _document_sent,
    "envoyer_message": _says("Message envoyé par {canal}."),
    "mettre_en_attente": _says("Client en attente[, {duree}]."),
    "programmer_rappel": _says("Rappel inscrit à l'agenda {date}[ à {heure}][, {canal}]."),
    "recueillir_consentement": _says("Consentement enregistré, {objet}[ : {reponse}]."),
    "noter_preference": _says("Préférence notée dans la fiche."),
    "transferer": _transferred,
    "rediger_note": _says("Note de contact enregistrée."),
    "envoyer_enquete": _says("Enquête de satisfaction envoyée {canal}."),
    "enregistrer_reclamation": _says("Réclamation enregistrée : accusé de réception à envoyer sous 10 jours ouvrables."),
    "signaler_non_conformite": _says("Fiche de non-conformité enregistrée."),
    "chercher_procedure": _searched,
    "raccrocher": _says("Contact terminé."),
    "cloturer": _closed,
}
