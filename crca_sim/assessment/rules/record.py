"""C8.1, C8.2 and C8.5: the client's file read in time, kept up to date, filled in with what was said."""

from __future__ import annotations

from dataclasses import dataclass

from crca_sim import events as ev
from crca_sim.assessment import occasions
from crca_sim.assessment.case import Case, Said
from crca_sim.assessment.rule import Verdict, absent, graded, judges, observed, partial
from crca_sim.assessment.truths import agrees, same_value, true_value, was_said
from crca_sim.assessment.words import listed, turned
from crca_sim.assessment.written import notes_with_preference
from crca_sim.house import typeset
from crca_sim.understanding.expressions import fold

CONTACT_FIELDS = ("adresse", "telephone", "courriel", "canal_prefere", "code_postal", "ville")
SURE = 0.85
"""Confidence from which a question is about a fact: nobody is reproached on a guess."""
OFFERS = "offres_"
"""How the consents to be canvassed begin."""


# ── C8.1 ─────────────────────────────────────────────────────────────────────────────────────────


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
    again = [asked for asked in _asked_again(case) if asked.turn >= seen[0].turn]
    if again:
        return partial("Une information affichée dans la fiche est redemandée.", case.proofs(*again[:1], *seen))
    return observed("La fiche est ouverte à temps et sert l'échange.", proof)


def _asked_again(case: Case) -> list[ev.FactAsked]:
    """Questions about what the file shows that the client felt as such, and that were surely about it."""
    felt = {moved.turn for moved in case.caused("deja_au_dossier")}
    return [asked for asked in case.of(ev.FactAsked) if asked.turn in felt and _surely_about(case, asked)]


def _surely_about(case: Case, asked: ev.FactAsked) -> bool:
    fact = case.scenario.facts.get(asked.fact)
    if fact is None or not fact.known:
        return False
    seen = [t for s in case.sentences if s.turn == asked.turn and s.text == asked.quote for t in s.sentence.topics[:1]]
    return any(t.confidence >= SURE and t.topic in (asked.fact, *fact.topics) for t in seen)


# ── C8.2 ─────────────────────────────────────────────────────────────────────────────────────────


@judges("C8.2", "demander_coordonnees", "demander_consentement")
def updating(case: Case) -> Verdict:
    """Stale fields put right, or contact data typed; the preference noted; consents asked for themselves."""
    points = {_field_label(case, name): corrected(case, name) for name in case.scenario.record.stale}
    if not points:
        points = {"une coordonnée du client": any(u.args.get("champ") in CONTACT_FIELDS for u in case.desk("modifier_fiche"))}
    if case.of(ev.PreferenceTold):
        points["sa préférence de communication"] = bool(preference_noted(case))
    missing = listed([name for name, there in points.items() if not there])
    blanks = {"manque": missing} if missing else {}
    fields = (*CONTACT_FIELDS, *case.scenario.record.stale)
    proof = case.proofs(*(u for u in case.desk("modifier_fiche") if u.args.get("champ") in fields), *preference_noted(case))
    if supposed := _supposed(case):
        reason = "Un accord commercial est enregistré sans avoir été demandé, ou contre la réponse du client."
        return absent(reason, case.proofs(*supposed))
    verified = case.said("demander_coordonnees")
    if (mixed := _mixed(case)) and all(points.values()):
        return partial("L'accord pour recevoir des offres est demandé en même temps qu'autre chose.", case.proofs(*mixed))
    reason = f"Il reste à mettre à jour : {missing}." if missing else "Les coordonnées et la préférence du client sont à jour."
    least = 0 if verified or proof else 1
    return graded(sum(points.values()), len(points), least, typeset(reason), proof or case.proofs(*verified), **blanks)


def corrected(case: Case, name: str, until: int | None = None) -> bool:
    """A stale field holds its true value, as far as it is known; anything else typed there corrects nothing."""
    typed = [u for u in case.desk("modifier_fiche", until=until) if u.args.get("champ") == name]
    if not typed:
        return False
    value, truth = str(typed[-1].args.get("valeur", "")), true_value(case, name)
    return fold(value) != fold(case.scenario.record.fields.get(name, "")) if truth is None else same_value(truth, value)


def _field_label(case: Case, name: str) -> str:
    field = case.house.fields.get(name)
    return f"{field.label} de la fiche" if field else name


def preference_noted(case: Case) -> tuple[ev.DeskUsed, ...]:
    """In the record, in its field, or in the contact note."""
    edited = (u for u in case.desk("modifier_fiche") if u.args.get("champ") in ("canal_prefere", "preference_communication"))
    return (*case.desk("noter_preference"), *edited, *notes_with_preference(case))


def _supposed(case: Case) -> list[ev.DeskUsed]:
    """A commercial consent recorded as a yes that nobody asked for, or that the client refused."""
    recorded = [u for u in case.desk("recueillir_consentement") if str(u.args.get("objet", "")).startswith(OFFERS)]
    if any(answer.about == "offres_commerciales" for answer in case.of(ev.ConsentWithheld)):
        return [u for u in recorded if u.args.get("reponse") == "oui"]
    given = any(answer.about == "offres_commerciales" for answer in case.of(ev.ConsentGiven))
    return [] if given else [u for u in recorded if u.args.get("reponse") != "non"]


def _mixed(case: Case) -> list[Said]:
    """The consent to offers asked in the sentence that asks to subscribe, or for something else."""
    asked = [s for s in case.sentences if "?" in s.text and turned(s.text, "offres_commerciales")]
    return [s for s in asked if s.sentence.does("demander_accord", "faire_signer", "demander_coordonnees", "mesurer_satisfaction")]


# ── C8.5 ─────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Gap:
    """A value typed that is not what the client said, or that they never said."""

    used: ev.DeskUsed
    told: str
    risky: bool = False


@judges("C8.5")
def accuracy(case: Case) -> Verdict:
    """The last value typed in each field, compared with what the client said."""
    last = {str(used.args.get("champ")): used for used in occasions.entries(case)}
    gaps = [gap for name, used in last.items() if (gap := _gap(case, name, used)) is not None]
    if not gaps:
        return observed("Ce qui est saisi est ce que le client a dit.", case.proofs(*last.values()))
    proof, told = case.proofs(*(gap.used for gap in gaps)), listed(gap.told for gap in gaps)
    if any(gap.risky for gap in gaps) or len(gaps) > 1:
        return absent(f"La saisie n'est pas ce que le client a dit : {told}.", proof, ecart_saisie=told)
    return partial(f"Un écart mineur dans la saisie : {told}.", proof, ecart_saisie=told)


def _gap(case: Case, name: str, used: ev.DeskUsed) -> _Gap | None:
    typed, truth = str(used.args.get("valeur", "")), true_value(case, name)
    facts = [(f, fact) for f, fact in case.scenario.facts.items() if fact.field == name and fact.value]
    if not facts:
        field = case.house.fields.get(name)
        wrong = truth is not None and not same_value(truth, typed)
        return _Gap(used, f"{field.label if field else name} (saisi : {typed})") if wrong else None
    fact_id, fact = facts[-1]
    if not agrees(fact, typed):
        return _Gap(used, f"{fact.label} (saisi : {typed})", fact.changes_risk)
    unsaid = fact.to_discover and not was_said(case, fact_id)
    return _Gap(used, f"{fact.label} (saisi sans que le client l'ait dit)") if unsaid else None
