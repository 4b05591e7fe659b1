"""« Quel jour, et à quelle heure ? », « votre nom et votre adresse ? »: the questions that one sentence asks together."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from crca_sim.conversation import follow_ups, kinds, meaning
from crca_sim.conversation.alternatives import alternatives
from crca_sim.conversation.exchange import Exchange
from crca_sim.understanding.expressions import fold
from crca_sim.understanding.reading import SentenceReading

MOST = 3
_PREPOSITION = r"(?:a |de |depuis |pour |en |dans |chez |par |avec |vers |sur |jusqu'a |du |des |d'|avant |combien )?"
_WORD = rf"{_PREPOSITION}(?:quand|combien|@u|qui|quoi|comment|pourquoi|quel(?:le)?s?|lequel|laquelle|est-ce|qu'est-ce)\b"
_ASKS = re.compile(rf"(?:^|[^\w-]){_WORD}|\b[a-z]+-(?:vous|t-(?:il|elle|on|ils|elles)|il|elle|ils|elles|on|ce)\b|\bqu[e']")
_AND = re.compile(r",?\s+(?:et|puis)\s+(?=\S)")
_COMMA = re.compile(rf"[,;]\s+(?={_WORD})|\s+:\s+(?={_WORD})")
_SUBJECT = re.compile(rf"(?:{_WORD}|(?:il|elle|ils|elles|vous|on|ca|cela|c'est|etes|avez|est|ce|que|qu')\b|[a-z]+-(?:vous|t-|il|elle))")
_ELEMENT = re.compile(
    r"(?:(?:votre|vos|le|la|les|l'|son|sa|ton|ta|un|une)\s*)?"
    r"(?:nom|prenom|date de naissance|naissance|adresse|numero|telephone|portable|mail|e-mail|email|courriel|code postal|profession|age)\b"
)
_BEFORE_ELEMENT = re.compile(rf"(?:,?\s+et\s+|,\s+|\s+:\s+)(?={_ELEMENT.pattern})")


def of(x: Exchange, sentence: SentenceReading) -> list[SentenceReading]:
    """The questions of a sentence, each read by itself, with what stands before it in mind."""
    spans = cut(sentence.text)
    if len(spans) < 2 or x.cast.reread is None:
        return [sentence]
    found: list[SentenceReading] = []
    for start, end in spans:
        words = sentence.text[start:end].strip(" ,;:?") + " ?"
        read = x.cast.reread(words)
        if read is None:
            return [sentence]
        acts = tuple(dict.fromkeys((*read.acts, *sentence.acts)))
        piece = read.model_copy(update={"text": words, "start": sentence.start + start, "end": sentence.start + end, "acts": acts})
        found.append(meaning.understood(x, piece, x.text[: sentence.start + start]))
    return found


def answered(piece: SentenceReading, said: list[str]) -> bool:
    """« …et combien ? » after an answer that says it."""
    wanted = kinds.wanted(piece.text)
    return bool(wanted) and kinds.only_asks(piece.text) and bool(kinds.holding_surely(said, wanted[:1]))


def goes_on(x: Exchange, piece: SentenceReading) -> bool:
    """« …et quand ? »: what goes further that way on the fact told just before."""
    told = [f for f, spoken in x.state.told_at.items() if spoken == x.state.spoken]
    return kinds.only_asks(piece.text) and bool(told) and bool(kinds.wanted(piece.text)) and follow_ups.of_kind(x, piece, told[-1])


# ── Where to cut ─────────────────────────────────────────────────────────────────────────────────


@lru_cache(maxsize=512)
def cut(text: str) -> tuple[tuple[int, int], ...]:
    """Where the questions of a sentence are, when it asks several; the whole of it otherwise."""
    plain = _plain(text)
    whole = ((0, len(text)),)
    if len(plain) != len(text):
        return whole
    places = _elements(plain) or _questions(plain)
    spans = tuple(pairwise((0, *places, len(text))))
    return _without_preamble(plain, spans[: MOST + 1])


def _plain(text: str) -> str:
    """« où » becomes « @u », so as not to be « ou »: as long as it was."""
    return fold(re.sub(r"\b[oO]ù", "@u", text.replace("’", "'")))


def _elements(plain: str) -> list[int]:
    """« Votre nom, votre date de naissance et votre adresse »."""
    first = _ELEMENT.search(plain)
    found = [m.start() for m in _BEFORE_ELEMENT.finditer(plain) if first and m.start() > first.start()]
    return found if found and "?" not in plain[: found[0]] else []


def _questions(plain: str) -> list[int]:
    """Where another question begins behind one."""
    found = (*_AND.finditer(plain), *_COMMA.finditer(plain))
    kept: list[int] = []
    for mark in sorted(found, key=lambda m: m.start()):
        behind, left = plain[mark.end() :], plain[kept[-1] if kept else 0 : mark.start()]
        asks = _SUBJECT.match(behind) and _ASKS.search(behind)
        if asks and (_ASKS.search(left) or (mark.group().strip().startswith((":", "et", ", et")) and len(left.split()) >= 3)):
            kept.append(mark.start())
    return kept


def _without_preamble(plain: str, spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """« Vous avez reçu un rapport : à quel nom est-il ? »: what leads to a question is not one."""
    if (
        len(spans) > 1
        and plain[spans[1][0] : spans[1][1]].lstrip().startswith(":")
        and (not _ASKS.search(plain[slice(*spans[0])]) or alternatives(plain[slice(*spans[1])].lstrip(" :")))
    ):
        return spans[1:] if len(spans) > 2 else ((0, spans[-1][1]),)
    return spans
