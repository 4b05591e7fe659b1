"""Eliminatory faults: established by two independent proofs, else to verify.

The act that was understood is one proof; the other is a word of a list, an order of events, a fact of the desk or a
value compared with the house. At most one faultless interview in fifty may carry a false one: when in doubt, to verify.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from crca_sim import events as ev
from crca_sim.assessment import occasions
from crca_sim.assessment.case import Case
from crca_sim.assessment.conduct import taken_back
from crca_sim.assessment.finding import Fault
from crca_sim.assessment.suspicion import Suspicion, act_and, suspects
from crca_sim.assessment.words import blamed, pressing
from crca_sim.assessment.written import PERSONAL, unlawful
from crca_sim.understanding.expressions import said_among

COLLAPSED = 30
"""Comprehension (0 to 100) under which going on is a serious doubt (FE-10)."""
ASSERTING = (
    "expliquer_garantie", "signaler_limites", "annoncer_prix", "argumenter", "informer_retractation", "confirmer_droit",
    "f_promesse_abusive", "presenter_offre", "proposer_option", "synthetiser", "expliquer_demarche",
)  # fmt: skip


def faults(case: Case, codes: Iterable[str]) -> tuple[Fault, ...]:
    """The faults of this interview, in the referential's order; those that nothing points to are not listed."""
    found = []
    for code in codes:
        seek = SEEKERS.get(code)
        suspicions = [s for s in seek(case) if s.proofs] if seek else []
        if suspicions:
            found.append(_fault(code, suspicions))
    return tuple(found)


def _fault(code: str, suspicions: list[Suspicion]) -> Fault:
    sure = [s for s in suspicions if s.established]
    kept = sure or suspicions
    proofs = tuple(dict.fromkeys(proof for s in kept for proof in s.proofs))[:4]
    return Fault(code, "established" if sure else "to_verify", proofs, kept[0].reason)


# ── An act and words ─────────────────────────────────────────────────────────────────────────────


def disrespect(case: Case) -> list[Suspicion]:
    """FE-01."""
    insults = act_and(case, "f_insulter", ("insultes",), "Le client est insulté.")
    return [*insults, *act_and(case, "f_discriminer", ("insultes",), "Des propos le rabaissent pour ce qu'il est.")]


def personal_data(case: Case) -> list[Suspicion]:
    """FE-02: recorded values said before identification, data of others, a secret asked."""
    early = list(case.values_said()) if case.scenario.controls else []
    acts = suspects(case, "f_divulguer_donnees")
    found = []
    if early:
        kinds = (
            {"valeur"}
            | ({"ordre"} if len({v.fact for v in early}) >= 2 else set())
            | ({"acte"} if any(a.turn == v.turn for a in acts for v in early) else set())
        )
        found.append(Suspicion(frozenset(kinds), case.proofs(*early), "Une donnée de la fiche est dite avant l'identification."))
    found += [Suspicion(frozenset({"acte"}), case.proofs(a), "Une donnée d'un tiers semble communiquée.") for a in acts]
    return [*found, *_secrets(case)]


def _secrets(case: Case) -> list[Suspicion]:
    asked = [
        s for s in suspects(case, "f_demander_secret") if not (blamed(s.text, "mise_en_garde") or s.sentence.does("rappeler_securite"))
    ]
    return [
        Suspicion(
            frozenset({"acte", "mots"} if blamed(s.text, "secret") and blamed(s.text, "demande_du_secret") else {"acte"}),
            case.proofs(s),
            "Un mot de passe, un code ou un cryptogramme est demandé.",
        )
        for s in asked
    ]


# ── Order ────────────────────────────────────────────────────────────────────────────────────────


def needs_and_documents(case: Case) -> list[Suspicion]:
    """FE-03."""
    return [*_without_needs(case), *_late_documents(case)]


def _without_needs(case: Case) -> list[Suspicion]:
    if case.first_offer is None:
        return []
    offers = [o for o in case.events if isinstance(o, ev.OfferMade)]
    known = case.learned(before=case.agreement if case.agreement is not None else case.first_offer)
    restated = any(r.right for r in case.of(ev.Reformulated))
    if len(known) >= min(2, len(case.discovery)) or restated or not case.discovery:
        return []
    kinds = frozenset({"ordre", "valeur"} if case.agreement is not None else {"ordre"})
    reason = (
        "Une solution est conclue sans avoir recueilli le besoin."
        if case.agreement is not None
        else "Une solution est proposée sans avoir recueilli le besoin."
    )
    return [Suspicion(kinds, case.proofs(*offers[:2]), reason)]


def _late_documents(case: Case) -> list[Suspicion]:
    wanted = case.scenario.documents
    if wanted is None or case.agreement is None or not wanted.before_agreement:
        return []
    sent = [d for d in case.of(ev.DocumentSent) if d.document in wanted.required]
    if any(case.in_time(d) for d in sent):
        return []
    kinds = frozenset({"ordre", "poste"} if sent else {"ordre"})
    reason = "Les documents précontractuels partent après l'accord." if sent else "Un accord est donné sans aucun document précontractuel."
    agreed = [d for d in case.of(ev.DecisionAsked) if d.turn <= case.agreement]
    return [Suspicion(kinds, case.proofs(*sent[:2]) or case.proofs(*agreed[-1:]), reason)]


def danger(case: Case) -> list[Suspicion]:
    """FE-09: two formalities before any word on safety."""
    if not (occasions.CONTENTS["danger"](case) or occasions.HAPPENINGS["danger"](case)):
        return []
    safe = min([s.turn for s in case.said("consigne_securite")] + [s.turn for s in case.of(ev.SafetySaid)], default=case.last_turn + 1)
    formal = [e for e in occasions.formalities(case, since=occasions.alarmed(case)) if e.turn < safe]
    turns = {e.turn for e in formal}
    if not turns:
        return []
    kinds = frozenset({"ordre", "valeur"} if len(turns) >= 2 else {"ordre"})
    return [Suspicion(kinds, case.proofs(*formal), "Les formalités passent avant la sécurité des personnes.")]


def comprehension(case: Case) -> list[Suspicion]:
    """FE-10: a key point restated wrongly, never taken up again, then an agreement."""
    agreed = case.agreement
    if agreed is None:
        return []
    return [*_misunderstood(case, agreed), *_unprotected(case, agreed)]


def _unprotected(case: Case, agreed: int) -> list[Suspicion]:
    """A protective measure that came up, or that the record shows, and nobody asked who signs for this act."""
    measure = case.scenario.protection
    if measure is None or not measure.blocks or case.of(ev.ProtectionAsked, until=agreed):
        return []
    told = bool(case.of(ev.ProtectionTold, until=agreed))
    asked = [d for d in case.of(ev.DecisionAsked) if d.turn <= agreed]
    kinds = frozenset({"ordre", "valeur"} if told or case.scenario.record.alerts else {"ordre"})
    return [Suspicion(kinds, case.proofs(*asked[-1:]), "L'accord est recueilli sans vérifier qui signe avec la personne.")]


def _misunderstood(case: Case, agreed: int) -> list[Suspicion]:
    wrong = [r for r in case.of(ev.ClientRestated, until=agreed) if not r.right and not _mended(case, r, agreed)]
    if not wrong:
        return []
    level = [m.value for m in case.of(ev.StateMoved, until=agreed) if m.measure == "comprehension"]
    kinds = frozenset({"ordre", "valeur"} if level and level[-1] <= COLLAPSED else {"ordre"})
    asked = [d for d in case.of(ev.DecisionAsked) if d.turn <= agreed]
    return [Suspicion(kinds, case.proofs(*asked[-1:]), "L'accord est recueilli alors que le client a mal compris un point clé.")]


def _mended(case: Case, restated: ev.ClientRestated, until: int) -> bool:
    after = restated.turn + 1
    right = any(r.right and r.point == restated.point for r in case.of(ev.ClientRestated, since=after, until=until))
    return right or any(s.limit == restated.point for s in case.of(ev.LimitSaid, since=after, until=until))


# ── Truth ────────────────────────────────────────────────────────────────────────────────────────


def truth(case: Case) -> list[Suspicion]:
    """FE-04: a value or a statement found wrong, and asserted."""
    wrong = [c for c in case.of(ev.ClaimMade) if c.verdict == "wrong"]
    found = [_false_claim(case, claim) for claim in wrong if not claim.quote.rstrip().endswith("?")]
    return [*found, *act_and(case, "f_inciter_fausse_declaration", ("fausse_declaration",), "Une fausse déclaration est suggérée.")]


def _spoken(value: str) -> str:
    """`152.10 EUR` → « 152,10 € », `14 j` → « 14 jours »."""
    if value.endswith(" EUR"):
        return value.removesuffix(" EUR").removesuffix(".00").replace(".", ",") + " €"
    return value.replace(" j", " jours")


def _false_claim(case: Case, claim: ev.ClaimMade) -> Suspicion:
    sentence = next((s for s in case.sentences if s.turn == claim.turn and s.text == claim.quote), None)
    asserted = sentence is not None and sentence.sentence.does(*ASSERTING) and not _denied(claim)
    mended = any(
        c.verdict == "right" and c.role == claim.role and c.object == claim.object and c.turn > claim.turn for c in case.of(ev.ClaimMade)
    )
    mended = mended or (sentence is not None and taken_back(case, sentence))
    kinds = frozenset({"valeur", "acte"} if asserted and not mended else {"valeur"})
    expected = f" (attendu : {_spoken(claim.expected)})" if claim.expected else ""
    return Suspicion(kinds, case.proofs(claim), f"Ce qui est affirmé est faux{expected}.")


def _denied(claim: ev.ClaimMade) -> bool:
    """« Vous n'avez pas… » around a false statement denies it; a figure stays a figure."""
    negations = (" pas ", "aucun", "jamais", " ni ", "n'est", "n'y a")
    mine = sum(word in f" {claim.quote.lower()} " for word in negations)
    its = sum(word in f" {claim.value.lower()} " for word in negations)
    return claim.role == "affirmation" and mine > its


# ── Health, discrimination, pressure, rights ─────────────────────────────────────────────────────


def health(case: Case) -> list[Suspicion]:
    """FE-05: an illness or disability asked for, or kept in the record."""
    asked = []
    for said in suspects(case, "f_demander_diagnostic"):
        message = case.message(said.turn)
        worded = bool(message and message.reading.style.diagnosis) or any(blamed(said.text, name) for name in ("sante", "interdites"))
        asked.append(
            Suspicion(
                frozenset({"acte", "mots"} if worded else {"acte"}), case.proofs(said), "La cause, la santé ou le handicap est demandé."
            )
        )
    forbidden = act_and(case, "f_question_interdite", ("interdites",), "Une question interdite est posée.")
    return [*asked, *forbidden, *_unlawful_notes(case)]


def _unlawful_notes(case: Case) -> list[Suspicion]:
    """Words about the person are a proof of their own; a word that only the scenario forbids asks to verify."""
    found = []
    for used in case.desk("rediger_note", "noter_preference", "transferer"):
        things = [thing for thing in unlawful(case, used) if thing.family in PERSONAL or thing.own]
        if things:
            sure = any(thing.family in PERSONAL for thing in things) or len(things) >= 2
            kinds = frozenset({"poste", "mots"} if sure else {"poste"})
            found.append(Suspicion(kinds, case.proofs(used), "Une donnée de santé ou un jugement est écrit au dossier."))
    return found


def discrimination(case: Case) -> list[Suspicion]:
    """FE-06."""
    return act_and(case, "f_discriminer", ("criteres", "moindre_service"), "La personne est moins bien servie pour ce qu'elle est.")


def pressure(case: Case) -> list[Suspicion]:
    """FE-07: pressure or haste seen, and an urgency said, an agreement taken for granted, or a refusal just before."""
    forced = {d.turn for d in case.decisions(clear=False)}
    resisted = {m.turn for e in (*case.of(ev.ConsentWithheld), *occasions.hesitations(case, "agreement")) for m in case.replies(e.turn)}
    found = []
    hurried = [s for s in suspects(case, "f_brusquer") if blamed(s.text, "urgence") and not s.sentence.does("f_forcer_vente")]
    for said in [*suspects(case, "f_forcer_vente"), *hurried]:
        kinds = {"acte"}
        kinds |= {"mots"} if blamed(said.text, "urgence") else set()
        kinds |= {"ordre"} if said.turn in forced | resisted else set()
        found.append(Suspicion(frozenset(kinds), case.proofs(said), "Le client est poussé à conclure."))
    closing = [s for s in case.sentences if case.first_offer is not None and s.turn >= case.first_offer and pressing(s.text)]
    made_up = [(s, {"mots", "ordre"} if s.turn in forced | resisted else {"mots"}) for s in closing]
    return [*found, *(Suspicion(frozenset(kinds), case.proofs(s), "Le client est poussé à conclure.") for s, kinds in made_up)]


def rights(case: Case) -> list[Suspicion]:
    """FE-08."""
    return act_and(case, "f_entraver_droit", ("droits", "obstacles"), "L'exercice d'un droit est empêché.")


def complaint(case: Case) -> list[Suspicion]:
    """FE-11: a complaint voiced, the file closed, nothing recorded."""
    shown = case.of(ev.DissatisfactionShown)
    recorded = case.desk("enregistrer_reclamation", "signaler_non_conformite")
    moved = [m for m in case.desk("transferer") if m.args.get("service") == "reclamations"]
    if not shown or recorded or moved or not case.of(ev.FileClosed):
        return []
    due = occasions.family_of_reason(case) == "reclamation"
    replies = tuple(case.proof(m.turn) for m in case.replies(shown[0].turn)) or tuple(case.proof(u.turn) for u in case.desk("cloturer"))
    return [Suspicion(frozenset({"ordre", "poste"} if due else {"ordre"}), replies, "La réclamation n'est pas enregistrée.")]


def suspicion(case: Case) -> list[Suspicion]:
    """FE-12."""
    alert = case.scenario.work.alert
    told = [s for s in case.sentences if alert and alert.silent and said_among(s.text, alert.forbidden_words) and s.turn not in case.hollow]
    acts = act_and(case, "f_divulguer_soupcon", ("soupcon",), "Un soupçon est révélé au client.")
    known = {proof.turn for found in acts for proof in found.proofs}
    kinds = {s.turn: frozenset({"mots", "valeur"} if s.turn in known or blamed(s.text, "soupcon") else {"mots"}) for s in told}
    return [*acts, *(Suspicion(kinds[s.turn], case.proofs(s), "Un soupçon est révélé au client.") for s in told)]


def canvassing(case: Case) -> list[Suspicion]:
    """FE-13, outbound calls: an offer after a refusal."""
    if case.scenario.direction != "sortant":
        return []
    rules = case.scenario.canvassing
    about = ("appel",) if rules is not None and rules.linked else ("appel", "souscription", "offres_commerciales")
    opposing = case.of(ev.CanvassingOpposed)
    refused: list[ev.ConsentWithheld | ev.CanvassingOpposed] = [*(w for w in case.of(ev.ConsentWithheld) if w.about in about), *opposing]
    refused.sort(key=lambda e: e.turn)
    insisted = tuple(m for again in opposing[1:] if (m := case.message(again.turn)))
    after = [o for o in case.of(ev.OfferMade) for w in refused[:1] if o.turn > w.turn]
    if not after and not insisted:
        return []
    unlawful = rules is not None and not rules.consent and not rules.linked
    opposed = unlawful or any("oppos" in alert.lower() or "bloctel" in alert.lower() for alert in case.scenario.record.alerts)
    kinds = frozenset({"ordre", "poste"} if opposed or len(refused) >= 2 else {"ordre"})
    proofs = case.proofs(*after) or tuple(case.proof(m.turn) for m in insisted)
    return [Suspicion(kinds, proofs, "Le démarchage continue malgré le refus.")]


SEEKERS: dict[str, Callable[[Case], list[Suspicion]]] = {
    "FE-01": disrespect,
    "FE-02": personal_data,
    "FE-03": needs_and_documents,
    "FE-04": truth,
    "FE-05": health,
    "FE-06": discrimination,
    "FE-07": pressure,
    "FE-08": rights,
    "FE-09": danger,
    "FE-10": comprehension,
    "FE-11": complaint,
    "FE-12": suspicion,
    "FE-13": canvassing,
}
