"""The house's documents as texts: all there, exact, easy to read where they say so."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from crca_sim.house import house, search
from crca_sim.house.product import Product
from crca_sim.house.texts import DocumentText, cited, texts

EASY_WORDS = 12
"""Words of a sentence that is easy to read (`handicap.md` H05)."""
LEGAL = {
    "5 jours", "2 jours", "10 jours", "15 jours", "14 jours", "30 jours", "20 jours", "2 mois", "1 mois", "3 mois", "5 ans", "2 ans",
    "12 %", "6,50 €", "200000 €", "380 €", "1520 €", "18 %", "8 ans", "90 jours", "50 %", "100 %",
}  # fmt: skip
"""Legal delays (`reglementation.md`), and what the tariff says of every product."""
FIGURE = re.compile(r"\d[\d ]*(?:,\d+)? (?:€|%|jours?|mois|ans|km)")


def plain(line: str) -> str:
    return line.replace("\u00a0", " ")


def test_every_document_of_the_house_has_a_text_and_no_text_is_without_a_document() -> None:
    assert set(texts()) == set(house().documents)


@pytest.mark.parametrize("text", texts().values(), ids=lambda t: t.id)
def test_articles_are_numbered_once_and_in_order(text: DocumentText) -> None:
    numbers = [tuple(map(int, c.number.split("."))) for c in text.clauses]
    assert numbers == sorted(set(numbers))
    assert all(c.text or c.made for c in text.clauses)


@pytest.mark.parametrize("text", texts().values(), ids=lambda t: t.id)
def test_the_easy_version_has_short_sentences(text: DocumentText) -> None:
    sentences = [s for line in text.easy for s in re.split(r"(?<=[.?!]) ", plain(line))]
    assert not [s for s in sentences if len(re.findall(r"\w[\w'’-]*", s)) > EASY_WORDS]


@pytest.mark.parametrize("text", texts().values(), ids=lambda t: t.id)
def test_blanks_are_those_that_the_desk_fills(text: DocumentText) -> None:
    known = {
        "client", "adresse", "date", "produit", "formule", "options", "variantes", "annuel", "mensuel", "date_effet", "renonciation",
        "clause", "suite", "reference_reclamation", "motif_reclamation", "faits_reclamation", "accuse_avant", "reponse_avant",
    }  # fmt: skip
    lines = [text.title, *text.opening, *text.easy, *(line for c in text.clauses for line in c.text)]
    assert {blank for line in lines for blank in re.findall(r"\{(\w+)\}", line)} <= known


def _figures_of(product: Product) -> Iterator[str]:
    described = product.model_dump(mode="json")
    yield from re.findall(r"\d[\d ]*(?:[.,]\d+)? (?:EUR|€|%|jours?|j|mois|ans?|km)", plain(str(described)))
    yield from (f"{option.price} €" for option in product.options.values() if option.price is not None)


def _same(figure: str) -> str:
    number, unit = re.fullmatch(r"([\d ]*(?:[.,]\d+)?) (\S+)", figure).groups()  # type: ignore[union-attr]
    unit = {"EUR": "€", "j": "jour", "jours": "jour", "ans": "an"}.get(unit, unit)
    return f"{float(number.replace(' ', '').replace(',', '.')):g} {unit}"


@pytest.mark.parametrize("text", [t for t in texts().values() if t.product], ids=lambda t: t.id)
def test_a_product_s_text_holds_no_figure_that_its_catalogue_does_not(text: DocumentText) -> None:
    known = {_same(f) for f in (*_figures_of(house().products[text.product or ""]), *LEGAL)}
    lines = [*text.easy, *(line for c in text.clauses for line in c.text)]
    said = {_same(figure) for line in lines for figure in FIGURE.findall(plain(line))}
    assert said <= known, said - known


def test_an_article_is_found_by_its_number_or_its_words() -> None:
    text = texts()["cg-habitat"]
    assert "effraction" in plain(text.clause("article 4,2").text[0])  # type: ignore[union-attr]
    assert text.clause("9.9") is None
    assert [c.number for c in text.chapter("4")] == ["4.1", "4.2", "4.3", "4.4"]
    assert text.clauses_about("vol sans effractions")[0].number == "4.2"
    assert text.clauses_about("xylophone") == ()


def test_a_citation_names_its_clause() -> None:
    found = cited("cg-habitat", "conditions générales habitat, article 4.2")
    assert found is not None
    assert found.title == "Vol : l'effraction".replace(" :", "\u00a0:")
    assert cited("cg-habitat", "article 12.4") is None
    assert cited("cg-habitat", "page 4") is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("resiliation", "resilliation", True),
        ("hamon", "hammon", True),
        ("mediateur", "mediatuer", True),
        ("vol", "bol", False),
        ("12345", "12346", False),
        ("echeance", "echeances", True),
    ],
)
def test_a_spelling_slip_is_forgiven_in_a_long_word_only(one: str, other: str, same: bool) -> None:
    assert search.alike(one, other) is same
