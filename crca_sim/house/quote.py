"""A quote: what is printed and said of a price. Frozen: it is kept as it was given."""

from __future__ import annotations

from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from crca_sim.house.insurer import canonical_amount
from crca_sim.house.names import typeset

MENTION = "tarif fictif"


def euros(amount: Decimal) -> str:
    """`1234.5` → « 1 234,50 € »."""
    whole, cents = f"{amount:,.2f}".split(".")
    return typeset(f"{whole.replace(',', chr(0xA0))},{cents} €")


def price(amount: Decimal, every: str = "") -> str:
    """An amount as it may be printed: « 176,63 € par an (tarif fictif) »."""
    return f"{euros(amount)}{' ' + every if every else ''} ({MENTION})"


class QuoteLine(BaseModel):
    """A step of the calculation: « Stationnement : garage » and « × 0,95 »."""

    model_config = ConfigDict(frozen=True)
    label: str
    value: str


class Quote(BaseModel):
    """A price for a product, a formula, options and variants. Amounts in euros, with two decimals.

    `base_amount` (base × coefficients + options) + `contributions` = `yearly`, to the cent; `monthly` is a twelfth of
    `yearly`, rounded.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    product: str
    formula: str
    options: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    title: str
    lines: tuple[QuoteLine, ...]
    base_amount: Decimal
    contributions: Decimal
    yearly: Decimal
    monthly: Decimal

    @property
    def canonical(self) -> tuple[str, str]:
        """The yearly and the monthly price as slots have them: `176.63 EUR`, `14.72 EUR`."""
        return canonical_amount(self.yearly), canonical_amount(self.monthly)

    def as_text(self, detailed: bool = True) -> list[str]:
        """Lines for a screen or for plain mode; every price says that it is fictional."""
        steps = [typeset(f"{line.label} : {line.value}") for line in self.lines] if detailed else []
        return [
            self.title,
            *steps,
            typeset(f"Cotisation annuelle : {price(self.yearly)}"),
            typeset(f"Soit par mois : {price(self.monthly)}"),
        ]
