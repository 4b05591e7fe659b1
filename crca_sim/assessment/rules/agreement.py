"""C7, final agreement and summary."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.assessment.case import SUBSCRIPTION, Case, Said
from crca_sim.assessment.conduct import PRESSURE, answers_in, replies_to, slips, worst
from crca_sim.assessment.finding import Evidence
from crca_sim.assessment.occasions import hesitations
from crca_sim.assessment.rule import Verdict, absent, graded, judges, no_occasion, observed, partial
from crca_sim.assessment.withdrawal import DELAYS
from crca_sim.assessment.words import listed, turned
from crca_sim.understanding.expressions import said_among

ENOUGH = 2 / 3
"""Share of the elements that apply from which a summary is partial (« 4 ou 5 sur 6 »)."""


# ── C7.1 ─────────────────────────────────────────────────────────────────────────────────────────


@judges("C7.1", "synthetiser", "reformuler")
def summary(case: Case) -> Verdict:
    """What is kept, limits, price, date, documents, right of withdrawal: those that apply."""
    turns, said = max(_summaries(case), key=lambda found: (len(found[1]), -len(found[0])), default=((), frozenset()))
    wanted = _elements(case)
    missing = listed([name for name in wanted if name not in said], 6)
    proof = tuple(case.proof(turn) for turn in turns)
    count = f"{len(said)} élément{'s' if len(said) > 1 else ''} sur {len(wanted)}"
    if not wanted:
        return no_occasion("Rien n'était à souscrire : la suite se dit en C7.4.")
    if not said:
        return absent("Rien n'est récapitulé avant l'accord.", manque=missing)
    if len(said) == len(wanted):
        return observed(f"La synthèse dit tout ce qui compte ({count}).", proof)
    if len(said) >= ENOUGH * len(wanted):
        return partial(f"La synthèse dit {count} ; il manque : {missing}.", proof, manque=missing)
    return absent(f"La synthèse ne dit que {count} ; il manque : {missing}.", proof, manque=missing)


def _elements(case: Case) -> tuple[str, ...]:
    """The elements that have an object here."""
    dated = any("date_effet" in fact.topics or fact.field == "date_effet" for fact in case.scenario.facts.values())
    if not case.scenario.solutions:
        return ()
    applies = {
        "les garanties retenues": True,
        "les limites": bool(case.scenario.limits),
        "le prix et sa périodicité": case.scenario.agreement.needs_price,
        "la date d'effet": dated,
        "les documents": case.scenario.documents is not None,
        "le droit de renonciation": case.sells and case.scenario.withdrawal != "aucun",
    }
    return tuple(name for name, there in applies.items() if there)


def _summaries(case: Case) -> list[tuple[tuple[int, ...], frozenset[str]]]:
    """Each message that sums up, alone and with its neighbours; none before a first offer."""
    start = case.first_offer if case.first_offer is not None else case.last_turn + 1
    messages = [m for m in case.messages if m.turn >= start and m.turn not in case.hollow]
    found: list[tuple[tuple[int, ...], frozenset[str]]] = []
    for n, message in enumerate(messages):
        alone = _said_in(case, message.turn)
        if not _sums_up(message, alone):
            continue
        found.append(((message.turn,), alone))
        for near in (messages[max(n - 1, 0) : n + 1], messages[n : n + 2], messages[max(n - 1, 0) : n + 2]):
            turns = tuple(m.turn for m in near)
            found.append((turns, frozenset(name for turn in turns for name in _said_in(case, turn))))
    return found


def _sums_up(message: ev.TraineeSpoke, said: frozenset[str]) -> bool:
    return bool(message.reading.doing("synthetiser")) or (
        len(said) >= 3 and bool(message.reading.doing("reformuler", "demander_accord", "faire_signer"))
    )


def _said_in(case: Case, turn: int) -> frozenset[str]:
    text = case.text(turn)
    named = [e for s in case.scenario.solutions.values() for e in s.named]
    slots = message.reading.slots() if (message := case.message(turn)) else ()
    limits = [e for limit in case.scenario.limits.values() for e in limit.said]
    checks = {
        "les garanties retenues": said_among(text, named) is not None,
        "les limites": any(s.turn == turn for s in case.of(ev.LimitSaid))
        or said_among(text, limits) is not None
        or any(s.role == "franchise" for s in slots),
        "le prix et sa périodicité": any(c.turn == turn and c.role == "cotisation" and c.verdict != "wrong" for c in case.of(ev.ClaimMade))
        or (("€" in text or "euro" in text) and turned(text, "periodicite")),
        "la date d'effet": any(s.role == "date_effet" for s in slots) or turned(text, "effet"),
        "les documents": turned(text, "documents"),
        "le droit de renonciation": turned(text, "renonciation"),
    }
    return frozenset(name for name in _elements(case) if checks[name])


# ── C7.2, C7.3 ───────────────────────────────────────────────────────────────────────────────────


@judges("C7.2", "demander_accord", "faire_signer")
def consent(case: Case) -> Verdict:
    """A clear question put to the client, a clear answer of their own, a trace."""
    asked = case.of(ev.DecisionAsked)
    clear = case.decisions(clear=True)
    if not clear:
        return absent("L'accord est tenu pour acquis, sans question.", case.proofs(*asked))
    clear = tuple(c for c in clear if case.decided is None or c.turn <= case.decided) or clear
    proof = case.proofs(clear[-1], *_traces(case)[:1])
    if elsewhere := _asked_past_the_client(case, clear):
        return partial("L'accord est demandé à la personne qui accompagne, pas au client.", case.proofs(*elsewhere))
    if case.decided is None:
        forced = [a for a in case.decisions(clear=False) if a.turn > clear[0].turn]
        if forced:
            return partial("La question est claire, puis l'accord est tenu pour acquis.", case.proofs(clear[0], *forced))
        return observed("La question est claire, et la réponse du client respectée.", proof)
    forced = [a for a in case.decisions(clear=False) if clear[-1].turn <= a.turn < case.decided]
    if forced:
        return partial("L'accord est demandé, puis tenu pour acquis.", case.proofs(clear[-1], *forced))
    if case.spoken and not _traces(case):
        return partial("L'accord est clair, mais rien n'en garde la trace.", proof)
    return observed("Question claire, réponse claire, trace gardée.", proof)


def _asked_past_the_client(case: Case, clear: tuple[ev.DecisionAsked, ...]) -> list[ev.DecisionAsked]:
    """Asked of whoever accompanies, or answered in the client's place and never put to the client again."""
    turned_away = {past.turn for past in case.spoken_past()} | {pressed.turn for pressed in case.of(ev.CompanionPressed)}
    away = [asked for asked in clear if asked.turn in turned_away]
    return away if away and clear[-1].turn in turned_away else []


def _traces(case: Case) -> tuple[ev.DeskUsed, ...]:
    """What keeps the agreement: its record, or a contract sent to be signed."""
    if not case.sells:
        return case.desk(*_TRACING)
    recorded = [u for u in case.desk("recueillir_consentement") if u.args.get("objet") == SUBSCRIPTION]
    return (*recorded, *(u for u in case.desk("envoyer_document") if u.args.get("document") in ("cp", "mandat-sepa")))


_TRACING = ("recueillir_consentement", "enregistrer_reclamation", "transferer", "prendre_rendez_vous", "programmer_rappel", "rediger_note")
"""What keeps trace of an agreement to anything else than subscribing."""


@judges("C7.3", "informer_retractation", "confirmer_droit")
def rights(case: Case) -> Verdict:
    """The right of withdrawal, its delay and how; or that there is none."""
    if not case.sells:
        return no_occasion("Rien n'était à souscrire : il n'y a pas de renonciation à dire.")
    claims = [c for c in case.of(ev.ClaimMade) if c.role == "delai_renonciation"]
    wrong = [c for c in claims if c.verdict == "wrong"]
    if wrong and not any(c.verdict == "right" and c.turn > wrong[-1].turn for c in claims):
        return absent("Le délai de renonciation annoncé est faux.", case.proofs(*wrong))
    said = [s for s in case.sentences if turned(s.text, "renonciation") and s.turn not in case.hollow]
    if case.scenario.withdrawal == "aucun":
        return _none_said(case, said)
    right = {c.turn for c in claims if c.verdict == "right"} | {s.turn for s in said if DELAYS[case.scenario.withdrawal].search(s.text)}
    if not said:
        return absent("Le droit de renonciation est tu.")
    if not right:
        return partial("La renonciation est évoquée, sans sa durée.", case.proofs(*said))
    proof = case.proofs(*(s for s in said if s.turn in right), *said)
    if any(turned(case.text(turn), "comment_renoncer") for turn in right):
        return observed("Le droit de renonciation est dit, avec sa durée et la façon de l'exercer.", proof)
    return partial("La durée est dite, sans la façon de renoncer.", proof)


def _none_said(case: Case, said: list[Said]) -> Verdict:
    denied = [s for s in said if turned(s.text, "sans_renonciation")]
    if denied:
        return observed("Vous dites clairement qu'il n'y a pas de renonciation ici.", case.proofs(*denied))
    if said:
        return partial("La renonciation est évoquée, sans dire qu'elle n'existe pas ici.", case.proofs(*said))
    return absent("Rien n'est dit de ses droits une fois l'accord donné.")


# ── C7.4, C7.5 ───────────────────────────────────────────────────────────────────────────────────


@judges("C7.4", "annoncer_suite", "proposer_rdv")
def next_steps(case: Case) -> Verdict:
    """Who does what, by when, through which channel."""
    promises = case.of(ev.PromiseMade)
    dated = [p for p in promises if p.when or turned(p.quote, "datee")]
    full = [p for p in dated if p.channel] or [p for p in dated if _channel_known(case, p, promises)]
    if full:
        return observed("La suite a une date et un canal.", case.proofs(*full))
    if dated:
        return partial("La suite est datée, sans dire comment le client sera joint.", case.proofs(*dated))
    if promises:
        return partial("La suite est annoncée sans date.", case.proofs(*promises))
    return absent("Le client ne sait pas ce qui va se passer, ni quand.")


def _channel_known(case: Case, dated: ev.PromiseMade, promises: tuple[ev.PromiseMade, ...]) -> bool:
    """Said beside it, asked of the client in the same message, or by the very writing that goes on."""
    asked = any(s.turn == dated.turn and "?" in s.text and turned(s.text, "choix_support") for s in case.sentences)
    beside = asked or any(q.channel for q in promises if q.turn == dated.turn)
    here = turned(dated.quote, "en_personne") if case.scenario.channel == "face_a_face" else turned(dated.quote, "ecrire_ici")
    return beside or (here and case.scenario.channel != "telephone")


@judges("C7.5", *PRESSURE, "laisser_reflechir")
def freedom(case: Case) -> Verdict:
    """Time left to think, without pressure."""
    slip = worst(slips(case, PRESSURE))
    if slip:
        proof = case.proofs(slip.said)
        if slip.proven and not slip.taken_back:
            return absent("Le client est pressé de conclure.", proof, ecart=slip.said.text)
        return partial("La liberté de ne pas conclure n'est laissée qu'à regret.", proof, ecart=slip.said.text)
    forced = case.decisions(clear=False)
    if forced:
        return absent("L'accord est tenu pour acquis.", case.proofs(*forced), ecart=forced[0].quote)
    left = case.said("laisser_reflechir", since=case.first_offer)
    if left:
        return observed("Le client est laissé libre de réfléchir.", case.proofs(*left))
    withheld = (w for w in case.of(ev.ConsentWithheld) if w.about == SUBSCRIPTION)
    exposed: list[ev.Event] = [*hesitations(case, "agreement"), *withheld]
    replies = [m for m in replies_to(case, exposed, 1) if m.reading.sentences]
    if not replies:
        return no_occasion("Le client n'a pas hésité à conclure.")
    return observed("Devant l'hésitation, vous n'exercez aucune pression.", case.proofs(*answers_in(replies)))


# ── C7.6, C7.7 ───────────────────────────────────────────────────────────────────────────────────


@judges("C7.6", "verifier_comprehension")
def understood(case: Case) -> Verdict:
    """The client says a key point in their own words; and who signs for the act in view was asked when it was in doubt."""
    checked = case.of(ev.ComprehensionChecked)
    openly = [c for c in checked if c.openly]
    blanks = {"limite": next((limit.label for limit in case.scenario.limits.values()), "ce qui reste à sa charge")}
    if not checked:
        return absent("Rien ne dit ce que le client a compris.", **blanks)
    if not openly:
        return partial("« Vous avez compris ? » n'apprend rien : le client dit oui.", case.proofs(*checked), **blanks)
    restated = [(c, r) for c in openly for r in case.of(ev.ClientRestated, since=c.turn, until=c.turn)]
    wrong = [(c, r) for c, r in restated if not r.right and not _explained_again(case, r)]
    if wrong:
        return partial("Le client redit de travers, et rien n'est repris.", case.proofs(*(c for c, _ in wrong)), **blanks)
    explained = case.of(ev.LimitSaid, until=openly[-1].turn)
    if not restated and explained:
        return partial("La question est bonne ; la réponse ne vient pas, et vous n'y revenez pas.", case.proofs(*openly), **blanks)
    if not restated:
        return partial("La question est ouverte, mais il n'y avait encore rien à redire.", case.proofs(*openly), **blanks)
    told = case.proofs(*(c for c, _ in restated))
    if unsure := _unsure_who_signs(case):
        return partial("Le point est redit, mais vous ne demandez pas qui signe avec la personne.", (*told[:2], *unsure), **blanks)
    return observed("Le client a redit un point clé avec ses mots.", told)


def _unsure_who_signs(case: Case) -> tuple[Evidence, ...]:
    """The decision asked although a protective measure came up, or stands in the file, and nobody asked who signs."""
    measure, asked = case.scenario.protection, case.of(ev.DecisionAsked)
    known = measure is not None and (bool(case.of(ev.ProtectionTold)) or bool(case.scenario.record.alerts))
    if not known or not asked or case.of(ev.ProtectionAsked, until=asked[-1].turn):
        return ()
    return case.proofs(asked[-1])


def _explained_again(case: Case, restated: ev.ClientRestated) -> bool:
    """The point said again, or rightly restated later."""
    again = any(s.limit == restated.point for s in case.of(ev.LimitSaid, since=restated.turn + 1))
    return again or any(r.right and r.point == restated.point for r in case.of(ev.ClientRestated, since=restated.turn + 1))


@judges("C7.7", "prendre_conge", "remercier", "mesurer_satisfaction")
def farewell(case: Case) -> Verdict:
    """Another question, a thanks of one's own, a closing word; the client leaves first."""
    last = case.last_messages(3)
    turns = {m.turn for m in last}
    closing = [s for s in case.said("prendre_conge") if s.turn in turns]
    thanks = [s for s in case.said("remercier", "prendre_conge") if s.turn in turns and _personal(case, s)]
    more = [
        s
        for m in last
        for s in (Said(m.turn, x) for x in m.reading.sentences)
        if turned(s.text, "autre_question") and s.turn not in case.hollow
    ]
    if case.scenario.channel == "courriel":
        more = more or closing
        thanks = thanks or closing
    points = {"« autre question ? »": bool(more), "un remerciement personnel": bool(thanks), "une formule de fin": bool(closing)}
    missing = listed([name for name, there in points.items() if not there])
    hung_up = any(u.action == "raccrocher" for u in case.of(ev.DeskUsed)) and not closing
    if case.end and case.end.outcome == "client_parti":
        return absent("Le client est parti avant la fin.")
    proof = case.proofs(*more[:1], *thanks[:1], *closing[:1])
    reason = f"Il manque : {missing}." if missing else "Une dernière question, un remerciement à son nom, une formule de fin."
    return graded(sum(points.values()) - hung_up, 3, 1, reason, proof, manque=missing)


def _personal(case: Case, said: Said) -> bool:
    named = case.persona.last_name.lower() in said.text.lower() or case.persona.first_name.lower() in said.text.lower()
    return named or (said.sentence.does("remercier") and len(said.text.split()) >= 5)
