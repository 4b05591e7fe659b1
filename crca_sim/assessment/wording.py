"""What to try next time: the referential's advice, filled with the matter of this client and this scenario."""

from __future__ import annotations

import re
from collections.abc import Mapping

from crca_sim.assessment import withdrawal
from crca_sim.assessment.case import Case
from crca_sim.assessment.rule import Verdict
from crca_sim.assessment.words import listed
from crca_sim.house import typeset
from crca_sim.referential import Indicator, blanks

_TITLES = {"M.": "Monsieur", "Mme": "Madame"}
_READY = ("droit",)
"""Blanks that come with their own quotes."""
_QUOTES = (("« ", "“"), ("«\u00a0", "“"), ("«", "“"), (" »", "”"), ("\u00a0»", "”"), ("»", "”"))


def advice(case: Case, indicator: Indicator, verdict: Verdict) -> str:
    """A better wording or the next thing to do; empty when it was observed, or when there was no occasion."""
    if verdict.value not in ("partial", "absent"):
        return ""
    known = {key: value if key in _READY else _bare(value) for key, value in (_matter(case) | verdict.blanks).items() if value}
    known |= {"modele": _filled(indicator.wording(case.scenario.channel, case.scenario.direction == "sortant"), known)}
    template = next((t for t in indicator.advice if all(b in known for b in blanks(t))), "« {modele} »")
    return typeset(_filled(template, known))


def _matter(case: Case) -> dict[str, str]:
    """What any advice may name: the client, and what the scenario holds."""
    scenario, persona, house = case.scenario, case.persona, case.house.documents
    objection = next(iter(scenario.objections.values()), None)
    documents = scenario.documents.required if scenario.documents else ()
    return {
        "client": persona.formal_name,
        "appel": f"{_TITLES[persona.title]} {persona.last_name}",
        "historique": next(iter((*scenario.record.contacts, *scenario.record.alerts)), ""),
        "besoin_principal": next((need.label for need in scenario.needs.values() if not need.hidden), ""),
        "limites": listed(limit.label for limit in scenario.limits.values()),
        "limite": next((limit.label for limit in scenario.limits.values()), ""),
        "objection": objection.label if objection else "",
        "motif": objection.motive.rstrip(".") if objection else "",
        "droit": withdrawal.saying(case),
        "produit": _product(case),
        **_of_an_agreement(case),
        "documents": listed(house[d].named.split(" (")[0] if d in house else d for d in documents),
    }


def _product(case: Case) -> str:
    """What the contract is called between the two of them."""
    return _CALLED.get(case.scenario.product, case.scenario.product)


_CALLED = {"habitat": "habitation", "sante": "santé", "scolaire": "assurance scolaire", "epargne": "épargne"}


def _of_an_agreement(case: Case) -> dict[str, str]:
    """Where nothing is to be subscribed: what is agreed to, in words for the client, and what follows."""
    if case.sells:
        return {}
    about = _ONES_OWN.sub(lambda own: "vos" if own.group().endswith("es") else "votre", case.scenario.agreement.about)
    return {
        "convenir": about,
        "suite": _WHAT_FOLLOWS,
    }


_WHAT_FOLLOWS = (
    "Je vous envoie le résumé de notre échange aujourd'hui, par le canal qui vous convient ; "
    "sans nouvelle de ma part lundi, recontactez-moi."
)
_ONES_OWN = re.compile(r"\b(?:mon|ma|son|sa|mes|ses)\b")


def _bare(text: str) -> str:
    """Without the quotes it would be put between; quotes inside become others."""
    text = text.strip()
    if text.startswith("«") and text.endswith("»") and text.count("«") == 1:
        text = text[1:-1].strip()
    for before, after in _QUOTES:
        text = text.replace(before, after)
    return text


def _filled(template: str, known: Mapping[str, str]) -> str:
    for name in blanks(template):
        template = template.replace("{" + name + "}", known[name])
    return template.replace("..", ".")
