"""Opening a document: whole, an article, or the articles that speak of something."""

from __future__ import annotations

from crca_sim.authoring.scenario import Scenario
from crca_sim.desk.answer import Act, Answer
from crca_sim.desk.arguments import Arguments
from crca_sim.desk.papers import articles, paper
from crca_sim.desk.state import DeskState
from crca_sim.desk.values import Refused
from crca_sim.house import house, typeset
from crca_sim.house.texts import Clause, texts


def read_out(arguments: Arguments, state: DeskState) -> Answer:
    """The text asked for. Raises Refused: no such article, or nothing about these words."""
    document = arguments.text("document") or ""
    article, words = arguments.text("article"), arguments.text("recherche")
    if article is None and words is None:
        form = arguments.text("format") or "standard"
        if form not in house().formats_of(document):
            raise Refused(f"format : ce document existe en {', '.join(house().formats_of(document))}.", "format")
        return Answer(paper(document, arguments.scenario, state, form))
    found = _by_number(document, article) if article else _by_words(document, words or "")
    return Answer(articles(document, arguments.scenario, state, found), {"articles": [c.number for c in found]})


def _by_number(document: str, article: str) -> tuple[Clause, ...]:
    text = texts()[document]
    clause = text.clause(article)
    found = (clause,) if clause else text.chapter(article)
    if not found:
        raise Refused(f"article : il n'y a pas d'article « {article} » ici. Articles : {summary(document)}.", "article")
    return found


def _by_words(document: str, words: str) -> tuple[Clause, ...]:
    found = texts()[document].clauses_about(words)
    if not found:
        raise Refused(f"recherche : rien sur « {words} » dans ce document. Articles : {summary(document)}.", "recherche")
    return found


def summary(document: str) -> str:
    """« 1.1 Votre contrat, 1.2 Vos déclarations … »."""
    return ", ".join(f"{c.number} {c.title}" for c in texts()[document].clauses)


def document_view(
    document: str, scenario: Scenario, state: DeskState, *, article: str | None = None, words: str | None = None, form: str = "standard"
) -> list[str]:
    """The text of a document, for a screen: nothing is recorded. What is not there is said."""
    try:
        if article or words:
            return articles(document, scenario, state, _by_number(document, article) if article else _by_words(document, words or ""))
    except Refused as refusal:
        return [typeset(str(refusal))]
    return paper(document, scenario, state, form)


ACTS: dict[str, Act] = {"lire_document": read_out}
