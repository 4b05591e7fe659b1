"""What the client feels of the desk: documents that arrive or not, silences, a transfer prepared or not."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.conversation import initiative, presence, reception
from crca_sim.conversation.exchange import Exchange
from crca_sim.conversation.markers import marked
from crca_sim.desk.addresses import FIELDS, is_stale
from crca_sim.house.texts import texts
from crca_sim.understanding.french import fold
from crca_sim.understanding.jargon import lexicon

SILENCE, ANNOUNCED_SILENCE = 15, 60
"""Seconds of silence that are felt on the phone (C8.4), and those that an announcement buys (charter, fictional)."""
AT_ONCE = ("courriel", "sms", "espace_client", "main_propre")
"""Channels by which a document arrives while one speaks."""
PUZZLED = 60
"""Comprehension under which a term read in a document is asked about."""


def feel(x: Exchange, used: ev.DeskUsed) -> None:
    """Only what reaches the client is noticed; once they have left, a letter may still go astray."""
    if not used.accepted:
        return
    for sent in [e for e in x.events if isinstance(e, ev.DocumentSent)]:
        _receive(x, sent)
    if x.state.outcome:
        return
    if used.action == "reprendre":
        x.react("attente_remerciee", used.label)
        x.line("reaction", "apres_attente")
    elif used.action == "envoyer_message" and _astray(x, str(used.args.get("canal"))):
        x.line("reaction", "document_perdu")
    elif used.action != "envoyer_document":
        presence.feel_desk(x, used)
    _silence(x, used)


# ── Documents ────────────────────────────────────────────────────────────────────────────────────


def _receive(x: Exchange, sent: ev.DocumentSent) -> None:
    here = sent.channel in AT_ONCE and not x.state.outcome
    if _astray(x, sent.channel):
        _lost(x, sent, seen=here)
    elif here and not _readable(x, sent):
        _unreadable(x, sent)
    elif here:
        _read(x, sent)
    elif not x.state.outcome:
        x.line("reaction", "document_attendu")


def _astray(x: Exchange, channel: str) -> bool:
    """The file's address for this channel is out of date, and nobody corrected it."""
    return is_stale(x.scenario, x.state.desk, FIELDS.get(channel, ""))


def _lost(x: Exchange, sent: ev.DocumentSent, *, seen: bool) -> None:
    """Gone to a stale address: the client sees nothing come, if they are there to see."""
    text = x.line("reaction", "document_perdu") if seen and _expected(x) else None
    x.note(ev.DocumentMissed(turn=x.turn, document=sent.document, why="address", text=text or ""))
    if seen:
        x.react("envoi_perdu", sent.document)


def _expected(x: Exchange) -> bool:
    """Nobody looks for a letter that they were not told of."""
    return any(marked(said.text, "envoi") or said.reading.doing("remettre_document") for said in x.state.situation.sayings)


def _readable(x: Exchange, sent: ev.DocumentSent) -> bool:
    suits = fitting_formats(x)
    return not suits or sent.format in suits


def fitting_formats(x: Exchange) -> frozenset[str]:
    """The formats that this client can read; none: any."""
    profile = x.cast.accommodation
    if profile and profile.formats:
        return frozenset(profile.formats)
    wanted = x.scenario.documents.format if x.scenario.documents else None
    return frozenset({wanted}) if wanted and wanted != "standard" else frozenset()


def _unreadable(x: Exchange, sent: ev.DocumentSent) -> None:
    """In a form that this client cannot read: they say it, without saying why."""
    told = reception.receive(x) or x.line("reaction", "format_illisible")
    text = x.said["reaction"][-1] if told and x.said.get("reaction") else ""
    x.note(ev.DocumentMissed(turn=x.turn, document=sent.document, why="format", text=text))
    if x.cast.accommodation is None:
        x.react("format_inadapte", sent.document)


def _read(x: Exchange, sent: ev.DocumentSent) -> None:
    if not reception.receive(x):
        suited = x.happened(ev.StateMoved)
        if sent.format != "standard" and fitting_formats(x) and not suited:
            x.react("format_adapte", sent.format)
            suited = True
        if x.scenario.channel != "courriel":
            # Nobody writes a letter for each attachment.
            x.line("reaction", "format_lisible" if suited else "document")
    initiative.after_document(x)
    if "raise" not in x.said and x.state.measures["comprehension"] < PUZZLED:
        _ask_term(x, sent.document)


def _ask_term(x: Exchange, document: str) -> None:
    """A word of the trade read in the document, once in an interview."""
    terms = [term for term in terms_in(document) if term not in x.state.terms]
    if not terms or x.state.asked_term:
        return
    term = x.cast.chance.choose(f"terme:{document}", terms)
    if text := x.line("raise", "document_terme", terme=term):
        x.note(ev.TermNotUnderstood(turn=x.turn, term=term, text=text))


def terms_in(document: str) -> list[str]:
    """The words of the trade in a document's text."""
    text = texts().get(document)
    said = fold(" ".join(line for c in text.clauses for line in (c.title, *c.text))) if text else ""
    return [term.label for term in lexicon().terms if term.wanted.search(said)]


# ── Silence, transfer ────────────────────────────────────────────────────────────────────────────


def _silence(x: Exchange, used: ev.DeskUsed) -> None:
    """Desk work without a word, on the phone, once the contact has begun."""
    announced = x.state.announced_wait
    if x.scenario.channel != "telephone" or x.state.stage == "preparation" or x.state.desk.on_hold or x.said:
        return
    if x.state.silence <= (ANNOUNCED_SILENCE if announced else SILENCE):
        return
    waited = x.state.silence
    x.note(ev.ClientWaited(turn=x.turn, seconds=waited, announced=announced, justified=announced))
    x.react("attente_longue" if announced else "silence_de_saisie", used.label)
    x.line("reaction", "silence")


def transfer_line(x: Exchange) -> str:
    """How the client takes a transfer: prepared, or cold; in the scenario's own words when it has some."""
    used = next((e for e in x.events if isinstance(e, ev.DeskUsed) and e.action == "transferer"), None)
    mode = str(used.produced.get("mode")) if used else ""
    if mode not in ("accompagne", "froid"):
        return "transfert"
    x.react(f"transfert_{mode}", used.label if used else "")
    own = "transfert" in x.scenario.lines or "transfert" in x.cast.persona.lines
    return "transfert" if own else f"transfert_{mode}"
