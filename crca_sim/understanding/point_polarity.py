"""What is denied, and what is only to be done: « identité non vérifiée » and « documents à envoyer » are not done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from .point_vocabulary import pieces, singular, vocabulary
from .point_words import Word

_CLOSERS = frozenset(pieces("pas plus jamais rien aucun aucune guère personne point ni"))
_STOPS = frozenset({"mais", "car", "donc", "puis", "parce", "puisque", "et", "sauf", "cependant", "or", "que", "qu"})
IMPOSSIBLE = "=impossible"
"""The group of what cannot be done."""
_UNLESS_NEXT = frozenset({"seulement", "que", "qu", "mal"})
"""« non seulement », « pas que », « pas mal » deny nothing."""
_REACH = {"sans": 2, "non": 2, "zero": 1, "ni": 3}
_FAR = 4
_VERB_GROUP = 7
"""How far « pas » may be from its « ne »."""
_INFINITIVE = re.compile(r"[a-z]{2,}(?:er|ir|oir|ttre|ndre|crire|lire|dire|duire|vre|clure)$")
_BEFORE_DUE = frozenset({"a", "doit", "doivent", "dois", "faut", "faudra", "devra", "va", "vais", "devons", "vont"})
_LAST_WORDS = 3


def marked(words: list[Word]) -> list[Word]:
    """The same words, those that are denied or still due marked."""
    denied = {i for at in range(len(words)) for i in _denied_from(words, at)}
    due = {i for at in range(len(words)) for i in _due_from(words, at)}
    return [replace(word, denied=at in denied, due=at in due) if at in denied or at in due else word for at, word in enumerate(words)]


def _denied_from(words: list[Word], at: int) -> set[int]:
    """The words that a word denies."""
    plain = words[at].plain
    if plain in ("ne", "n"):
        return _around_verb(words, at)
    if IMPOSSIBLE in words[at].keys:
        return _ahead(words, at + 1, _FAR)
    if run := _begins(words, at, vocabulary().undone):
        return _ahead(words, at + run, _FAR)
    if (run := _begins(words, at, vocabulary().afterwards)) and (behind := _behind(words, at, run)):
        return behind
    if plain in vocabulary().denying and _next(words, at) not in _UNLESS_NEXT:
        return _ahead(words, at + 1, _REACH.get(plain, _FAR))
    return set()


# ── Forwards ─────────────────────────────────────────────────────────────────────────────────────


def _around_verb(words: list[Word], at: int) -> set[int]:
    """« ne … pas »: the verb and what follows. « ne … que », « ne roule presque plus » deny nothing."""
    reach = list(_piece(words, at + 1, _VERB_GROUP))
    closer = next((i for i in reach if singular(words[i].plain) in _CLOSERS or words[i].plain in _CLOSERS), None)
    limit = next((i for i in reach if words[i].plain in ("que", "qu") or " " in words[i].plain), None)
    if limit is not None and (closer is None or limit < closer):
        return set()
    if closer is None:
        return _ahead(words, at + 1, _FAR)
    return {i for i in range(at + 1, closer) if words[i].kind == "mot"} | _ahead(words, closer + 1, _FAR)


def _piece(words: list[Word], start: int, most: int) -> Iterator[int]:
    """Places from here to the next punctuation."""
    for i in range(start, min(start + most, len(words))):
        if words[i].broken_by:
            return
        yield i


def _ahead(words: list[Word], start: int, reach: int) -> set[int]:
    """The telling words after a denial, up to the next punctuation or conjunction."""
    found: set[int] = set()
    for i in _piece(words, start, len(words)):
        if words[i].plain in _STOPS or len(found) == reach:
            break
        if words[i].kind == "mot" and words[i].tells:
            found.add(i)
    return found


def _next(words: list[Word], at: int) -> str:
    return words[at + 1].plain if at + 1 < len(words) and not words[at + 1].broken_by else ""


# ── Backwards ────────────────────────────────────────────────────────────────────────────────────


def _behind(words: list[Word], at: int, run: int) -> set[int]:
    """The piece that « : non », « à faire » or « KO » closes."""
    here = _piece_start(words, at)
    if here == at:
        if not re.search(r"[:=?(-]", words[at].broken_by):
            return set()
        here = _piece_start(words, at - 1) if at else 0
    elif not _closes(words, at, run):
        return set()
    return {i for i in range(here, at) if words[i].kind == "mot"}


def _piece_start(words: list[Word], at: int) -> int:
    while at > 0 and not words[at].broken_by:
        at -= 1
    return at


def _closes(words: list[Word], at: int, run: int) -> bool:
    """Whether the piece ends here; after « à faire » a few words may still follow."""
    left = len(list(_piece(words, at + run, len(words))))
    return left == 0 or (run > 1 and left <= _LAST_WORDS)


def _begins(words: list[Word], at: int, runs: dict[str, tuple[tuple[str, ...], ...]]) -> int:
    """The length of the listed run that begins here, 0 when none does."""
    for run in runs.get(singular(words[at].plain), ()):
        here = words[at : at + len(run)]
        if tuple(singular(word.plain) for word in here) == run and not any(word.broken_by for word in here[1:]):
            return len(run)
    return 0


# ── To do ────────────────────────────────────────────────────────────────────────────────────────


def _due_from(words: list[Word], at: int) -> set[int]:
    """The infinitive that « à », « doit » or the head of a piece leaves to be done."""
    if (words[at].broken_by or at == 0) and _INFINITIVE.match(words[at].plain):
        return {at}
    if words[at].plain not in _BEFORE_DUE:
        return set()
    return {i for i in _piece(words, at + 1, 3) if _INFINITIVE.match(words[i].plain)}
