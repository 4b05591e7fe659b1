"""Documents: sent with their proof, followed up, verified when they come back signed."""

from __future__ import annotations

from crca_sim.desk import clock
from crca_sim.desk.addresses import address_of
from crca_sim.desk.answer import Act, Answer, Sent, says
from crca_sim.desk.arguments import Arguments
from crca_sim.desk.diary import coming_day
from crca_sim.desk.state import DeskState
from crca_sim.desk.values import Refused
from crca_sim.house import house


def sent(arguments: Arguments, state: DeskState) -> Answer:
    """The document leaves, with a number, an hour, and the address it goes to."""
    document, channel, form = (arguments.text(n) or "" for n in ("document", "canal", "format"))
    leaving = Sent(document, channel, form)
    _check_format(leaving)
    address = address_of(arguments.scenario, state, channel)
    again = any((d.document, d.format) == (document, form) for d in state.sent)
    shown = arguments.shown
    lines = [
        f"Document envoyé {shown['canal']} : {house().documents[document].label} ({shown['format']}).",
        f"Preuve d'envoi : {_proof(arguments, state)}.",
    ]
    if address is not None:
        lines.append(f"Adresse : {address.value or 'celle du contact'} ({address.told}).")
        if address.origin == "fiche" and arguments.text("adresse_verifiee") != "oui":
            lines.append("Cette adresse n'a pas été vérifiée avec le client pendant ce contact.")
    if again:
        lines.append("Ce document avait déjà été envoyé.")
    return Answer(lines, {"adresse": address.value, "origine": address.origin} if address else None, (leaving,))


def _proof(arguments: Arguments, state: DeskState) -> str:
    when = clock.now(arguments.scenario, state)
    return f"nº ENV-{when:%d%m}-{len(state.sendings) + 1:02d}, le {clock.short(when)}"


def _check_format(leaving: Sent) -> None:
    insurer = house()
    formats = insurer.formats_of(leaving.document)
    if leaving.format not in formats:
        raise Refused(f"format : ce document existe en {', '.join(formats)}.", "format")
    carriers = insurer.formats[leaving.format].channels
    if carriers and leaving.channel not in carriers:
        ways = ", ".join(insurer.sending_channels[c] for c in carriers)
        raise Refused(f"canal : le format « {insurer.formats[leaving.format].label} » s'envoie {ways}.", "canal")


def messaged(arguments: Arguments, state: DeskState) -> Answer:
    """A short message: it needs an address too."""
    address = address_of(arguments.scenario, state, arguments.text("canal") or "")
    return Answer([f"Message envoyé par {arguments.shown['canal']}."], {"adresse": address.value} if address else None)


def reminded(arguments: Arguments, state: DeskState) -> Answer:
    """A reminder for the day when nothing came back."""
    day = coming_day(arguments, state)
    return Answer([f"Relance inscrite à l'agenda {arguments.shown['date']} : {arguments.shown['document']}."], {"jour": day.isoformat()})


def checked(arguments: Arguments, state: DeskState) -> Answer:
    """What came back is looked at."""
    document = arguments.text("document") or ""
    if not any(r.document == document for r in state.returned):
        raise Refused("document : ce document n'est pas revenu.", "document")
    if arguments.text("constat") == "a_completer" and not arguments.text("texte"):
        raise Refused("texte : dites ce qui manque, pour que la relance soit claire.", "texte")
    return says("Retour vérifié : {constat}.")(arguments, state)


ACTS: dict[str, Act] = {
    "envoyer_document": sent,
    "envoyer_message": messaged,
    "programmer_relance": reminded,
    "verifier_retour": checked,
}
