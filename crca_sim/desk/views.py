"""The desk in plain text: the same lines for screens and for plain mode. Nothing hidden in the scenario is in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from crca_sim.authoring.scenario import Scenario
from crca_sim.desk import record
from crca_sim.desk.state import DeskState
from crca_sim.house import house, plain, typeset
from crca_sim.house.parts import Article
from crca_sim.house.product import Cover, Product
from crca_sim.house.quote import Quote, price

_STATUS = {
    "prospect": "prospect",
    "client": "client",
    "resiliation_en_cours": "client, résiliation en cours",
    "sinistre_ouvert": "client, sinistre ouvert",
    "impaye": "client, cotisation impayée",
    "reclamation": "client, réclamation ouverte",
}
_MOMENTS = {
    "avant_accord": "Avant l'accord",
    "souscription": "À la souscription",
    "vie_contrat": "Pendant la vie du contrat",
    "sinistre": "Sinistre",
    "resiliation": "Résiliation",
    "reclamation": "Réclamation",
}
_ROLES = {"franchise": "franchise", "plafond": "plafond", "taux": "taux", "seuil": "seuil", "delai": "délai d'attente", "duree": "durée"}


def record_view(scenario: Scenario, state: DeskState) -> list[str]:
    """The client's file: status, fields as they are now, alerts, preferences."""
    labels = record.fields(scenario)
    lines = [f"Fiche : {_STATUS[scenario.record.status]}"]
    for name, value in state.fields(scenario).items():
        mark = " (modifié)" if name in state.edits else ""
        lines.append(f"{_capital(labels.get(name, name))} : {record.spoken(value)}{mark}")
    lines += [f"Alerte : {alert}" for alert in scenario.record.alerts]
    lines += [f"Préférence de communication : {preference}" for preference in state.preferences]
    lines += [f"Consentement, {house().consents[about]} : {answer or 'demandé'}" for about, answer in state.consents.items()]
    return _typeset(lines if len(lines) > 1 else [*lines, "Aucune donnée enregistrée."])


def contracts_view(scenario: Scenario, state: DeskState) -> list[str]:
    """The contracts of the file."""
    return _typeset([f"Contrat : {c}" for c in scenario.record.contracts] or ["Aucun contrat en cours."])


def contacts_view(scenario: Scenario, state: DeskState) -> list[str]:
    """The former contacts of the file."""
    return _typeset([f"Contact : {c}" for c in scenario.record.contacts] or ["Aucun contact antérieur."])


def quotes_view(state: DeskState) -> list[str]:
    """The quotes established, with their prices."""
    lines = [line for e in state.quotes.values() for line in (f"Devis : {e.label}", *e.quote.as_text(detailed=False)[1:])]
    return _typeset(lines or ["Aucun devis établi."])


def documents_view(scenario: Scenario, state: DeskState) -> list[str]:
    """What may be sent for the products of the scenario, moment by moment, then what was sent."""
    products = {scenario.product, *(s.product for s in scenario.solutions.values())}
    fitting = [d for d in house().documents.values() if any(d.concerns(p) for p in products)]
    lines = []
    for moment, title in _MOMENTS.items():
        lines += [title, *(f"- {d.id} : {d.label}" for d in fitting if d.moment == moment)]
    lines.append("Formats : " + ", ".join(f"{f.id} ({f.label})" for f in house().formats.values()))
    lines += [f"Envoyé : {s.document} {house().sending_channels.get(s.channel, s.channel)} ({s.format})" for s in state.sent]
    return _typeset(lines)


def directory_view() -> list[str]:
    """The services of the house: what they handle, when, and at which (fictional) number."""
    lines = []
    for service in house().services.values():
        reach = "interne" if service.internal else "joignable par le client"
        lines.append(f"{_capital(service.label)} ({service.id}), {service.phone}, {service.hours}, {reach}")
        lines += [f"- {what}" for what in service.handles]
    return _typeset(lines)


def knowledge_view(query: str = "") -> list[str]:
    """The best articles of the knowledge base for a query, three at most; without a query, the titles."""
    articles = list(house().articles.values())
    if not query.strip():
        return _typeset(["Base de connaissances", *(f"- {a.title}" for a in articles)])
    ranked = sorted(((_match(query, a), -i) for i, a in enumerate(articles)), reverse=True)
    best = [articles[-i] for score, i in ranked if score and score * 2 >= ranked[0][0]][:3]
    if not best:
        return _typeset([f"Aucune procédure trouvée pour « {query[:80]} ».", *(f"- {a.title}" for a in articles)])
    return _typeset([line for a in best for line in (a.title, *(f"- {text}" for text in a.lines), a.standing)])


def help_view(action: str | None = None) -> list[str]:
    """How to write the actions of the desk, or one of them with its choices."""
    described = house().actions.get(action or "")
    if described is None:
        return _typeset([a.usage for a in house().actions.values()])
    lines = [described.usage]
    lines += [f"- {a.name} : {', '.join(a.choices)}" for a in described.arguments if a.choices]
    return _typeset(lines)


def comparison(product: Product, quotes: Mapping[str, Quote]) -> list[str]:
    """Formulas side by side: the price of each, then each guarantee formula by formula."""
    lines = [f"{product.label} : comparaison des formules"]
    lines += [f"{product.formulas[f].label} : {price(q.yearly, 'par an')}, {price(q.monthly, 'par mois')}" for f, q in quotes.items()]
    for guarantee in product.guarantees.values():
        cells = (f"{product.formulas[f].label} : {_cover_in_words(guarantee.covers.get(f))}" for f in quotes)
        remark = f" ({guarantee.text})" if guarantee.text else ""
        lines.append(f"{_capital(guarantee.label)}{remark}. {' ; '.join(cells)}")
    return _typeset(lines)


def _cover_in_words(cover: Cover) -> str:
    if cover is None:
        return "non garanti"
    limits = (f"{_ROLES[role]} {_in_words(values[0])}" for role, values in cover.items() if role in _ROLES)
    return ", ".join(limits) or "oui"


def _in_words(value: str) -> str:
    amount, _, unit = value.partition(" ")
    if unit == "EUR":
        return f"{int(float(amount)):,} €".replace(",", " ")
    return value.replace(" j", " jours") if unit == "j" else value


def _match(query: str, article: Article) -> int:
    """Words of the query found: three points in the title, two in a keyword, one in the text."""
    title, keywords, text = (_words(t) for t in ([article.title], article.keywords, article.lines))
    return sum(3 * _has(title, w) + 2 * _has(keywords, w) + _has(text, w) for w in _words([query]))


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(w.rstrip("sx") for text in texts for w in plain(text).split("_") if len(w) > 2 and w not in _EMPTY)


def _has(words: frozenset[str], wanted: str) -> bool:
    return wanted in words or (len(wanted) >= 5 and any(w.startswith(wanted[:5]) for w in words))


_EMPTY = frozenset({"les", "des", "une", "que", "qui", "quoi", "pour", "dans", "sur", "par", "est", "avec", "comment", "quel", "quelle"})


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]


def _typeset(lines: Iterable[str]) -> list[str]:
    return [typeset(line) for line in lines]


def document_names() -> frozenset[str]:
    """Ids of the documents that can be sent or joined."""
    return frozenset(house().documents)
