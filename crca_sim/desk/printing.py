"""Quotes and comparisons as a page to print: plain HTML that any browser prints, and that a screen reader reads cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from crca_sim.authoring.scenario import Scenario
from crca_sim.desk import clock
from crca_sim.desk.quote_views import comparison_table, comparison_view
from crca_sim.desk.state import DeskState, Established
from crca_sim.desk.wording import typeset_lines
from crca_sim.house import house, typeset

_STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#000;background:#fff}"
    "table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:bold;margin-bottom:.5em}"
    "th,td{border:1px solid #555;padding:.4em .6em;text-align:left;vertical-align:top}thead th{background:#eee}"
    "@media print{body{margin:0}}"
)


def comparison_page(scenario: Scenario, state: DeskState) -> str | None:
    """The last comparison, dated; None when there is none. Every price in it says that it is fictional."""
    rows = comparison_table(state)
    if not rows:
        return None
    title = comparison_view(state)[0]
    return _page(title, [f"<table><caption>{escape(title)}</caption>", *_table(rows), "</table>"], scenario, state)


def quotes_page(scenario: Scenario, state: DeskState) -> str | None:
    """The quotes established, whole, one after the other; None when there is none."""
    if not state.quotes:
        return None
    body = [line for established in state.quotes.values() for line in _quote(established)]
    return _page("Devis" if len(state.quotes) == 1 else "Vos devis", body, scenario, state)


def _page(title: str, body: list[str], scenario: Scenario, state: DeskState) -> str:
    return "\n".join(
        (
            '<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8">',
            f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>",
            f"<h1>{escape(house().name)}</h1><p>{escape(typeset(f'Établi le {clock.now_in_words(scenario, state)}.'))}</p>",
            *body,
            f"<p>{escape(typeset('Assureur, tarifs et garanties sont fictifs : cette page sert à l’entraînement.'))}</p></body></html>",
            "",
        )
    )


def _quote(established: Established) -> Iterator[str]:
    _, *lines = typeset_lines(established.quote.as_text())
    yield f"<h2>{escape(typeset(f'Devis : {established.label}'))}</h2><ul>"
    yield from (f"<li>{escape(line.removeprefix('- '))}</li>" for line in lines)
    yield "</ul>"


def _table(rows: list[list[str]]) -> Iterator[str]:
    head, *body = rows
    yield (
        '<thead><tr><th scope="col">Garantie</th>' + "".join(f'<th scope="col">{escape(c)}</th>' for c in head[1:]) + "</tr></thead><tbody>"
    )
    for title, *cells in body:
        yield f'<tr><th scope="row">{escape(title)}</th>' + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
    yield "</tbody>"
