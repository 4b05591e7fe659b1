"""What each event, and each action among them, changes on the desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from pydantic import JsonValue

from crca_sim import events as ev
from crca_sim.desk.kept import Callback, Draft, Entry, Established, Filed, Hold, Mark, Sending
from crca_sim.house.quote import Quote

if TYPE_CHECKING:
    from crca_sim.desk.state import DeskState

LASTING = (ev.TraineeSpoke, ev.GestureMade, ev.DeskUsed, ev.TimePassed, ev.ClientSpoke, ev.CompanionSpoke)
"""Events that take simulated time."""


def fold_in(s: DeskState, event: ev.Event) -> None:
    """One more event."""
    change = _CHANGES.get(type(event))
    if change is not None:
        change(s, event)
    if isinstance(event, LASTING):
        s.elapsed += event.seconds


def _started(s: DeskState, e: ev.SessionStarted) -> None:
    s.identity = dict(e.identity)


def _spoke(s: DeskState, e: ev.TraineeSpoke) -> None:
    s.on_hold = False


def _sent(s: DeskState, e: ev.DocumentSent) -> None:
    s.sent.append(e)
    s.sendings.append(Sending(len(s.sendings) + 1, e.turn, s.elapsed, e.document, e.channel, e.format, s.leaving))
    s.leaving = None


def _ended(s: DeskState, e: ev.InterviewEnded) -> None:
    s.ended, s.ended_at = True, s.elapsed


def _closed(s: DeskState, e: ev.FileClosed) -> None:
    s.closed = True


def _told(s: DeskState, e: ev.FactDisclosed) -> None:
    if e.fact not in s.told:
        s.told.append(e.fact)


def _controlled(s: DeskState, e: ev.IdentityGiven) -> None:
    if e.right and e.element not in s.controls:
        s.controls.append(e.element)


def _coordinate(s: DeskState, e: ev.CoordinateTold) -> None:
    s.coordinates[e.field] = e.value


def _revealed(s: DeskState, e: ev.NeedRevealed) -> None:
    s.revealed.append(e.need)


def _offered(s: DeskState, e: ev.OfferMade) -> None:
    s.offers.append(e)


def _limit(s: DeskState, e: ev.LimitSaid) -> None:
    if e.limit not in s.limits:
        s.limits.append(e.limit)


def _promised(s: DeskState, e: ev.PromiseMade) -> None:
    s.promises.append(e)


def _returned(s: DeskState, e: ev.DocumentReturned) -> None:
    s.returned.append(e)


def _on_page(s: DeskState, e: ev.PortalOpened | ev.StepConfirmed) -> None:
    s.client_page = e.page


def _used(s: DeskState, e: ev.DeskUsed) -> None:
    if not e.accepted:
        s.drafts[e.action] = Draft(dict(e.args), dict(e.mistakes), e.message)
        return
    s.drafts.pop(e.action, None)
    change = _ACTIONS.get(e.action)
    if change is not None:
        change(s, e)
    if e.action in FORMS:
        s.filed.append(Filed(e.action, e.turn, s.elapsed, dict(e.args), dict(e.produced)))


_CHANGES: dict[type, Callable[[DeskState, Any], None]] = {
    ev.SessionStarted: _started,
    ev.TraineeSpoke: _spoke,
    ev.DeskUsed: _used,
    ev.DocumentSent: _sent,
    ev.DocumentReturned: _returned,
    ev.InterviewEnded: _ended,
    ev.FileClosed: _closed,
    ev.FactDisclosed: _told,
    ev.IdentityGiven: _controlled,
    ev.CoordinateTold: _coordinate,
    ev.NeedRevealed: _revealed,
    ev.OfferMade: _offered,
    ev.LimitSaid: _limit,
    ev.PromiseMade: _promised,
    ev.PortalOpened: _on_page,
    ev.StepConfirmed: _on_page,
}

# ── Actions ──────────────────────────────────────────────────────────────────────────────────────


def _text(args: Mapping[str, JsonValue], name: str) -> str | None:
    value = args.get(name)
    return None if value is None else str(value)


def _opened(s: DeskState, e: ev.DeskUsed) -> None:
    s.opened_turn = e.turn if s.opened_turn is None else s.opened_turn


def _consulted(s: DeskState, e: ev.DeskUsed) -> None:
    s.consulted.append(e.action)


def _coded(s: DeskState, e: ev.DeskUsed) -> None:
    s.reason = _text(e.args, "motif")


def _edited(s: DeskState, e: ev.DeskUsed) -> None:
    name = str(e.args["champ"])
    s.edits.pop(name, None)
    s.edits[name] = str(e.args["valeur"])
    s.edit_turns[name] = e.turn


def _quoted(s: DeskState, e: ev.DeskUsed) -> None:
    quote = Quote.model_validate(e.produced["devis"])
    label = str(e.produced["libelle"])
    s.quotes.pop(label, None)
    s.quotes[label] = Established(e.turn, label, _text(e.produced, "solution"), quote)


def _compared(s: DeskState, e: ev.DeskUsed) -> None:
    found = e.produced.get("devis")
    if isinstance(found, dict):
        s.compared = {formula: Quote.model_validate(quote) for formula, quote in found.items()}


def _read(s: DeskState, e: ev.DeskUsed) -> None:
    articles = e.produced.get("articles")
    for article in articles if isinstance(articles, list) and articles else [None]:
        s.read.append((str(e.args["document"]), None if article is None else str(article)))


def _leaves(s: DeskState, e: ev.DeskUsed) -> None:
    s.leaving = _text(e.produced, "adresse")


def _messaged(s: DeskState, e: ev.DeskUsed) -> None:
    s.messages.append((e.turn, str(e.args["canal"]), str(e.args["texte"])))


def _checked(s: DeskState, e: ev.DeskUsed) -> None:
    s.return_checks[str(e.args["document"])] = str(e.args["constat"])


def _held(s: DeskState, e: ev.DeskUsed) -> None:
    s.holds.append(Hold(e.turn, e.seconds, _text(e.args, "motif")))
    s.on_hold = True


def _resumed(s: DeskState, e: ev.DeskUsed) -> None:
    s.on_hold = False


def _called_back(s: DeskState, e: ev.DeskUsed) -> None:
    date, day = str(e.args["date"]), _text(e.produced, "jour")
    time, channel, about = (_text(e.args, n) for n in ("heure", "canal", "objet"))
    s.callbacks.append(Callback(e.turn, date, time, channel, about, day))
    s.diary.append(Entry("rappel", e.turn, day or date, time, channel, about))


def _met(s: DeskState, e: ev.DeskUsed) -> None:
    time, mode, about = (_text(e.args, n) for n in ("heure", "mode", "objet"))
    s.diary.append(Entry("rendez_vous", e.turn, str(e.produced["jour"]), time, mode, about))


def _reminded(s: DeskState, e: ev.DeskUsed) -> None:
    s.diary.append(Entry("relance", e.turn, str(e.produced["jour"]), None, _text(e.args, "canal"), str(e.args["document"])))


def _consented(s: DeskState, e: ev.DeskUsed) -> None:
    about = str(e.args["objet"])
    s.consents[about] = _text(e.args, "reponse")
    s.consent_marks[about] = Mark(e.turn, s.elapsed, _text(e.args, "mode"))


def _withdrew(s: DeskState, e: ev.DeskUsed) -> None:
    about = str(e.args["objet"])
    s.consents[about] = "non"
    s.consent_marks[about] = Mark(e.turn, s.elapsed, None, withdrawn=True)


def _transferred(s: DeskState, e: ev.DeskUsed) -> None:
    s.transfer = {name: str(value) for name, value in e.args.items()}


def _surveyed(s: DeskState, e: ev.DeskUsed) -> None:
    s.survey = _text(e.args, "canal")


def _searched(s: DeskState, e: ev.DeskUsed) -> None:
    s.searches.append(_text(e.args, "texte") or "")


def _hung_up(s: DeskState, e: ev.DeskUsed) -> None:
    s.ended, s.ended_at = True, s.elapsed if s.ended_at is None else s.ended_at


def _put_away(s: DeskState, e: ev.DeskUsed) -> None:
    s.closed = True


def _kept(where: str) -> Callable[[DeskState, ev.DeskUsed], None]:
    def keep(s: DeskState, e: ev.DeskUsed) -> None:
        getattr(s, where).append(str(e.args["texte"]))

    return keep


FORMS = frozenset({
    "enregistrer_reclamation", "signaler_non_conformite", "signaler_obstacle", "alerter", "proposer_amelioration", "accorder_geste",
    "demander_accord_responsable", "envoyer_enquete",
})  # fmt: skip
"""Actions that file a form."""

_ACTIONS: dict[str, Callable[[DeskState, ev.DeskUsed], None]] = {
    "ouvrir_fiche": _opened,
    "consulter_contrats": _consulted,
    "consulter_historique": _consulted,
    "coder_motif": _coded,
    "modifier_fiche": _edited,
    "etablir_devis": _quoted,
    "comparer_formules": _compared,
    "lire_document": _read,
    "envoyer_document": _leaves,
    "envoyer_message": _messaged,
    "verifier_retour": _checked,
    "mettre_en_attente": _held,
    "reprendre": _resumed,
    "programmer_rappel": _called_back,
    "prendre_rendez_vous": _met,
    "programmer_relance": _reminded,
    "recueillir_consentement": _consented,
    "retirer_consentement": _withdrew,
    "noter_preference": _kept("preferences"),
    "transferer": _transferred,
    "rediger_note": _kept("notes"),
    "envoyer_enquete": _surveyed,
    "enregistrer_reclamation": _kept("complaints"),
    "signaler_non_conformite": _kept("nonconformities"),
    "chercher_procedure": _searched,
    "raccrocher": _hung_up,
    "cloturer": _put_away,
}
