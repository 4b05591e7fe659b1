"""Where one sentence ends and the next begins, in text that may hardly be punctuated.

Every span is a pair of offsets in the message as written, so that a proof can always be cut verbatim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .french import count_words, fold
from .lexicons import word_set


@dataclass(frozen=True)
class Span:
    """A piece of a message: `message[start:end]`, without surrounding blanks."""

    start: int
    end: int

    def of(self, message: str) -> str:
        """The very characters."""
        return message[self.start : self.end]


_ABBREVIATIONS = word_set("""
    m mm mr mme mmes mlle mlles dr me pr st ste art al cf ex env av bd tel fax ref no num p pp pg chap min max c.-a-d c-a-d
    p.ex i.e e.g r.c s.v.p a.m t.t.c h.t hab cie ets janv fevr juil sept oct nov dec adj resp dept app bat esc
""")
_END = re.compile(r"[.!?…。！？‼⁉]+(?:[\"'’)\]]|[ \u00a0\u202f]?[»”])*|\n+|\r+|\u2028|\u2029")
_LAST_WORD = re.compile(r"[\w.-]*\w$")
_CLOSING = "\"'»”’)]"


def _is_cut(message: str, folded: str, mark: re.Match[str]) -> bool:
    """Whether this punctuation closes a sentence."""
    signs, end = mark.group(), mark.end()
    if "\n" in signs or "\r" in signs or end >= len(message) or not signs.strip():
        return True
    after = message[end:].lstrip(" \t\u00a0\u202f")
    if not after:
        return True
    spaced = len(after) < len(message) - end
    core = signs.rstrip(_CLOSING + " \u00a0\u202f")
    if core == ".":
        return _full_stop_cuts(message, folded, mark, after, spaced)
    if signs != core and (after[0] in ",;:" or (after[0].islower() and signs[len(core)] not in ")]'")):
        return False
    if "…" in core or core.startswith(".."):
        return ("?" in core or "!" in core) or not (after[0].islower() or after[0] in ",;:…")
    return after[0] not in ",;:)"


def _full_stop_cuts(message: str, folded: str, mark: re.Match[str], after: str, spaced: bool) -> bool:
    before = _LAST_WORD.search(folded, max(0, mark.start() - 24), mark.start())
    word = before.group() if before else ""
    if not spaced:
        return len(word) > 2 and word.isalpha() and after[0].isalpha() and not _looks_like_address(message, mark)
    if word == "etc":
        return after[0].isupper()
    if word in _ABBREVIATIONS:
        return False
    single = len(word) == 1 and word.isalpha() and message[mark.start() - 1].isupper()
    return not single and not (word.isdigit() and _is_item_number(message, mark, word))


def _is_item_number(message: str, mark: re.Match[str], word: str) -> bool:
    """« 1. Ouvrez… » at the head of a line is a list number, not a sentence."""
    head = message[: mark.start() - len(word)]
    return len(word) <= 2 and (not head or head[-1] == "\n")


def _looks_like_address(message: str, mark: re.Match[str]) -> bool:
    """A web or mail address: its dots never end a sentence."""
    left = message.rfind(" ", 0, mark.start()) + 1
    right = message.find(" ", mark.end())
    token = message[left : right if right >= 0 else len(message)].lower()
    return "@" in token or "/" in token or "www." in token or bool(re.search(r"\.(?:fr|com|org|net|eu|exemple|pdf|docx?|jpg|png)\b", token))


def _trimmed(message: str, start: int, end: int) -> Span:
    while start < end and message[start].isspace():
        start += 1
    while end > start and message[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _punctuated(message: str) -> Iterator[Span]:
    folded, start = fold(message), 0
    for mark in _END.finditer(message):
        if _is_cut(message, folded, mark):
            span = _trimmed(message, start, mark.end())
            start = mark.end()
            if span.end > span.start:
                yield span
    last = _trimmed(message, start, len(message))
    if last.end > last.start:
        yield last


_SPEECH_WORDS = 16
"""A stretch this long without any stop is taken as speech written down."""
_CONNECTOR = re.compile(
    r"(?<= )(?:et donc|et puis|et apres|et ensuite|et sinon|et du coup|et la|du coup|donc|alors(?! qu)|ensuite|par contre|sinon|"
    r"en revanche|apres|voila|bon|d'accord|ok|parfait|tres bien|mais|est-ce que|est ce que|esce que|qu'est-ce|qu est ce|je vais|je vous|"
    r"je peux|on va|vous pouvez|vous avez|pouvez-vous|pouvez vous|souhaitez-vous|voulez-vous|avez-vous|merci|bonne journee|"
    r"au revoir|dites-moi|dites moi|n'hesitez|sachez|comment|combien|quel|quelle)(?= )"
)
_LINK = re.compile(r"\b(?:et|mais|car) $")
"""What begins with the word after it: « … et vous pouvez » is cut before « et »."""
_BOUND = re.compile(
    r"(?:\b(?:que|qui|si|quand|comme|dont|ou|lorsque|puisque|parce que|de|a|le|la|les|un|une|des|du|au|aux|en|pour|par|sur|dans|"
    r"avec|sans|depuis|chez|ne|tres|trop|plus|moins|votre|notre|vos|nos|mon|ma|mes|ce|cet|cette|ces|apres|avant|"
    r"selon|ni)|\b[cdjlmnst]'|qu'|\d) $"
)
"""What does not let go of the next word: no sentence begins between « depuis » and « combien de temps »."""


def _starts(folded: str, pattern: re.Pattern[str]) -> list[int]:
    """Where a new sentence may start in a folded text without punctuation."""
    places = []
    for match in pattern.finditer(folded):
        before = folded[max(0, match.start() - 12) : match.start()]
        link = _LINK.search(before)
        if not _BOUND.search(before):
            places.append(match.start() - (len(before) - link.start() if link else 0))
    return places


_MIN_PIECE = 4


def _pieces(message: str, span: Span, cuts: list[int]) -> list[Span]:
    """The span cut at these places, pieces too short left with the piece before."""
    kept, start = [], span.start
    for cut in cuts:
        if count_words(message[start:cut]) >= _MIN_PIECE and count_words(message[cut : span.end]) >= _MIN_PIECE:
            kept.append(_trimmed(message, start, cut))
            start = cut
    return [*kept, _trimmed(message, start, span.end)]


_STRONG = re.compile(
    r"(?<= )(?:et donc|et puis|et apres|et ensuite|et sinon|et du coup|du coup|donc|alors(?! qu)|ensuite|par contre|sinon|en revanche|"
    r"voila|est-ce que|est ce que|esce que|esceque|qu'est-ce|qu est ce|bonne journee|au revoir|"
    r"je vous (?:rappelle|envoie|propose|explique|souhaite|remercie|passe|ecoute|mets|note|lis|laisse|refais|demande)|"
    r"pouvez[- ]vous|souhaitez[- ]vous|voulez[- ]vous|avez[- ]vous|merci|dites[- ]moi|n'hesitez pas|n hesitez pas)(?= )"
)


def _speech(message: str, span: Span) -> list[Span]:
    """Unpunctuated speech cut before the words that start a new sentence."""
    text = span.of(message)
    if count_words(text) < _SPEECH_WORDS or re.search(r"[,;:—–]", text):
        return [span]
    cuts = [span.start + place for place in _starts(fold(text), _STRONG)]
    return _pieces(message, span, cuts)


def sentences(message: str) -> list[Span]:
    """The sentences of a message, in order; blanks and lone punctuation belong to none."""
    spans = [piece for span in _punctuated(message) for piece in _speech(message, span)]
    return [span for span in spans if any(c.isalnum() or ord(c) > 0x2190 for c in span.of(message))]


_CLAUSE_WORDS = 9
_CLAUSE_MARK = re.compile(r"[;:]\s|,\s|\s[-–—]\s|[.!?…]+[»\")]*\s+|\s\(")


def clauses(text: str) -> list[str]:
    """The clauses of a long sentence, or nothing when it is short enough to be read at once."""
    if count_words(text) < _CLAUSE_WORDS:
        return []
    whole = Span(0, len(text))
    folded = fold(text)
    marks = {m.end() for m in _CLAUSE_MARK.finditer(text)} | {*_starts(folded, _CONNECTOR)}
    pieces = [piece.of(text) for piece in _pieces(text, whole, sorted(marks))]
    return pieces if len(pieces) > 1 else []
