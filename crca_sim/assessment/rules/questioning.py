"""C3, questioning and analysis; the hidden need is in `needs.py`."""

from __future__ import annotations

from crca_sim import events as ev
from crca_sim.assessment import occasions
from crca_sim.assessment.case import Case, Said
from crca_sim.assessment.conduct import INDISCREET, answers_in, exposures, replies_to, slips, worst
from crca_sim.assessment.finding import Evidence
from crca_sim.assessment.rule import Verdict, absent, judges, no_occasion, observed, partial
from crca_sim.assessment.words import blamed, listed, shared_figures, shared_words, turned

CROWDED = 0.2
"""Share of messages that may hold too many questions."""
IN_COMMON = 2
"""Long words shared with a line of the file from which a sentence speaks of it."""
COMPLETE, HALF, BARELY = 0.8, 0.5, 0.25
"""Shares of the discovery list (C3.2)."""


# ── C3.1, C3.2 ───────────────────────────────────────────────────────────────────────────────────


@judges("C3.1", "question_ouverte", "question_fermee")
def funnel(case: Case) -> Verdict:
    """From open to precise, one question at a time for those who need it."""
    asked = [a for a in case.of(ev.FactAsked) if not a.again and not _only_identity(case, a.fact)]
    blanks = {"ouvertures": listed(case.fact_labels(_open_facts(case)), 2)}
    openly = _wide(case, asked)
    precise = [a for a in asked if not (a.openly or turned(a.quote, "question_large"))]
    if not openly:
        reason = (
            "Aucune question ouverte : le client répond, il ne raconte pas." if asked else "Aucune question n'est posée sur sa situation."
        )
        return absent(reason, case.proofs(*asked[:2]), **blanks)
    proof = case.proofs(openly[0], *sorted(precise, key=lambda a: not a.quote.rstrip().endswith("?"))[:2])
    if len(asked) < 3:
        return partial("Une question ouverte, mais peu de précisions ensuite.", proof, **blanks)
    if len([p for p in precise if p.turn < openly[0].turn]) > 1:
        return partial("La question ouverte vient après plusieurs questions fermées.", proof, **blanks)
    if _crowded(case, {a.turn for a in asked}):
        return partial("Les questions sont bonnes, mais plusieurs à la fois.", proof, **blanks)
    return observed("Du large au précis, sans presser le client de questions.", proof)


def _wide(case: Case, asked: list[ev.FactAsked]) -> list[ev.FactAsked | Said]:
    """Open questions: as understood, else by their form, as long as one discovers and whatever they are about."""
    found = [a for a in asked if a.openly or turned(a.quote, "question_large")]
    said = [s for s in case.sentences if s.text.rstrip().endswith("?") and turned(s.text, "question_large") and s.turn not in case.hollow]
    discovering = [s for s in said if _before_offer(case, s.turn) and not s.sentence.does("verifier_comprehension", "demander_motif")]
    known = {(a.turn, a.quote) for a in found}
    return sorted([*found, *(s for s in discovering if (s.turn, s.text) not in known)], key=lambda one: one.turn)


def _only_identity(case: Case, fact_id: str) -> bool:
    fact = case.scenario.facts.get(fact_id)
    return fact is not None and fact.identity and not fact.to_discover


def _open_facts(case: Case) -> list[str]:
    wide = [f for f, fact in case.scenario.facts.items() if fact.disclosure == "ouverte"]
    return wide or list(case.discovery)


def _crowded(case: Case, turns: set[int]) -> bool:
    if case.scenario.channel == "courriel":
        return False
    most = 1 if case.persona.accommodation else 2
    crowded = [m for m in case.messages if m.turn in turns and m.reading.style.questions > most]
    return len(crowded) > max(1, CROWDED * len(turns))


@judges("C3.2", "question_ouverte", "question_fermee")
def completeness(case: Case) -> Verdict:
    """The share of the discovery list that is covered, and when."""
    if not case.discovery:
        return no_occasion("Le scénario n'a pas de liste de découverte.")
    covered = _covered(case)
    share = len(covered) / len(case.discovery)
    early = len(case.learned(before=case.first_offer)) / len(case.discovery)
    missing = listed(case.fact_labels(f for f in case.discovery if f not in covered), 5)
    asked = [a for a in case.of(ev.FactAsked) if a.fact in covered]
    proof = case.proofs(*sorted(asked, key=lambda a: not a.quote.rstrip().endswith("?"))) or _told_unasked(case)
    plural = "s" if len(covered) > 1 else ""
    counted = f"{len(covered) or 'aucune'} information{plural} utile{plural} sur {len(case.discovery)}"
    if case.first_offer is not None and early < BARELY:
        late = "l'offre vient avant la découverte"
        return (partial if share >= HALF else absent)(f"Découverte : {counted} ; {late}.", proof, manque=missing)
    if share >= COMPLETE and early >= HALF:
        return observed(f"Découverte : {counted}, avant de proposer.", proof)
    if share >= HALF:
        return partial(f"Découverte : {counted}.", proof, manque=missing)
    return absent(f"Découverte trop courte : {counted}.", proof, manque=missing)


def _covered(case: Case) -> set[str]:
    """Told by the client, or read in an open record."""
    read = {f for f in case.discovery if case.scenario.facts[f].known} if case.desk("ouvrir_fiche") else set()
    return set(case.learned()) | read | (case.heard & set(case.discovery))


def _told_unasked(case: Case) -> tuple[Evidence, ...]:
    turns = [turn for fact, turn in case.told.items() if fact in case.discovery and case.text(turn)]
    return tuple(case.proof(turn) for turn in turns[:1])


# ── C3.3 ─────────────────────────────────────────────────────────────────────────────────────────


@judges("C3.3", *INDISCREET, "justifier_question")
def lawfulness(case: Case) -> Verdict:
    """Nothing asked that has no place; the reason of sensitive questions given."""
    slip = worst(slips(case, INDISCREET))
    if slip:
        proof = case.proofs(slip.said)
        if slip.proven and not slip.taken_back:
            return absent("Cette question n'a pas lieu d'être.", proof)
        return partial("Question excessive, " + ("retirée aussitôt." if slip.taken_back else "ou mal comprise : à vérifier."), proof)
    sensitive = occasions.sensitive_asked(case)
    if sensitive:
        return _justified(case, sensitive)
    exposed = (*exposures(case, ev.AccessNeedShown, ev.EmotionShown), *occasions.hesitations(case, "sensitive"))
    replies = [m for m in replies_to(case, exposed, 1) if m.reading.sentences]
    if not replies:
        return no_occasion("Rien n'a mis cette retenue à l'épreuve.")
    proof = case.proofs(*answers_in(replies))
    return observed("Devant la gêne du client, rien d'indiscret n'est demandé.", proof)


def _justified(case: Case, sensitive: tuple[ev.FactAsked, ...]) -> Verdict:
    turns = {t for a in sensitive for t in (a.turn, *(m.turn for m in case.replies(a.turn)))} | _message_before(case, sensitive)
    why = [s for s in case.said("justifier_question", "rappeler_exactitude") if s.turn in turns]
    if why:
        return observed("La raison des questions sensibles est donnée.", case.proofs(*why))
    return partial("Une question sensible est posée sans dire pourquoi.", case.proofs(*sensitive), question_sensible=sensitive[0].quote)


def _message_before(case: Case, asked: tuple[ev.FactAsked, ...]) -> set[int]:
    return {max((m.turn for m in case.messages if m.turn < a.turn), default=a.turn) for a in asked}


# ── C3.5 ───────────────────────────────────────────────────────────────────────────────────


@judges("C3.5", "reformuler", "synthetiser")
def reformulation(case: Case) -> Verdict:
    """True facts taken up, confirmation asked, before any offer."""
    restated = case.of(ev.Reformulated)
    before = [r for r in restated if _before_offer(case, r.turn)]
    blanks = {"faits_dits": listed(case.fact_labels(case.learned(before=case.first_offer)), 3)}
    full = [r for r in restated if r.right]
    if not full:
        if echoed := _echoes(case):
            return partial(
                "Votre résumé reprend des mots du client, sans les faits qui comptent pour le conseil.", case.proofs(*echoed), **blanks
            )
        said = case.proofs(*restated[:1])
        reason = "Votre résumé ne reprend rien de ce que le client a dit." if said else "Rien de ce que le client a dit n'est reformulé."
        return absent(reason, said, **blanks)
    early = [r for r in full if r in before]
    proof = tuple(case.proof(r.turn) for r in sorted(early or full, key=lambda r: -len(r.right))[:2])
    if not early:
        return partial("La reformulation vient après l'offre.", proof, **blanks)
    if not any(r.confirmation_asked for r in early):
        return partial("Le résumé est juste, mais n'est pas soumis au client.", proof, **blanks)
    if _still_wrong(case, restated):
        return partial("Le résumé contient une erreur que vous n'avez pas reprise.", proof, **blanks)
    if len({f for r in early for f in r.right}) < min(2, len(case.scenario.facts)):
        return partial("La reformulation ne reprend qu'un fait.", proof, **blanks)
    return observed("Le résumé reprend ce que le client a dit, et il le confirme avant que vous proposiez.", proof)


def _echoes(case: Case) -> list[Said]:
    """Restatements made of the client's own words, before any offer."""
    said = [s for s in case.said("reformuler", "synthetiser") if _before_offer(case, s.turn)]
    return [s for s in said if shared_words(s.text, " ".join(e.text for e in case.of(ev.ClientSpoke, until=s.turn - 1))) >= IN_COMMON]


def _before_offer(case: Case, turn: int) -> bool:
    """The client must have been able to answer; a mail says everything at once."""
    offer = case.first_offer
    return offer is None or turn < offer or (turn == offer and case.scenario.channel == "courriel")


def _still_wrong(case: Case, restated: tuple[ev.Reformulated, ...]) -> bool:
    wrong = {f: r.turn for r in restated for f in r.wrong}
    return any(not any(f in r.right and r.turn > turn for r in restated) for f, turn in wrong.items())


# ── C3.6 to C3.8 ─────────────────────────────────────────────────────────────────────────────────


@judges("C3.6", "question_fermee", "question_ouverte")
def equipment(case: Case) -> Verdict:
    """Equipment asked about, and of use to the advice."""
    wanted = {f for f, fact in case.scenario.facts.items() if "equipements_handicap" in (f, *fact.topics)}
    asked = [a for a in case.of(ev.FactAsked) if a.fact in wanted]
    if any(s.proven for s in slips(case, ("f_demander_diagnostic",))):
        return absent("La question porte sur la cause, pas sur ce dont la personne a besoin.")
    if not asked:
        return absent("Les équipements du client ne sont pas demandés.")
    served = {n for n, need in case.scenario.needs.items() if wanted & set(need.facts)}
    used = any(served & set(o.needs) for o in case.of(ev.OfferMade)) or any(a.need in served for a in case.of(ev.ArgumentMade))
    if used or any(wanted & set(r.right) for r in case.of(ev.Reformulated)):
        return observed("La question porte sur les équipements et sert le conseil.", case.proofs(*asked))
    return partial("Le besoin est recueilli, mais ne sert pas au conseil.", case.proofs(*asked))


@judges("C3.7")
def situation(case: Case) -> Verdict:
    """Where the client stands, checked on the desk and taken into account."""
    seen = case.desk("ouvrir_fiche", "consulter_contrats", "consulter_historique", until=case.first_offer)
    pending = case.scenario.record.status in ("reclamation", "sinistre_ouvert")
    used = _speaks_of_the_file(case)
    if pending and case.first_offer is not None and not any(s.turn <= case.first_offer for s in used):
        return absent("Une offre est faite alors qu'un dossier attend.", case.proofs(*case.of(ev.OfferMade)[:1]))
    if not seen:
        return absent("Sa situation n'est pas vérifiée sur le poste.")
    if used:
        return observed("Sa situation est vérifiée sur le poste et prise en compte.", case.proofs(*used[:1], *seen[:1]))
    return partial("La fiche est vue, mais rien n'en est dit.", case.proofs(*seen))


def _speaks_of_the_file(case: Case) -> list[Said]:
    """What the file holds, taken up in words: its contracts, contacts or alerts, or « je vois que… »."""
    record = case.scenario.record
    lines = (*record.contracts, *record.contacts, *record.alerts)
    known = [s for s in case.sentences if any(shared_words(s.text, line) >= IN_COMMON or shared_figures(s.text, line) for line in lines)]
    seen = [s for s in case.sentences if turned(s.text, "deja_connu") or turned(s.text, "vu_au_dossier")]
    return sorted({(s.turn, s.sentence.start): s for s in (*known, *seen)}.values(), key=lambda s: (s.turn, s.sentence.start))


@judges("C3.8", "rappeler_exactitude")
def exactness(case: Case) -> Verdict:
    """Before the questions of risk, why exact answers matter."""
    asked = sorted({a.turn for a in case.of(ev.FactAsked) if a.fact in case.risks and not a.openly})
    said = case.said("rappeler_exactitude", until=case.first_offer)
    if not said:
        return absent("Rien ne dit au client pourquoi ses réponses doivent être exactes.")
    proof = case.proofs(*said)
    if turned(said[0].text, "menace") and blamed(said[0].text, "soupcon"):
        return absent("Le rappel est dit comme une menace.", proof)
    if len(asked) >= 2 and said[0].turn > asked[1]:
        return partial("Le rappel vient après les questions de risque.", proof)
    return observed("Le client sait pourquoi ses réponses comptent, avant les questions de risque.", proof)
