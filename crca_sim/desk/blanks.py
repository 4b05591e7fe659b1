"""What fills the blanks of a document: what the desk holds at this moment, « à compléter » otherwise."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from crca_sim.authoring.scenario import Scenario
from crca_sim.desk import clock, record
from crca_sim.desk.diary import entry_in_words
from crca_sim.desk.kept import Established
from crca_sim.desk.state import DeskState
from crca_sim.desk.wording import capital, listed
from crca_sim.house import calendar, house
from crca_sim.house.product import Product
from crca_sim.house.quote import price
from crca_sim.house.texts import DocumentText, texts

MISSING = "à compléter"
_BLANK = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document being written: its text, and what it is written about."""

    text: DocumentText
    scenario: Scenario
    state: DeskState

    @property
    def product(self) -> Product | None:
        """The document's own product, else that of the last quote, else the interview's."""
        name = self.text.product or (self.quote.quote.product if self.quote else self.scenario.product)
        return house().product(name)

    @property
    def quote(self) -> Established | None:
        """The last quote established."""
        return max(self.state.quotes.values(), key=lambda e: e.turn, default=None)

    def filled(self, line: str) -> str:
        """The line with its blanks filled; what was typed is never interpreted."""
        values = self.blanks()
        return _BLANK.sub(lambda m: values.get(m[1], m[0]), line)

    def blanks(self) -> Mapping[str, str]:
        """All of them."""
        fields = self.state.fields(self.scenario)
        name = " ".join(fields[n] for n in ("prenom", "nom") if fields.get(n))
        return {
            "client": name or MISSING,
            "adresse": _address(fields) or MISSING,
            "date": calendar.short(clock.today(self.scenario, self.state)),
            "produit": self.product.label if self.product else MISSING,
            "date_effet": record.spoken(fields["date_effet"]) if fields.get("date_effet") else MISSING,
            "renonciation": self._withdrawal(),
            "clause": self._clause(),
            "suite": self._next_steps(),
            **self._priced(),
            **self._complaint(),
        }

    def _priced(self) -> dict[str, str]:
        names = ("formule", "options", "variantes", "annuel", "mensuel")
        if self.quote is None:
            return dict.fromkeys(names, MISSING)
        quote, product = self.quote.quote, house().products[self.quote.quote.product]
        options = listed(product.options[o].label for o in quote.options)
        variants = listed(product.variants[v].label for v in quote.variants)
        return dict(
            zip(names, (product.formulas[quote.formula].label, options, variants, price(quote.yearly), price(quote.monthly)), strict=True)
        )

    def _withdrawal(self) -> str:
        product = self.product
        formula = self.quote.quote.formula if self.quote else None
        rule = house().withdrawal(product.id, self.scenario.channel, formula) if product else None
        if rule is None:
            return MISSING
        sure = rule.certainty in ("A", "B")
        return f"{rule.text} ({rule.source}{'' if sure else ' ; à vérifier'})"

    def _clause(self) -> str:
        """The last article that was read: a refusal cites what its author looked up."""
        found = [(d, a) for d, a in self.state.read if a is not None and d.startswith(("cg-", "notice-"))]
        if not found:
            return "à compléter (lisez d'abord l'article des conditions générales)"
        document, article = found[-1]
        clause = texts()[document].clause(article or "")
        return f"{house().documents[document].label}, article {article}" + (f" ({clause.title})" if clause else "")

    def _next_steps(self) -> str:
        entries = [e for e in self.state.diary if len(e.day) == 10]
        steps = (f"{calendar.spoken(dt.date.fromisoformat(e.day))}, {entry_in_words(e)}" for e in entries)
        return capital(" ; ".join(steps)) + "." if entries else "Aucune suite datée à ce jour."

    def _complaint(self) -> dict[str, str]:
        names = ("reference_reclamation", "motif_reclamation", "faits_reclamation", "accuse_avant", "reponse_avant")
        filed = self.state.filed_as("enregistrer_reclamation")
        if not filed:
            return dict.fromkeys(names, MISSING)
        last = filed[-1]
        reason = house().reasons.get(str(last.args.get("motif")))
        days = (calendar.short(dt.date.fromisoformat(str(last.produced[n]))) for n in ("accuse_avant", "reponse_avant"))
        return dict(
            zip(names, (str(last.produced["numero"]), reason.label if reason else MISSING, str(last.args["texte"]), *days), strict=True)
        )


def _address(fields: Mapping[str, str]) -> str:
    parts = [fields.get("adresse", ""), " ".join(fields[n] for n in ("code_postal", "ville") if fields.get(n))]
    town = "" if parts[1] and parts[1] in parts[0] else parts[1]
    return ", ".join(part for part in (parts[0], town) if part)
