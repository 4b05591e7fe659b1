"""A sentence cut for guidance: words, quoted names, marks; names recognised without quotes are joined."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from crca_sim.conversation.portal.lexicon import forms, listed, mapped
from crca_sim.conversation.portal.names import Known, name_words
from crca_sim.understanding.expressions import fold

Kind = Literal["word", "name", "mark"]
_PIECE = re.compile(r"«\s*(?P<french>[^»]*?)\s*»|“(?P<curly>[^”]*)”|\"(?P<straight>[^\"]*)\"|(?P<word>\w+)|(?P<mark>[?!.,;:…])")
_NEAR = 3
"""Words back in which a verb or a kind (« bouton ») lets a one-word name be a name."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word (without capitals or accents), a name as it was said, or a mark."""

    kind: Kind
    text: str
    quoted: bool = False


def cut(sentence: str, known: Known) -> tuple[Token, ...]:
    """The tokens of a sentence."""
    found = [_token(match) for match in _PIECE.finditer(sentence)]
    return tuple(_joined([token for token in found if token.text], known))


def _token(match: re.Match[str]) -> Token:
    quoted = match["french"] or match["curly"] or match["straight"]
    if quoted is not None:
        return Token("name", quoted.strip(), quoted=True)
    if match["mark"]:
        return Token("mark", match["mark"])
    return Token("word", fold(match["word"] or ""))


def _joined(tokens: list[Token], known: Known) -> list[Token]:
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        found = _name_at(tokens, at, known, out)
        out.append(Token("name", found[0]) if found else tokens[at])
        at += found[1] if found else 1
    return out


def _name_at(tokens: list[Token], at: int, known: Known, before: list[Token]) -> tuple[str, int] | None:
    run = tokens[at : at + 8]
    stop = next((i for i, token in enumerate(run) if token.kind != "word"), len(run))
    said = tuple(word for token in run[:stop] for word in name_words(token.text) or ("",))
    found = known.at(said, 0)
    if found is None or found[1] > 1:
        return found
    return found if any(_announces(token) for token in before[-_NEAR:]) else None


def _announces(token: Token) -> bool:
    """« Cliquez sur Envoyer », « le bouton Envoyer »: what makes one word the name of something."""
    verbs = forms("agir") | forms("agir_sur") | forms("trouver")
    return token.kind == "word" and (token.text in verbs or token.text in mapped("types") or token.text in listed("ordre") - {"et", "la"})
