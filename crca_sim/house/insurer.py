"""The fictional insurer as one checked thing, and the questions one may ask it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from pydantic import Field, model_validator

from crca_sim.house.directory import Circuit, Diary, EmergencyNumber, Service
from crca_sim.house.names import plain
from crca_sim.house.parts import Article, ById, Contributions, Delegation, Document, Label, Moment, Part, Reason, WithdrawalRule
from crca_sim.house.portal import Page, Portal
from crca_sim.house.product import Cover, Guarantee, Option, Product
from crca_sim.house.workstation import Action, Format, RecordField

_ROLES = {
    "prix": "cotisation", "tarif": "cotisation", "carence": "delai", "delai_attente": "delai", "attente": "delai",
    "limite": "plafond", "maximum": "plafond", "surprime": "majoration", "rabais": "remise",
}  # fmt: skip


class House(Part):
    """Mutuelle Aubelune: frozen, every name pointing to something that exists.

    Collections are mappings by id, ready for cross-checks: `products` (each with `formulas`, `options`,
    `variants`, `guarantees`, `exclusions`), `documents`, `reasons`, `reason_families`, `services`,
    `circuits`, `delegations`, `groups`, `actions`, `sending_channels`, `formats`, `consents`, `fields`, `articles`; `portal` holds pages
    and tasks.
    """

    name: str = Field(alias="nom")
    status: Label = Field(alias="statut")
    phone: str = Field(alias="telephone")
    mail: str = Field(alias="courriel")
    address: str = Field(alias="adresse")
    contributions: Contributions
    products: ById[Product] = Field(alias="produits")
    documents: ById[Document]
    reason_families: dict[str, Label] = Field(alias="familles_motif")
    reasons: ById[Reason] = Field(alias="motifs")
    services: ById[Service]
    circuits: ById[Circuit]
    emergencies: tuple[EmergencyNumber, ...] = Field(alias="secours")
    diary: Diary = Field(alias="agenda")
    delegations: ById[Delegation]
    withdrawals: tuple[WithdrawalRule, ...] = Field(alias="renonciation")
    groups: dict[str, Label] = Field(alias="groupes")
    actions: ById[Action]
    sending_channels: dict[str, str] = Field(alias="canaux_envoi")
    formats: ById[Format]
    consents: dict[str, Label] = Field(alias="consentements")
    fields: ById[RecordField] = Field(alias="champs")
    articles: ById[Article]
    portal: Portal = Field(alias="espace_client")

    @model_validator(mode="after")
    def _names_exist(self) -> House:
        broken = list(self._dangling())
        if broken:
            raise ValueError("noms inconnus : " + ", ".join(broken))
        return self

    def _dangling(self) -> Iterator[str]:
        yield from _missing("famille", (r.family for r in self.reasons.values()), self.reason_families)
        yield from _missing("motif", (m for s in self.services.values() for m in s.reasons), self.reasons)
        yield from _missing("circuit", (c.service for c in self.circuits.values()), self.services)
        yield from _missing("groupe", (a.group for a in self.actions.values()), self.groups)
        for document in self.documents.values():
            yield from _missing(document.id, document.products, [*self.products, "tous"])
            yield from _missing(document.id, document.formats, self.formats)
        for rule in self.withdrawals:
            yield from _missing("renonciation", rule.products, self.products)
        for product in self.products.values():
            yield from self._dangling_in(product)

    def _dangling_in(self, product: Product) -> Iterator[str]:
        for guarantee in product.guarantees.values():
            yield from _missing(guarantee.id, guarantee.covers, product.formulas)
        for option in product.options.values():
            yield from _missing(option.id, option.formulas, product.formulas)
        for names in product.documents.values():
            yield from _missing(product.id, names, self.documents)

    @property
    def pages(self) -> dict[str, Page]:
        """The pages of the client portal."""
        return self.portal.pages

    # ── Names ────────────────────────────────────────────────────────────────────────────────────

    def product(self, name: str) -> Product | None:
        """The product of this id or synonym (`habitation` → `habitat`)."""
        wanted = plain(name)
        return next((p for p in self.products.values() if wanted in {plain(n) for n in (p.id, p.label, *p.aliases)}), None)

    def documents_for(self, product: str, moment: Moment) -> tuple[str, ...]:
        """The right set of documents for a product at a moment (C9.1); empty when the house does not fix one."""
        found = self.product(product)
        return found.documents.get(moment, ()) if found else ()

    def formats_of(self, document: str) -> tuple[str, ...]:
        """The formats in which a document exists. Unknown document: KeyError."""
        return self.documents[document].formats or tuple(self.formats)

    # ── Truth of what is said ────────────────────────────────────────────────────────────────────

    def withdrawal(self, product: str, channel: str, formula: str | None = None) -> WithdrawalRule | None:
        """The right of withdrawal of a product sold through a channel (a scenario's, or `domicile`).

        `reglementation.md` R05 and R06; the rule says its own certainty. None: the house has no rule.
        """
        found = self.product(product)
        return next((w for w in self.withdrawals if found and w.applies(found.id, channel, formula)), None)

    def fact(
        self, role: str, object: str | None, product: str | None, formula: str | None = None, channel: str | None = None
    ) -> str | None:
        """The house's own value, canonical, or None when it says nothing or differs from formula to formula.

        `house().fact("franchise", "vol", "auto", "tiers_etendu")` → `350 EUR`.
        """
        values = self.facts(role, object, product, formula, channel)
        if formula is None and len(set(values)) > 1 and not self._same_everywhere(role, object, product):
            return None
        return values[0] if values else None

    def facts(
        self, role: str, object: str | None, product: str | None, formula: str | None = None, channel: str | None = None
    ) -> tuple[str, ...]:
        """All values that are true, the rule first: windscreen excess `50 EUR`, and `0 EUR` when repaired.

        A claim is wrong only when this is not empty and does not hold it. Without a formula, values of all formulas.
        """
        role = _ROLES.get(plain(role), plain(role))
        if role == "delai_renonciation" or (role == "delai" and plain(object or "") == "renonciation"):
            return self._withdrawal_delay(product, formula, channel)
        found = self.product(product) if product else None
        values = [*self._delegated(role, object)]
        if found:
            values += [
                *_of_guarantees(found, role, object, formula),
                *_of_product(found, role, object),
                *self._option_price(found, role, object),
            ]
        return tuple(dict.fromkeys(values))

    def covered(self, object: str, product: str, formula: str) -> bool | None:
        """Whether the formula covers it; None when the house does not know the guarantee or the formula."""
        found = self.product(product)
        guarantee = found.guarantee(object) if found else None
        if guarantee is None or formula not in guarantee.covers:
            return None
        return guarantee.covers[formula] is not None

    def _same_everywhere(self, role: str, object: str | None, product: str | None) -> bool:
        found = self.product(product) if product else None
        if found is None:
            return True
        told = {self.facts(role, object, product, formula) for formula in found.formulas} - {()}
        return len(told) == 1

    def _withdrawal_delay(self, product: str | None, formula: str | None, channel: str | None) -> tuple[str, ...]:
        rule = self.withdrawal(product, channel, formula) if product and channel else None
        if rule is None or rule.days is None:
            return ()
        return (f"{rule.days} j",) if rule.days else ("aucun",)

    def _delegated(self, role: str, object: str | None) -> Iterator[str]:
        delegation = self.delegations.get(plain(object or ""))
        if delegation and role in ("plafond", "delegation"):
            yield delegation.ceiling

    def _option_price(self, product: Product, role: str, object: str | None) -> Iterator[str]:
        """An option's price is true bare, as the catalogue has it, and with contributions, as the client pays it."""
        option: Option | None = product.options.get(plain(object or ""))
        if role == "cotisation" and option and option.price is not None:
            yield canonical_amount(option.price)
            yield canonical_amount(option.price * (1 + Decimal(str(self.contributions.rate))))


def canonical_amount(amount: Decimal) -> str:
    """An amount in euros as `understanding.reading.Slot.value` has it: `62 EUR`, `176.63 EUR`."""
    cents = amount.quantize(Decimal("0.01"))
    return f"{cents:.0f} EUR" if cents == cents.to_integral_value() else f"{cents} EUR"


def _missing(where: str, names: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    known = set(known)
    return (f"{where} → {name}" for name in names if name not in known)


def _of_guarantees(product: Product, role: str, object: str | None, formula: str | None) -> Iterator[str]:
    guarantee = product.guarantee(object)
    if guarantee is None:
        return
    for name, cover in guarantee.covers.items():
        if formula in (None, name):
            yield from _limit(product, guarantee, name, cover, role)


def _limit(product: Product, guarantee: Guarantee, formula: str, cover: Cover, role: str) -> tuple[str, ...]:
    if cover is None:
        return ()
    general = product.guarantees.get("generale")
    if role == "franchise" and role not in cover and guarantee.general_excess and general:
        cover = general.covers[formula] or {}
    return cover.get(role, ())


def _of_product(product: Product, role: str, object: str | None) -> Iterator[str]:
    wanted = plain(object or "")
    return (v for fact in product.facts if fact.role == role and plain(fact.object) == wanted for v in fact.values)
