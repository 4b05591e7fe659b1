"""What is done on the client's file: opened, coded, edited, consents one by one, preference, note."""

from __future__ import annotations

from crca_sim.desk import clock, views
from crca_sim.desk.answer import Act, Answer, says, shows
from crca_sim.desk.arguments import Arguments
from crca_sim.desk.state import DeskState
from crca_sim.desk.values import Refused
from crca_sim.house import house


def coded(arguments: Arguments, state: DeskState) -> Answer:
    """The coded reason and its family."""
    reason = house().reasons[arguments.text("motif") or ""]
    return Answer([f"Motif enregistré : {reason.label} (famille : {house().reason_families[reason.family]})."])


def edited(arguments: Arguments, state: DeskState) -> Answer:
    """A field, and what it was."""
    name = arguments.text("champ") or ""
    before = state.fields(arguments.scenario).get(name)
    was = f" (avant : {before})" if before is not None else ""
    return Answer([f"Fiche mise à jour, {arguments.shown['champ']} : {arguments.shown['valeur']}{was}."])


def consented(arguments: Arguments, state: DeskState) -> Answer:
    """One consent, dated."""
    answer = arguments.text("reponse")
    day = clock.short(clock.now(arguments.scenario, state))
    lines = [f"Consentement enregistré, {arguments.shown['objet']}{' : ' + answer if answer else ''}, le {day}."]
    if answer == "oui" and (arguments.text("objet") or "").startswith("offres_"):
        lines.append("Il peut être retiré à tout moment (retirer_consentement) : dites-le au client.")
    return Answer(lines)


def withdrew(arguments: Arguments, state: DeskState) -> Answer:
    """A consent taken back. Raises Refused when there is none."""
    about = arguments.text("objet") or ""
    given = state.consents.get(about, arguments.scenario.record.consents.get(about))
    if given != "oui":
        raise Refused(f"objet : aucun consentement en cours pour « {arguments.shown['objet']} ».", "objet")
    return Answer([f"Consentement retiré, {arguments.shown['objet']}, le {clock.short(clock.now(arguments.scenario, state))}."])


ACTS: dict[str, Act] = {
    "ouvrir_fiche": shows(views.record_view),
    "consulter_contrats": shows(views.contracts_view),
    "consulter_historique": shows(views.contacts_view),
    "coder_motif": coded,
    "modifier_fiche": edited,
    "recueillir_consentement": consented,
    "retirer_consentement": withdrew,
    "noter_preference": says("Préférence notée dans la fiche."),
    "rediger_note": says("Note de contact enregistrée."),
}
