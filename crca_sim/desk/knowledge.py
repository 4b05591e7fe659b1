"""The knowledge base: found by its words, spelling forgiven; each article says what it is worth."""

from __future__ import annotations

from crca_sim.desk.answer import Act, Answer
from crca_sim.desk.arguments import Arguments
from crca_sim.desk.state import DeskState
from crca_sim.desk.wording import typeset_lines
from crca_sim.house import house, resolve, search
from crca_sim.house.parts import Article


def knowledge_view(query: str = "") -> list[str]:
    """The best articles for a query, three at most; an article by its very title; without a query, the titles."""
    articles = house().articles
    if not query.strip():
        return typeset_lines(["Base de connaissances", *(f"- {a.title}" for a in articles.values())])
    named = resolve(query, {a.id: a.title for a in articles.values()})
    best = [named] if named else search.best(query, {a.id: _weighed(a) for a in articles.values()})
    if not best:
        return typeset_lines([f"Aucune procédure trouvée pour « {query[:80]} ».", *(f"- {a.title}" for a in articles.values())])
    return typeset_lines([line for name in best for line in article_lines(articles[name])])


def article_lines(article: Article) -> list[str]:
    """Its title, its text, its standing."""
    return [article.title, *(f"- {text}" for text in article.lines), article.standing]


def _weighed(article: Article) -> search.Weighed:
    return (((article.title,), search.TITLE), (article.keywords, search.KEYWORD), (article.lines, search.TEXT))


def searched(arguments: Arguments, state: DeskState) -> Answer:
    """A search, or the titles."""
    return Answer(knowledge_view(arguments.text("texte") or ""))


ACTS: dict[str, Act] = {"chercher_procedure": searched}
