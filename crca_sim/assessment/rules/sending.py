"""C9.3, C9.6 and C9.7: a form that this client can read, a safe address, a sending that is followed up."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.assessment.case import Case, Said
from crca_sim.assessment.rule import Verdict, absent, judges, no_occasion, observed, partial
from crca_sim.assessment.rules.documents import label
from crca_sim.assessment.rules.record import corrected
from crca_sim.assessment.words import listed, turned
from crca_sim.house import typeset
from crca_sim.understanding.expressions import said_among

GUARDED = ("espace_client", "main_propre")
"""Channels whose recipient is sure by nature."""
ADDRESSES = {"courriel": "courriel", "courrier": "adresse", "sms": "telephone"}
"""Sending channel → the record field that says where."""
SENSITIVE = ("questionnaire-sante", "decompte-sante")
"""Documents about health: the protected area, a sealed letter or the client's own hands (C9.6, « espace sécurisé »)."""
SAFE_FOR_HEALTH = ("espace_client", "courrier", "main_propre")
FOLLOWING = ("programmer_relance", "programmer_rappel", "prendre_rendez_vous")
_ASKING = {
    "courriel": ("courriel", "mail", "e-mail", "email", "adresse electronique", "boite"),
    "adresse": ("adresse", "code postal", "habitez", "rue", "domicile"),
    "telephone": ("telephone", "numero", "portable", "mobile", "sms"),
}


# ── C9.3 ─────────────────────────────────────────────────────────────────────────────────────────


@judges("C9.3", "proposer_adaptation", "proposer_alternative_papier")
def right_form(case: Case) -> Verdict:
    """The form asked of the client before the first sending; the one that they can read when they need one."""
    sent = case.of(ev.DocumentSent)
    if not sent:
        return absent("Aucun document n'est remis.")
    wanted = readable_formats(case)
    blanks = format_blank(case)
    unread = [d for d in sent if _exists_in(case, d.document, wanted) and d.format not in wanted and not _sent_again(sent, d, wanted)]
    if unread:
        return absent("Le format dont le client a besoin n'est pas envoyé.", case.proofs(*unread), **blanks)
    if late := [m for m in case.of(ev.DocumentMissed) if m.why == "format"]:
        first = [d for d in sent if d.turn == late[0].turn]
        return partial("Le bon format ne vient qu'après un premier envoi illisible.", case.proofs(*first, *sent[-1:]), **blanks)
    if (asked := _choices(case, sent[0].turn)) and (other := _another_channel(case, asked[-1], sent)):
        return partial(
            "Vous demandez quel support convient, puis vous en prenez un autre.",
            case.proofs(asked[-1], other),
            choisi=_named_by(case, asked[-1])[0],
        )
    chosen = [*_choices(case, sent[0].turn), *_followed(case, sent)]
    if chosen:
        return observed("Le client a choisi la forme de ce qu'il reçoit.", case.proofs(*chosen, sent[0]))
    return partial("Vous choisissez le support à la place du client.", case.proofs(sent[0]))


def readable_formats(case: Case) -> tuple[str, ...]:
    """What this client can read: the profile's formats, else the scenario's; none: any."""
    if case.profile and case.profile.formats:
        return case.profile.formats
    expected = case.scenario.documents.format if case.scenario.documents else None
    return (expected,) if expected and expected != "standard" else ()


def format_blank(case: Case) -> dict[str, str]:
    """The format to name in an advice, when one is needed."""
    labels = [case.house.formats[name].label for name in readable_formats(case) if name in case.house.formats]
    return {"format": " ou ".join(labels[:2])} if labels else {}


def _exists_in(case: Case, document: str, wanted: tuple[str, ...]) -> bool:
    """Whether the house has this document in one of these formats."""
    return bool(wanted) and (document not in case.house.documents or bool({*case.house.formats_of(document)} & {*wanted}))


def _sent_again(sent: tuple[ev.DocumentSent, ...], first: ev.DocumentSent, wanted: tuple[str, ...]) -> bool:
    """In a form that can be read, then or later."""
    return any(d.document == first.document and d.format in wanted for d in sent)


def _choices(case: Case, until: int) -> list[Said]:
    asked = [
        s for s in case.sentences if s.turn <= until and "?" in s.text and turned(s.text, "choix_support") and s.turn not in case.hollow
    ]
    return asked + [s for s in case.said("proposer_alternative_papier", until=until) if "?" in s.text]


def _another_channel(case: Case, asked: Said, sent: tuple[ev.DocumentSent, ...]) -> ev.DocumentSent | None:
    """The first sending, when the client had just named one channel and nothing left by it."""
    named = _named_by(case, asked)
    return sent[0] if len(named) == 1 and all(d.channel != named[0] for d in sent) and sent[0].channel in _NAMED_BY else None


def _named_by(case: Case, asked: Said) -> list[str]:
    """The channels that the client's answer names."""
    answer = " ".join(e.text for e in case.of(ev.ClientSpoke, since=asked.turn, until=asked.turn))
    return [channel for channel, words in _NAMED_BY.items() if said_among(answer, words) is not None]


_NAMED_BY = {
    "courriel": ("courriel", "mail", "e-mail", "mel"),
    "courrier": ("courrier", "par la poste", "papier", "facteur"),
    "sms": ("sms", "texto"),
}


def _followed(case: Case, sent: tuple[ev.DocumentSent, ...]) -> list[ev.FactAsked | ev.AdaptationOffered]:
    """The client was asked for the form, or for what helps, and got it in writing."""
    forms = {f for f, fact in case.scenario.facts.items() if "format_documents" in fact.topics}
    asked = [a for a in case.of(ev.FactAsked, until=sent[0].turn) if a.fact in forms]
    written = bool(case.desk("envoyer_message")) or any(d.format != "standard" for d in sent)
    told = {p.turn for p in case.of(ev.PreferenceTold, until=sent[0].turn)} if written else set()
    return [*asked, *(o for o in case.of(ev.AdaptationOffered) if o.turn in told and turned(o.quote, "forme_ecrite"))]


# ── C9.6 ─────────────────────────────────────────────────────────────────────────────────────────


@judges("C9.6", "demander_coordonnees")
def safe_sending(case: Case) -> Verdict:
    """The recipient checked before the first sending and on record; nothing to a stale address, nothing sensitive by mail."""
    sent = case.of(ev.DocumentSent)
    if not sent:
        return no_occasion("Rien n'a été envoyé.")
    open_to_all = [d for d in sent if d.document in SENSITIVE and d.channel not in SAFE_FOR_HEALTH]
    if open_to_all:
        return absent("Une pièce de santé part par un canal qui n'est pas protégé.", case.proofs(*open_to_all))
    exposed = [d for d in sent if d.channel not in GUARDED]
    if not exposed:
        return observed("L'envoi passe par un canal où le destinataire est sûr.", case.proofs(*sent))
    stale = [d for d in exposed if _stale(case, d)]
    if stale:
        mended = all(_reaches(case, exposed, d) for d in stale)
        reason = "Un premier envoi part à une adresse périmée." if mended else "L'envoi part à une adresse qui n'est plus la bonne."
        return (partial if mended else absent)(reason, case.proofs(*stale))
    return _checked(case, exposed[0])


def _checked(case: Case, first: ev.DocumentSent) -> Verdict:
    """Asked of the client, and on record."""
    field = ADDRESSES.get(first.channel, "")
    asked = _asked(case, field, first.turn)
    typed = [u for u in case.desk("modifier_fiche", until=first.turn) if u.args.get("champ") == field]
    known = bool(case.desk("ouvrir_fiche", until=first.turn)) and field in case.scenario.record.fields
    if asked and (typed or known):
        return observed("L'adresse est vérifiée avec le client, et elle est dans la fiche.", case.proofs(*asked[:1], *typed[:1], first))
    if asked:
        return partial("L'adresse est vérifiée de vive voix seulement.", case.proofs(*asked))
    if typed:
        return partial("L'adresse est saisie sans être vérifiée.", case.proofs(*typed))
    ticked = [u for u in case.desk("envoyer_document") if u.turn == first.turn and u.args.get("adresse_verifiee") == "oui"]
    reason = (
        "L'adresse est dite vérifiée, mais rien n'a été demandé au client." if ticked else "Rien ne dit que l'envoi va à la bonne adresse."
    )
    return absent(reason, case.proofs(first))


def _asked(case: Case, field: str, until: int) -> list[Said | ev.Event]:
    """Asked for, told, or read again to the client, about this very address."""
    facts = {f for f, fact in case.scenario.facts.items() if fact.field == field}
    asked: list[Said | ev.Event] = [a for a in case.of(ev.FactAsked, until=until) if a.fact in facts]
    asked += [c for c in case.of(ev.CoordinateTold, until=until) if c.field == field]
    asked += [s for s in case.said("demander_coordonnees", until=until) if said_among(s.text, _ASKING.get(field, ()))]
    return asked


def _stale(case: Case, sent: ev.DocumentSent) -> bool:
    """The file's address was out of date, and not corrected by then; or the client saw nothing come."""
    lost = any(m.why == "address" and (m.turn, m.document) == (sent.turn, sent.document) for m in case.of(ev.DocumentMissed))
    field = ADDRESSES.get(sent.channel, "")
    return lost or (field in case.scenario.record.stale and not corrected(case, field, until=sent.turn))


def _reaches(case: Case, exposed: list[ev.DocumentSent], lost: ev.DocumentSent) -> bool:
    """The same document left again, and was not lost."""
    return any(d.document == lost.document and d.turn > lost.turn and not _stale(case, d) for d in exposed)


# ── C9.7 ─────────────────────────────────────────────────────────────────────────────────────────


@judges("C9.7")
def follow_up(case: Case) -> Verdict:
    """The proof of the sending, a reminder, and what comes back looked at for what it is."""
    sent = case.of(ev.DocumentSent)
    if not sent:
        return absent("Rien n'est envoyé, donc rien n'est suivi.")
    useful = case.useful_documents()
    reminders = case.desk(*FOLLOWING, since=useful[0].turn) if useful else ()
    returned = case.of(ev.DocumentReturned)
    seen = [check for back in returned if (check := _looked_at(case, back)) is not None]
    proof = case.proofs((useful or sent)[0], *reminders[:1], *seen)
    if overlooked := next((back for back in returned if _overlooked(case, back)), None):
        reason = f"Le retour est dit conforme, alors qu'il ne l'est pas ({overlooked.flaw or 'il manque la signature'})."
        return partial(typeset(reason), case.proofs(*_checks(case, overlooked)) or proof, retour=label(case, overlooked.document))
    unseen = listed(label(case, back.document) for back in returned if _looked_at(case, back) is None)
    if unseen:
        return partial(f"Un retour attend d'être vérifié : {unseen}.", proof, retour=unseen)
    if reminders:
        ending = ", et le retour est vérifié." if returned else ", et une relance est programmée."
        return observed("L'envoi a sa preuve" + ending, proof)
    return partial("L'envoi a sa preuve, mais rien n'est prévu si le client ne répond pas.", proof)


def _checks(case: Case, back: ev.DocumentReturned) -> tuple[ev.DeskUsed, ...]:
    return tuple(u for u in case.desk("verifier_retour", since=back.turn) if u.args.get("document") == back.document)


def _looked_at(case: Case, back: ev.DocumentReturned) -> ev.DeskUsed | None:
    """The last look at what came back."""
    return next(iter(_checks(case, back)[::-1]), None)


def _overlooked(case: Case, back: ev.DocumentReturned) -> bool:
    """Found complete although something is wrong with it, or the other way round."""
    check = _looked_at(case, back)
    complete = back.signed and not back.flaw
    return check is not None and check.args.get("constat") == "conforme" and not complete
