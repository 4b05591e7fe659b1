"""C8, tools and traceability in real time."""

from __future__ import annotations

import re

from crca_sim import events as ev
from crca_sim.assessment import occasions
from crca_sim.assessment.case import Case
from crca_sim.assessment.conduct import slips, worst
from crca_sim.assessment.rule import Verdict, absent, graded, judges, no_occasion, observed, partial
from crca_sim.assessment.words import listed, turned
from crca_sim.assessment.written import note_judged, notes_with_preference
from crca_sim.authoring.scenario import Fact
from crca_sim.understanding.expressions import fold, said_among

LONG_HOLD = 60
"""Seconds after which a hold must be announced again (house rule, fictional)."""
NOTE_FULL, NOTE_PART = 0.75, 0.4
"""Shares of the weight of the note's key points."""
CONTACT_FIELDS = ("adresse", "telephone", "courriel", "canal_prefere", "code_postal", "ville")


# ── C8.1, C8.2 ───────────────────────────────────────────────────────────────────────────────────


@judges("C8.1")
def consultation(case: Case) -> Verdict:
    """The record opened in time, and what it shows not asked again."""
    seen = case.desk("ouvrir_fiche", "consulter_contrats", "consulter_historique")
    if not seen:
        return absent("La fiche n'est jamais ouverte.")
    proof = case.proofs(*seen)
    if case.first_offer is not None and seen[0].turn > case.first_offer:
        return partial("La fiche est ouverte après la première offre.", proof)
    if case.end and seen[0].turn > case.end.turn:
        return partial("La fiche n'est ouverte qu'après l'entretien.", proof)
    again = case.caused("deja_au_dossier", since=seen[0].turn)
    if again:
        return partial("Une information affichée dans la fiche est redemandée.", proof)
    return observed("La fiche est ouverte à temps et sert l'échange.", proof)


@judges("C8.2", "demander_coordonnees", "demander_consentement")
def updating(case: Case) -> Verdict:
    """Contact data corrected or typed, the preference noted; no commercial consent taken for granted."""
    edited = {str(used.args.get("champ")) for used in case.desk("modifier_fiche")}
    stale = set(case.scenario.record.stale)
    told = case.of(ev.PreferenceTold)
    points = {
        "les champs périmés" if stale else "une coordonnée du client": stale <= edited if stale else bool(edited & set(CONTACT_FIELDS))
    }
    if told:
        points["sa préférence de communication"] = bool(_preference_noted(case))
    missing = listed([name for name, there in points.items() if not there])
    proof = case.proofs(
        *(u for u in case.desk("modifier_fiche") if u.args.get("champ") in (*CONTACT_FIELDS, *stale)), *_preference_noted(case)
    )
    if _supposed(case):
        return absent("Un consentement commercial est enregistré sans avoir été demandé.", case.proofs(*_supposed(case)), manque=missing)
    verified = case.said("demander_coordonnees")
    reason = f"Il reste à saisir : {missing}." if missing else "Les coordonnées et la préférence du client sont à jour."
    least = 0 if verified or proof else 1
    return graded(sum(points.values()), len(points), least, reason, proof or case.proofs(*verified), manque=missing)


def _preference_noted(case: Case) -> tuple[ev.DeskUsed, ...]:
    """In the record, in its field, or in the contact note."""
    edited = (u for u in case.desk("modifier_fiche") if u.args.get("champ") in ("canal_prefere", "preference_communication"))
    return (*case.desk("noter_preference"), *edited, *notes_with_preference(case))


def _supposed(case: Case) -> list[ev.DeskUsed]:
    """A commercial consent recorded as a yes that nobody asked for."""
    answers: list[ev.ConsentGiven | ev.ConsentWithheld] = [*case.of(ev.ConsentGiven), *case.of(ev.ConsentWithheld)]
    asked = any(answer.about == "offres_commerciales" for answer in answers)
    yes = (
        u
        for u in case.desk("recueillir_consentement")
        if str(u.args.get("objet", "")).startswith("offres_") and u.args.get("reponse") != "non"
    )
    return [] if asked else list(yes)


# ── C8.3 ─────────────────────────────────────────────────────────────────────────────────────────


@judges("C8.3")
def contact_note(case: Case) -> Verdict:
    """Facts, advice and why, decision, what follows; nothing that the client should not read."""
    notes = case.desk("rediger_note")
    points = case.scenario.note.points if case.scenario.note else ()
    if not notes:
        return absent("Aucune note de contact n'est rédigée.", manque=listed((p.label for p in points), 4))
    text = " ".join(str(n.args.get("texte", "")) for n in notes)
    proof = case.proofs(notes[-1])
    judgement = note_judged(case)
    if judgement.forbidden:
        forbidden = judgement.forbidden[0]
        reason = f"La note contient ce qui n'a pas à s'y trouver ({forbidden.label}) : « {forbidden.quote.text} »."
        return absent(reason, proof, interdit=forbidden.quote.text)
    missing = [p for p in points if p.label not in judgement.present]
    kept = [p.label for p in missing]
    if case.of(ev.PreferenceTold) and case.scenario.access_note and not _preference_noted(case):
        kept.append("sa préférence de communication")
    share = 1 - sum(p.weight for p in missing) / (sum(p.weight for p in points) or 1) if points else float(len(text.split()) >= 15)
    blanks = {"manque": listed(kept, 5)}
    if share >= NOTE_FULL and "sa préférence de communication" not in kept:
        return observed("La note est factuelle et un collègue peut reprendre le dossier.", proof)
    if share >= NOTE_PART:
        return partial("La note est incomplète.", proof, **blanks)
    return absent("La note ne permet pas de reprendre le dossier.", proof, **blanks)


# ── C8.4, C8.5 ───────────────────────────────────────────────────────────────────────────────────


@judges("C8.4", "faire_patienter")
def continuity(case: Case) -> Verdict:
    """Silences announced, with their length or reason, and bounded."""
    waits = occasions.silences(case)
    announced = [(w, said) for w in waits if (said := _announced(case, w)) is not None]
    proof = tuple(dict.fromkeys(case.proof(said.turn, _waiting_words(said)) for _, said in announced))[:3]
    if not announced:
        return absent("Le client attend sans savoir pourquoi.", tuple(case.proof(w.turn) for w in waits[:1]))
    if len(announced) < len(waits):
        return partial("Une attente sur plusieurs est annoncée.", proof)
    if any(w.seconds > LONG_HOLD for w in waits):
        return partial("L'attente est annoncée, mais trop longue.", proof)
    if not any(turned(said.text, "duree") or said.reading.doing("faire_patienter") for _, said in announced):
        return partial("L'attente est annoncée, sans sa durée.", proof)
    return observed("Les silences sont annoncés et bornés.", proof)


def _announced(case: Case, wait: ev.Event) -> ev.TraineeSpoke | None:
    """The trainee's last words before the silence, when they announce it."""
    before = [m for m in case.messages if m.turn < wait.turn]
    if not before:
        return None
    last = before[-1]
    return last if last.reading.doing("faire_patienter") or turned(last.text, "attente") else None


def _waiting_words(said: ev.TraineeSpoke) -> str:
    sentences = said.reading.sentences
    return next((s.text for s in sentences if s.does("faire_patienter") or turned(s.text, "attente")), said.text)


@judges("C8.5")
def accuracy(case: Case) -> Verdict:
    """The last value typed in each field, compared with what the client said."""
    last = {str(used.args.get("champ")): used for used in occasions.entries(case)}
    facts = {f.field: f for f in case.scenario.facts.values() if f.field and f.value}
    wrong = [(used, facts[name]) for name, used in last.items() if not agrees(facts[name], str(used.args.get("valeur", "")))]
    if not wrong:
        return observed("Ce qui est saisi est ce que le client a dit.", case.proofs(*last.values()))
    proof = case.proofs(*(used for used, _ in wrong))
    gap = listed(f"{fact.label} (saisi : {used.args.get('valeur')})" for used, fact in wrong)
    if any(fact.changes_risk for _, fact in wrong) or len(wrong) > 1:
        return absent(f"La saisie ne correspond pas à ce que le client a dit : {gap}.", proof, ecart_saisie=gap)
    return partial(f"Un écart mineur dans la saisie : {gap}.", proof, ecart_saisie=gap)


def agrees(fact: Fact, typed: str) -> bool:
    """Whether a typed value is the fact's: the same words, the same figures, or a way of saying it."""
    wanted = fact.value or ""
    if fold(typed).strip() == fold(wanted).strip() or said_among(typed, fact.taken_up):
        return True
    figures = _figures(typed)
    if figures and figures == _figures(wanted):
        return True
    words = set(re.findall(r"[a-z]{3,}", fold(wanted)))
    return bool(words) and words <= set(re.findall(r"[a-z]{3,}", fold(typed))) and _figures(wanted) <= figures


def _figures(text: str) -> set[float]:
    """The figures of a value: « 14/03/1965 » and « 1965-03-14 » have the same."""
    joined = re.sub(r"(?<=\d)[   ](?=\d{3}(?!\d))", "", text)
    return {float(n.replace(",", ".")) for n in re.findall(r"\d+(?:[.,]\d+)?", joined)}


# ── C8.6, C8.7 ───────────────────────────────────────────────────────────────────────────────────


@judges("C8.6", "f_divulguer_donnees", "informer_donnees")
def confidentiality(case: Case) -> Verdict:
    """Nothing said to a third party without the client's consent."""
    exposed = occasions.hesitations(case, "third_party")
    blanks = {"tiers": exposed[0].text} if exposed else {}
    slip = worst(slips(case, ("f_divulguer_donnees",)))
    if slip and slip.proven:
        return absent("Une donnée est livrée à qui n'a pas à la connaître.", case.proofs(slip.said), **blanks)
    replies = [m for e in exposed for m in case.replies(e.turn)]
    if not replies:
        return no_occasion("La question d'un tiers est restée sans réponse possible.")
    after = [m for m in case.messages if m.turn > exposed[0].turn]
    guarded = [m for m in after if turned(m.text, "accord_du_tiers")]
    guarded += [m for m in replies if m not in guarded and m.reading.doing("informer_donnees", "demander_consentement")]
    if guarded:
        return observed("Rien pour le tiers sans l'accord du client.", tuple(case.proof(m.turn, _guarding(m)) for m in guarded))
    proof = tuple(case.proof(m.turn) for m in replies)
    if any(turned(m.text, "livre_au_tiers") for m in replies):
        return absent("Vous promettez de répondre à un tiers sans l'accord du client.", proof, **blanks)
    return partial("La question du tiers reste en l'air.", proof, **blanks)


def _guarding(message: ev.TraineeSpoke) -> str:
    return next((s.text for s in message.reading.sentences if turned(s.text, "accord_du_tiers")), message.text)


@judges("C8.7")
def process(case: Case) -> Verdict:
    """Need, advice, documents, agreement, in this order; what was promised is programmed."""
    offer, sent = case.first_offer, case.of(ev.DocumentSent)
    until = case.agreement if case.agreement is not None else case.last_turn
    wanted = case.scenario.documents is not None
    points = {
        "le besoin avant le conseil": offer is not None and len(case.learned(before=offer)) >= min(2, len(case.discovery)),
        "le conseil avant l'accord": offer is not None and offer <= until,
        "les documents avant l'accord": not wanted or any(case.in_time(d) for d in sent),
    }
    promised = any(p.what == "rappel" for p in case.of(ev.PromiseMade))
    followed = not promised or bool(case.desk("programmer_rappel"))
    missing = listed([name for name, there in points.items() if not there] + ([] if followed else ["le rappel promis, programmé"]))
    proof = case.proofs(*sent[:1], *case.of(ev.OfferMade)[:1], *case.desk("programmer_rappel")[:1])
    if not all(points.values()):
        return absent(f"Une étape est sautée : {missing}.", proof, manque=missing)
    early = wanted and offer is not None and min(d.turn for d in sent) < offer
    if early or not followed:
        reason = "Les documents partent avant le conseil." if early else "Le rappel promis n'est pas programmé."
        return partial(reason, proof, manque=missing or "les documents après le conseil")
    return observed("Besoin, conseil, documents, accord : l'ordre est tenu.", proof)
